// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace weitblick::sample {

inline constexpr int kQuarterHours = 35040; ///< of 2025, in local time as well as in UTC

/// A quarter hour of 2025 in Germany, from local midnight of 1 January to that of 31 December.
///
/// Method   the year has one day of 23 hours (30 March) and one of 25 (26 October): 02:00 to 02:45 come twice then.
struct QuarterHour {
    std::string utc;   ///< "2024-12-31T23:00:00Z"
    std::string local; ///< "01.01.2025 00:00"
    int dayOfYear = 0; ///< 0 … 364, local
    int minuteOfDay = 0;
    int weekday = 0; ///< 0 Monday
    bool isSummerTime = false;
};

const std::vector<QuarterHour>& quarterHours2025();

} // namespace weitblick::sample
