// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/aggregate_by_key.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/balance.h"
#include "core/analysis/spatial/column_names.h"
#include "core/analysis/spatial/key_groups.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <functional>

namespace weitblick::analysis::spatial {

namespace {

constexpr std::int64_t kRowsPerReport = 2048;
constexpr std::size_t kExamplesInNote = 5;

using ReadRow = std::function<Result<void>(const workspace::LayerReader&)>;

/// Calls `take` for every row of an input, with progress.
Result<std::int64_t> forEachRow(RunContext& context, std::string_view input, const workspace::ReadOptions& options,
                                const ReadRow& take, Job& job)
{
    WB_TRY(workspace::LayerReader reader, context.read(input, options));
    const double rowCount = static_cast<double>(std::max<std::int64_t>(1, context.input(input).rowCount));
    std::int64_t row = 0;
    for (;; ++row) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return row;
        }
        if (row % kRowsPerReport == 0) {
            WB_CHECK(job.report(std::min(1.0, static_cast<double>(row) / rowCount), input));
        }
        WB_CHECK(take(reader));
    }
}

struct Aggregation {
    KeyGroups groups;
    std::vector<std::optional<std::size_t>> groupOfZone; ///< row of the zones -> group
    std::vector<std::int64_t> counts;                    ///< by group
    std::vector<DividedTotal> totals;
    FeatureBalance rows;
    std::map<std::string, std::int64_t> unknownKeys;
    std::int64_t withoutKey = 0;
};

workspace::ReadOptions onlyColumns(std::vector<std::string> columns)
{
    return {.columns = std::move(columns), .geometry = false};
}

/// The groups are the keys of the zones, where there are some; else those of the layer itself.
Result<void> findGroups(RunContext& context, Aggregation& work, Job& job)
{
    if (!context.hasInput("zones")) {
        const auto take = [&](const workspace::LayerReader& reader) -> Result<void> {
            if (const auto key = keyOf(reader.value(0))) {
                work.groups.add(*key);
            }
            return {};
        };
        WB_TRY([[maybe_unused]] const std::int64_t rows,
               forEachRow(context, "layer", onlyColumns({context.text("key_column")}), take, job));
        return {};
    }
    if (!context.has("zone_key_column")) {
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {"zu den Zonen fehlt die Spalte mit dem Schlüssel", "the zones need the column with their key"},
            .subject = "zone_key_column"};
    }
    const auto take = [&](const workspace::LayerReader& reader) -> Result<void> {
        const auto key = keyOf(reader.value(0));
        if (key && !work.groups.add(*key)) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"der Schlüssel „" + *key + "“ kommt in den Zonen mehrfach vor",
                                     "the key “" + *key + "” is in the zones more than once"},
                         .subject = context.text("zone_key_column"),
                         .advice = {"Die Zonen zuerst nach dieser Spalte zusammenfassen (Auflösen)",
                                    "First dissolve the zones by this column"}};
        }
        work.groupOfZone.push_back(key ? work.groups.find(*key) : std::nullopt);
        return {};
    };
    WB_TRY([[maybe_unused]] const std::int64_t rows,
           forEachRow(context, "zones", onlyColumns({context.text("zone_key_column")}), take, job));
    return {};
}

std::optional<std::size_t> groupOf(Aggregation& work, const workspace::Cell& cell)
{
    const auto key = keyOf(cell);
    if (!key) {
        ++work.withoutKey;
        return std::nullopt;
    }
    const auto group = work.groups.find(*key);
    if (!group) {
        ++work.unknownKeys[*key];
    }
    return group;
}

/// Adds a row: its key is the first value, then come the columns to be summed.
void addRow(Aggregation& work, const workspace::LayerReader& reader)
{
    const auto group = groupOf(work, reader.value(0));
    ++work.rows.features;
    if (group) {
        ++work.counts[*group];
    } else {
        ++work.rows.withoutGroup;
    }
    for (std::size_t column = 0; column < work.totals.size(); ++column) {
        DividedTotal& total = work.totals[column];
        Amount amount = 0;
        if (!amountOf(reader.value(column + 1), total.amountUnit, amount)) {
            ++total.missingValues;
        } else if (group) {
            total.groups[*group] += amount;
        } else {
            total.rest += amount;
        }
    }
}

