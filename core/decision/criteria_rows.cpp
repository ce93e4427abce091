// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/criteria_rows.h"

#include "core/base/nearest_name.h"
#include "core/base/number_text.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/cell_number.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::decision {

namespace {

constexpr std::int64_t kRowsAReport = 4096;

std::string amountText(double amount, const std::string& unit, Language language)
{
    return readableNumber(amount, language, 2) + (unit.empty() ? "" : " " + unit);
}

void addRow(CriteriaRows& rows, const std::vector<Leaf>& leaves, const std::vector<double>& amounts, std::int64_t fid,
            MissingRule missing)
{
    Text reason;
    for (std::size_t i = 0; i < leaves.size() && reason.empty(); ++i) {
        reason = exclusionOf(*leaves[i].criterion, amounts[i], missing);
    }
    rows.exclusions.push_back(reason);
    if (!reason.empty()) {
        rows.place.emplace_back();
        return;
    }
    rows.place.emplace_back(rows.fids.size());
    rows.fids.push_back(fid);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const double value = valueOf(leaves[i].criterion->value, amounts[i]);
        rows.amounts.values.push_back(amounts[i]);
        rows.values.values.push_back(std::isnan(value) ? 0.0 : value);
    }
}

} // namespace

double amountOf(const workspace::Cell& cell)
{
    return workspace::numberIn(cell).value_or(std::numeric_limits<double>::quiet_NaN());
}

Text exclusionOf(const Criterion& criterion, double amount, MissingRule missing)
{
    if (std::isnan(amount)) {
        return missing == MissingRule::Worst
                   ? Text()
                   : Text("kein Wert: " + criterion.title.de, "no value: " + criterion.title.en);
    }
    const auto told = [&](const char* german, const char* english, double limit) {
        return Text(criterion.title.de + " " + amountText(amount, criterion.unit, Language::German) + " " + german +
                        " " + amountText(limit, criterion.unit, Language::German),
                    criterion.title.en + " " + amountText(amount, criterion.unit, Language::English) + " " + english +
                        " " + amountText(limit, criterion.unit, Language::English));
    };
    if (criterion.exclusion.below && amount < *criterion.exclusion.below) {
        return told("unter", "below", *criterion.exclusion.below);
    }
    if (criterion.exclusion.above && amount > *criterion.exclusion.above) {
        return told("über", "above", *criterion.exclusion.above);
    }
    return {};
}

Result<std::vector<std::string>> criteriaColumns(const workspace::LayerSchema& schema, const std::vector<Leaf>& leaves)
{
    std::vector<std::string> columns;
    std::vector<std::string> names;
    for (const workspace::Column& column : schema.columns) {
        names.push_back(column.name);
    }
    for (const Leaf& leaf : leaves) {
        const std::string& wanted = leaf.criterion->column;
        const auto at = schema.indexOf(wanted);
        if (!at) {
            return Error{.code = ErrorCode::NotFound,
                         .message = {"das Kriterium „" + leaf.criterion->title.de + "“ liest die Spalte „" + wanted +
                                         "“, die es nicht gibt",
                                     "the criterion “" + leaf.criterion->title.en + "” reads the column “" + wanted +
                                         "”, which is not there"},
                         .subject = schema.name,
                         .advice = proposalFor(wanted, names)};
        }
        const auto type = schema.columns[*at].type;
        if (type != workspace::ColumnType::Integer && type != workspace::ColumnType::Real &&
            type != workspace::ColumnType::Boolean) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Spalte „" + wanted + "“ enthält keine Zahlen",
                                     "the column “" + wanted + "” holds no numbers"},
                         .subject = schema.name};
        }
        columns.push_back(wanted);
    }
    return columns;
}

Result<CriteriaRows> readCriteriaRows(analysis::RunContext& context, std::string_view input, const CriteriaTree& tree,
                                      Job& job)
{
    const std::vector<Leaf> leaves = leavesOf(tree);
    WB_TRY(const std::vector<std::string> columns, criteriaColumns(context.input(input).schema, leaves));
    std::vector<std::string> asked = columns; // each once: the reader refuses doubled ones
    std::ranges::sort(asked);
    asked.erase(std::ranges::unique(asked).begin(), asked.end());
    std::vector<std::size_t> at;
    for (const std::string& column : columns) {
        at.push_back(static_cast<std::size_t>(std::ranges::find(asked, column) - asked.begin()));
    }
    WB_TRY(auto reader, context.read(input, {.columns = asked, .geometry = false}));
    CriteriaRows rows;
    rows.amounts.criterionCount = leaves.size();
    rows.values.criterionCount = leaves.size();
    std::vector<double> amounts(leaves.size());
    const auto total = static_cast<double>(std::max<std::int64_t>(context.input(input).rowCount, 1));
    for (std::int64_t read = 0;; ++read) {
        if (read % kRowsAReport == 0) {
            WB_CHECK(job.report(std::min(1.0, static_cast<double>(read) / total), "criteria"));
        }
        WB_TRY(const bool more, reader.next());
        if (!more) {
            context.countRead(read);
            return rows;
        }
        for (std::size_t i = 0; i < at.size(); ++i) {
            amounts[i] = amountOf(reader.value(at[i]));
        }
        addRow(rows, leaves, amounts, reader.fid(), tree.missing);
    }
}

} // namespace weitblick::decision
