// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/grid_metrics.h"

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr int kLeastWidthPx = 960;      // narrower, charts say nothing: the window scrolls sideways
constexpr double kRowOfColumn = 0.62;   // usual height of a row against the width of a column
constexpr double kMostSqueezed = 0.85;  // of the usual height, to do without scrolling
constexpr double kMostStretched = 1.45; // of the usual height, to fill the window
constexpr int kLeastCells = 2;

} // namespace

QRect GridMetrics::rectOf(const dashboard::Place& place) const
{
    const auto edge = [this](double step, int cells) { return marginPx + static_cast<int>(std::lround(step * cells)); };
    const int left = edge(columnPx, place.column);
    const int top = edge(rowPx, place.row);
    return {left, top, edge(columnPx, place.column + place.width) - left - gapPx,
            edge(rowPx, place.row + place.height) - top - gapPx};
}

QSize GridMetrics::sizeFor(int rows) const
{
    return {static_cast<int>(std::lround(columnPx * dashboard::kGridColumns)) + 2 * marginPx - gapPx,
            static_cast<int>(std::lround(rowPx * rows)) + 2 * marginPx - gapPx};
}

QPoint GridMetrics::cellsIn(const QPoint& pixels) const
{
    return {static_cast<int>(std::lround(pixels.x() / columnPx)), static_cast<int>(std::lround(pixels.y() / rowPx))};
}

GridMetrics metricsFor(const GridRoom& room)
{
    GridMetrics metrics;
    const int width = std::max(room.viewport.width(), kLeastWidthPx);
    metrics.marginPx = std::clamp(width / 120, 10, 28);
    metrics.gapPx = std::clamp(width / 150, 8, 22);
    metrics.columnPx = static_cast<double>(width - 2 * metrics.marginPx + metrics.gapPx) / dashboard::kGridColumns;
    const double usual = std::max(metrics.columnPx * kRowOfColumn, 2.0 * room.textHeightPx);
    const double fitting =
        static_cast<double>(room.viewport.height() - 2 * metrics.marginPx + metrics.gapPx) / std::max(1, room.rows);
    metrics.rowPx = fitting < usual * kMostSqueezed ? usual : std::min(fitting, usual * kMostStretched);
    return metrics;
}

double textScaleFor(int widthPx)
{
    constexpr double kUsualPx = 1920.0;
    constexpr double kMost = 1.7;
    return std::clamp(widthPx / kUsualPx, 1.0, kMost);
}

dashboard::Place moved(const dashboard::Place& place, const QPoint& cells)
{
    dashboard::Place result = place;
    result.column = std::clamp(place.column + cells.x(), 0, dashboard::kGridColumns - place.width);
    result.row = std::clamp(place.row + cells.y(), 0, dashboard::kMostRows - place.height);
    return result;
}

dashboard::Place resized(const dashboard::Place& place, const QPoint& cells)
{
    dashboard::Place result = place;
    result.width = std::clamp(place.width + cells.x(), kLeastCells, dashboard::kGridColumns - place.column);
    result.height = std::clamp(place.height + cells.y(), kLeastCells, dashboard::kMostRows - place.row);
    return result;
}

} // namespace weitblick::ui
