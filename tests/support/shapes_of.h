// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/geos.h"
#include "core/map/feature_shapes.h"

#include <string>
#include <vector>

namespace weitblick::test {

inline const geo::Crs kMetric{"EPSG:25832"};

/// The shapes of a small layer written as WKT; feature ids count up from 1. Coordinates in `extent` are exact to 1e-7
/// of its size.
inline map::FeatureShapes shapesOf(const std::vector<std::string>& wkts,
                                   const geo::Envelope& extent = {.minX = 0, .minY = 0, .maxX = 100, .maxY = 100})
{
    const auto grid = map::ShapeGrid::over(extent);
    map::ShapeCollector collector(grid, nullptr);
    std::int64_t fid = 0;
    for (const std::string& wkt : wkts) {
        const auto geometry = geo::geometryFromWkt(wkt.c_str());
        collector.add(++fid,
                      wkt.empty() || !geometry ? std::vector<std::byte>{} : geo::gpkgFromGeometry(**geometry, 25832));
    }
    return {kMetric, grid, collector.take()};
}

} // namespace weitblick::test
