// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/model.h"

namespace weitblick::sample {

/// The relief: a river valley with terraces and wooded heights.
///
/// Units    metres, EPSG:25832; heights above NHN.
/// Method   height = bed of the river (falls steadily) + rise with the distance from it + seeded noise that grows with
///          that distance, so that the valley floor stays flat.
class Terrain {
public:
    Terrain(const Settings& settings, const Box& extent);

    [[nodiscard]] double heightM(Point p) const;
    [[nodiscard]] double slope(Point p) const;   ///< metres a metre, over 30 m
    [[nodiscard]] Point gradient(Point p) const; ///< uphill
    [[nodiscard]] double riverDistanceM(Point p) const;
    [[nodiscard]] double bedM(double y) const; ///< height of the bed where the river passes y
    /// Half width of the flood plain where the river passes y (a hundred-year flood).
    [[nodiscard]] double floodHalfWidthM(double y) const;
    [[nodiscard]] const Line& river() const { return m_river; }
    [[nodiscard]] double riverHalfWidthM() const { return m_riverHalfWidthM; }
    [[nodiscard]] double forestDensity(Point p) const; ///< above 0: forest, if nothing else is there

private:
    [[nodiscard]] double exactDistanceM(Point p) const;
    [[nodiscard]] double riverX(double y) const;

    std::uint64_t m_seed;
    Box m_extent;
    double m_scaleM;   ///< length over which the valley rises
    double m_reliefM;  ///< how high it gets
    double m_meanderM; ///< amplitude of the large bends
    double m_riverHalfWidthM;
    Line m_river; ///< from north to south
    double m_coarseStepM = 0.0;
    std::size_t m_coarseColumns = 0;
    std::vector<float> m_coarse; ///< distance to the river on a coarse grid
};

} // namespace weitblick::sample
