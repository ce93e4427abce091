// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/symbol_size.h"

#include <algorithm>

namespace weitblick::map {

namespace {

// By eye, on the sample town: full size up to about 1 : 10,000, half of it at 1 : 25,000.
constexpr double kFullSizeUpToMPerPx = 3.0;
constexpr double kLeastShare = 0.5;
constexpr double kLeastPx = 3.5;

} // namespace

PointSizes pointSizesOf(const Theme& theme)
{
    const double most = theme.pointSizePx;
    return {.groundM = most * kFullSizeUpToMPerPx,
            .leastPx = std::min(most, std::max(kLeastPx, most * kLeastShare)),
            .mostPx = most};
}

double metresPerUnit(const MapView& view)
{
    constexpr double kMetresPerDegree = 111'320.0;
    const bool isInDegrees = view.crs.definition == "EPSG:4326" || view.crs.definition == "EPSG:4258";
    return isInDegrees ? kMetresPerDegree : 1.0;
}

double pointSizePxAt(const Theme& theme, const MapView& view)
{
    const PointSizes sizes = pointSizesOf(theme);
    const double metresPerPx = view.unitsPerPx * metresPerUnit(view) * view.density; // of 96 dpi
    const double wanted = metresPerPx > 0 ? sizes.groundM / metresPerPx : sizes.mostPx;
    return std::clamp(wanted, sizes.leastPx, sizes.mostPx) * view.density;
}

} // namespace weitblick::map
