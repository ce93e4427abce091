// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/transit/finding.h"
#include "core/transit/timetable.h"

#include <filesystem>
#include <optional>

namespace weitblick::transit {

/// What a feed can be compared with.
struct Comparisons {
    std::optional<std::filesystem::path> previous;  ///< the delivery before this one
    std::optional<std::filesystem::path> neighbour; ///< the feed of another transport association
};

/// A feed with all that is wrong with it.
struct Examination {
    Timetable timetable; ///< empty where the file is no feed at all
    Findings findings;
};

/// Examines a GTFS feed: its files and rows, and what they say of stops, routes and trips.
///
/// Method   the nine defect kinds that German feeds are known for and what makes a feed unusable. A finding is told
///          once, at its cause: a stop in the wrong place is not told again as an impossible speed.
/// Errors   NotFound  no such file (also of the comparisons).   Budget, Io, Cancelled.   A file that is no feed is no
///          error but a finding; a comparison that is none is an error.
Result<Examination> examine(const std::filesystem::path& place, const Comparisons& comparisons, Job& job);

/// The checks of a timetable that has been read with its shapes.
Result<void> checkTimetable(const Timetable& timetable, Findings& findings, Job& job);
void compareWithPrevious(const Timetable& timetable, const Timetable& previous, Findings& findings);
void compareWithNeighbour(const Timetable& timetable, const Timetable& neighbour, Findings& findings);

} // namespace weitblick::transit
