// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/yield/district_yield.h"

#include <cstdint>

namespace weitblick::bench {

/// Roofs of all tilts and directions with hilly horizons, the same from every seed.
inline solar::RoofSurfaces someRoofs(std::size_t count)
{
    std::uint32_t random = 7;
    const auto next = [&random](std::uint32_t below) {
        random = random * 1664525U + 1013904223U;
        return (random >> 8U) % below;
    };
    solar::RoofSurfaces roofs;
    roofs.tiltDeg.reserve(count);
    roofs.azimuthDeg.reserve(count);
    roofs.horizons.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        roofs.tiltDeg.push_back(static_cast<float>(next(61)));
        roofs.azimuthDeg.push_back(static_cast<float>(next(360)));
        const std::uint32_t height = next(60); // up to 14°
        for (std::uint8_t& sine : roofs.horizons[i].sine) {
            sine = static_cast<std::uint8_t>(height + next(16));
        }
    }
    return roofs;
}

} // namespace weitblick::bench
