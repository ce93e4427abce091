// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/spatial_join.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/column_names.h"
#include "core/analysis/spatial/join_pairs.h"
#include "core/analysis/spatial/join_statistics.h"
#include "core/geo/feature_kind.h"
#include "core/geo/line_set.h"
#include "core/geo/polygon_set.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <array>
#include <optional>

namespace weitblick::analysis::spatial {

namespace {

constexpr std::size_t kRowsPerChunk = 256;
constexpr std::size_t kFeaturesPerReport = 1024;

/// What the rows get and how.
struct Plan {
    JoinPredicate predicate = JoinPredicate::Intersects;
    bool isWeighted = false;
    std::size_t ownColumnCount = 0;   ///< of the layer
    std::vector<std::string> sources; ///< columns of the joined layer, each once
    std::vector<JoinColumn> columns;
    std::vector<double> measures; ///< area or length of each joined feature, where weighted
};

using Blob = std::span<const std::byte>;

bool arePolygons(workspace::GeometryType type)
{
    return type == workspace::GeometryType::Polygon || type == workspace::GeometryType::MultiPolygon;
}
bool areLines(workspace::GeometryType type)
{
    return type == workspace::GeometryType::LineString || type == workspace::GeometryType::MultiLineString;
}

Error notWeighable()
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"anteilig geht nur zwischen Flächen und Flächen oder Linien",
                        "by share works only between areas and areas or lines"},
            .subject = "weighting",
            .advice = {"Ohne Gewichtung rechnen", "Choose no weighting"}};
}

/// Weights need something to measure, and sums a feature that can be divided by that measure.
Result<void> checkWeighting(const RunContext& context, const Plan& plan)
{
    if (!plan.isWeighted) {
        return {};
    }
    const workspace::GeometryType rows = context.input("layer").schema.geometry;
    const workspace::GeometryType joined = context.input("join_layer").schema.geometry;
    const bool isPossible =
        (arePolygons(rows) && (arePolygons(joined) || areLines(joined))) || (areLines(rows) && arePolygons(joined));
    if (!isPossible) {
        return notWeighable();
    }
    if (plan.predicate == JoinPredicate::Nearest) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das nächste Objekt hat keinen gemeinsamen Anteil",
                                 "the nearest feature has no share in common"},
                     .subject = "weighting",
                     .advice = {"Ohne Gewichtung rechnen", "Choose no weighting"}};
    }
    if (areLines(rows) && !context.columns("sum_columns").empty()) {
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {"Werte von Flächen lassen sich nicht anteilig auf Linien summieren",
                        "values of areas cannot be summed by share for lines"},
            .subject = "sum_columns",
            .advice = {"Einen nach Länge gewichteten Mittelwert wählen", "Choose a mean, which is weighted by length"}};
    }
    return {};
}

/// The columns of the result; fills the plan's.
workspace::LayerSchema schemaFor(const RunContext& context, Plan& plan)
{
    struct Group {
        const char* parameter;
        JoinStatistic statistic;
    };
    constexpr std::array<Group, 5> kGroups{{{"sum_columns", JoinStatistic::Sum},
                                            {"mean_columns", JoinStatistic::Mean},
                                            {"min_columns", JoinStatistic::Minimum},
                                            {"max_columns", JoinStatistic::Maximum},
                                            {"first_columns", JoinStatistic::First}}};
    workspace::LayerSchema schema = context.input("layer").schema;
    const workspace::LayerSchema& joined = context.input("join_layer").schema;
    schema.columns.push_back(
        {freeColumnName(schema, context.text("count_column")), workspace::ColumnType::Integer, "", "Anzahl"});
    for (const Group& group : kGroups) {
        for (const std::string& name : context.columns(group.parameter)) {
            auto source = std::ranges::find(plan.sources, name);
            if (source == plan.sources.end()) {
                source = plan.sources.insert(source, name);
            }
            JoinColumn column{.statistic = group.statistic,
                              .source = static_cast<std::size_t>(source - plan.sources.begin())};
            column.result = joinResultColumn(joined.columns[*joined.indexOf(name)], group.statistic, plan.isWeighted);
            column.result.name = freeColumnName(schema, column.result.name);
            schema.columns.push_back(column.result);
            plan.columns.push_back(std::move(column));
        }
    }
    if (plan.predicate == JoinPredicate::Nearest) {
        schema.columns.push_back({freeColumnName(schema, "abstand_m"), workspace::ColumnType::Real, "m", "Abstand"});
    }
    return schema;
}

