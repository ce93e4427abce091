// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <numbers>

namespace weitblick::transit {

/// Metres for each degree of latitude, and of longitude at the equator.
inline constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180.0; // Source: mean earth radius, IUGG

/// A place relative to another in metres east and north; good to 0.1 % within 100 km.
struct LocalOffset {
    double eastM = 0.0;
    double northM = 0.0;
};
inline LocalOffset offsetBetween(double fromLonDeg, double fromLatDeg, double toLonDeg, double toLatDeg)
{
    const double shrink = std::cos((fromLatDeg + toLatDeg) / 2.0 * std::numbers::pi / 180.0);
    return {(toLonDeg - fromLonDeg) * shrink * kMetresPerDegree, (toLatDeg - fromLatDeg) * kMetresPerDegree};
}
inline double distanceM(double fromLonDeg, double fromLatDeg, double toLonDeg, double toLatDeg)
{
    const LocalOffset offset = offsetBetween(fromLonDeg, fromLatDeg, toLonDeg, toLatDeg);
    return std::hypot(offset.eastM, offset.northM);
}

} // namespace weitblick::transit
