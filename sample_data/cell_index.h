// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sample_data/plane.h"

namespace weitblick::sample {

/// Which numbered things lie near a place: a grid of lists over a fixed extent. Order of insertion is kept.
class CellIndex {
public:
    CellIndex(const Box& extent, double cellSizeM)
        : m_extent(extent),
          m_cellSizeM(cellSizeM),
          m_columns(static_cast<std::size_t>((extent.maxX - extent.minX) / cellSizeM) + 1),
          m_rows(static_cast<std::size_t>((extent.maxY - extent.minY) / cellSizeM) + 1),
          m_cells(m_columns * m_rows)
    {
    }

    void add(std::size_t id, const Box& box)
    {
        forCells(box, [&](std::vector<std::size_t>& cell) { cell.push_back(id); });
    }
    void remove(std::size_t id, const Box& box)
    {
        forCells(box, [&](std::vector<std::size_t>& cell) { std::erase(cell, id); });
    }
    /// Ids whose cells meet the box, ascending, each once.
    [[nodiscard]] std::vector<std::size_t> near(const Box& box) const
    {
        std::vector<std::size_t> found;
        const_cast<CellIndex*>(this)->forCells(
            box, [&](const std::vector<std::size_t>& cell) { found.insert(found.end(), cell.begin(), cell.end()); });
        std::ranges::sort(found);
        found.erase(std::ranges::unique(found).begin(), found.end());
        return found;
    }
    [[nodiscard]] std::vector<std::size_t> near(Point p, double radiusM) const
    {
        return near(Box{p.x - radiusM, p.y - radiusM, p.x + radiusM, p.y + radiusM});
    }

private:
    template <typename Visit>
    void forCells(const Box& box, Visit visit)
    {
        const auto column = [this](double x) {
            return static_cast<std::size_t>(
                std::clamp((x - m_extent.minX) / m_cellSizeM, 0.0, static_cast<double>(m_columns - 1)));
        };
        const auto row = [this](double y) {
            return static_cast<std::size_t>(
                std::clamp((y - m_extent.minY) / m_cellSizeM, 0.0, static_cast<double>(m_rows - 1)));
        };
        for (std::size_t j = row(box.minY); j <= row(box.maxY); ++j) {
            for (std::size_t i = column(box.minX); i <= column(box.maxX); ++i) {
                visit(m_cells[j * m_columns + i]);
            }
        }
    }

    Box m_extent;
    double m_cellSizeM;
    std::size_t m_columns;
    std::size_t m_rows;
    std::vector<std::vector<std::size_t>> m_cells;
};

} // namespace weitblick::sample
