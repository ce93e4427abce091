// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/sun/sun_position.h"

#include <chrono>
#include <optional>

namespace weitblick::solar {

/// When the sun rises, is highest and sets: seconds since 1970-01-01T00:00Z.
struct SunDay {
    std::optional<double> riseUtcS; ///< nothing: it does not rise or does not set that day
    double transitUtcS = 0.0;
    std::optional<double> setUtcS;
};

/// The sun's day at a place.
///
/// Method   the instants at which sunPosition() has its transit, and its centre at −0.8333° (refraction 0.5667° and
///          the sun's radius 0.26667°), by iteration; ±1 s away from the polar circles.
/// CRS      WGS 84. `day` is the date of the place's mean solar time.
/// Threads  any.
SunDay sunDay(std::chrono::sys_days day, const Site& site);

} // namespace weitblick::solar
