// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/view.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace weitblick::crossfilter {

namespace {

Error unusable(Text message, std::string subject)
{
    return {.code = ErrorCode::InvalidInput, .message = std::move(message), .subject = std::move(subject)};
}

/// What is wrong with a filter of one kind, if anything.
struct FilterCheck {
    const View& view;
    std::size_t rowCount;

    Result<void> operator()(std::monostate /*nothing*/) const { return {}; }
    Result<void> operator()(const BrushedBins& brushed) const
    {
        if (brushed.ranges.size() != view.axes.size()) {
            return unusable({"die Auswahl hat eine andere Zahl von Achsen als die Ansicht",
                             "the selection has another number of axes than the view"},
                            view.id);
        }
        for (std::size_t axis = 0; axis < view.axes.size(); ++axis) {
            const BinRange range = brushed.ranges[axis];
            if (range.first > range.last || range.last >= view.axes[axis].binning.binCount()) {
                return unusable({"die Auswahl nennt Klassen, die die Ansicht nicht hat",
                                 "the selection names bins that the view does not have"},
                                view.id);
            }
        }
        return {};
    }
    Result<void> operator()(const ChosenCells& chosen) const
    {
        const std::size_t cells = view.cellCount();
        if (std::ranges::any_of(chosen.cells, [&](std::uint32_t cell) { return cell >= cells; })) {
            return unusable({"die Auswahl nennt Felder, die die Ansicht nicht hat",
                             "the selection names cells that the view does not have"},
                            view.id);
        }
        return {};
    }
    Result<void> operator()(const ChosenRows& chosen) const
    {
        if (!chosen.rows || chosen.rows->rowCount() != rowCount) {
            return unusable({"die Auswahl gehört zu einer Tabelle mit anderer Zeilenzahl",
                             "the selection belongs to a table with another number of rows"},
                            view.id);
        }
        return {};
    }
};

std::vector<BinRange> stretchesOf(std::vector<std::uint32_t> cells)
{
    std::ranges::sort(cells);
    std::vector<BinRange> stretches;
    for (const std::uint32_t cell : cells) {
        if (!stretches.empty() && cell <= stretches.back().last + 1) {
            stretches.back().last = cell;
        } else {
            stretches.push_back({cell, cell});
        }
    }
    return stretches;
}

std::vector<BinRange> brushedCells(const View& view, const BrushedBins& brushed)
{
    if (view.axes.empty()) {
        return {{0, 0}};
    }
    const BinRange first = brushed.ranges[0];
    if (view.axes.size() == 1) {
        return {first};
    }
    const BinRange second = brushed.ranges[1];
    const bool isWholeLine = second.first == 0 && second.last == view.axes[1].binning.missingBin();
    if (isWholeLine) {
        return {{view.cellAt(first.first, 0), view.cellAt(first.last, second.last)}};
    }
    std::vector<BinRange> stretches;
    for (std::uint32_t line = first.first; line <= first.last; ++line) {
        stretches.push_back({view.cellAt(line, second.first), view.cellAt(line, second.last)});
    }
    return stretches;
}

Error tooManyCells(const std::string& view)
{
    Error error = unusable(
        {"die Ansicht hätte mehr als 1 048 576 Felder", "the view would have more than 1 048 576 cells"}, view);
    error.advice = {"Breitere Klassen wählen", "Choose wider bins"};
    return error;
}

Result<ViewAxis> makeAxis(const FilterTable& table, const AxisChoice& choice, Job& job)
{
    WB_TRY(const Column* column, table.column(choice.column));
    auto codes = binCodes(column->values, choice.binning, job);
    if (!codes) {
        Error error = std::move(codes).error();
        error.subject = error.subject.empty() ? choice.column : error.subject;
        return error;
    }
    return ViewAxis{.column = choice.column,
                    .title = column->title,
                    .binning = choice.binning,
                    .codes = std::make_shared<const BinCodes>(std::move(codes).value())};
}

Result<void> checkView(const View& view, std::size_t rowCount)
{
    for (const ViewAxis& axis : view.axes) {
        if (!axis.codes || axis.codes->rowCount() != rowCount || axis.codes->binCount() != axis.binning.binCount()) {
            return unusable({"die Ansicht gehört zu anderen Zeilen oder Klassen als die Tabelle",
                             "the view belongs to other rows or bins than the table"},
                            view.id);
        }
    }
    if (view.axes.size() > 2 || (view.value && view.value->steps().size() != rowCount)) {
        return unusable({"die Ansicht hat mehr als zwei Achsen oder Werte einer anderen Tabelle",
                         "the view has more than two axes or values of another table"},
                        view.id);
    }
    if (view.cellCount() > kMostCells) {
        return tooManyCells(view.id);
    }
    return {};
}

} // namespace

