// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_columns.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace weitblick::series {

/// A point of a line as it is drawn.
struct LinePoint {
    std::int64_t utcS = 0;
    double value = 0.0;
    bool beginsPiece = false; ///< readings are missing before it: no line leads here
    friend bool operator==(const LinePoint&, const LinePoint&) = default;
};

/// The line of a series over `span`, in a picture `columnCount` pixels wide: looks like the line through all readings,
/// with at most four points a column of pixels.
///
/// Method   Where readings are few they are the points; else each column of pixels has its first, smallest, largest and
///          last reading (M4, Jugel et al. 2014, without the places of the extremes). The readings next to the span are
///          in it too, so that the line leads to the edges of the picture.
/// No data  two readings more than one and a half intervals apart are not joined; a series without interval has no
/// gaps. Source   Jugel et al. 2014, VLDB 7(10):797-808. Threads  pure.
std::vector<LinePoint> lineOf(const SeriesColumn& series, const TimeSpan& span, std::size_t columnCount);

} // namespace weitblick::series
