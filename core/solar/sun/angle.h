// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <numbers>

namespace weitblick::solar {

inline constexpr double kRadPerDeg = std::numbers::pi / 180.0;
inline constexpr double kDegPerRad = 180.0 / std::numbers::pi;

inline double sinDeg(double angleDeg)
{
    return std::sin(angleDeg * kRadPerDeg);
}

inline double cosDeg(double angleDeg)
{
    return std::cos(angleDeg * kRadPerDeg);
}

/// The same angle in [0, 360).
inline double wrapped360(double angleDeg)
{
    return angleDeg - 360.0 * std::floor(angleDeg / 360.0);
}

} // namespace weitblick::solar
