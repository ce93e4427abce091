// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/civil_year.h"

#include "core/base/berlin_clock.h"

#include <chrono>

namespace weitblick::energy {

namespace {

using std::chrono::sys_days;

// Since 1996 clocks change on the last Sundays of March and October (2000/84/EC); tzdata has the changes until 2037.
constexpr int kFirstYear = 1996;
constexpr int kLastYear = 2037;
constexpr std::int64_t kDayS = 86'400;
constexpr std::int64_t kQuarterS = 900;

sys_days newYear(int year)
{
    return sys_days{std::chrono::year(year) / 1 / 1};
}

std::int64_t secondsOf(sys_days day)
{
    return day.time_since_epoch().count() * kDayS;
}

} // namespace

Result<CivilYear> CivilYear::of(int year, FederalState state)
{
    if (year < kFirstYear || year > kLastYear) {
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {"für das Jahr " + std::to_string(year) +
                            " ist keine Regel der Sommerzeit bekannt (1996 bis 2037)",
                        "no rule of summer time is known for the year " + std::to_string(year) + " (1996 to 2037)"},
            .subject = std::to_string(year)};
    }
    CivilYear made;
    made.m_year = year;
    const std::int64_t firstLocalS = secondsOf(newYear(year));
    const std::int64_t endLocalS = secondsOf(newYear(year + 1));
    WB_TRY(const BerlinClock clock, BerlinClock::over(firstLocalS, endLocalS));
    made.m_firstUtcS = clock.utcS(firstLocalS);
    const std::int64_t endUtcS = clock.utcS(endLocalS);
    made.m_quarters.reserve(static_cast<std::size_t>((endUtcS - made.m_firstUtcS) / kQuarterS));
    for (std::int64_t utcS = made.m_firstUtcS; utcS < endUtcS; utcS += kQuarterS) {
        const std::int64_t localS = clock.localS(utcS) - firstLocalS;
        made.m_quarters.push_back({.day = static_cast<std::uint16_t>(localS / kDayS),
                                   .quarter = static_cast<std::uint8_t>(localS % kDayS / kQuarterS)});
    }
    const std::vector<Holiday> holidays = germanHolidays(state, year);
    for (sys_days day = newYear(year); day < newYear(year + 1); day += std::chrono::days(1)) {
        made.m_kinds.push_back(dayKindOf(day, holidays));
    }
    return made;
}

Date CivilYear::date(std::size_t day) const
{
    return newYear(m_year) + std::chrono::days(day);
}

} // namespace weitblick::energy
