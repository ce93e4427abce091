// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/terrain.h"

#include <algorithm>

#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

constexpr double kStepM = 20.0;    // between the vertices of the river
constexpr double kMarginM = 600.0; // how far the river goes on beyond the extent
constexpr double kExactWithinM = 250.0;
constexpr double kBedFallPerM = 0.0016;

} // namespace

Terrain::Terrain(const Settings& settings, const Box& extent)
    : m_seed(scrambled(settings.seed ^ 0x7E44A1AULL)),
      m_extent(extent),
      m_scaleM(settings.size == PlaceSize::Village ? 900.0 : 2600.0),
      m_reliefM(settings.size == PlaceSize::Village ? 75.0 : 170.0),
      m_meanderM(settings.size == PlaceSize::Village ? 90.0 : (extent.maxX - extent.minX) * 0.06),
      m_riverHalfWidthM(settings.size == PlaceSize::Village ? 3.5 : (settings.size == PlaceSize::Town ? 7.0 : 12.0))
{
    for (double y = extent.maxY + kMarginM; y >= extent.minY - kMarginM; y -= kStepM) {
        m_river.push_back({riverX(y), y});
    }
    m_coarseStepM = std::max(25.0, (extent.maxX - extent.minX) / 700.0);
    m_coarseColumns = static_cast<std::size_t>((extent.maxX - extent.minX) / m_coarseStepM) + 3;
    const auto rows = static_cast<std::size_t>((extent.maxY - extent.minY) / m_coarseStepM) + 3;
    for (std::size_t j = 0; j < rows; ++j) {
        for (std::size_t i = 0; i < m_coarseColumns; ++i) {
            const Point p{extent.minX + (static_cast<double>(i) - 0.5) * m_coarseStepM,
                          extent.minY + (static_cast<double>(j) - 0.5) * m_coarseStepM};
            m_coarse.push_back(static_cast<float>(exactDistanceM(p)));
        }
    }
}

double Terrain::riverX(double y) const
{
    const double middle = (m_extent.minX + m_extent.maxX) / 2.0;
    const double along = (y - m_extent.minY) / (m_extent.maxY - m_extent.minY);
    const double large =
        std::sin(2.0 * std::numbers::pi * (along * 0.9 + 0.1)) + 0.8 * smoothNoise(m_seed + 3, along * 3.0, 0.5);
    const bool isBrook = m_riverHalfWidthM < 5.0;
    const double bends = (isBrook ? 42.0 : 150.0) * smoothNoise(m_seed + 4, y / (isBrook ? 230.0 : 520.0), 1.5) +
                         (isBrook ? 16.0 : 34.0) * smoothNoise(m_seed + 5, y / (isBrook ? 85.0 : 170.0), 2.5);
    return middle - 0.05 * (m_extent.maxX - m_extent.minX) + m_meanderM * large + bends;
}

double Terrain::exactDistanceM(Point p) const
{
    // The river runs from north to south without turning back, so the search starts at the same y and goes outwards.
    const auto count = static_cast<std::ptrdiff_t>(m_river.size());
    const auto start =
        std::clamp(static_cast<std::ptrdiff_t>((m_river.front().y - p.y) / kStepM), std::ptrdiff_t{0}, count - 2);
    double best = 1e300;
    for (std::ptrdiff_t off = 0; off < count && (static_cast<double>(off) - 1.0) * kStepM < best; ++off) {
        for (const std::ptrdiff_t i : {start - off, start + off}) {
            if (i >= 0 && i + 1 < count) {
                const auto at = static_cast<std::size_t>(i);
                best = std::min(best, distanceToSegment(p, m_river[at], m_river[at + 1]));
            }
        }
    }
    return best;
}

double Terrain::riverDistanceM(Point p) const
{
    const double column = std::max(0.0, (p.x - m_extent.minX) / m_coarseStepM + 0.5);
    const double row = std::max(0.0, (p.y - m_extent.minY) / m_coarseStepM + 0.5);
    const std::size_t rows = m_coarse.size() / m_coarseColumns;
    const auto i = std::min(static_cast<std::size_t>(column), m_coarseColumns - 2);
    const auto j = std::min(static_cast<std::size_t>(row), rows - 2);
    const double u = std::min(1.0, column - static_cast<double>(i));
    const double v = std::min(1.0, row - static_cast<double>(j));
    const auto at = [&](std::size_t x, std::size_t y) {
        return static_cast<double>(m_coarse[y * m_coarseColumns + x]);
    };
    const double rough =
        (at(i, j) * (1.0 - u) + at(i + 1, j) * u) * (1.0 - v) + (at(i, j + 1) * (1.0 - u) + at(i + 1, j + 1) * u) * v;
    return rough < kExactWithinM ? exactDistanceM(p) : rough;
}

double Terrain::bedM(double y) const
{
    return 182.0 + (y - m_extent.minY) * kBedFallPerM;
}

double Terrain::floodHalfWidthM(double y) const
{
    const double wide = m_riverHalfWidthM < 5.0 ? 28.0 : 75.0;
    return m_riverHalfWidthM + wide * (1.0 + 0.55 * smoothNoise(m_seed + 9, y / 700.0, 4.0) +
                                       0.15 * smoothNoise(m_seed + 10, y / 110.0, 4.0));
}

double Terrain::heightM(Point p) const
{
    const double d = riverDistanceM(p);
    const double floor = floodHalfWidthM(p.y) * 1.6;
    const double off = std::max(0.0, d - floor);
    const double rise = m_reliefM * (1.0 - std::exp(-off / m_scaleM));
    const double open = std::min(1.0, off / (0.8 * m_scaleM));
    const double hills =
        0.42 * m_reliefM * fractalNoise(m_seed + 20, p.x / (1.1 * m_scaleM), p.y / (1.1 * m_scaleM), 3);
    const double knolls = 2.2 * smoothNoise(m_seed + 30, p.x / 210.0, p.y / 210.0);
    const double rough = 0.12 * smoothNoise(m_seed + 31, p.x / 17.0, p.y / 17.0);
    double height = bedM(p.y) + 2.2 + 1.3 * std::min(1.0, d / floor) + rise + open * (hills + knolls) + rough;
    if (d < m_riverHalfWidthM * 2.0) { // the bed itself, with banks
        const double bank = std::max(0.0, d / m_riverHalfWidthM - 1.0);
        height = bedM(p.y) + (height - bedM(p.y)) * bank * bank * (3.0 - 2.0 * bank);
    }
    return height;
}

Point Terrain::gradient(Point p) const
{
    constexpr double kHalfM = 15.0;
    return {(heightM({p.x + kHalfM, p.y}) - heightM({p.x - kHalfM, p.y})) / (2.0 * kHalfM),
            (heightM({p.x, p.y + kHalfM}) - heightM({p.x, p.y - kHalfM})) / (2.0 * kHalfM)};
}

double Terrain::slope(Point p) const
{
    return lengthOf(gradient(p));
}

double Terrain::forestDensity(Point p) const
{
    const double d = riverDistanceM(p);
    const double size = m_scaleM * 0.55;
    const double patch = fractalNoise(m_seed + 40, p.x / size, p.y / size, 3);
    return patch + 0.55 * std::min(1.1, d / m_scaleM) + 2.2 * (slope(p) - 0.09) - 0.42 -
           (d < floodHalfWidthM(p.y) * 2.0 ? 0.6 : 0.0);
}

} // namespace weitblick::sample
