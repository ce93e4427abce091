// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/dissolve.h"

#include "core/analysis/general/geometry_parts.h"
#include "core/analysis/general/group_statistics.h"
#include "core/analysis/row_transform.h"
#include "core/base/parallel.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace weitblick::analysis::general {

namespace {

using geo::Geometry;

struct Plan {
    std::vector<std::size_t> keys; ///< columns that make the groups
    std::vector<StatisticColumn> statistics;
    bool hasCount = false;
    std::int32_t srsId = 0;
};

/// The rows that belong together.
struct Group {
    workspace::RowBatch key; ///< one row with the values of the key columns
    std::vector<std::vector<std::byte>> geometries;
    std::vector<StatisticValue> values;
    std::int64_t rowCount = 0;
    std::vector<std::byte> united; ///< the result
    std::int64_t repairedCount = 0;
    double overlap = 0.0; ///< area or length that several rows share
};

/// Groups in the order in which they first appear.
class Grouping {
public:
    explicit Grouping(const Plan& plan) : m_plan(plan) {}

    Result<void> add(const workspace::LayerReader& reader)
    {
        workspace::RowBatch key;
        key.beginRow();
        for (const std::size_t column : m_plan.keys) {
            addCell(key, reader.value(column));
        }
        key.endRow();
        const std::string bytes(reinterpret_cast<const char*>(key.bytes().data()), key.bytes().size());
        const auto [found, isNew] = m_index.try_emplace(bytes, m_groups.size());
        if (isNew) {
            m_groups.emplace_back();
            m_groups.back().key = std::move(key);
            m_groups.back().values.resize(m_plan.statistics.size());
        }
        Group& group = m_groups[found->second];
        for (std::size_t i = 0; i < m_plan.statistics.size(); ++i) {
            const StatisticColumn& column = m_plan.statistics[i];
            WB_CHECK(group.values[i].add(reader.value(column.source), column.isInteger));
        }
        ++group.rowCount;
        if (const auto geometry = reader.geometry(); !geometry.empty()) {
            group.geometries.emplace_back(geometry.begin(), geometry.end());
        }
        return {};
    }
    [[nodiscard]] std::vector<Group> groups() && { return std::move(m_groups); }

private:
    const Plan& m_plan;
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<Group> m_groups;
};

/// The union of a group; parts of different dimension are united apart and collected.
Result<void> unite(Group& group, std::int32_t srsId)
{
    std::map<Dimension, std::vector<Geometry>> parts;
    double before = 0.0;
    for (const std::vector<std::byte>& blob : group.geometries) {
        WB_TRY(Geometry geometry, validGeometry(blob, group.repairedCount));
        if (geometry && GEOSisEmpty_r(geo::geosContext(), geometry.get()) == 0) {
            const Dimension dimension = dimensionOf(*geometry);
            before += dimension == Dimension::Point ? 0.0 : measureOf(*geometry, dimension);
            parts[dimension].push_back(std::move(geometry));
        }
    }
    group.geometries.clear();
    std::vector<GEOSGeometry*> united;
    double after = 0.0;
    for (auto& [dimension, geometries] : parts) {
        auto one = unionOf(std::move(geometries), dimension);
        if (!one) {
            std::ranges::for_each(united, [](GEOSGeometry* geometry) { Geometry(geometry).reset(); });
            return std::move(one).error();
        }
        Geometry geometry = std::move(one).value();
        after += dimension == Dimension::Point ? 0.0 : measureOf(*geometry, dimension);
        united.push_back(geometry.release());
    }
    group.overlap = std::max(0.0, before - after);
    if (united.empty()) {
        return {};
    }
    Geometry whole(united.front());
    if (united.size() > 1) {
        static_cast<void>(whole.release());
        WB_TRY(whole, geo::checked(GEOSGeom_createCollection_r(geo::geosContext(), GEOS_GEOMETRYCOLLECTION,
                                                               united.data(), static_cast<unsigned>(united.size())),
                                   "collecting parts"));
    }
    group.united = geo::gpkgFromGeometry(*whole, srsId);
    return {};
}

Result<std::vector<Group>> readGroups(RunContext& context, const Plan& plan, Job& job)
{
    const workspace::Dataset& dataset = context.input("layer");
    WB_TRY(workspace::LayerReader reader, context.read("layer"));
    Grouping grouping(plan);
    std::int64_t rows = 0;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        WB_CHECK(grouping.add(reader));
        if (++rows % 256 == 0) {
            WB_CHECK(
                job.report(std::min(1.0, double(rows) / double(std::max<std::int64_t>(1, dataset.rowCount))), "read"));
        }
    }
    context.countRead(rows);
    return std::move(grouping).groups();
}

