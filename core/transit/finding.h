// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::transit {

/// What can be wrong with a timetable feed. The first nine are the ones that German feeds are known for.
enum class Defect : std::uint8_t {
    HiddenCharacter,
    DuplicateStop,
    StopOutsideCountry,
    StopFarFromRoute,
    OrphanParent,
    DuplicateTripOfTwoAgencies,
    TimeRunsBackwards,
    OperatorLost,
    MissingTrips,
    NotAFeed,
    MissingFile,
    EmptyFile,
    MissingColumn,
    BadEncoding,
    MissingValue,
    BadValue,
    DuplicateId,
    UnknownReference,
    MissingEndpointTimes,
    SpeedTooHigh,
    RepeatedRouteName,
    SameShortAndLongName,
    DuplicateTrip,
    UnusedStop,
    TripWithoutStops,
    UnknownFile,
    UnknownColumn,
    ShortRow
};
inline constexpr std::size_t kDefectCount = 28;

/// Error: the timetable is wrong or cannot be used. Warning: results are likely to be wrong. Notice: untidy.
enum class Severity : std::uint8_t { Error, Warning, Notice };

/// Whether a repair can be made without asking: Safe changes no departure that is right.
enum class Repair : std::uint8_t { None, Safe, Decision };

/// What a defect is called, how bad it is and what to do about it.
struct DefectKind {
    std::string_view id; ///< snake_case, stable
    Severity severity = Severity::Warning;
    Repair repair = Repair::None;
    Text title;
    Text advice; ///< what to do
};
const DefectKind& kindOf(Defect defect);
Text titleOf(Severity severity);
Text titleOf(Repair repair);

/// One defect at one place.
struct Finding {
    Defect defect = Defect::NotAFeed;
    std::string file;      ///< "stops.txt"; empty: the feed as a whole
    std::int64_t line = 0; ///< in the file, from 1; 0: the file as a whole
    std::string subject;   ///< id of the stop, trip, route …; control characters spelled out
    Text detail;           ///< one clause, no full stop
};

/// Findings with a limit for each defect: a feed with a million wrong rows must not fill the memory.
class Findings {
public:
    static constexpr std::size_t kMostOfAKind = 1'000;

    void add(Finding finding);
    [[nodiscard]] const std::vector<Finding>& list() const { return m_list; }
    [[nodiscard]] std::int64_t count(Defect defect) const { return m_counts[static_cast<std::size_t>(defect)]; }
    [[nodiscard]] bool empty() const { return m_list.empty(); }

private:
    std::vector<Finding> m_list;
    std::array<std::int64_t, kDefectCount> m_counts{};
};

/// `text` with control characters and invisible ones written as "\u0002", so that a person sees them.
std::string spelledOut(std::string_view text);

} // namespace weitblick::transit
