// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/aggregate_to_zones.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/balance.h"
#include "core/analysis/spatial/column_names.h"
#include "core/analysis/spatial/reprojection.h"
#include "core/analysis/spatial/zone_layer.h"
#include "core/analysis/spatial/zone_shares.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace weitblick::analysis::spatial {

namespace {

constexpr std::size_t kFeaturesPerBatch = 4096;
constexpr std::size_t kZonesPerBatch = 512;
constexpr double kEqualShares = 1e-9; // shares that differ by less are equal: then the first zone counts

enum class Assignment : std::uint8_t { ByShare, ToLargest };

/// What a zone gets besides the sums.
struct ZoneCount {
    std::int64_t features = 0; ///< with a part in it
    double measure = 0.0;      ///< area or length
    double lost = 0.0;         ///< what the additions to `measure` rounded away (Neumaier 1974)

    void addMeasure(double value)
    {
        const double sum = measure + value;
        lost += std::abs(measure) >= std::abs(value) ? (measure - sum) + value : (value - sum) + measure;
        measure = sum;
    }
};

/// Some features of the input that wait for their shares: the values of their columns, feature by feature.
struct Batch {
    std::vector<Amount> amounts;
    std::vector<char> hasAmount;

    void clear()
    {
        amounts.clear();
        hasAmount.clear();
    }
};

/// The running work: zones, totals and counts.
struct Aggregation {
    const ZoneLayer& zones;
    Assignment assignment = Assignment::ByShare;
    std::vector<DividedTotal> totals;
    std::vector<ZoneCount> counts;
    FeatureBalance features;
    std::int64_t overlaid = 0;
};

void divideFeature(Aggregation& work, std::span<const ZoneShare> shares, const Amount* amounts, const char* hasAmount)
{
    std::vector<ZoneShare> kept(shares.begin(), shares.end());
    if (work.assignment == Assignment::ToLargest && kept.size() > 1) {
        const double largestShare = std::ranges::max(kept, {}, &ZoneShare::share).share;
        const auto largest = std::ranges::find_if(
            kept, [&](const ZoneShare& share) { return share.share > largestShare - kEqualShares; });
        kept = {*largest};
    }
    std::vector<double> parts;
    for (ZoneShare& share : kept) {
        share.share = work.assignment == Assignment::ToLargest ? 1.0 : share.share;
        parts.push_back(share.share);
        ++work.counts[share.zone].features;
        work.counts[share.zone].addMeasure(share.measure);
    }
    ++work.features.features;
    work.features.withoutGroup += kept.empty() ? 1 : 0;
    std::vector<Amount> divided;
    for (std::size_t column = 0; column < work.totals.size(); ++column) {
        DividedTotal& total = work.totals[column];
        if (hasAmount[column] == 0) {
            ++total.missingValues;
            continue;
        }
        total.rest += apportion(amounts[column], parts, divided);
        for (std::size_t part = 0; part < kept.size(); ++part) {
            total.groups[kept[part].zone] += divided[part];
        }
    }
}

Result<void> divideBatch(Aggregation& work, ZoneShareFinder& finder, Batch& batch)
{
    Job quiet; // too short to report
    WB_TRY(const FeatureShares shares, finder.take(quiet));
    work.overlaid += static_cast<std::int64_t>(shares.overlaid.size());
    for (std::size_t feature = 0; feature < shares.measures.size(); ++feature) {
        const std::size_t first = feature * work.totals.size();
        divideFeature(work, shares.of(feature), batch.amounts.data() + first, batch.hasAmount.data() + first);
    }
    batch.clear();
    return {};
}

/// Adds the reader's row to the batch. A feature whose geometry cannot be used counts as one in no zone.
void addRow(RunContext& context, const Aggregation& work, const workspace::LayerReader& reader,
            Reprojection& reprojection, ZoneShareFinder& finder, Batch& batch)
{
    const auto geometry = reprojection.apply(reader.geometry());
    auto added = geometry ? finder.add(*geometry) : Result<void>(geometry.error());
    if (!added) {
        context.reject({.source = context.input("layer").schema.name,
                        .line = reader.fid(),
                        .reasonDe = added.error().message.de,
                        .reasonEn = added.error().message.en});
        added = finder.add({});
    }
    for (std::size_t column = 0; column < work.totals.size(); ++column) {
        Amount amount = 0;
        batch.hasAmount.push_back(amountOf(reader.value(column), work.totals[column].amountUnit, amount) ? 1 : 0);
        batch.amounts.push_back(amount);
    }
}

Result<void> divideAll(RunContext& context, Aggregation& work, Job& job)
{
    const workspace::Dataset& layer = context.input("layer");
    WB_TRY(Reprojection reprojection, Reprojection::between(layer.schema.srsId, context.input("zones").schema.srsId));
    if (!reprojection.isIdentity()) {
        context.note(
            {"Ebene umgerechnet: " + reprojection.operation(), "layer transformed: " + reprojection.operation()});
    }
    WB_TRY(workspace::LayerReader reader, context.read("layer", {.columns = context.columns("sum_columns")}));
    ZoneShareFinder finder(work.zones.index());
    Batch batch;
    std::int64_t row = 0;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (more) {
            addRow(context, work, reader, reprojection, finder, batch);
            ++row;
        }
        if (!more || finder.size() >= kFeaturesPerBatch) {
            WB_CHECK(divideBatch(work, finder, batch));
            const auto rows = static_cast<double>(std::max({row, layer.rowCount, std::int64_t{1}}));
            WB_CHECK(job.report(static_cast<double>(row) / rows, "aggregate"));
        }
        if (!more) {
            break;
        }
    }
    context.countRead(row);
    if (const std::int64_t repaired = finder.repairedCount(); repaired > 0) {
        const std::string count = std::to_string(repaired);
        context.note({count + " ungültige Geometrien wurden repariert", count + " invalid geometries were repaired"});
    }
    if (work.overlaid > 0) {
        const std::string count = std::to_string(work.overlaid);
        context.note(
            {count + " Objekte liegen in Zonen, die einander überlappen; ihre Anteile wurden auf 100 % gekürzt",
             count + " features lie in zones that overlap; their shares were reduced to 100 %"});
    }
    return {};
}

