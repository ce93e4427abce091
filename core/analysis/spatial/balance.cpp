// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/balance.h"

#include "core/analysis/spatial/column_names.h"
#include "core/base/number_text.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::analysis::spatial {

namespace {

constexpr std::int64_t kRowsPerReport = 4096;

workspace::LayerSchema balanceSchema()
{
    using workspace::ColumnType;
    return {.columns = {{"groesse", ColumnType::Text, "", "Größe"},
                        {"einheit", ColumnType::Text, "", "Einheit"},
                        {"eingang", ColumnType::Real, "", "Eingang"},
                        {"zugeordnet", ColumnType::Real, "", "Zugeordnet"},
                        {"rest", ColumnType::Real, "", "Rest"},
                        {"ohne_wert", ColumnType::Integer, "", "Objekte ohne Wert"}}};
}

void noteRest(RunContext& context, const DividedTotal& total)
{
    const auto text = [&](Amount amount, Language language) {
        const std::string number = readableNumber(total.amountUnit.toNumber(amount), language);
        return total.unit.empty() ? number : number + " " + total.unit;
    };
    context.note({total.name + ": von " + text(total.input(), Language::German) + " sind " +
                      text(total.inGroups(), Language::German) + " zugeordnet, " + text(total.rest, Language::German) +
                      " bleiben als Rest",
                  total.name + ": of " + text(total.input(), Language::English) + ", " +
                      text(total.inGroups(), Language::English) + " are assigned, " +
                      text(total.rest, Language::English) + " are left over"});
}

bool isWhole(const DividedTotal& total)
{
    constexpr double kExact = 9e15; // doubles are whole numbers exactly up to 2^53
    return std::ranges::all_of(total.groups, [&](Amount amount) {
        const double value = total.amountUnit.toNumber(amount);
        return value == std::nearbyint(value) && std::abs(value) < kExact;
    });
}

} // namespace

std::size_t appendSumColumns(const std::vector<DividedTotal>& totals, const workspace::LayerSchema& layer,
                             workspace::LayerSchema& schema)
{
    const std::size_t first = schema.columns.size();
    for (const DividedTotal& total : totals) {
        workspace::Column column = layer.columns[*layer.indexOf(total.name)];
        column.name = freeColumnName(schema, total.name + "_sum");
        column.title.clear();
        if (column.type == workspace::ColumnType::Integer && !isWhole(total)) {
            column.type = workspace::ColumnType::Real;
        }
        schema.columns.push_back(column);
    }
    return first;
}

void addSums(const std::vector<DividedTotal>& totals, std::optional<std::size_t> group,
             std::span<const workspace::Column> columns, workspace::RowBatch& rows)
{
    for (std::size_t column = 0; column < totals.size(); ++column) {
        const double value = group ? totals[column].amountUnit.toNumber(totals[column].groups[*group]) : 0.0;
        if (columns[column].type == workspace::ColumnType::Integer) {
            rows.add(static_cast<std::int64_t>(value));
        } else {
            rows.add(value);
        }
    }
}

Amount DividedTotal::inGroups() const
{
    return std::accumulate(groups.begin(), groups.end(), Amount{0});
}

bool amountOf(const workspace::Cell& cell, const AmountUnit& unit, Amount& amount)
{
    if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
        amount = unit.fromInteger(*integer);
        return true;
    }
    if (const auto* const real = std::get_if<double>(&cell)) {
        amount = unit.fromNumber(*real);
        return true;
    }
    return false;
}

Result<std::vector<DividedTotal>> startTotals(RunContext& context, std::string_view input,
                                              const std::vector<std::string>& columns, std::size_t groupCount, Job& job)
{
    const workspace::Dataset& dataset = context.input(input);
    std::vector<DividedTotal> totals;
    if (columns.empty()) {
        return totals;
    }
    std::vector<AmountUnitFinder> finders(columns.size());
    WB_TRY(workspace::LayerReader reader, context.read(input, {.columns = columns, .geometry = false}));
    for (std::int64_t row = 0;; ++row) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        if (row % kRowsPerReport == 0) {
            const auto rows = static_cast<double>(std::max(row + 1, dataset.rowCount));
            WB_CHECK(job.report(static_cast<double>(row) / rows, "values"));
        }
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const workspace::Cell cell = reader.value(column);
            if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
                finders[column].add(*integer);
            } else if (const auto* const real = std::get_if<double>(&cell)) {
                finders[column].add(*real);
            }
        }
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
        totals.push_back({.name = columns[column],
                          .unit = reader.columns()[column].unit,
                          .amountUnit = finders[column].unit(),
                          .groups = std::vector<Amount>(groupCount, 0)});
    }
    return totals;
}

Result<void> writeBalance(RunContext& context, const std::vector<DividedTotal>& totals, const FeatureBalance& features,
                          Job& job)
{
    WB_TRY(OutputLayer* const output, context.startOutput("balance", balanceSchema()));
    workspace::RowBatch rows;
    rows.beginRow();
    rows.addText("Objekte");
    rows.addNull();
    rows.add(static_cast<double>(features.features));
    rows.add(static_cast<double>(features.features - features.withoutGroup));
    rows.add(static_cast<double>(features.withoutGroup));
    rows.add(std::int64_t{0});
    rows.endRow();
    for (const DividedTotal& total : totals) {
        rows.beginRow();
        rows.addText(total.name);
        if (total.unit.empty()) {
            rows.addNull();
        } else {
            rows.addText(total.unit);
        }
        rows.add(total.amountUnit.toNumber(total.input()));
        rows.add(total.amountUnit.toNumber(total.inGroups()));
        rows.add(total.amountUnit.toNumber(total.rest));
        rows.add(total.missingValues);
        rows.endRow();
        if (total.rest != 0) {
            noteRest(context, total);
        }
    }
    if (features.withoutGroup > 0) {
        const std::string count = std::to_string(features.withoutGroup);
        const std::string all = std::to_string(features.features);
        context.note({count + " von " + all + " Objekten sind nirgends zugeordnet; ihre Werte stehen im Rest",
                      count + " of " + all + " features are assigned nowhere; their values are in the rest"});
    }
    return output->append(rows, job);
}

Output balanceOutput()
{
    return {.id = "balance",
            .title = {"Bilanz", "Balance"},
            .help = {"Je Größe: Eingang, zugeordnet, Rest. Zugeordnet und Rest ergeben den Eingang genau.",
                     "For each quantity: input, assigned, rest. Assigned and rest add up to the input exactly."},
            .nameSuffix = "bilanz"};
}

} // namespace weitblick::analysis::spatial
