// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/class_lookup.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::mobility {

namespace {

constexpr double kMostCells = 4e6;
constexpr double kFinestCellM = 125.0;

double squareTo(double dx, double dy)
{
    return dx * dx + dy * dy;
}

/// How a disc lies to a cell.
enum class Cover : std::uint8_t { None, Part, Whole };

Cover coverOf(const ClassDisc& disc, double centreX, double centreY, double half)
{
    const double dx = std::abs(disc.centre.x - centreX);
    const double dy = std::abs(disc.centre.y - centreY);
    const double squareM2 = disc.radiusM * disc.radiusM;
    if (squareTo(std::max(0.0, dx - half), std::max(0.0, dy - half)) > squareM2 * (1.0 + 1e-12)) {
        return Cover::None;
    }
    // Strictly inside, so that rounding at the rim of a cell cannot matter.
    return squareTo(dx + half, dy + half) < squareM2 * (1.0 - 1e-9) ? Cover::Whole : Cover::Part;
}

} // namespace

ClassLookup::ClassLookup(std::span<const ClassDisc> discs)
{
    for (const ClassDisc& disc : discs) {
        m_box.include(disc.centre.x - disc.radiusM, disc.centre.y - disc.radiusM);
        m_box.include(disc.centre.x + disc.radiusM, disc.centre.y + disc.radiusM);
    }
    if (discs.empty()) {
        return;
    }
    const double width = m_box.maxX - m_box.minX;
    const double height = m_box.maxY - m_box.minY;
    m_cellM = std::max(kFinestCellM, std::sqrt(width * height / kMostCells));
    m_columns = static_cast<std::size_t>(width / m_cellM) + 1;
    m_rows = static_cast<std::size_t>(height / m_cellM) + 1;
    std::vector<ClassDisc> ordered(discs.begin(), discs.end());
    std::ranges::stable_sort(ordered, {}, &ClassDisc::rank);
    std::vector<Link> links;
    std::vector<bool> isFull(m_columns * m_rows, false);
    for (const ClassDisc& disc : ordered) {
        addDisc(disc, isFull, links);
    }
    fill(links);
}

void ClassLookup::addDisc(const ClassDisc& disc, std::vector<bool>& isFull, std::vector<Link>& links) const
{
    const auto indexOf = [&](double offset, std::size_t count) {
        return static_cast<std::size_t>(std::clamp(std::floor(offset / m_cellM), 0.0, double(count - 1)));
    };
    const std::size_t firstColumn = indexOf(disc.centre.x - disc.radiusM - m_box.minX, m_columns);
    const std::size_t lastColumn = indexOf(disc.centre.x + disc.radiusM - m_box.minX, m_columns);
    const std::size_t lastRow = indexOf(disc.centre.y + disc.radiusM - m_box.minY, m_rows);
    for (std::size_t row = indexOf(disc.centre.y - disc.radiusM - m_box.minY, m_rows); row <= lastRow; ++row) {
        for (std::size_t column = firstColumn; column <= lastColumn; ++column) {
            const std::size_t cell = row * m_columns + column;
            const double half = m_cellM / 2.0;
            const Cover cover = isFull[cell] ? Cover::None
                                             : coverOf(disc, m_box.minX + double(column) * m_cellM + half,
                                                       m_box.minY + double(row) * m_cellM + half, half);
            if (cover != Cover::None) {
                const double squareM2 =
                    cover == Cover::Whole ? std::numeric_limits<double>::infinity() : disc.radiusM * disc.radiusM;
                isFull[cell] = cover == Cover::Whole;
                links.push_back(
                    {static_cast<std::uint32_t>(cell), {disc.centre.x, disc.centre.y, squareM2, disc.rank}});
            }
        }
    }
}

void ClassLookup::fill(const std::vector<Link>& links)
{
    m_starts.assign(m_columns * m_rows + 1, 0);
    for (const Link& link : links) {
        ++m_starts[link.cell + 1];
    }
    for (std::size_t cell = 0; cell + 1 < m_starts.size(); ++cell) {
        m_starts[cell + 1] += m_starts[cell];
    }
    m_entries.resize(links.size());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (const Link& link : links) {
        m_entries[next[link.cell]++] = link.entry;
    }
}

std::uint8_t ClassLookup::rankAt(geo::Point place) const
{
    if (!(place.x >= m_box.minX && place.x <= m_box.maxX && place.y >= m_box.minY && place.y <= m_box.maxY)) {
        return kNoClass;
    }
    const std::size_t column = std::min(m_columns - 1, static_cast<std::size_t>((place.x - m_box.minX) / m_cellM));
    const std::size_t row = std::min(m_rows - 1, static_cast<std::size_t>((place.y - m_box.minY) / m_cellM));
    const std::size_t cell = row * m_columns + column;
    for (std::uint32_t i = m_starts[cell]; i < m_starts[cell + 1]; ++i) {
        const Entry& entry = m_entries[i];
        if (squareTo(place.x - entry.x, place.y - entry.y) <= entry.squareM2) {
            return entry.rank;
        }
    }
    return kNoClass;
}

Result<std::vector<std::uint8_t>> ClassLookup::ranksAt(std::span<const geo::Point> places, Job& job) const
{
    std::vector<std::uint8_t> ranks(places.size(), kNoClass);
    WB_CHECK(parallelChunks(places.size(), {.chunkSize = 32'768, .step = "classes"}, job,
                            [&](const Chunk& chunk) -> Result<void> {
                                for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
                                    ranks[i] = rankAt(places[i]);
                                }
                                return {};
                            }));
    return ranks;
}

} // namespace weitblick::mobility