/// The column for the area or length inside a zone, where all features are of one kind and are divided.
std::optional<workspace::Column> measureColumn(const Aggregation& work, workspace::GeometryType type)
{
    using workspace::GeometryType;
    if (work.assignment == Assignment::ToLargest) {
        return std::nullopt;
    }
    if (type == GeometryType::Polygon || type == GeometryType::MultiPolygon) {
        return workspace::Column{"flaeche_m2", workspace::ColumnType::Real, "m2", "Fläche"};
    }
    if (type == GeometryType::LineString || type == GeometryType::MultiLineString) {
        return workspace::Column{"laenge_m", workspace::ColumnType::Real, "m", "Länge"};
    }
    return std::nullopt;
}

workspace::LayerSchema schemaFor(const RunContext& context, const Aggregation& work,
                                 const std::optional<workspace::Column>& measure)
{
    workspace::LayerSchema schema = context.input("zones").schema;
    schema.columns.push_back(
        {freeColumnName(schema, context.text("count_column")), workspace::ColumnType::Integer, "", "Anzahl"});
    appendSumColumns(work.totals, context.input("layer").schema, schema);
    if (measure) {
        workspace::Column column = *measure;
        column.name = freeColumnName(schema, measure->name);
        schema.columns.push_back(column);
    }
    return schema;
}

void addResults(const Aggregation& work, std::size_t zone, const workspace::LayerSchema& schema, bool hasMeasure,
                workspace::RowBatch& rows)
{
    rows.add(work.counts[zone].features);
    const std::size_t firstSum = schema.columns.size() - work.totals.size() - (hasMeasure ? 1 : 0);
    addSums(work.totals, zone, std::span(schema.columns).subspan(firstSum), rows);
    if (hasMeasure) {
        rows.add(work.counts[zone].measure + work.counts[zone].lost);
    }
}

Result<void> writeZones(RunContext& context, const Aggregation& work, Job& job)
{
    const auto measure = measureColumn(work, context.input("layer").schema.geometry);
    const workspace::LayerSchema schema = schemaFor(context, work, measure);
    WB_TRY(OutputLayer* const output, context.startOutput("result", schema));
    WB_TRY(workspace::LayerReader reader, context.read("zones"));
    workspace::RowBatch rows;
    for (std::size_t zone = 0; zone < work.zones.size(); ++zone) {
        WB_TRY(const bool more, reader.next());
        if (!more || reader.fid() != work.zones.polygons().fids[zone]) {
            return Error{
                .code = ErrorCode::Internal,
                .message = {"die Zonen haben sich während der Rechnung geändert", "the zones changed during the run"}};
        }
        rows.beginRow();
        rows.geometry(reader.geometry());
        for (std::size_t column = 0; column < reader.columnCount(); ++column) {
            addCell(rows, reader.value(column));
        }
        addResults(work, zone, schema, measure.has_value(), rows);
        rows.endRow();
        if (rows.rowCount() >= kZonesPerBatch || zone + 1 == work.zones.size()) {
            WB_CHECK(output->append(rows, job));
            rows.clear();
            WB_CHECK(job.report(static_cast<double>(zone + 1) / static_cast<double>(work.zones.size()), "write"));
        }
    }
    return {};
}