Result<void> writeGroups(const std::vector<Group>& groups, const Plan& plan, OutputLayer& output, Job& job)
{
    workspace::RowBatch rows;
    for (const Group& group : groups) {
        workspace::RowCursor key(group.key);
        key.next();
        rows.beginRow();
        if (!group.united.empty()) {
            rows.geometry(group.united);
        }
        copyCells(key, plan.keys.size(), rows);
        if (plan.hasCount) {
            rows.add(group.rowCount);
        }
        for (std::size_t i = 0; i < plan.statistics.size(); ++i) {
            group.values[i].write(plan.statistics[i], rows);
        }
        rows.endRow();
        if (rows.bytes().size() > 1024UL * 1024) {
            WB_CHECK(output.append(rows, job));
            rows.clear();
        }
    }
    return output.append(rows, job);
}

struct StatisticParameter {
    const char* parameter;
    Statistic statistic;
};
constexpr std::array kStatistics = {
    StatisticParameter{"sum_columns", Statistic::Sum}, StatisticParameter{"mean_columns", Statistic::Mean},
    StatisticParameter{"min_columns", Statistic::Minimum}, StatisticParameter{"max_columns", Statistic::Maximum}};

Result<workspace::LayerSchema> schemaFor(const RunContext& context, Plan& plan)
{
    const workspace::LayerSchema& source = context.input("layer").schema;
    workspace::LayerSchema schema{.name = "", .geometry = resultTypeOf(source.geometry), .srsId = source.srsId};
    plan.srsId = source.srsId;
    for (const std::string& name : context.columns("columns")) {
        plan.keys.push_back(*source.indexOf(name));
        schema.columns.push_back(source.columns[plan.keys.back()]);
    }
    if (context.has("count_column")) {
        plan.hasCount = true;
        schema.columns.push_back({context.text("count_column"), workspace::ColumnType::Integer, "", ""});
    }
    for (const StatisticParameter& entry : kStatistics) {
        for (const std::string& name : context.columns(entry.parameter)) {
            const std::size_t column = *source.indexOf(name);
            plan.statistics.push_back(
                {entry.statistic, column, source.columns[column].type == workspace::ColumnType::Integer});
            schema.columns.push_back(resultColumn(source.columns[column], entry.statistic));
        }
    }
    for (const workspace::Column& column : schema.columns) {
        if (std::ranges::count(schema.columns, column.name, &workspace::Column::name) > 1) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"das Ergebnis hätte die Spalte „" + column.name + "“ zweimal",
                                     "the result would have the column “" + column.name + "” twice"},
                         .subject = "count_column",
                         .advice = {"Einen anderen Namen für die Anzahl wählen", "Choose another name for the count"}};
        }
    }
    return schema;
}

void noteRepairs(RunContext& context, const std::vector<Group>& groups)
{
    std::int64_t repaired = 0;
    double overlap = 0.0;
    for (const Group& group : groups) {
        repaired += group.repairedCount;
        overlap += group.overlap;
    }
    if (repaired > 0) {
        const std::string count = std::to_string(repaired);
        context.note({count + " ungültige Geometrien wurden repariert", count + " invalid geometries were repaired"});
    }
    if (overlap > 0.5) {
        const std::string amount = std::to_string(static_cast<std::int64_t>(overlap + 0.5));
        context.note(
            {"Zeilen einer Gruppe überlappen sich um zusammen " + amount +
                 " (Quadrat-)Einheiten; sie zählen im Ergebnis einmal",
             "rows of a group overlap by " + amount + " (square) units in all; these count once in the result"});
    }
}

