// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/station_pairs.h"

#include "core/geo/crs.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::sensing {

namespace {

constexpr const char* kPlane = "EPSG:25832";
constexpr double kDegPerRad = 180.0 / 3.14159265358979323846;

struct Place {
    double x = std::numeric_limits<double>::quiet_NaN();
    double y = std::numeric_limits<double>::quiet_NaN();
};

Result<std::vector<Place>> placesOf(std::span<const Station> stations, int srsId)
{
    std::vector<Place> places(stations.size());
    if (srsId <= 0) {
        return places;
    }
    WB_TRY(const auto way,
           geo::Transformer::create({.definition = "EPSG:" + std::to_string(srsId)}, {.definition = kPlane}));
    for (std::size_t i = 0; i < stations.size(); ++i) {
        if (stations[i].place) {
            places[i] = {stations[i].place->first, stations[i].place->second};
            way.apply({&places[i].x, 1}, {&places[i].y, 1});
        }
    }
    return places;
}

} // namespace

Result<std::vector<StationPair>> stationPairs(const PairWish& wish)
{
    WB_TRY(const auto own, placesOf(wish.own, wish.ownSrsId));
    WB_TRY(const auto other, placesOf(wish.other, wish.otherSrsId));
    std::vector<StationPair> pairs;
    for (std::size_t i = 0; i < own.size(); ++i) {
        std::vector<StationPair> near;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const double east = other[j].x - own[i].x;
            const double north = other[j].y - own[i].y;
            const double distanceM = std::hypot(east, north);
            if (wish.own[i].id != wish.other[j].id && distanceM <= wish.distanceM) { // false for NaN
                const double bearingDeg = std::atan2(east, north) * kDegPerRad;
                near.push_back({i, j, distanceM, bearingDeg < 0.0 ? bearingDeg + 360.0 : bearingDeg});
            }
        }
        std::ranges::stable_sort(near, {}, &StationPair::distanceM);
        if (wish.rule == PairRule::Nearest && near.size() > 1) {
            near.resize(1);
        }
        pairs.insert(pairs.end(), near.begin(), near.end());
    }
    return pairs;
}

} // namespace weitblick::sensing
