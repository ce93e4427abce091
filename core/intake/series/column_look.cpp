// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/column_look.h"

#include "core/intake/table/missing_sign.h"
#include "core/intake/table/table_source.h"
#include "core/io/number_form.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace weitblick::intake {

namespace {

bool isDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void add(ColumnLook& look, const io::OwnedCell& cell)
{
    const std::string_view text = io::trimmed(cell.text);
    const bool isTyped = cell.kind == io::CellKind::Number || cell.kind == io::CellKind::Percent;
    if (cell.kind == io::CellKind::Empty || cell.kind == io::CellKind::Error ||
        (text.empty() && !isTyped && cell.kind != io::CellKind::Boolean) || table::missingSignOf(text)) {
        return;
    }
    ++look.filled;
    look.numbers += isTyped || cell.kind == io::CellKind::Boolean || io::shapeOfNumber(text).isNumber() ? 1 : 0;
    look.timesOfDay += !isDigits(text) && secondsOfDay(text) ? 1 : 0;
    const bool isNamedTime = look.part == ColumnPart::Time || look.part == ColumnPart::Date ||
                             look.part == ColumnPart::TimeEnd || look.part == ColumnPart::TimeOfDay;
    const auto stamp = isDigits(text) && !isNamedTime ? std::nullopt : stampFrom(text);
    const auto other = stamp || isDigits(text) ? stamp : stampFrom(text, DayOrder::MonthFirst);
    if (other) {
        ++(other->hasTime ? look.withTime : look.datesOnly);
        look.hasSlashes = look.hasSlashes || text.find('/') != std::string_view::npos;
    }
}

} // namespace

ColumnLook lookAt(const std::string& name, std::size_t column, const std::vector<io::OwnedRow>& rows)
{
    ColumnLook look;
    look.part = partOf(name);
    for (const io::OwnedRow& row : rows) {
        if (column < row.cells.size()) {
            add(look, row.cells[column]);
        }
    }
    return look;
}

std::optional<std::int64_t> secondsOfDay(std::string_view text)
{
    constexpr std::string_view kAnyDay = "1970-01-01 ";
    const auto stamp = text.empty() || text.find('-') != std::string_view::npos
                           ? std::nullopt
                           : stampFrom(std::string(kAnyDay) + std::string(text));
    return stamp && stamp->hasTime && !stamp->offsetS ? std::optional(stamp->localS) : std::nullopt;
}

bool StepCount::isOrdered() const
{
    constexpr std::size_t kOfHundred = 95;
    return all() > 0 && std::max(forward, backward) * 100 >= all() * kOfHundred;
}

StepCount stepsOf(const std::vector<Stamp>& stamps)
{
    StepCount steps;
    std::map<std::int64_t, std::size_t> counts;
    for (std::size_t i = 1; i < stamps.size(); ++i) {
        const std::int64_t step = stamps[i].localS - stamps[i - 1].localS;
        ++(step > 0 ? steps.forward : step < 0 ? steps.backward : steps.still);
        if (step != 0) {
            ++counts[std::abs(step)];
        }
    }
    for (const auto& [step, count] : counts) {
        if (count > steps.usualCount) {
            steps.usual = step;
            steps.usualCount = count;
        }
    }
    return steps;
}

void viewOf(const io::OwnedRow& row, io::TableRow& view)
{
    table::viewOf(row, view);
}

} // namespace weitblick::intake
