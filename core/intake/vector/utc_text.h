// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace weitblick::intake {

/// A moment as a file says it.
struct CivilTime {
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int milliseconds = 0;             ///< seconds and their fraction
    std::optional<int> offsetMinutes; ///< east of Greenwich; nothing: the file does not say, taken as UTC
};

/// "2026-03-29T01:00:00Z", with ".250" where there is a fraction of a second; empty for a day that does not exist.
std::string utcTextOf(const CivilTime& time);

/// Reads "2026-03-29T01:00:00Z", also with " " or "/" as separators, a fraction, an offset ("+02:00", "+0200", "+02"),
/// or without seconds or zone; and "2026-03-29" alone where `dateOnly` comes back true. Nothing for what is no such
/// moment, a 30th of February for one.
struct ParsedTime {
    CivilTime time;
    bool dateOnly = false;
};
std::optional<ParsedTime> parseIsoTime(std::string_view text);

} // namespace weitblick::intake
