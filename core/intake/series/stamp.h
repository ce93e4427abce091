// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace weitblick::intake {

/// In which order a date with slashes or hyphens has day and month; points are always day first.
enum class DayOrder : std::uint8_t { DayFirst, MonthFirst };

/// What a text says of an instant.
struct Stamp {
    std::int64_t localS = 0;             ///< seconds since 1970 of the clock on the wall; with an offset: of UTC
    std::optional<std::int32_t> offsetS; ///< ahead of UTC, where the text says it
    bool hasTime = false;                ///< otherwise midnight
    bool isEndOfDay = false;             ///< written as 24:00
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// Reads a date with or without a time, as loggers, portals and services write them.
///
/// Method   2024-06-01, 01.06.2024, 1.6.24, 01/06/2024 (`order`), 20240601; behind a space, "T", ";" or "-" a time:
/// 7:05,
///          07:05:30.250, 07.05.30, 0705, 24:00; then "Uhr", "Z", "UTC", "GMT", "MEZ", "MESZ", "CET", "CEST", "+01:00".
///          202406010705 and 2024060107 in one piece; ten and thirteen digits from 2001 on are seconds and milliseconds
///          since 1970. Fractions of a second are cut.
/// Units    seconds.
std::optional<Stamp> stampFrom(std::string_view text, DayOrder order = DayOrder::DayFirst);

/// Seconds since 1970 of a day of the calendar; nothing where there is no such day.
std::optional<std::int64_t> dayStartS(std::int64_t year, std::int64_t month, std::int64_t day);

} // namespace weitblick::intake
