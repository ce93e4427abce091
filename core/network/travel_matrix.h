// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/network/reach_people.h"
#include "core/network/search.h"
#include "core/network/street_place.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::network {

/// How ways are looked for.
struct TravelWish {
    Mode mode = Mode::Walk;
    Metric metric = Metric::Time;
    Approach approach;
    std::uint32_t limit = kNever - 1; ///< in the metric's unit
};

/// A point of somebody, where its street is; nothing: no street near it.
using MaybePlace = std::optional<StreetPlace>;

/// Costs from every origin to every destination, row by row; kNever where there is no way within the limit.
/// Method   a search an origin that ends when the last destination is final; exact. Approaches at both ends are
/// included. Errors   Cancelled. Threads  uses all.
Result<std::vector<std::uint32_t>> travelMatrix(const StreetGraph& graph, std::span<const MaybePlace> origins,
                                                std::span<const MaybePlace> destinations, const TravelWish& wish,
                                                Job& job);

/// The nearest `count` things to every origin, nearest first; equal costs by item.
/// Method   searches that grow until enough things are final.
/// Errors   Cancelled.
/// Threads  uses all.
Result<std::vector<std::vector<ThingsAtStreets::Reached>>>
nearestThings(const StreetGraph& graph, std::span<const MaybePlace> origins, const ThingsAtStreets& things,
              std::size_t count, const TravelWish& wish, Job& job);

/// The streets of many points.
/// Errors   Cancelled.
/// Threads  uses all.
Result<std::vector<MaybePlace>> placesOf(const StreetGraph& graph, std::span<const geo::Point> points, Mode mode,
                                         double withinM, Job& job);

} // namespace weitblick::network