/// Area or length of every joined feature; 0 where it has none.
Result<std::vector<double>> measuresOf(const FeatureLayer& features, Job& job)
{
    std::vector<double> measures(features.size(), 0.0);
    for (std::size_t feature = 0; feature < features.size(); ++feature) {
        if (feature % kFeaturesPerReport == 0) {
            WB_CHECK(job.report(static_cast<double>(feature) / static_cast<double>(features.size()), "measure"));
        }
        WB_TRY(const geo::FeatureKind kind, geo::featureKindOf(features.bytes(feature)));
        if (kind == geo::FeatureKind::Polygons) {
            geo::PolygonSet polygon;
            std::int64_t repaired = 0;
            WB_CHECK(appendValidPolygon(polygon, 0, features.bytes(feature), repaired));
            measures[feature] = geo::areaOf(polygon, 0);
        } else if (kind == geo::FeatureKind::Lines) {
            geo::LineSet line;
            WB_CHECK(geo::appendLine(line, 0, features.bytes(feature)));
            measures[feature] = geo::lengthOf(line, 0);
        }
    }
    return measures;
}

Result<std::vector<JoinPair>> pairsOf(std::span<const Blob> rows, const Plan& plan, const JoinSide& side,
                                      unsigned thread)
{
    return plan.isWeighted ? pairsByMeasure(rows, side) : pairsByPredicate(rows, side, plan.predicate, thread);
}

/// Adds the values of a row's pairs behind its own columns.
void addJoined(const Plan& plan, const FeatureLayer& features, std::span<const JoinPair> pairs,
               workspace::RowBatch& rows)
{
    rows.add(static_cast<std::int64_t>(pairs.size()));
    for (const JoinColumn& column : plan.columns) {
        JoinValue value;
        for (const JoinPair& pair : pairs) {
            JoinWeight weight;
            if (plan.isWeighted) {
                const double whole = plan.measures[pair.other];
                weight = {.share = whole > 0.0 ? pair.measure / whole : 0.0, .weight = pair.measure};
            }
            value.add(features.value(pair.other, column.source), weight);
        }
        value.write(column, rows);
    }
    if (plan.predicate != JoinPredicate::Nearest) {
        return;
    }
    if (pairs.empty()) {
        rows.addNull();
    } else {
        rows.add(pairs.front().distance);
    }
}

/// Empties geometries that cannot be used and rejects them: their rows stay, without matches.
void rejectUnusable(const RowChunk& chunk, const Plan& plan, const JoinSide& side, std::vector<Blob>& geometries,
                    unsigned thread, TransformedChunk& out)
{
    for (std::size_t row = 0; row < geometries.size(); ++row) {
        if (auto alone = pairsOf(std::span(geometries).subspan(row, 1), plan, side, thread); !alone) {
            out.rejected.push_back({chunk.fids[row], alone.error().message});
            geometries[row] = {};
        }
    }
}