std::size_t View::cellCount() const
{
    std::size_t cells = 1;
    for (const ViewAxis& axis : axes) {
        cells *= axis.binning.binCount();
    }
    return cells;
}

std::uint32_t View::cellOf(std::size_t row) const
{
    std::uint32_t cell = 0;
    for (const ViewAxis& axis : axes) {
        cell = cell * axis.binning.binCount() + (*axis.codes)[row];
    }
    return cell;
}

Result<void> checkFilter(const View& view, const ViewFilter& filter, std::size_t rowCount)
{
    return std::visit(FilterCheck{view, rowCount}, filter);
}

std::vector<BinRange> passingCells(const View& view, const ViewFilter& filter)
{
    if (const auto* brushed = std::get_if<BrushedBins>(&filter)) {
        return brushedCells(view, *brushed);
    }
    if (const auto* chosen = std::get_if<ChosenCells>(&filter)) {
        return stretchesOf(chosen->cells);
    }
    return {{0, static_cast<std::uint32_t>(view.cellCount() - 1)}};
}

Result<View> makeView(const FilterTable& table, const ViewChoice& choice, Job& job)
{
    View view{.id = choice.id, .title = choice.title, .valueColumn = choice.valueColumn};
    const std::size_t steps = choice.axes.size() + 1;
    for (const AxisChoice& axis : choice.axes) {
        const double done = static_cast<double>(view.axes.size()) / static_cast<double>(steps);
        Job part = job.part(done, done + 1.0 / static_cast<double>(steps));
        WB_TRY(ViewAxis made, makeAxis(table, axis, part));
        view.axes.push_back(std::move(made));
    }
    if (!choice.valueColumn.empty()) {
        WB_TRY(const Column* column, table.column(choice.valueColumn));
        const auto* numbers = std::get_if<NumberColumn>(&column->values);
        if (numbers == nullptr) {
            return unusable({"diese Spalte enthält keine Zahlen", "this column holds no numbers"}, choice.valueColumn);
        }
        Job part = job.part(1.0 - 1.0 / static_cast<double>(steps), 1.0);
        WB_TRY(SummedValues values, SummedValues::of(numbers->values, part));
        view.value = std::make_shared<const SummedValues>(std::move(values));
    }
    WB_CHECK(checkView(view, table.rowCount()));
    return view;
}

Result<void> checkLinked(const LinkedViews& linked)
{
    WB_CHECK(checkRowCount(linked.rowCount));
    if (linked.views.size() > kMostLinkedViews) {
        return unusable({"mehr als " + std::to_string(kMostLinkedViews) + " Ansichten sind verknüpft",
                         "more than " + std::to_string(kMostLinkedViews) + " views are linked"},
                        linked.table);
    }
    std::set<std::string_view> ids;
    for (const View& view : linked.views) {
        if (!ids.insert(view.id).second) {
            return unusable({"zwei Ansichten haben dieselbe Kennung", "two views have the same id"}, view.id);
        }
        WB_CHECK(checkView(view, linked.rowCount));
    }
    return {};
}

} // namespace weitblick::crossfilter
