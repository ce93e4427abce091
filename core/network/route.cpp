// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/route.h"

#include <algorithm>
#include <cmath>

namespace weitblick::network {

namespace {

/// A directed edge from share to share of its length in the direction of travel.
struct Piece {
    std::uint32_t directed = 0;
    double begin = 0.0;
    double end = 1.0;
};

void addCourse(const StreetGraph& graph, const Piece& piece, std::vector<geo::Point>& course)
{
    std::vector<geo::Point> points;
    for (const CmPoint& vertex : graph.course(piece.directed / 2)) {
        points.push_back(metresOf(vertex));
    }
    if (piece.directed % 2 == 1) {
        std::ranges::reverse(points);
    }
    double totalM = 0.0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        totalM += std::hypot(points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
    }
    const auto add = [&](geo::Point point) {
        if (course.empty() || course.back() != point) {
            course.push_back(point);
        }
    };
    double alongM = 0.0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const geo::Point a = points[i];
        const geo::Point b = points[i + 1];
        const double lengthM = std::hypot(b.x - a.x, b.y - a.y);
        const auto at = [&](double metres) {
            const double share = lengthM > 0.0 ? std::clamp((metres - alongM) / lengthM, 0.0, 1.0) : 0.0;
            return geo::Point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
        };
        const double beginM = piece.begin * totalM;
        const double endM = piece.end * totalM;
        if (beginM <= alongM + lengthM && endM >= alongM) {
            add(at(std::max(beginM, alongM)));
            add(at(std::min(endM, alongM + lengthM)));
        }
        alongM += lengthM;
    }
}

Route routeOver(const Search& search, const std::vector<Piece>& pieces)
{
    Route route;
    double timeMs = 0.0;
    for (const Piece& piece : pieces) {
        const double share = piece.end - piece.begin;
        timeMs += share * edgeCost(search.graph(), search.mode(), Metric::Time, piece.directed);
        route.lengthM += share * search.graph().edge(piece.directed / 2).lengthCm / 100.0;
        route.edges.push_back(piece.directed);
        addCourse(search.graph(), piece, route.course);
    }
    route.timeMs = static_cast<std::uint32_t>(std::lround(timeMs));
    return route;
}

/// The pieces of the way that ends with leaving `label` along the goal's edge.
std::vector<Piece> traced(const Search& search, const StreetPlace& from, std::uint32_t label, const Piece& lastPiece)
{
    const ModeGraph& mode = search.graph().of(search.mode());
    std::vector<Piece> pieces{lastPiece};
    while (search.arcInto(label) != kNever) {
        pieces.push_back({mode.arcEdges[search.arcInto(label)]});
        label = search.previous(label);
    }
    for (const Seed& seed : seedsFrom(search.graph(), search.mode(), search.metric(), from, 0)) {
        if (seed.node == label && seed.cost == search.labelCost(label)) {
            const double begin = seed.directedEdge % 2 == 0 ? from.share : 1.0 - from.share;
            pieces.push_back({seed.directedEdge, begin, 1.0});
            break;
        }
    }
    std::ranges::reverse(pieces);
    return pieces;
}

} // namespace

Result<std::optional<Route>> bestRoute(Search& search, const StreetPlace& from, const StreetPlace& to,
                                       const Approach& approach, std::uint32_t limit, Job& job)
{
    const std::uint32_t extra =
        approachCost(from, search.metric(), approach) + approachCost(to, search.metric(), approach);
    if (extra > limit) {
        return std::optional<Route>();
    }
    const auto seeds = seedsFrom(search.graph(), search.mode(), search.metric(), from, 0);
    search.run(seeds, limit - extra, job, [&](std::uint32_t finalBelow) { return costAt(search, to) < finalBelow; });
    WB_CHECK(job.report(1.0, "route"));
    const std::uint32_t along = costAlong(search.graph(), search.mode(), search.metric(), from, to);
    const std::uint32_t over = costAt(search, to);
    const std::uint32_t best = std::min(along, over);
    if (best == kNever || best > limit - extra) {
        return std::optional<Route>();
    }
    if (along <= over) {
        const bool isForward = to.share >= from.share;
        const Piece piece = isForward ? Piece{2 * from.edge, from.share, to.share}
                                      : Piece{2 * from.edge + 1, 1.0 - from.share, 1.0 - to.share};
        Route route = routeOver(search, {piece});
        route.cost = best + extra;
        return std::optional(std::move(route));
    }
    const StreetEdge& goal = search.graph().edge(to.edge);
    const std::uint32_t ahead = search.labelBefore(goal.from, 2 * to.edge);
    const std::uint32_t behind = search.labelBefore(goal.to, 2 * to.edge + 1);
    const auto costOver = [&](std::uint32_t label, std::uint32_t directed, double share) {
        return label == kNever ? std::uint64_t{kNever}
                               : search.labelCost(label) +
                                     static_cast<std::uint64_t>(std::lround(
                                         share * edgeCost(search.graph(), search.mode(), search.metric(), directed)));
    };
    const bool isAhead = costOver(ahead, 2 * to.edge, to.share) <= costOver(behind, 2 * to.edge + 1, 1.0 - to.share);
    const Piece last = isAhead ? Piece{2 * to.edge, 0.0, to.share} : Piece{2 * to.edge + 1, 0.0, 1.0 - to.share};
    Route route = routeOver(search, traced(search, from, isAhead ? ahead : behind, last));
    route.cost = best + extra;
    return std::optional(std::move(route));
}

} // namespace weitblick::network
