// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/energy/holidays.h"

#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::energy {

/// A quarter-hour as the clock on the wall shows it.
struct WallQuarter {
    std::uint16_t day = 0;    ///< of the year, from 0
    std::uint8_t quarter = 0; ///< of the day, from 0: 95 begins at 23:45
};

/// A year in Germany, from 1 January 0:00 to 31 December 24:00 of civil time, in quarter-hours in the order in which
/// they happen: 35,040 of them (35,136 in a leap year). The day on which clocks go forward has 92, the one on which
/// they go back 100, of which four show the same time as the four before.
/// A series of hours in standard time (UTC+1, as weather years have it) has the same start and end.
class CivilYear {
public:
    /// Errors   InvalidInput  a year before 1996 or after 2037 (no rule for clock changes).   NotFound  no time zones.
    static Result<CivilYear> of(int year, FederalState state);

    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] std::int64_t firstUtcS() const { return m_firstUtcS; } ///< the start of quarter-hour 0
    [[nodiscard]] std::span<const WallQuarter> quarters() const { return m_quarters; }
    [[nodiscard]] std::size_t dayCount() const { return m_kinds.size(); }
    [[nodiscard]] Date date(std::size_t day) const;
    [[nodiscard]] DayKind kind(std::size_t day) const { return m_kinds[day]; }

private:
    int m_year = 0;
    std::int64_t m_firstUtcS = 0;
    std::vector<WallQuarter> m_quarters;
    std::vector<DayKind> m_kinds;
};

inline constexpr double kQuarterHourH = 0.25;
inline constexpr std::size_t kQuartersPerDay = 96;

} // namespace weitblick::energy
