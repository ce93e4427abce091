// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/day_totals.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <type_traits>

namespace weitblick::series {

namespace {

constexpr std::size_t kMostDays = 65'536;        ///< more than the readings of a chunk
constexpr std::int64_t kLargestStep = 1LL << 46; ///< a day of 2^16 such values fits 64 bits

std::int64_t floorDivided(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/// Adds the day of values [begin, end).
template <typename Step>
void addDay(DayTotals& totals, const std::vector<Step>& steps, std::int64_t base, std::size_t begin, std::size_t end)
{
    std::uint64_t sum = 0;
    Step least = steps[begin];
    Step most = steps[begin];
    for (std::size_t i = begin; i < end; ++i) {
        sum += static_cast<std::uint64_t>(steps[i]);
        least = std::min(least, steps[i]);
        most = std::max(most, steps[i]);
    }
    const auto count = static_cast<std::int64_t>(end - begin);
    totals.counts.push_back(static_cast<std::uint32_t>(count));
    totals.sums.push_back(base * count + static_cast<std::int64_t>(sum));
    totals.least.push_back(base + static_cast<std::int64_t>(least));
    totals.most.push_back(base + static_cast<std::int64_t>(most));
}

bool fits(const ValueColumn& values)
{
    if (!values.isDecimal() || values.size() == 0) {
        return false;
    }
    const std::uint64_t span = std::visit(
        [](const auto& steps) { return static_cast<std::uint64_t>(*std::ranges::max_element(steps)); }, values.steps());
    return std::abs(values.base()) < kLargestStep && span < static_cast<std::uint64_t>(kLargestStep);
}

} // namespace

std::int32_t civilDay(std::int64_t utcS, const BerlinClock& clock)
{
    return static_cast<std::int32_t>(floorDivided(clock.localS(utcS), kDayS));
}

std::int64_t beginOfDayS(std::int32_t day, const BerlinClock& clock)
{
    return clock.utcS(day * kDayS);
}

DayTotals DayTotals::of(const TimeAxis& axis, const ValueColumn& values, const BerlinClock& clock)
{
    DayTotals totals;
    if (!fits(values)) {
        return totals;
    }
    totals.isKnown = true;
    totals.decimals = values.decimals();
    for (std::size_t begin = 0; begin < axis.size();) {
        const std::int32_t day = civilDay(axis.at(begin), clock);
        const std::size_t end = std::max(begin + 1, axis.lowerBound(beginOfDayS(day + 1, clock)));
        totals.days.push_back(day);
        std::visit(
            [&](const auto& steps) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(steps)>, std::vector<double>>) {
                    addDay(totals, steps, values.base(), begin, end);
                }
            },
            values.steps());
        begin = end;
    }
    return totals;
}

namespace {

void writeColumn(ByteWriter& out, const std::vector<std::uint64_t>& column)
{
    std::uint64_t most = 0;
    for (const std::uint64_t value : column) {
        most = std::max(most, value);
    }
    const unsigned width = widthOf(most);
    out.byte(static_cast<std::uint8_t>(width));
    out.packed(column, width);
}

std::vector<std::uint64_t> readColumn(ByteReader& in, std::size_t count)
{
    std::vector<std::uint64_t> column(count);
    const unsigned width = in.byte();
    if (width > 64) {
        in.fail();
        return column;
    }
    in.packed(column, width);
    return column;
}

/// Above the smallest, which comes first.
void writeSigned(ByteWriter& out, const std::vector<std::int64_t>& column)
{
    const std::int64_t base = *std::ranges::min_element(column);
    std::vector<std::uint64_t> above(column.size());
    std::ranges::transform(column, above.begin(), [base](std::int64_t value) {
        return static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(base);
    });
    out.signedNumber(base);
    writeColumn(out, above);
}

std::vector<std::int64_t> readSigned(ByteReader& in, std::size_t count)
{
    const auto base = static_cast<std::uint64_t>(in.signedNumber());
    const auto above = readColumn(in, count);
    std::vector<std::int64_t> column(count);
    std::ranges::transform(above, column.begin(),
                           [base](std::uint64_t value) { return static_cast<std::int64_t>(base + value); });
    return column;
}

} // namespace

void DayTotals::write(ByteWriter& out) const
{
    out.unsignedNumber(isKnown ? days.size() : 0);
    if (!isKnown) {
        return;
    }
    out.byte(static_cast<std::uint8_t>(decimals));
    std::vector<std::uint64_t> steps;
    for (std::size_t i = 1; i < days.size(); ++i) {
        steps.push_back(static_cast<std::uint64_t>(days[i] - days[i - 1] - 1));
    }
    out.signedNumber(days.front());
    writeColumn(out, steps);
    std::vector<std::int64_t> wide(counts.begin(), counts.end());
    writeSigned(out, wide);
    writeSigned(out, sums);
    writeSigned(out, least);
    writeSigned(out, most);
}

DayTotals DayTotals::read(ByteReader& in)
{
    DayTotals totals;
    const std::uint64_t count = in.unsignedNumber();
    if (count == 0 || count > kMostDays) {
        if (count != 0) {
            in.fail();
        }
        return totals;
    }
    totals.decimals = in.byte();
    auto day = in.signedNumber();
    const auto steps = readColumn(in, count - 1);
    const auto counts = readSigned(in, count);
    totals.sums = readSigned(in, count);
    totals.least = readSigned(in, count);
    totals.most = readSigned(in, count);
    constexpr std::int64_t kFarthestDay = 100'000; // beyond 2200
    const auto isCount = [](std::int64_t value) { return value > 0 && value <= std::int64_t{kMostDays}; };
    if (!in.isSound() || totals.decimals > kMostDecimals || !std::ranges::all_of(counts, isCount) ||
        std::abs(day / 2) > kFarthestDay) {
        in.fail();
        return totals;
    }
    totals.days.push_back(static_cast<std::int32_t>(day));
    for (const std::uint64_t step : steps) {
        day += static_cast<std::int64_t>(std::min<std::uint64_t>(step, kFarthestDay)) + 1;
        totals.days.push_back(static_cast<std::int32_t>(std::min(day, 2 * kFarthestDay)));
    }
    totals.counts.assign(counts.begin(), counts.end());
    totals.isKnown = true;
    return totals;
}

} // namespace weitblick::series
