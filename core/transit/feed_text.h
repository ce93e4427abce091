// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transit/timetable.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weitblick::transit {

/// "7:05:00", "25:10:30" in seconds; nothing where it is no time of a service day (up to 999 hours).
std::optional<std::int32_t> timeFrom(std::string_view text);

/// "20250318", as GTFS writes a day; nothing where it is no day of the calendar from 1900 to 2199.
std::optional<Day> dayFromGtfs(std::string_view text);

/// "2025-03-18"; as above.
std::optional<Day> dayFromIso(std::string_view text);
std::string isoOf(Day day);

std::optional<std::int64_t> integerFrom(std::string_view text);
std::optional<double> decimalFrom(std::string_view text); ///< finite

/// "07:05" of seconds; 24:00 and more stay as they are.
std::string clockText(std::int32_t seconds);

} // namespace weitblick::transit
