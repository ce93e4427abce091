// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/filter_text.h"

#include "core/base/number_text.h"
#include "core/crossfilter/time_text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::crossfilter {

namespace {

constexpr std::size_t kMostNames = 5;

Text joined(const Text& one, std::string_view germanBetween, std::string_view englishBetween, const Text& other)
{
    return {one.de + std::string(germanBetween) + other.de, one.en + std::string(englishBetween) + other.en};
}

Text joined(const Text& one, std::string_view between, const Text& other)
{
    return joined(one, between, between, other);
}

Text numberText(double value)
{
    return {readableNumber(value, Language::German), readableNumber(value, Language::English)};
}

/// Numbers from `range.first` to `range.last`, bins proper only.
Text intervalText(const Binning& binning, BinRange range)
{
    const double lower = binning.bounds[range.first];
    const double upper = binning.bounds[std::size_t{range.last} + 1];
    const Text from = numberText(lower);
    const bool isUpperIncluded = binning.rule == BoundRule::UpperIncluded;
    Text text;
    if (binning.isWholeNumbers && !isUpperIncluded) {
        text = upper - 1 <= lower ? from : joined(from, " bis ", " to ", numberText(upper - 1));
    } else if (lower == upper) {
        text = from;
    } else if (isUpperIncluded) {
        const Text begin = range.first == 0 ? from : Text("über " + from.de, "over " + from.en);
        text = joined(begin, " bis ", " to ", numberText(upper));
    } else {
        const bool isLast = range.last + 1 == binning.regularCount;
        text = joined(from, isLast ? " bis " : " bis unter ", isLast ? " to " : " to under ", numberText(upper));
    }
    return binning.unit.empty() ? text : joined(text, " ", {binning.unit, binning.unit});
}

Text regularText(const Binning& binning, BinRange range)
{
    switch (binning.kind) {
    case BinKind::Intervals:
        return intervalText(binning, range);
    case BinKind::TimeSpans:
        return timeSpanText(binning, range);
    case BinKind::TimeCycle:
        return timeCycleText(binning.timeUnit, range);
    case BinKind::Categories:
        break;
    }
    const std::string& first = binning.categories[range.first];
    const std::string& last = binning.categories[range.last];
    return range.first == range.last ? Text(first, first) : Text(first + " bis " + last, first + " to " + last);
}

/// Up to kMostNames of the parts, and how many more there are.
Text listed(const std::vector<Text>& parts)
{
    Text text;
    const std::size_t shown = std::min(parts.size(), kMostNames);
    for (std::size_t i = 0; i < shown; ++i) {
        text = i == 0 ? parts[i] : joined(text, ", ", parts[i]);
    }
    if (const std::size_t more = parts.size() - shown; more > 0) {
        const std::string count = std::to_string(more);
        text = {text.de + " und " + count + " weitere", text.en + " and " + count + " more"};
    }
    return text;
}

/// "Baujahr 1950 bis 1979" where numbers follow, "Ortsteil: Neudorf" where words do.
Text titled(const Text& title, const ViewAxis& axis, BinRange first, const Text& text)
{
    const bool isNumber = axis.binning.kind == BinKind::Intervals && first.first < axis.binning.regularCount;
    return joined(title, isNumber ? " " : ": ", text);
}

bool isWhole(const ViewAxis& axis, BinRange range)
{
    return range.first == 0 && range.last == axis.binning.missingBin();
}

/// The parts to list for a stretch of bins: every category by itself, else the whole stretch at once.
void addParts(const Binning& binning, BinRange range, std::vector<Text>& parts)
{
    if (binning.kind != BinKind::Categories) {
        parts.push_back(rangeText(binning, range));
        return;
    }
    for (std::uint32_t bin = range.first; bin <= range.last; ++bin) {
        parts.push_back(binText(binning, bin));
    }
}

const Text kAll("alle", "all");

Text axisText(const Text& title, const ViewAxis& axis, const std::vector<BinRange>& ranges)
{
    if (ranges.empty()) {
        return joined(title, ": ", {"nichts gewählt", "nothing chosen"});
    }
    if (isWhole(axis, ranges.front())) {
        return joined(title, ": ", kAll);
    }
    std::vector<Text> parts;
    for (const BinRange range : ranges) {
        addParts(axis.binning, range, parts);
    }
    return titled(title, axis, ranges.front(), listed(parts));
}

Text titleOf(const View& view)
{
    if (!view.title.empty() || view.axes.empty()) {
        return view.title.empty() ? Text("Auswahl", "Selection") : view.title;
    }
    return view.axes.size() == 1 ? view.axes[0].title
                                 : joined(view.axes[0].title, " und ", " and ", view.axes[1].title);
}

/// What a filter of one kind says.
struct FilterWords {
    const View& view;
    const RowNoun& noun;

    Text operator()(std::monostate /*nothing*/) const { return {}; }
    Text operator()(const BrushedBins& brushed) const
    {
        if (view.axes.size() == 1) {
            return axisText(titleOf(view), view.axes[0], {brushed.ranges[0]});
        }
        Text text;
        for (std::size_t axis = 0; axis < view.axes.size(); ++axis) {
            if (!isWhole(view.axes[axis], brushed.ranges[axis])) {
                const Text part = axisText(view.axes[axis].title, view.axes[axis], {brushed.ranges[axis]});
                text = text.empty() ? part : joined(text, ", ", part);
            }
        }
        return text.empty() ? joined(titleOf(view), ": ", kAll) : text;
    }
    Text operator()(const ChosenCells& chosen) const
    {
        const std::vector<BinRange> stretches = passingCells(view, chosen);
        if (view.axes.size() == 1) {
            return axisText(titleOf(view), view.axes[0], stretches);
        }
        std::uint64_t cells = 0;
        for (const BinRange stretch : stretches) {
            cells += stretch.last - stretch.first + 1;
        }
        const RowNoun fields{.one = {"Feld", "cell"}, .many = {"Felder", "cells"}};
        return joined(titleOf(view), ": ", view.axes.empty() && cells > 0 ? kAll : countText(cells, fields));
    }
    Text operator()(const ChosenRows& chosen) const
    {
        return chosen.text.empty() ? joined(titleOf(view), ": ", countText(chosen.rows->count(), noun)) : chosen.text;
    }
};

} // namespace

Text binText(const Binning& binning, std::uint32_t bin)
{
    if (bin == binning.missingBin()) {
        return {"ohne Angabe", "no value"};
    }
    if (bin == binning.otherBin()) {
        return binning.kind == BinKind::Categories ? Text("übrige", "others")
                                                   : Text("außerhalb der Klassen", "outside the classes");
    }
    return regularText(binning, {bin, bin});
}

Text rangeText(const Binning& binning, BinRange range)
{
    Text text;
    if (range.first < binning.regularCount) {
        text = regularText(binning, {range.first, std::min(range.last, binning.regularCount - 1)});
    }
    for (std::uint32_t bin = std::max(range.first, binning.regularCount); bin <= range.last; ++bin) {
        text = text.empty() ? binText(binning, bin) : joined(text, " oder ", " or ", binText(binning, bin));
    }
    return text;
}

Text filterText(const View& view, const ViewFilter& filter, const RowNoun& noun)
{
    return std::visit(FilterWords{view, noun}, filter);
}

Text countText(std::uint64_t rowCount, const RowNoun& noun)
{
    const Text& word = rowCount == 1 ? noun.one : noun.many;
    return joined(numberText(static_cast<double>(rowCount)), " ", word);
}

} // namespace weitblick::crossfilter