Result<void> joinChunk(const RowChunk& chunk, const Plan& plan, const JoinSide& side, unsigned thread,
                       TransformedChunk& out)
{
    std::vector<Blob> geometries;
    workspace::RowCursor geometryCursor(chunk.rows);
    while (geometryCursor.next()) {
        geometries.push_back(geometryCursor.geometry());
    }
    auto found = pairsOf(geometries, plan, side, thread);
    if (!found) {
        rejectUnusable(chunk, plan, side, geometries, thread, out);
        found = pairsOf(geometries, plan, side, thread);
    }
    WB_TRY(const std::vector<JoinPair> pairs, std::move(found));
    workspace::RowCursor cursor(chunk.rows);
    auto next = pairs.begin();
    for (std::size_t row = 0; cursor.next(); ++row) {
        out.rows.beginRow();
        if (!cursor.geometry().empty()) {
            out.rows.geometry(cursor.geometry());
        }
        copyCells(cursor, plan.ownColumnCount, out.rows);
        const auto first = next;
        while (next != pairs.end() && next->row == row) {
            ++next;
        }
        out.counts[0] += first == next ? 1 : 0;
        addJoined(plan, side.features, std::span<const JoinPair>(first, next), out.rows);
        out.rows.endRow();
    }
    return {};
}

JoinPredicate predicateOf(const std::string& name)
{
    if (name == "contains") {
        return JoinPredicate::Contains;
    }
    if (name == "within") {
        return JoinPredicate::Within;
    }
    return name == "nearest" ? JoinPredicate::Nearest : JoinPredicate::Intersects;
}

Result<void> runSpatialJoin(RunContext& context, Job& job)
{
    Plan plan{.predicate = predicateOf(context.text("predicate")),
              .isWeighted = context.text("weighting") == "share",
              .ownColumnCount = context.input("layer").schema.columns.size()};
    WB_CHECK(checkWeighting(context, plan));
    workspace::LayerSchema schema = schemaFor(context, plan);
    const std::int32_t srsId = schema.srsId;
    Job readJob = job.part(0.0, 0.2);
    WB_TRY(const FeatureLayer features, FeatureLayer::read(context, "join_layer", srsId, plan.sources, readJob));
    std::optional<ZoneLayer> zones;
    if (arePolygons(context.input("join_layer").schema.geometry)) {
        Job zoneJob = job.part(0.2, 0.3);
        WB_TRY(ZoneLayer read, ZoneLayer::read(context, "join_layer", srsId, zoneJob));
        zones.emplace(std::move(read));
    }
    if (plan.isWeighted) {
        Job measureJob = job.part(0.3, 0.35);
        WB_TRY(plan.measures, measuresOf(features, measureJob));
    }
    const JoinSide side{features, zones ? &*zones : nullptr};
    WB_TRY(OutputLayer* const output, context.startOutput("result", std::move(schema)));
    Job joinJob = job.part(0.35, 1.0);
    WB_TRY(const auto counts, transformRows(
                                  context, "layer", {.rowsPerChunk = kRowsPerChunk, .step = "join"},
                                  [&](const RowChunk& chunk, unsigned thread, TransformedChunk& out) {
                                      return joinChunk(chunk, plan, side, thread, out);
                                  },
                                  *output, joinJob));
    if (counts[0] > 0) {
        const std::string count = std::to_string(counts[0]);
        context.note({count + " Zeilen haben kein passendes Objekt", count + " rows have no matching feature"});
    }
    return {};
}

Parameter columnsParameter(const char* id, Text title, Text help, ColumnDemand demand)
{
    return {.id = id,
            .title = std::move(title),
            .help = std::move(help),
            .kind = ParameterKind::Columns,
            .columnOf = "join_layer",
            .columns = demand,
            .presence = Presence::Optional};
}

