// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/route.h"
#include "core/network/travel_matrix.h"

#include <QTest>

#include <algorithm>
#include <random>

#include "tests/support/street_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

std::vector<MaybePlace> somePlaces(const StreetGraph& graph, Mode mode, std::size_t count, unsigned seed)
{
    Dice random(seed);
    std::vector<MaybePlace> places;
    for (std::size_t i = 0; i < count; ++i) {
        places.push_back(nearestStreet(graph, StreetTown::at(random() % 2000, random() % 2000), mode, 5000.0));
    }
    return places;
}

} // namespace

class TravelMatrixTest : public QObject {
    Q_OBJECT

private slots:
    void everyCellIsTheCostOfItsRoute()
    {
        const StreetGraph graph = randomTown(20, 17).graph();
        Job job;
        for (const Mode mode : {Mode::Car, Mode::Walk}) {
            auto origins = somePlaces(graph, mode, 15, 1);
            auto destinations = somePlaces(graph, mode, 12, 2);
            destinations[3] = origins[2];
            origins[4] = std::nullopt;
            destinations[5] = std::nullopt;
            const TravelWish wish{.mode = mode, .limit = 1'500'000};
            WB_VALUE(const auto costs, travelMatrix(graph, origins, destinations, wish, job));
            Search search(graph, mode, Metric::Time);
            for (std::size_t i = 0; i < origins.size(); ++i) {
                for (std::size_t j = 0; j < destinations.size(); ++j) {
                    const std::uint32_t cost = costs[i * destinations.size() + j];
                    if (!origins[i] || !destinations[j]) {
                        QCOMPARE(cost, kNever);
                        continue;
                    }
                    WB_VALUE(const auto route,
                             bestRoute(search, *origins[i], *destinations[j], wish.approach, wish.limit, job));
                    QCOMPARE(cost, route ? route->cost : kNever);
                }
            }
        }
    }
    void theNearestAreThoseOfTheWholeMatrix()
    {
        const StreetGraph graph = randomTown(20, 19).graph();
        Job job;
        const auto origins = somePlaces(graph, Mode::Walk, 40, 3);
        const auto facilities = somePlaces(graph, Mode::Walk, 25, 4);
        std::vector<ThingsAtStreets::Thing> things;
        for (std::uint32_t i = 0; i < facilities.size(); ++i) {
            things.push_back({i, *facilities[i], 1.0});
        }
        for (const Metric metric : {Metric::Time, Metric::Distance}) {
            const TravelWish wish{.metric = metric, .limit = metric == Metric::Time ? 1'200'000U : 150'000U};
            WB_VALUE(const auto costs, travelMatrix(graph, origins, facilities, wish, job));
            WB_VALUE(
                const auto nearest,
                nearestThings(graph, origins, ThingsAtStreets(graph, things, metric, wish.approach), 3, wish, job));
            for (std::size_t i = 0; i < origins.size(); ++i) {
                std::vector<std::uint32_t> row(costs.begin() + std::ptrdiff_t(i * facilities.size()),
                                               costs.begin() + std::ptrdiff_t((i + 1) * facilities.size()));
                std::ranges::sort(row);
                const auto reachable = std::ranges::lower_bound(row, kNever) - row.begin();
                QCOMPARE(std::ptrdiff_t(nearest[i].size()), std::min<std::ptrdiff_t>(3, reachable));
                for (std::size_t rank = 0; rank < nearest[i].size(); ++rank) {
                    QCOMPARE(nearest[i][rank].cost, row[rank]);
                }
            }
        }
    }
    void aStoppedJobIsCancelled()
    {
        const StreetGraph graph = randomTown(20, 19).graph();
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const auto places = somePlaces(graph, Mode::Walk, 5, 3);
        QCOMPARE(travelMatrix(graph, places, places, {}, job).error().code, ErrorCode::Cancelled);
    }
    void placesAreThoseOfTheSinglePoints()
    {
        const StreetGraph graph = randomTown(10, 1).graph();
        Job job;
        const std::vector<geo::Point> points{StreetTown::at(100, 100), StreetTown::at(90'000, 0)};
        WB_VALUE(const auto places, placesOf(graph, points, Mode::Walk, 300.0, job));
        QVERIFY(places[0].has_value());
        QVERIFY(!places[1].has_value());
    }
};

QTEST_GUILESS_MAIN(TravelMatrixTest)
#include "travel_matrix_test.moc"