Result<void> runAggregateToZones(RunContext& context, Job& job)
{
    Job zoneJob = job.part(0.0, 0.15);
    WB_TRY(const ZoneLayer zones, ZoneLayer::read(context, "zones", context.input("zones").schema.srsId, zoneJob));
    Aggregation work{.zones = zones};
    work.assignment = context.text("assignment") == "largest" ? Assignment::ToLargest : Assignment::ByShare;
    work.counts.resize(zones.size());
    Job valueJob = job.part(0.15, 0.25);
    WB_TRY(work.totals, startTotals(context, "layer", context.columns("sum_columns"), zones.size(), valueJob));
    Job divideJob = job.part(0.25, 0.9);
    WB_CHECK(divideAll(context, work, divideJob));
    Job writeJob = job.part(0.9, 1.0);
    WB_CHECK(writeZones(context, work, writeJob));
    return writeBalance(context, work.totals, work.features, writeJob);
}

std::vector<Parameter> parameters()
{
    return {{.id = "sum_columns",
             .title = {"Summen", "Sums"},
             .help = {"Zahlenspalten, die je Zone summiert werden (Einwohner, Verbrauch, Leistung).",
                      "Number columns that are summed for each zone (people, consumption, power)."},
             .kind = ParameterKind::Columns,
             .columnOf = "layer",
             .columns = ColumnDemand::Number,
             .presence = Presence::Optional},
            {.id = "assignment",
             .title = {"Zuordnung", "Assignment"},
             .help = {"Was über eine Grenze reicht, wird nach Fläche oder Länge aufgeteilt oder ganz der Zone mit dem "
                      "größten Anteil zugeschlagen.",
                      "What lies across a border is divided by area or length, or given as a whole to the zone with "
                      "the largest share."},
             .kind = ParameterKind::Choice,
             .defaultValue = "share",
             .choices = {{"share", {"anteilig", "by share"}}, {"largest", {"größter Anteil", "largest share"}}}},
            {.id = "count_column",
             .title = {"Spalte mit der Anzahl", "Column with the count"},
             .help = {"Name der neuen Spalte: Objekte mit einem Teil in der Zone.",
                      "Name of the new column: features with a part in the zone."},
             .kind = ParameterKind::Text,
             .defaultValue = "anzahl"}};
}

} // namespace

Descriptor aggregateToZonesAnalysis()
{
    return {
        .id = "aggregate_to_zones",
        .version = "1",
        .title = {"Auf Zonen aggregieren", "Aggregate to zones"},
        .summary = {"Zählt und summiert Punkte, Linien oder Flächen je Zone nach ihrer Lage; was über Grenzen reicht, "
                    "wird nach Länge oder Fläche aufgeteilt, und die Gesamtsumme bleibt genau erhalten.",
                    "Counts and sums points, lines or areas for each zone by location; what lies across borders is "
                    "divided by length or area, and the total is kept exactly."},
        .group = {"Allgemein", "General"},
        .tags = {"summe", "zonen", "verschneiden", "statistik"},
        .inputs = {{.id = "layer",
                    .title = {"Ebene", "Layer"},
                    .help = {"Objekte, die gezählt und summiert werden.", "Features that are counted and summed."},
                    .kinds = {GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons}},
                   {.id = "zones",
                    .title = {"Zonen", "Zones"},
                    .help = {"Flächen, für die gezählt und summiert wird.", "Areas to count and sum for."},
                    .role = "zones",
                    .kinds = {GeometryKind::Polygons},
                    .crs = CrsDemand::Metres}},
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Zonen mit Summen", "Zones with sums"},
                     .help = {"Alle Zonen mit ihren Spalten, der Anzahl und je Spalte der Summe.",
                              "All zones with their columns, the count and the sum of each column."},
                     .nameSuffix = "je_zone"},
                    balanceOutput()},
        .methodPage = "aggregate_to_zones",
        .run = runAggregateToZones,
    };
}

} // namespace weitblick::analysis::spatial