std::vector<Parameter> parameters()
{
    return {
        {.id = "predicate",
         .title = {"Beziehung", "Relation"},
         .help = {"Welche Objekte der anderen Ebene zu einer Zeile gehören: die sie berühren oder schneiden, die in "
                  "ihr liegen, die sie enthalten, oder das nächste.",
                  "Which features of the other layer belong to a row: those that it touches or crosses, that lie in "
                  "it, that contain it, or the nearest one."},
         .kind = ParameterKind::Choice,
         .defaultValue = "intersects",
         .choices = {{"intersects", {"berührt oder schneidet", "intersects"}},
                     {"contains", {"enthält", "contains"}},
                     {"within", {"liegt in", "within"}},
                     {"nearest", {"am nächsten", "nearest"}}}},
        {.id = "weighting",
         .title = {"Gewichtung", "Weighting"},
         .help = {"Anteilig: Summen nach dem Anteil des anderen Objekts, der in der Zeile liegt (Fläche, bei Linien "
                  "Länge), Mittelwerte nach gemeinsamer Fläche oder Länge.",
                  "By share: sums by the share of the other feature inside the row (area, for lines length), means "
                  "by common area or length."},
         .kind = ParameterKind::Choice,
         .defaultValue = "none",
         .choices = {{"none", {"keine", "none"}}, {"share", {"anteilig", "by share"}}}},
        columnsParameter("sum_columns", {"Summen", "Sums"},
                         {"Zahlenspalten der anderen Ebene, die summiert werden.",
                          "Number columns of the other layer that are summed."},
                         ColumnDemand::Number),
        columnsParameter("mean_columns", {"Mittelwerte", "Means"},
                         {"Zahlenspalten der anderen Ebene, die gemittelt werden.",
                          "Number columns of the other layer that are averaged."},
                         ColumnDemand::Number),
        columnsParameter("min_columns", {"Kleinste Werte", "Minima"},
                         {"Zahlenspalten, von denen der kleinste Wert genommen wird.",
                          "Number columns of which the smallest value is taken."},
                         ColumnDemand::Number),
        columnsParameter("max_columns", {"Größte Werte", "Maxima"},
                         {"Zahlenspalten, von denen der größte Wert genommen wird.",
                          "Number columns of which the largest value is taken."},
                         ColumnDemand::Number),
        columnsParameter("first_columns", {"Übernommene Spalten", "Columns to take over"},
                         {"Spalten, von denen der Wert des ersten passenden Objekts übernommen wird.",
                          "Columns of which the value of the first matching feature is taken over."},
                         ColumnDemand::Any),
        {.id = "count_column",
         .title = {"Spalte mit der Anzahl", "Column with the count"},
         .help = {"Name der neuen Spalte: Zahl der passenden Objekte.",
                  "Name of the new column: number of matching features."},
         .kind = ParameterKind::Text,
         .defaultValue = "anzahl"}};
}

} // namespace

Descriptor spatialJoinAnalysis()
{
    return {
        .id = "spatial_join",
        .version = "1",
        .title = {"Räumlich verbinden", "Spatial join"},
        .summary = {"Gibt jeder Zeile einer Ebene Anzahl, Summen, Mittelwerte oder Spalten der Objekte einer anderen "
                    "Ebene, die sie schneidet, enthält, in denen sie liegt oder die ihr am nächsten sind.",
                    "Gives each row of a layer count, sums, means or columns of the features of another layer that it "
                    "intersects, contains, lies in or is nearest to."},
        .group = {"Allgemein", "General"},
        .tags = {"join", "verschneiden", "anteilig", "lage"},
        .inputs = {{.id = "layer",
                    .title = {"Ebene", "Layer"},
                    .help = {"Ihre Zeilen bekommen neue Spalten.", "Its rows get new columns."},
                    .kinds = {GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons},
                    .crs = CrsDemand::Metres},
                   {.id = "join_layer",
                    .title = {"Andere Ebene", "Other layer"},
                    .help = {"Aus ihr kommen die Werte.", "Where the values come from."},
                    .kinds = {GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons}}},
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Ebene mit neuen Spalten", "Layer with new columns"},
                     .help = {"Alle Zeilen der Ebene; ohne passendes Objekt ist die Anzahl 0 und der Rest leer.",
                              "All rows of the layer; without a matching feature the count is 0 and the rest empty."},
                     .nameSuffix = "verbunden"}},
        .methodPage = "spatial_join",
        .run = runSpatialJoin,
    };
}

} // namespace weitblick::analysis::spatial
