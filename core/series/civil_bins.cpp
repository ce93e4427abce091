// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/civil_bins.h"

#include "core/base/berlin_clock.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace weitblick::series {

namespace {

constexpr std::int64_t kHourS = 3600;
constexpr std::int64_t kDayS = 86'400;
constexpr std::int64_t kMostBins = 10'000'000;
constexpr std::size_t kHoursOfWeek = 168;

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array kSteps = {std::pair{CivilStep::QuarterHour, std::string_view("quarter")},
                               std::pair{CivilStep::Hour, std::string_view("hour")},
                               std::pair{CivilStep::Day, std::string_view("day")},
                               std::pair{CivilStep::Week, std::string_view("week")},
                               std::pair{CivilStep::Month, std::string_view("month")},
                               std::pair{CivilStep::Year, std::string_view("year")},
                               std::pair{CivilStep::HourOfWeek, std::string_view("hour_of_week")}};

std::int64_t floorDivided(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

sys_days dayOf(std::int64_t localS)
{
    return sys_days(days(floorDivided(localS, kDayS)));
}

/// The day with which the bin that holds a day begins.
sys_days beginOf(CivilStep step, sys_days day)
{
    const year_month_day date(day);
    switch (step) {
    case CivilStep::Week:
        return day - (std::chrono::weekday(day) - std::chrono::Monday);
    case CivilStep::Month:
        return date.year() / date.month() / 1;
    case CivilStep::Year:
        return date.year() / 1 / 1;
    default:
        return day;
    }
}

sys_days nextOf(CivilStep step, sys_days begin)
{
    const year_month_day date(begin);
    switch (step) {
    case CivilStep::Week:
        return begin + days(7);
    case CivilStep::Month:
        return date.year() / (date.month() + months(1)) / 1 == date.year() / std::chrono::January / 1
                   ? sys_days((date.year() + std::chrono::years(1)) / 1 / 1)
                   : sys_days(date.year() / (date.month() + months(1)) / 1);
    case CivilStep::Year:
        return (date.year() + std::chrono::years(1)) / 1 / 1;
    default:
        return begin + days(1);
    }
}

Error notPossible(const char* german, const char* english)
{
    return Error{.code = ErrorCode::InvalidInput, .message = {german, english}};
}

Result<void> checkSpan(CivilStep step, const TimeSpan& span)
{
    if (span.fromUtcS >= span.toUtcS) {
        return notPossible("der Zeitraum ist leer", "the time span is empty");
    }
    if (span.fromUtcS < kFirstStampS || span.toUtcS > kLastStampS + 1) {
        return notPossible("der Zeitraum liegt nicht zwischen 1900 und 2199",
                           "the time span is not within 1900 to 2199");
    }
    const std::int64_t shortestS = step == CivilStep::QuarterHour ? kHourS / 4 : kHourS;
    if ((span.toUtcS - span.fromUtcS) / shortestS > kMostBins) {
        return notPossible("der Zeitraum hat zu viele Abschnitte", "the time span has too many bins");
    }
    return {};
}

/// Hours and quarters: Berlin was ahead of UTC by whole quarter-hours since 1893.
void addEvenEdges(CivilBins& bins, std::int64_t lengthS, const TimeSpan& span)
{
    std::int64_t edge = floorDivided(span.fromUtcS, lengthS) * lengthS;
    for (; edge < span.toUtcS; edge += lengthS) {
        bins.edgesUtcS.push_back(edge);
    }
    bins.edgesUtcS.push_back(edge);
}

void addDayEdges(CivilBins& bins, const TimeSpan& span, const BerlinClock& clock)
{
    const auto instantOf = [&clock](sys_days day) { return clock.utcS(day.time_since_epoch().count() * kDayS); };
    sys_days begin = beginOf(bins.step, dayOf(clock.localS(span.fromUtcS)));
    bins.edgesUtcS.push_back(instantOf(begin));
    while (bins.edgesUtcS.back() < span.toUtcS) {
        begin = nextOf(bins.step, begin);
        bins.edgesUtcS.push_back(instantOf(begin));
    }
}

std::uint32_t hourOfWeek(std::int64_t localS)
{
    const std::chrono::weekday weekday(dayOf(localS));
    const auto hour = floorDivided(localS, kHourS) - floorDivided(localS, kDayS) * 24;
    return static_cast<std::uint32_t>((weekday.iso_encoding() - 1) * 24) + static_cast<std::uint32_t>(hour);
}

std::string printed(const char* format, int first, unsigned second = 0, unsigned third = 0)
{
    std::array<char, 64> text{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
    const int length = std::snprintf(text.data(), text.size(), format, first, second, third);
    return {text.data(), static_cast<std::size_t>(std::max(0, length))};
}

std::string dateText(sys_days day)
{
    const year_month_day date(day);
    return printed("%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                   static_cast<unsigned>(date.day()));
}

/// ISO 8601: the week belongs to the year of its Thursday.
std::string weekText(sys_days monday)
{
    const year_month_day thursday(monday + days(3));
    const auto number = ((monday + days(3)) - sys_days(thursday.year() / 1 / 1)).count() / 7 + 1;
    return printed("%04d-W%02u", static_cast<int>(thursday.year()), static_cast<unsigned>(number));
}

} // namespace

std::vector<std::int64_t> CivilBins::lengthsS() const
{
    std::vector<std::int64_t> lengths(binCount, 0);
    for (std::size_t i = 0; i < stretchCount(); ++i) {
        lengths[isProfile() ? binOfStretch[i] : i] += edgesUtcS[i + 1] - edgesUtcS[i];
    }
    return lengths;
}

Result<CivilBins> civilBins(CivilStep step, const TimeSpan& span)
{
    WB_CHECK(checkSpan(step, span));
    WB_TRY(const auto clock, BerlinClock::over(span.fromUtcS, span.toUtcS));
    CivilBins bins{.step = step};
    if (step == CivilStep::QuarterHour) {
        addEvenEdges(bins, kHourS / 4, span);
    } else if (step == CivilStep::Hour || step == CivilStep::HourOfWeek) {
        addEvenEdges(bins, kHourS, span);
    } else {
        addDayEdges(bins, span, clock);
    }
    bins.binCount = bins.stretchCount();
    if (step == CivilStep::HourOfWeek) {
        bins.binCount = kHoursOfWeek;
        for (std::size_t i = 0; i < bins.stretchCount(); ++i) {
            bins.binOfStretch.push_back(hourOfWeek(clock.localS(bins.edgesUtcS[i])));
        }
    }
    return bins;
}

std::string_view nameOf(CivilStep step)
{
    return kSteps[static_cast<std::size_t>(step)].second;
}

std::optional<CivilStep> civilStepOf(std::string_view name)
{
    const auto* found = std::ranges::find(kSteps, name, [](const auto& step) { return step.second; });
    return found == kSteps.end() ? std::nullopt : std::optional(found->first);
}

std::string labelOf(const CivilBins& bins, std::size_t bin)
{
    if (bins.isProfile()) {
        constexpr std::array kWeekdays = {"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"};
        return kWeekdays[bin / 24] + printed(" %02d:00", static_cast<int>(bin % 24));
    }
    const std::int64_t beginUtcS = bins.edgesUtcS[bin];
    const auto clock = BerlinClock::over(beginUtcS, beginUtcS);
    const std::int64_t localS = clock ? (*clock).localS(beginUtcS) : beginUtcS;
    const sys_days day = dayOf(localS);
    switch (bins.step) {
    case CivilStep::Day:
        return dateText(day);
    case CivilStep::Week:
        return weekText(day);
    case CivilStep::Month:
        return dateText(day).substr(0, 7);
    case CivilStep::Year:
        return dateText(day).substr(0, 4);
    default:
        break;
    }
    const std::int64_t ofDayS = localS - floorDivided(localS, kDayS) * kDayS;
    return dateText(day) +
           printed(" %02d:%02u", static_cast<int>(ofDayS / kHourS), static_cast<unsigned>(ofDayS % kHourS / 60));
}

} // namespace weitblick::series
