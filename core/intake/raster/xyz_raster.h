// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/raster/raster_source.h"
#include "core/intake/raster/xyz_lines.h"

#include <functional>
#include <string>

namespace weitblick::intake {

/// A text of points that stand on a regular grid, as the surveying offices deliver their height models.
struct XyzText {
    std::string name; ///< for messages
    std::string prj;  ///< what a .prj beside it says
    /// Starts reading at the beginning.
    std::function<Result<XyzLines::NextPiece>()> open;
};

/// Finds the grid of the points by reading them all once; they are read again for their values. They may come in any
/// order, rows or columns first; places without a point have no value.
///
/// Method   cell size: the smallest step between neighbouring lines of the file, fitted to the whole extent; a point
/// may
///          lie a twentieth of a cell beside its place. The points are the middles of the cells.
/// Errors   InvalidInput  a line is not three numbers, or the points are not on a grid.   Budget, Cancelled.
Result<RasterMember> xyzRaster(const XyzText& text, Job& job);

} // namespace weitblick::intake
