// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/travel_matrix.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <memory>

namespace weitblick::network {

namespace {

/// One search a thread, made when the thread first needs it.
class SearchOfThread {
public:
    SearchOfThread(const StreetGraph& graph, const TravelWish& wish, unsigned threads)
        : m_graph(graph),
          m_wish(wish),
          m_searches(threads)
    {
    }
    Search& operator[](unsigned thread)
    {
        if (!m_searches[thread]) {
            m_searches[thread] = std::make_unique<Search>(m_graph, m_wish.mode, m_wish.metric);
        }
        return *m_searches[thread];
    }

private:
    const StreetGraph& m_graph;
    const TravelWish& m_wish;
    std::vector<std::unique_ptr<Search>> m_searches;
};

/// Cost to a place from a search and from its origin, approaches included; kNever above the limit.
std::uint32_t costTo(const Search& search, const Origin& origin, const StreetPlace& place, const TravelWish& wish)
{
    std::uint64_t cost = costAt(search, place);
    const std::uint32_t along = costAlong(search.graph(), wish.mode, wish.metric, origin.place, place);
    if (along != kNever) {
        cost = std::min(cost, std::uint64_t{along} + origin.extra);
    }
    cost = cost == kNever ? cost : cost + approachCost(place, wish.metric, wish.approach);
    return cost <= wish.limit ? static_cast<std::uint32_t>(cost) : kNever;
}

Origin originAt(const StreetPlace& place, const TravelWish& wish)
{
    return {place, approachCost(place, wish.metric, wish.approach)};
}

std::vector<Seed> seedsOf(const StreetGraph& graph, const Origin& origin, const TravelWish& wish)
{
    return seedsFrom(graph, wish.mode, wish.metric, origin.place, origin.extra);
}

} // namespace

Result<std::vector<std::uint32_t>> travelMatrix(const StreetGraph& graph, std::span<const MaybePlace> origins,
                                                std::span<const MaybePlace> destinations, const TravelWish& wish,
                                                Job& job)
{
    std::vector<std::uint32_t> costs(origins.size() * destinations.size(), kNever);
    const ParallelOptions options{.chunkSize = 1, .step = "matrix"};
    SearchOfThread searches(graph, wish, threadCountFor(origins.size(), options));
    WB_CHECK(parallelChunks(origins.size(), options, job, [&](const Chunk& chunk) -> Result<void> {
        if (!origins[chunk.begin]) {
            return {};
        }
        Search& search = searches[chunk.thread];
        const Origin origin = originAt(*origins[chunk.begin], wish);
        std::size_t open = 0; // the destinations before it are final
        const auto isEnough = [&](std::uint32_t finalBelow) {
            while (open < destinations.size() &&
                   (!destinations[open] || costAt(search, *destinations[open]) < finalBelow)) {
                ++open;
            }
            return open == destinations.size();
        };
        search.run(seedsOf(graph, origin, wish), wish.limit, job, isEnough);
        for (std::size_t i = 0; i < destinations.size(); ++i) {
            if (destinations[i]) {
                costs[chunk.begin * destinations.size() + i] = costTo(search, origin, *destinations[i], wish);
            }
        }
        return {};
    }));
    return costs;
}

Result<std::vector<std::vector<ThingsAtStreets::Reached>>>
nearestThings(const StreetGraph& graph, std::span<const MaybePlace> origins, const ThingsAtStreets& things,
              std::size_t count, const TravelWish& wish, Job& job)
{
    constexpr std::uint32_t kFirstMs = 300'000; // five minutes
    constexpr std::uint32_t kFirstCm = 50'000;  // 500 m
    std::vector<std::vector<ThingsAtStreets::Reached>> nearest(origins.size());
    const ParallelOptions options{.chunkSize = 16, .step = "nearest"};
    SearchOfThread searches(graph, wish, threadCountFor(origins.size(), options));
    std::vector<ThingsAtStreets::Scratch> scratches(threadCountFor(origins.size(), options));
    const auto findFor = [&](std::size_t i, unsigned thread) {
        const Origin origin = originAt(*origins[i], wish);
        const auto seeds = seedsOf(graph, origin, wish);
        std::uint64_t limit = wish.metric == Metric::Time ? kFirstMs : kFirstCm;
        while (!job.stopRequested()) {
            limit = std::min<std::uint64_t>(limit, wish.limit);
            nearest[i].clear();
            searches[thread].run(seeds, static_cast<std::uint32_t>(limit), job);
            things.appendReached(searches[thread], {&origin, 1}, static_cast<std::uint32_t>(limit), scratches[thread],
                                 nearest[i]);
            if (nearest[i].size() >= count || limit >= wish.limit) {
                break;
            }
            limit *= 2;
        }
        std::ranges::sort(nearest[i], {}, [](const auto& one) { return std::pair(one.cost, one.item); });
        nearest[i].resize(std::min(nearest[i].size(), count));
    };
    WB_CHECK(parallelChunks(origins.size(), options, job, [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
            if (origins[i]) {
                findFor(i, chunk.thread);
            }
        }
        return {};
    }));
    return nearest;
}

Result<std::vector<MaybePlace>> placesOf(const StreetGraph& graph, std::span<const geo::Point> points, Mode mode,
                                         double withinM, Job& job)
{
    std::vector<MaybePlace> places(points.size());
    WB_CHECK(parallelChunks(points.size(), {.chunkSize = 512, .step = "places"}, job,
                            [&](const Chunk& chunk) -> Result<void> {
                                for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
                                    places[i] = nearestStreet(graph, points[i], mode, withinM);
                                }
                                return {};
                            }));
    return places;
}

} // namespace weitblick::network
