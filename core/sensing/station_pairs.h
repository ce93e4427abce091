// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sensing/station_readings.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::sensing {

enum class PairRule : std::uint8_t { Nearest, Within };

struct PairWish {
    std::span<const Station> own;
    int ownSrsId = 0;
    std::span<const Station> other;
    int otherSrsId = 0;
    PairRule rule = PairRule::Nearest;
    double distanceM = 5'000.0; ///< at most
};

/// Two stations that are compared.
struct StationPair {
    std::size_t own = 0;
    std::size_t other = 0;
    double distanceM = 0.0;
    double bearingDeg = 0.0; ///< from own to other: the wind comes from there when it blows from other to own
};

/// Stations and their counterparts, by own, then by distance. A series is no counterpart of itself.
/// CRS      both layers are turned into plane coordinates (ETRS89/UTM 32N) first.
/// No data  stations without a place have no counterpart.
/// Errors   UnsupportedCrs.
Result<std::vector<StationPair>> stationPairs(const PairWish& wish);

} // namespace weitblick::sensing
