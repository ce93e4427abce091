// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/envelope.h"
#include "core/network/detail/graph_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::network::detail {

namespace {

constexpr double kCellM = 100.0;
constexpr double kMostCells = 16e6;

/// Calls `take` with every cell that a segment may touch.
template <typename Take>
void eachCell(const GridParts& grid, geo::Point from, geo::Point to, const Take& take)
{
    const double lengthM = std::hypot(to.x - from.x, to.y - from.y);
    const int pieces = std::max(1, static_cast<int>(std::min(1e5, std::ceil(lengthM / grid.cellM))));
    const auto cellAt = [&](double along, double origin, std::uint32_t count) {
        return static_cast<std::uint32_t>(
            std::clamp(std::floor((along - origin) / grid.cellM), 0.0, double(count) - 1.0));
    };
    for (int piece = 0; piece < pieces; ++piece) {
        const double begin = double(piece) / pieces;
        const double end = double(piece + 1) / pieces;
        const auto at = [&](double a, double b, double share) { return a + (b - a) * share; };
        const auto [minX, maxX] = std::minmax({at(from.x, to.x, begin), at(from.x, to.x, end)});
        const auto [minY, maxY] = std::minmax({at(from.y, to.y, begin), at(from.y, to.y, end)});
        for (std::uint32_t row = cellAt(minY, grid.minY, grid.rows); row <= cellAt(maxY, grid.minY, grid.rows); ++row) {
            for (std::uint32_t column = cellAt(minX, grid.minX, grid.columns);
                 column <= cellAt(maxX, grid.minX, grid.columns); ++column) {
                take(row * grid.columns + column);
            }
        }
    }
}

} // namespace

GridParts makeGrid(const GraphParts& parts)
{
    geo::Envelope extent;
    for (const CmPoint& vertex : parts.vertices) {
        const geo::Point place = metresOf(vertex);
        extent.include(place.x, place.y);
    }
    GridParts grid{.minX = extent.minX, .minY = extent.minY, .cellM = kCellM};
    const double width = extent.maxX - extent.minX;
    const double height = extent.maxY - extent.minY;
    grid.cellM = std::max(kCellM, std::sqrt(width * height / kMostCells));
    grid.cellM = std::max(grid.cellM, std::max(width, height) / 1e6);
    grid.columns = static_cast<std::uint32_t>(width / grid.cellM) + 1;
    grid.rows = static_cast<std::uint32_t>(height / grid.cellM) + 1;
    std::vector<std::uint64_t> links; // cell, edge
    for (std::uint32_t edge = 0; edge + 1 < parts.edges.size(); ++edge) {
        const std::size_t before = links.size();
        for (std::uint32_t i = parts.edges[edge].firstVertex; i + 1 < parts.edges[edge + 1].firstVertex; ++i) {
            eachCell(grid, metresOf(parts.vertices[i]), metresOf(parts.vertices[i + 1]),
                     [&](std::uint32_t cell) { links.push_back(std::uint64_t{cell} << 32U | edge); });
        }
        const auto own = links.begin() + static_cast<std::ptrdiff_t>(before);
        std::sort(own, links.end());
        links.erase(std::unique(own, links.end()), links.end());
    }
    grid.starts.assign(std::size_t{grid.columns} * grid.rows + 1, 0);
    for (const std::uint64_t link : links) {
        ++grid.starts[(link >> 32U) + 1];
    }
    std::partial_sum(grid.starts.begin(), grid.starts.end(), grid.starts.begin());
    grid.edges.resize(links.size());
    std::vector<std::uint32_t> next(grid.starts.begin(), grid.starts.end() - 1);
    for (const std::uint64_t link : links) {
        grid.edges[next[link >> 32U]++] = static_cast<std::uint32_t>(link);
    }
    return grid;
}

} // namespace weitblick::network::detail
