// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/solar/horizon/height_grid.h"

#include <cstddef>
#include <span>
#include <vector>

namespace weitblick::solar {

/// The horizon of every cell of a grid, one direction at a time.
///
/// Method   The cells are threaded on parallel lines in that direction, each cell on exactly one (the nearest to the
///          line). A line is walked from its far end; the upper convex hull of what has been passed is kept on a stack,
///          and its last point is what bounds the view: a few operations a cell, whatever the distance. Distances are
///          between the centres of cells along the direction. The earth's curvature, less refraction (0.13), is a
///          parabola that is taken off the heights before and given back to the angle after, which changes no tangent.
/// Units    metres in, degrees above the horizontal out, 0 where nothing is higher than the eye.
/// No data  a cell without height hides nothing, and its own horizon is NaN.
/// Source   Dozier, Bruno, Downey 1981, Computers & Geosciences 7(2):145-151 (hull on a profile); refraction: practice
/// of
///          surveying, Gauß' coefficient.
/// Threads  sector() on one thread at a time; it uses all.
class HorizonScan {
public:
    /// Errors   InvalidInput  no cells, or another number of heights than cells.
    static Result<HorizonScan> create(const HeightGrid& grid);

    /// Fills `elevationDeg` (as many as cells, row by row) for the view to `azimuthDeg`: 0 along the columns to the
    /// north of the grid, 90 east.
    /// Errors   Cancelled.   InvalidInput  `elevationDeg` has another size.
    Result<void> look(double azimuthDeg, std::span<float> elevationDeg, Job& job);

    /// The grid with u along the lines, so that neighbours on a line are neighbours in memory, or nearly so.
    struct Lay {
        int length = 0; ///< cells along u
        int width = 0;  ///< cells across
        std::vector<float> heights;
    };

private:
    HorizonScan() = default;

    double m_cellWidthM = 1.0;
    double m_cellHeightM = 1.0;
    Lay m_byRow;
    Lay m_byColumn;
    std::vector<float> m_turned; ///< a result by columns, on its way to rows
    std::vector<std::size_t> m_unknown;
};

} // namespace weitblick::solar
