// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/detail/cell_grid.h"
#include "core/geo/polygon_set.h"

namespace weitblick::geo::detail {

/// The grid for all zones of the set, with finer grids where edges crowd.
///
/// Method   About one cell an edge. Zones are drawn on all threads into bands of cells, then every band is put into
///          order on its own. Cells with more than kCrowdedEdges edges become grids themselves, as long as that helps.
/// Errors   Cancelled.   Budget  the grid would need more than 2^30 runs of edges.
/// Threads  uses all; `zones` must not change meanwhile.
Result<CellGrid> buildCellGrid(const PolygonSet& zones, Job& job);

/// A cell with more edges than this is worth a grid of its own.
inline constexpr std::uint32_t kCrowdedEdges = 40;

} // namespace weitblick::geo::detail