void noteRest(RunContext& context, const Aggregation& work)
{
    if (work.withoutKey > 0) {
        const std::string count = std::to_string(work.withoutKey);
        context.note({count + " Zeilen haben keinen Schlüssel", count + " rows have no key"});
    }
    if (work.unknownKeys.empty()) {
        return;
    }
    std::string examples;
    std::size_t named = 0;
    for (const auto& [key, rows] : work.unknownKeys) {
        if (named++ == kExamplesInNote) {
            examples += " …";
            break;
        }
        examples += (named > 1 ? ", " : "") + key;
    }
    const std::string count = std::to_string(work.unknownKeys.size());
    context.note({count + " Schlüssel haben keine Zone: " + examples, count + " keys have no zone: " + examples});
}

/// `schema` with the columns of the result behind its own.
workspace::LayerSchema withResults(const RunContext& context, const Aggregation& work, workspace::LayerSchema schema)
{
    schema.columns.push_back(
        {freeColumnName(schema, context.text("count_column")), workspace::ColumnType::Integer, "", "Anzahl"});
    appendSumColumns(work.totals, context.input("layer").schema, schema);
    return schema;
}

/// The results of a group behind the columns of its row; zeros where it has none.
void addResults(const Aggregation& work, const workspace::LayerSchema& schema, std::optional<std::size_t> group,
                workspace::RowBatch& rows)
{
    rows.add(group ? work.counts[*group] : std::int64_t{0});
    addSums(work.totals, group, std::span(schema.columns).last(work.totals.size()), rows);
}

Result<void> writeZones(RunContext& context, const Aggregation& work, Job& job)
{
    const workspace::LayerSchema schema = withResults(context, work, context.input("zones").schema);
    WB_TRY(OutputLayer* const output, context.startOutput("result", schema));
    workspace::RowBatch rows;
    std::size_t zone = 0;
    const auto take = [&](const workspace::LayerReader& reader) -> Result<void> {
        rows.beginRow();
        if (!reader.geometry().empty()) {
            rows.geometry(reader.geometry());
        }
        for (std::size_t column = 0; column < reader.columnCount(); ++column) {
            addCell(rows, reader.value(column));
        }
        addResults(work, schema, work.groupOfZone.at(zone++), rows);
        rows.endRow();
        if (rows.rowCount() < static_cast<std::size_t>(kRowsPerReport)) {
            return {};
        }
        auto appended = output->append(rows, job);
        rows.clear();
        return appended;
    };
    WB_TRY([[maybe_unused]] const std::int64_t written, forEachRow(context, "zones", {}, take, job));
    return output->append(rows, job);
}

Result<void> writeKeys(RunContext& context, const Aggregation& work, Job& job)
{
    const workspace::LayerSchema& layer = context.input("layer").schema;
    workspace::Column key = layer.columns[*layer.indexOf(context.text("key_column"))];
    key.type = workspace::ColumnType::Text;
    const workspace::LayerSchema schema = withResults(context, work, {.columns = {key}});
    WB_TRY(OutputLayer* const output, context.startOutput("result", schema));
    workspace::RowBatch rows;
    for (const auto& [text, group] : work.groups.all()) {
        rows.beginRow();
        rows.addText(text);
        addResults(work, schema, group, rows);
        rows.endRow();
    }
    return output->append(rows, job);
}

