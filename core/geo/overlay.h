// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/cell_index.h"
#include "core/geo/line_set.h"
#include "core/geo/polygon_set.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace weitblick::geo {

/// The common part of a feature and a zone: an area or a length.
struct ZonePart {
    std::uint32_t zone = 0; ///< position in the set of the index
    double measure = 0.0;   ///< area in square units, or length in units of the coordinates; above 0
};

/// The parts of all features: those of feature i are parts[starts[i]] to parts[starts[i + 1]], ascending by zone.
struct Overlay {
    std::vector<std::size_t> starts{0};
    std::vector<ZonePart> parts;
    std::size_t wholePairs = 0;    ///< pairs of which one was inside the other: no intersection was computed
    std::size_t crossingPairs = 0; ///< pairs whose edges cross
};

/// Area of the intersection of every polygon with every zone.
///
/// Method   The cells of the index tell which polygons lie inside a zone. Where edges cross, the area follows from
///          Green's theorem over the pieces of both boundaries that lie in the other polygon; which edges cross and
///          which vertices are inside is decided exactly (polygons shifted as shiftedOrientation() does), so that
///          touching and common edges need no special case. No geometry is constructed. Agrees with GEOS OverlayNG
///          to 1e-9 of the polygon's area.
/// Rule     Both sets must be valid (isPlainlySimple or GEOS isValid); parts below 1e-13 of the polygon's area are
///          rounding and left out. Where zones overlap, each has its full part.
/// Units    square units of the coordinates; both sets in the same CRS.
/// Errors   Cancelled.
/// Threads  uses all.
Result<Overlay> intersectionAreas(const PolygonSet& polygons, const CellIndex& zones, Job& job);

/// Length of the intersection of every line with every zone.
///
/// Method   As intersectionAreas(), for the pieces of the line.
/// Rule     A piece on the common edge of two zones counts in one of them: a line has no more length in the zones of
///          a tessellation than it has. (GEOS would count it in both.)
/// Units    units of the coordinates; both sets in the same CRS.
/// Errors   Cancelled.
/// Threads  uses all.
Result<Overlay> intersectionLengths(const LineSet& lines, const CellIndex& zones, Job& job);

} // namespace weitblick::geo
