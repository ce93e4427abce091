// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/time_bins.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace weitblick::crossfilter {

namespace {

constexpr std::int64_t kDaysPerWeek = 7;
constexpr std::int64_t kHoursPerDay = 24;
/// 1970-01-01 was a Thursday, three days after a Monday.
constexpr std::int64_t kDaysSinceMonday = 3;

std::int64_t floorDivide(std::int64_t value, std::int64_t divisor)
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

std::chrono::year_month_day dateOf(std::int64_t localS)
{
    return std::chrono::sys_days(std::chrono::days(floorDivide(localS, kDayS)));
}

std::int64_t secondsOf(const std::chrono::year_month_day& date)
{
    return std::chrono::sys_days(date).time_since_epoch().count() * kDayS;
}

/// The beginning of the unit after the one that begins at `beginS` of the wall clock.
std::int64_t nextBegin(TimeUnit unit, std::int64_t beginS)
{
    const auto date = dateOf(beginS);
    switch (unit) {
    case TimeUnit::Week:
        return beginS + kDaysPerWeek * kDayS;
    case TimeUnit::Month:
        return secondsOf(date + std::chrono::months(1));
    case TimeUnit::Year:
        return secondsOf(date + std::chrono::years(1));
    default:
        return beginS + kDayS;
    }
}

Error tooManyBins(TimeUnit unit)
{
    static const std::array kLarger{Text{"Tage", "days"}, Text{"Wochen", "weeks"}, Text{"Monate", "months"},
                                    Text{"Jahre", "years"}};
    const Text& larger = kLarger.at(std::min<std::size_t>(static_cast<std::size_t>(unit), kLarger.size() - 1));
    return {.code = ErrorCode::InvalidInput,
            .message = {"der Zeitraum hat mehr als " + std::to_string(kMostBins - 1) + " Abschnitte",
                        "the period has more than " + std::to_string(kMostBins - 1) + " steps"},
            .advice = {larger.de + " als Einheit nehmen", "Take " + larger.en + " as the unit"}};
}

/// Bounds of whole hours; the offsets of Berlin are whole hours since 1893.
std::vector<double> hourBounds(std::int64_t firstS, std::int64_t lastS)
{
    std::vector<double> bounds;
    const std::int64_t begin = floorDivide(firstS, kHourS);
    const std::int64_t end = std::min(floorDivide(lastS, kHourS) + 1, begin + std::int64_t{kMostBins});
    for (std::int64_t hour = begin; hour <= end; ++hour) {
        bounds.push_back(static_cast<double>(hour * kHourS));
    }
    return bounds;
}

std::vector<double> unitBounds(TimeUnit unit, const BerlinClock& clock, std::int64_t firstS, std::int64_t lastS)
{
    std::vector<double> bounds;
    std::int64_t local = unitBegin(unit, clock.localS(firstS));
    while (bounds.size() <= kMostBins) {
        bounds.push_back(static_cast<double>(clock.utcS(local)));
        if (bounds.back() > static_cast<double>(lastS)) {
            break;
        }
        local = nextBegin(unit, local);
    }
    return bounds;
}

} // namespace

std::uint32_t cycleLength(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::HourOfDay:
        return 24;
    case TimeUnit::Weekday:
        return 7;
    case TimeUnit::WeekdayHour:
        return 168;
    case TimeUnit::MonthOfYear:
        return 12;
    default:
        return 0;
    }
}

std::uint32_t cyclePosition(TimeUnit unit, std::int64_t localS)
{
    const std::int64_t day = floorDivide(localS, kDayS);
    const std::int64_t hour = floorDivide(localS - day * kDayS, kHourS);
    const std::int64_t shifted = day + kDaysSinceMonday;
    const std::int64_t weekday = shifted - floorDivide(shifted, kDaysPerWeek) * kDaysPerWeek;
    switch (unit) {
    case TimeUnit::HourOfDay:
        return static_cast<std::uint32_t>(hour);
    case TimeUnit::Weekday:
        return static_cast<std::uint32_t>(weekday);
    case TimeUnit::WeekdayHour:
        return static_cast<std::uint32_t>(weekday * kHoursPerDay + hour);
    default:
        return static_cast<unsigned>(dateOf(localS).month()) - 1;
    }
}

std::int64_t unitBegin(TimeUnit unit, std::int64_t localS)
{
    const std::int64_t day = floorDivide(localS, kDayS) * kDayS;
    const auto date = dateOf(localS);
    switch (unit) {
    case TimeUnit::Week:
        return day - cyclePosition(TimeUnit::Weekday, localS) * kDayS;
    case TimeUnit::Month:
        return secondsOf(date.year() / date.month() / std::chrono::day(1));
    case TimeUnit::Year:
        return secondsOf(date.year() / std::chrono::January / std::chrono::day(1));
    default:
        return day;
    }
}

std::optional<InstantRange> instantRange(const TimeColumn& column)
{
    std::optional<InstantRange> range;
    for (const std::int64_t instant : column.utcS) {
        if (isInstant(instant)) {
            const InstantRange known = range.value_or(InstantRange{instant, instant});
            range = InstantRange{std::min(known.firstUtcS, instant), std::max(known.lastUtcS, instant)};
        }
    }
    return range;
}

Result<Binning> timeBins(const TimeColumn& column, TimeUnit unit)
{
    Binning binning{.kind = isCycle(unit) ? BinKind::TimeCycle : BinKind::TimeSpans, .timeUnit = unit};
    const auto range = instantRange(column);
    if (!range) {
        binning.regularCount = cycleLength(unit);
        return binning;
    }
    const auto [first, last] = *range;
    WB_TRY(const BerlinClock clock, BerlinClock::over(first, last));
    if (isCycle(unit)) {
        binning.regularCount = cycleLength(unit);
        return binning;
    }
    binning.bounds = unit == TimeUnit::Hour ? hourBounds(first, last) : unitBounds(unit, clock, first, last);
    if (binning.bounds.size() > kMostBins) {
        return tooManyBins(unit);
    }
    binning.regularCount = static_cast<std::uint32_t>(binning.bounds.size() - 1);
    return binning;
}

} // namespace weitblick::crossfilter
