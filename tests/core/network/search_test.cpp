// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/search.h"

#include <QTest>
#include <queue>

#include <algorithm>
#include <random>

#include "tests/support/street_town.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

/// Plain Dijkstra over the nodes of a mode's graph.
std::vector<std::uint32_t> nodeDijkstra(const StreetGraph& graph, Mode mode, Metric metric, std::uint32_t start)
{
    const ModeGraph& of = graph.of(mode);
    std::vector<std::uint32_t> best(of.nodeCount(), kNever);
    using State = std::pair<std::uint32_t, std::uint32_t>;
    std::priority_queue<State, std::vector<State>, std::greater<>> queue;
    best[start] = 0;
    queue.emplace(0U, start);
    while (!queue.empty()) {
        const auto [cost, node] = queue.top();
        queue.pop();
        for (std::uint32_t arc = of.heads[node]; cost == best[node] && arc < of.heads[node + 1]; ++arc) {
            const std::uint32_t next = cost + edgeCost(graph, mode, metric, of.arcEdges[arc]);
            if (next < best[of.arcs[arc].target]) {
                best[of.arcs[arc].target] = next;
                queue.emplace(next, of.arcs[arc].target);
            }
        }
    }
    return best;
}

} // namespace

class SearchTest : public QObject {
    Q_OBJECT

private slots:
    void aThousandRandomPairsCostWhatPlainDijkstraFinds()
    {
        const StreetGraph graph = randomTown(40, 7).graph();
        Dice random(1);
        int pairs = 0;
        for (const Mode mode : {Mode::Walk, Mode::Bike, Mode::Car, Mode::Wheelchair}) {
            for (const Metric metric : {Metric::Time, Metric::Distance}) {
                Search search(graph, mode, metric);
                for (int i = 0; i < 13; ++i) {
                    const std::uint32_t start = random() % graph.nodeCount();
                    const auto expected = nodeDijkstra(graph, mode, metric, start);
                    const Seed seed{start, 0};
                    search.run({&seed, 1}, kNever);
                    for (int j = 0; j < 10; ++j, ++pairs) {
                        const std::uint32_t label = random() % graph.of(mode).nodeCount();
                        QCOMPARE(search.labelCost(label), expected[label]);
                    }
                }
            }
        }
        QVERIFY(pairs >= 1000);
    }
    void turnRestrictionsHoldExactly()
    {
        // The oracle knows edges as states and reads the restrictions of the town, not the graph's copies.
        for (const unsigned seed : {3U, 4U, 5U}) {
            const StreetTown town = randomTown(6, seed);
            const StreetGraph graph = town.graph();
            QVERIFY(!graph.of(Mode::Car).copies.empty());
            QVERIFY(graph.of(Mode::Walk).copies.empty());
            Search search(graph, Mode::Car, Metric::Time);
            for (std::uint32_t start = 0; start < graph.nodeCount(); start += 3) {
                const auto byEdge = edgeDijkstra(town, graph, Mode::Car, start);
                std::vector<std::uint64_t> expected(graph.nodeCount(), kNever);
                expected[start] = 0;
                for (std::uint32_t e = 0; e < byEdge.size(); ++e) {
                    const std::uint32_t head = e % 2 == 0 ? graph.edge(e / 2).to : graph.edge(e / 2).from;
                    expected[head] = std::min(expected[head], byEdge[e]);
                }
                const Seed seedAt{start, 0};
                search.run({&seedAt, 1}, kNever);
                for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
                    QCOMPARE(std::uint64_t{search.cost(node)}, expected[node]);
                }
            }
        }
    }
    void nothingBeyondTheLimitIsReached()
    {
        const StreetGraph graph = randomTown(30, 9).graph();
        Search search(graph, Mode::Walk, Metric::Time);
        const auto expected = nodeDijkstra(graph, Mode::Walk, Metric::Time, 100);
        const Seed seed{100, 0};
        for (const std::uint32_t limit : {600'000U, 60'000U, 900'000U}) {
            search.run({&seed, 1}, limit);
            const auto count = std::ranges::count_if(expected, [&](std::uint32_t cost) { return cost <= limit; });
            QCOMPARE(static_cast<std::ptrdiff_t>(search.labels().size()), count);
            for (const std::uint32_t label : search.labels()) {
                QCOMPARE(search.labelCost(label), expected[label]);
            }
        }
    }
    void severalSeedsTakeTheBest()
    {
        const StreetGraph graph = randomTown(20, 2).graph();
        const auto first = nodeDijkstra(graph, Mode::Walk, Metric::Time, 3);
        const auto second = nodeDijkstra(graph, Mode::Walk, Metric::Time, 333);
        Search search(graph, Mode::Walk, Metric::Time);
        const std::vector<Seed> seeds{{3, 0}, {333, 5'000'000}};
        search.run(seeds, kNever);
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            QCOMPARE(search.cost(node),
                     std::min(first[node], second[node] == kNever ? kNever : second[node] + 5'000'000));
        }
    }
    void aWayIsTracedBackToItsSeed()
    {
        const StreetGraph graph = randomTown(20, 6).graph();
        Search search(graph, Mode::Car, Metric::Time);
        const Seed seed{10, 0};
        search.run({&seed, 1}, kNever);
        const ModeGraph& mode = graph.of(Mode::Car);
        for (const std::uint32_t goal : search.labels()) {
            std::uint32_t sum = 0;
            std::uint32_t label = goal;
            while (search.arcInto(label) != kNever) {
                sum += mode.arcs[search.arcInto(label)].costMs;
                label = search.previous(label);
            }
            QCOMPARE(label, 10U);
            QCOMPARE(sum, search.labelCost(goal));
        }
    }
    void aStoppedJobEndsTheSearch()
    {
        const StreetGraph graph = randomTown(60, 8).graph();
        std::stop_source stop;
        stop.request_stop();
        Search search(graph, Mode::Walk, Metric::Distance);
        const Seed seed{0, 0};
        search.run({&seed, 1}, kNever, Job(stop.get_token(), {}));
        QVERIFY(search.labels().size() < graph.nodeCount());
        search.run({&seed, 1}, kNever); // and the next one is whole
        const auto expected = nodeDijkstra(graph, Mode::Walk, Metric::Distance, 0);
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            QCOMPARE(search.cost(node), expected[node]);
        }
    }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "search_test.moc"