Result<void> runAggregateByKey(RunContext& context, Job& job)
{
    Aggregation work;
    Job groupJob = job.part(0.0, 0.2);
    WB_CHECK(findGroups(context, work, groupJob));
    work.counts.resize(work.groups.size());
    Job valueJob = job.part(0.2, 0.4);
    WB_TRY(work.totals, startTotals(context, "layer", context.columns("sum_columns"), work.groups.size(), valueJob));
    std::vector<std::string> columns{context.text("key_column")};
    std::ranges::copy(context.columns("sum_columns"), std::back_inserter(columns));
    Job sumJob = job.part(0.4, 0.9);
    const auto take = [&](const workspace::LayerReader& reader) -> Result<void> {
        addRow(work, reader);
        return {};
    };
    WB_TRY(const std::int64_t rowsRead, forEachRow(context, "layer", onlyColumns(std::move(columns)), take, sumJob));
    context.countRead(rowsRead);
    noteRest(context, work);
    Job writeJob = job.part(0.9, 1.0);
    WB_CHECK(context.hasInput("zones") ? writeZones(context, work, writeJob) : writeKeys(context, work, writeJob));
    return writeBalance(context, work.totals, work.rows, writeJob);
}

std::vector<Parameter> parameters()
{
    return {
        {.id = "key_column",
         .title = {"Schlüssel", "Key"},
         .help = {"Spalte, nach deren Werten zusammengefasst wird (Postleitzahl, AGS, Ortsteil).",
                  "Column whose values the rows are grouped by (postal code, AGS, district)."},
         .kind = ParameterKind::Column,
         .columnOf = "layer"},
        {.id = "zone_key_column",
         .title = {"Schlüssel der Zonen", "Key of the zones"},
         .help = {"Spalte der Zonen mit denselben Werten.", "Column of the zones with the same values."},
         .kind = ParameterKind::Column,
         .columnOf = "zones",
         .presence = Presence::Optional},
        {.id = "sum_columns",
         .title = {"Summen", "Sums"},
         .help = {"Zahlenspalten, die je Schlüssel summiert werden.", "Number columns that are summed for each key."},
         .kind = ParameterKind::Columns,
         .columnOf = "layer",
         .columns = ColumnDemand::Number,
         .presence = Presence::Optional},
        {.id = "count_column",
         .title = {"Spalte mit der Anzahl", "Column with the count"},
         .help = {"Name der neuen Spalte mit der Zahl der Zeilen.", "Name of the new column with the number of rows."},
         .kind = ParameterKind::Text,
         .defaultValue = "anzahl"}};
}

} // namespace

Descriptor aggregateByKeyAnalysis()
{
    return {
        .id = "aggregate_by_key",
        .version = "1",
        .title = {"Nach Schlüssel aggregieren", "Aggregate by key"},
        .summary =
            {"Zählt und summiert Zeilen je Wert einer Spalte, zum Beispiel je Postleitzahl, und hängt das Ergebnis "
             "auf Wunsch an Zonen mit demselben Schlüssel; die Gesamtsumme bleibt genau erhalten.",
             "Counts and sums rows for each value of a column, for example each postal code, and joins the result "
             "to zones with the same key where wanted; the total is kept exactly."},
        .group = {"Allgemein", "General"},
        .tags = {"summe", "tabelle", "postleitzahl", "ags", "gruppieren"},
        .inputs =
            {{.id = "layer",
              .title = {"Ebene oder Tabelle", "Layer or table"},
              .help = {"Zeilen, die gezählt und summiert werden.", "Rows that are counted and summed."}},
             {.id = "zones",
              .title = {"Zonen", "Zones"},
              .help = {"Ebene oder Tabelle, deren Zeilen das Ergebnis bekommen; ohne sie entsteht eine Tabelle je "
                       "Schlüssel.",
                       "Layer or table whose rows get the result; without it, the result is a table of the keys."},
              .presence = Presence::Optional}},
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Summen je Schlüssel", "Sums by key"},
                     .help = {"Zonen, oder eine Zeile je Schlüssel, mit Anzahl und Summen.",
                              "Zones, or one row for each key, with count and sums."},
                     .nameSuffix = "je_schluessel"},
                    balanceOutput()},
        .methodPage = "aggregate_by_key",
        .run = runAggregateByKey,
    };
}

} // namespace weitblick::analysis::spatial
