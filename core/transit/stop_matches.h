// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transit/timetable.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::transit {

/// A stop's name for comparing: small letters and digits, without what stands in brackets.
std::string comparableName(std::string_view name);

/// Two rows of stops.txt that are one stop.
struct StopPair {
    std::uint32_t kept = 0; ///< the one with the shorter id, of equals the first
    std::uint32_t copy = 0;
    friend bool operator==(const StopPair&, const StopPair&) = default;
};

/// Stops whose ids differ in hidden characters only.
std::vector<StopPair> hiddenTwins(const Stops& stops);

/// Stops of the same comparable name no more than 5 m apart that are not platforms of one station.
/// Method   platforms with different platform codes, stops that both have a station, and quays of one stop place
///          (IFOPT ids that share their first three parts) are different stops; an id with "_G" behind it is a copy.
/// Source   IFOPT (CEN/TS 28701) for the parts of ids; reports on German feeds for "_G".
std::vector<StopPair> duplicateStops(const Stops& stops);

/// stop -> the stop that stands for it when all those pairs are merged.
std::vector<std::uint32_t> mergedStops(const Stops& stops);

} // namespace weitblick::transit
