// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/cell_index.h"
#include "core/geo/line_set.h"
#include "core/geo/polygon_set.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::analysis::spatial {

/// How much of a feature is in a zone.
struct ZoneShare {
    std::uint32_t zone = 0;
    double share = 0.0;   ///< 0 to 1 of the feature
    double measure = 0.0; ///< area or length in units of the coordinates; 0 for points
};

/// The shares of some features, in the order they were added: those of feature i are shares[starts[i]] to
/// shares[starts[i + 1]], ascending by zone.
struct FeatureShares {
    std::vector<std::size_t> starts{0};
    std::vector<ZoneShare> shares;
    std::vector<double> measures;      ///< area or length of each feature; 0 for points
    std::vector<std::size_t> overlaid; ///< features in zones that overlap: their shares were reduced to sum up to 1

    [[nodiscard]] std::span<const ZoneShare> of(std::size_t feature) const
    {
        return std::span(shares).subspan(starts[feature], starts[feature + 1] - starts[feature]);
    }
};

/// Divides features of any kind among the zones of an index.
///
/// Method   Polygons by area, lines by length, points as a whole, the points of a multipoint in equal parts. A point
///          on a common border counts in the first of its zones. A polygon without area, or a line without length,
///          counts as its first vertex. Where zones overlap, a feature's shares are reduced in proportion so that they
///          sum up to 1: nothing counts twice.
class ZoneShareFinder {
public:
    explicit ZoneShareFinder(const geo::CellIndex& zones) : m_zones(zones) {}

    /// Adds a feature; an empty span is one that is in no zone. Polygons that are not valid are repaired and counted.
    /// Errors   InvalidInput  not a geometry, or one that mixes points, lines and areas: not added.
    Result<void> add(std::span<const std::byte> geoPackageBinary);

    /// The shares of what was added; the finder is empty again.
    /// Errors   Cancelled.
    Result<FeatureShares> take(Job& job);

    [[nodiscard]] std::size_t size() const { return m_features.size(); }
    [[nodiscard]] std::int64_t repairedCount() const { return m_repairedCount; }

private:
    enum class Kind : std::uint8_t { Nothing, Points, Line, Polygon };
    struct Feature {
        Kind kind = Kind::Nothing;
        std::size_t number = 0;     ///< of the line or polygon; of the first point
        std::size_t pointCount = 0; ///< of a point or multipoint
    };
    struct Found;

    Result<void> addPoints(std::span<const std::byte> wkb);
    void appendShares(const Feature& feature, const Found& found, FeatureShares& shares) const;

    const geo::CellIndex& m_zones;
    std::vector<Feature> m_features;
    std::vector<geo::Point> m_points;
    geo::LineSet m_lines;
    geo::PolygonSet m_polygons;
    std::int64_t m_repairedCount = 0;
};

} // namespace weitblick::analysis::spatial
