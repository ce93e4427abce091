// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/yield/horizon.h"

#include <array>
#include <cstdint>

namespace weitblick::solar {

/// A horizon in 72 bytes: the sine of each sector's elevation in steps of 1/255, at low elevations 0.22°.
struct PackedHorizon {
    std::array<std::uint8_t, kHorizonSectors> sine{};
};

PackedHorizon packed(const Horizon& horizon);
Horizon unpacked(const PackedHorizon& horizon);

} // namespace weitblick::solar
