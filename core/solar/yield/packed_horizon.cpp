// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/packed_horizon.h"

#include "core/solar/sun/angle.h"

#include <algorithm>

namespace weitblick::solar {

PackedHorizon packed(const Horizon& horizon)
{
    PackedHorizon result;
    std::ranges::transform(horizon.elevationDeg, result.sine.begin(), [](float elevationDeg) {
        const double sine = sinDeg(std::clamp(static_cast<double>(elevationDeg), 0.0, 90.0));
        return static_cast<std::uint8_t>(std::lround(255.0 * sine));
    });
    return result;
}

Horizon unpacked(const PackedHorizon& horizon)
{
    Horizon result;
    std::ranges::transform(horizon.sine, result.elevationDeg.begin(),
                           [](std::uint8_t sine) { return static_cast<float>(kDegPerRad * std::asin(sine / 255.0)); });
    return result;
}

} // namespace weitblick::solar
