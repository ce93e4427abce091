// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/point.h"
#include "core/network/search.h"
#include "core/network/street_graph.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace weitblick::network {

/// A place on a street, and how far it was from there to the point that was meant.
struct StreetPlace {
    std::uint32_t edge = 0;
    double share = 0.0;     ///< of the edge's length, from its beginning
    double approachM = 0.0; ///< straight line to the street
    geo::Point foot;        ///< on the street
};

/// The nearest street that the mode may use.
/// Method   cells around the point, ring by ring; exact.
/// CRS      that of the graph.
/// No data  nothing within `withinM`, or a point that is not finite.
/// Threads  any number at once.
std::optional<StreetPlace> nearestStreet(const StreetGraph& graph, geo::Point point, Mode mode, double withinM);

/// Straight line from a point to the course of an edge.
double distanceToEdgeM(const StreetGraph& graph, std::uint32_t edge, geo::Point point);

/// How a place takes part in searches: what it costs to come from it, or to it.
struct Approach {
    double speedKmh = 4.8; ///< between place and street
};

/// What the straight line to the street costs, in the metric's unit.
std::uint32_t approachCost(const StreetPlace& place, Metric metric, const Approach& approach);

/// Both ends of the place's street with the cost to get there: seeds of a search. `extra` is added to each.
/// Method   part of the edge by length; turn restrictions at its end hold.
std::vector<Seed> seedsFrom(const StreetGraph& graph, Mode mode, Metric metric, const StreetPlace& place,
                            std::uint32_t extra);

/// Cost from the seeds of a search to a place on a street, kNever where it was not reached; without the place's
/// approach.
std::uint32_t costAt(const Search& search, const StreetPlace& place);

/// The costs with which a search came to both ends of an edge: what any place on it costs follows from them.
class EdgeEnds {
public:
    EdgeEnds(const Search& search, std::uint32_t edge);
    /// As costAt() for the place at that share of the edge.
    [[nodiscard]] std::uint32_t costAt(double share) const;

private:
    std::uint32_t m_fromCost = kNever; ///< where one begins the edge at its beginning
    std::uint32_t m_toCost = kNever;
    std::uint32_t m_forward = kNever; ///< along all of it
    std::uint32_t m_backward = kNever;
};

/// Cost from one place to another on the same street without leaving it; kNever where that is not possible.
std::uint32_t costAlong(const StreetGraph& graph, Mode mode, Metric metric, const StreetPlace& from,
                        const StreetPlace& to);

} // namespace weitblick::network
