// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/transit/feed_files.h"
#include "core/transit/finding.h"
#include "core/transit/timetable.h"

#include <filesystem>

namespace weitblick::transit {

/// Whether the courses of the lines are read too: most work needs none, and they can be most of a feed.
enum class ShapeReading : std::uint8_t { Skip, Read };

/// A feed as far as it could be read, and what was wrong row by row.
struct FeedReading {
    Timetable timetable;
    Findings findings;
};

/// Reads a GTFS feed, whatever state it is in.
///
/// Method   streams every table once; rows that cannot be used are left out and told. Times that are missing between
///          two known ones are interpolated by the number of stops. Ids stay as they are, hidden characters included.
/// Units    seconds of the service day; degrees, WGS 84.
/// Errors   InvalidInput  the zip is damaged.   Budget  more than 60 million stop times, 20 million trips or 10 million
///          stops, or the files inflate beyond all limits.   Io, Cancelled.
/// Source   GTFS Schedule Reference, revision of 2024-11.
Result<FeedReading> readFeed(const FeedFiles& files, ShapeReading shapes, Job& job);

/// A timetable that can be worked with.
/// Errors   as readFeed(); NotFound; InvalidInput  also where stops, routes, trips, stop times or service days are
///          missing: the message names the first defect.
Result<FeedReading> readTimetable(const std::filesystem::path& place, ShapeReading shapes, Job& job);

} // namespace weitblick::transit