Result<void> runDissolve(RunContext& context, Job& job)
{
    Plan plan;
    WB_TRY(workspace::LayerSchema schema, schemaFor(context, plan));
    Job reading = job.part(0.0, 0.2);
    WB_TRY(std::vector<Group> groups, readGroups(context, plan, reading));
    Job uniting = job.part(0.2, 0.95);
    WB_CHECK(parallelChunks(groups.size(), {.chunkSize = 1, .step = "dissolve"}, uniting,
                            [&](const Chunk& chunk) { return unite(groups[chunk.begin], plan.srsId); }));
    noteRepairs(context, groups);
    WB_TRY(OutputLayer* const output, context.startOutput("result", std::move(schema)));
    return writeGroups(groups, plan, *output, job);
}

Parameter statisticParameter(const char* id, const Text& title, const Text& help)
{
    return {.id = id,
            .title = title,
            .help = help,
            .kind = ParameterKind::Columns,
            .columnOf = "layer",
            .columns = ColumnDemand::Number,
            .presence = Presence::Optional};
}

} // namespace

Descriptor dissolveAnalysis()
{
    return {
        .id = "dissolve",
        .version = "1",
        .title = {"Zusammenfassen", "Dissolve"},
        .summary =
            {"Vereinigt die Objekte mit gleichen Werten zu einem, zum Beispiel Gemeinden zu Kreisen, mit Summen und "
             "Mitteln ihrer Spalten.",
             "Unites the features with equal values into one, for example municipalities into districts, with "
             "sums and means of their columns."},
        .group = {"Allgemein", "General"},
        .tags = {"geometry", "gruppieren", "aggregieren", "vereinigen"},
        .inputs = {{.id = "layer",
                    .title = {"Ebene", "Layer"},
                    .help = {"Objekte, die zusammengefasst werden.", "Features to be united."},
                    .kinds = {GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons}}},
        .parameters =
            {{.id = "columns",
              .title = {"Gruppieren nach", "Group by"},
              .help = {"Spalten, deren gleiche Werte eine Gruppe bilden; ohne Angabe wird alles zu einem Objekt.",
                       "Columns whose equal values make a group; without it everything becomes one feature."},
              .kind = ParameterKind::Columns,
              .columnOf = "layer",
              .presence = Presence::Optional},
             {.id = "count_column",
              .title = {"Spalte mit der Anzahl", "Column with the count"},
              .help = {"Name der Spalte mit der Zahl der zusammengefassten Zeilen.",
                       "Name of the column with the number of united rows."},
              .kind = ParameterKind::Text,
              .defaultValue = "anzahl"},
             statisticParameter("sum_columns", {"Summen", "Sums"},
                                {"Zahlenspalten, die aufaddiert werden.", "Number columns to be added up."}),
             statisticParameter("mean_columns", {"Mittelwerte", "Means"},
                                {"Zahlenspalten, die gemittelt werden (jede Zeile zählt gleich).",
                                 "Number columns to be averaged (every row counts the same)."}),
             statisticParameter("min_columns", {"Kleinste Werte", "Smallest values"},
                                {"Zahlenspalten, deren kleinster Wert behalten wird.",
                                 "Number columns whose smallest value is kept."}),
             statisticParameter(
                 "max_columns", {"Größte Werte", "Largest values"},
                 {"Zahlenspalten, deren größter Wert behalten wird.", "Number columns whose largest value is kept."})},
        .outputs = {{.id = "result",
                     .title = {"Zusammengefasste Ebene", "Dissolved layer"},
                     .help = {"Eine Zeile je Gruppe, in der Reihenfolge des ersten Auftretens.",
                              "A row for each group, in the order of first appearance."},
                     .nameSuffix = "zusammengefasst"}},
        .methodPage = "dissolve",
        .run = runDissolve,
    };
}

} // namespace weitblick::analysis::general
