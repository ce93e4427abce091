// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/dashboard.h"

#include <QPoint>
#include <QRect>
#include <QSize>

namespace weitblick::ui {

/// How large the cells of a dashboard's grid are in a window of some size.
struct GridMetrics {
    double columnPx = 0.0; ///< from the left edge of a column to that of the next
    double rowPx = 0.0;
    int marginPx = 0; ///< around the whole grid
    int gapPx = 0;    ///< between tiles

    [[nodiscard]] QRect rectOf(const dashboard::Place& place) const; ///< of the tile, gaps taken off
    [[nodiscard]] QSize sizeFor(int rows) const;                     ///< of the whole grid with its margins
    /// How many columns and rows a way of so many pixels is, rounded: what a drag comes to.
    [[nodiscard]] QPoint cellsIn(const QPoint& pixels) const;
};

/// What the grid has to fit into.
struct GridRoom {
    QSize viewport;
    int rows = 1;          ///< that tiles take
    int textHeightPx = 16; ///< of a line: a row is at least twice as high
};

/// The columns share the width. Rows are as high as the window allows: where the whole dashboard fits without being
/// squeezed or stretched too far, it fills the window; else rows have their usual height and the window scrolls.
GridMetrics metricsFor(const GridRoom& room);

/// How much larger than in a usual window letters are, so that a dashboard on a wall can be read: 1 up to 1920 px.
double textScaleFor(int widthPx);

/// `place` moved or widened by cells, kept within the grid.
dashboard::Place moved(const dashboard::Place& place, const QPoint& cells);
dashboard::Place resized(const dashboard::Place& place, const QPoint& cells);

} // namespace weitblick::ui
