// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/time_text.h"

#include "core/crossfilter/time_bins.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <string>

namespace weitblick::crossfilter {

namespace {

constexpr std::uint32_t kHoursPerDay = 24;

const std::array kWeekdays{Text("Mo", "Mon"), Text("Di", "Tue"), Text("Mi", "Wed"), Text("Do", "Thu"),
                           Text("Fr", "Fri"), Text("Sa", "Sat"), Text("So", "Sun")};
const std::array kMonths{Text("Januar", "January"),  Text("Februar", "February"),  Text("März", "March"),
                         Text("April", "April"),     Text("Mai", "May"),           Text("Juni", "June"),
                         Text("Juli", "July"),       Text("August", "August"),     Text("September", "September"),
                         Text("Oktober", "October"), Text("November", "November"), Text("Dezember", "December")};

Text fromTo(const Text& one, const Text& other)
{
    return one == other ? one : Text(one.de + " bis " + other.de, one.en + " to " + other.en);
}

/// What the wall clock shows, taken apart.
struct WallTime {
    std::chrono::year_month_day date;
    std::uint32_t hour = 0;
};

WallTime wallTimeOf(std::int64_t localS)
{
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(localS)));
    return {day, cyclePosition(TimeUnit::HourOfDay, localS)};
}

Text dateText(const std::chrono::year_month_day& date)
{
    std::array<char, 32> german{};
    const auto day = static_cast<unsigned>(date.day());
    const auto month = static_cast<unsigned>(date.month());
    const auto year = static_cast<int>(date.year());
    std::snprintf(german.data(), german.size(), "%02u.%02u.%04d", day, month, year);
    return {german.data(), std::to_string(day) + " " + kMonths.at(month - 1).en + " " + std::to_string(year)};
}

std::string clockText(std::uint32_t hour)
{
    return (hour < 10 ? "0" : "") + std::to_string(hour) + ":00";
}

Text hoursText(std::uint32_t first, std::uint32_t end)
{
    return {std::to_string(first) + " bis " + std::to_string(end) + " Uhr", clockText(first) + "–" + clockText(end)};
}

/// The sign of summer or winter time where the clock shows this hour twice; else nothing.
Text twiceText(const BerlinClock& clock, std::int64_t utcS)
{
    if (clock.localS(utcS) == clock.localS(utcS + kHourS)) {
        return {" MESZ", " CEST"};
    }
    if (clock.localS(utcS) == clock.localS(utcS - kHourS)) {
        return {" MEZ", " CET"};
    }
    return {};
}

Text hourSpanText(const BerlinClock& clock, std::int64_t firstS, std::int64_t lastS)
{
    const WallTime first = wallTimeOf(clock.localS(firstS));
    const WallTime last = wallTimeOf(clock.localS(lastS));
    const Text firstSign = twiceText(clock, firstS);
    const Text lastSign = twiceText(clock, lastS);
    const Text day = dateText(first.date);
    if (first.date == last.date && firstSign == lastSign) {
        const Text hours = hoursText(first.hour, last.hour + 1);
        return {day.de + ", " + hours.de + lastSign.de, day.en + ", " + hours.en + lastSign.en};
    }
    const Text lastDay = dateText(last.date);
    return {day.de + ", " + std::to_string(first.hour) + " Uhr" + firstSign.de + " bis " + lastDay.de + ", " +
                std::to_string(last.hour + 1) + " Uhr" + lastSign.de,
            day.en + ", " + clockText(first.hour) + firstSign.en + " to " + lastDay.en + ", " +
                clockText(last.hour + 1) + lastSign.en};
}

Text unitText(TimeUnit unit, const std::chrono::year_month_day& begin)
{
    const std::string year = std::to_string(static_cast<int>(begin.year()));
    const Text date = dateText(begin);
    switch (unit) {
    case TimeUnit::Week:
        return {"Woche ab " + date.de, "week from " + date.en};
    case TimeUnit::Month: {
        const Text& month = kMonths.at(static_cast<unsigned>(begin.month()) - 1);
        return {month.de + " " + year, month.en + " " + year};
    }
    case TimeUnit::Year:
        return {year, year};
    default:
        return date;
    }
}

Text weekdayHourText(std::uint32_t first, std::uint32_t last)
{
    const Text& day = kWeekdays.at(first / kHoursPerDay);
    const Text& lastDay = kWeekdays.at(last / kHoursPerDay);
    const std::uint32_t hour = first % kHoursPerDay;
    const std::uint32_t end = last % kHoursPerDay + 1;
    if (day == lastDay) {
        const Text hours = hoursText(hour, end);
        return {day.de + " " + hours.de, day.en + " " + hours.en};
    }
    return {day.de + " " + std::to_string(hour) + " Uhr bis " + lastDay.de + " " + std::to_string(end) + " Uhr",
            day.en + " " + clockText(hour) + " to " + lastDay.en + " " + clockText(end)};
}

} // namespace

Text timeSpanText(const Binning& binning, BinRange range)
{
    const auto firstS = static_cast<std::int64_t>(binning.bounds[range.first]);
    const auto lastS = static_cast<std::int64_t>(binning.bounds[range.last]);
    const auto clock = BerlinClock::over(firstS, lastS);
    if (!clock) { // without a time zone no such bins are made
        return {};
    }
    if (binning.timeUnit == TimeUnit::Hour) {
        return hourSpanText(*clock, firstS, lastS);
    }
    return fromTo(unitText(binning.timeUnit, wallTimeOf(clock->localS(firstS)).date),
                  unitText(binning.timeUnit, wallTimeOf(clock->localS(lastS)).date));
}

Text timeCycleText(TimeUnit unit, BinRange range)
{
    switch (unit) {
    case TimeUnit::HourOfDay:
        return hoursText(range.first, range.last + 1);
    case TimeUnit::WeekdayHour:
        return weekdayHourText(range.first, range.last);
    case TimeUnit::MonthOfYear:
        return fromTo(kMonths.at(range.first), kMonths.at(range.last));
    default:
        return fromTo(kWeekdays.at(range.first), kWeekdays.at(range.last));
    }
}

} // namespace weitblick::crossfilter
