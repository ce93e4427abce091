// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/class_lookup.h"

#include <QTest>

#include <cmath>
#include <random>
#include <vector>

using namespace weitblick;
using namespace weitblick::mobility;

class ClassLookupTest : public QObject {
    Q_OBJECT

private slots:
    void theRimOfACircleCounts()
    {
        const std::vector<ClassDisc> discs = {{{1000, 1000}, 300, 0}, {{1000, 1000}, 500, 1}};
        const ClassLookup lookup(discs);
        QCOMPARE(lookup.rankAt({1300, 1000}), 0);
        QCOMPARE(lookup.rankAt({1300.001, 1000}), 1);
        QCOMPARE(lookup.rankAt({1000, 500}), 1);
        QCOMPARE(lookup.rankAt({1000, 499.999}), kNoClass);
        QCOMPARE(lookup.rankAt({1e9, NAN}), kNoClass);
    }
    void theBestClassWinsAsMeasuringToEveryStationSays()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> place(0, 12'000);
        std::vector<ClassDisc> discs;
        for (int i = 0; i < 200; ++i) {
            const geo::Point centre{place(random), place(random)};
            for (std::uint8_t rank = 0; rank < 4; ++rank) {
                discs.push_back({centre, 150.0 + 250.0 * rank, static_cast<std::uint8_t>(rank + i % 3)});
            }
        }
        const ClassLookup lookup(discs);
        std::vector<geo::Point> places;
        for (int i = 0; i < 20'000; ++i) {
            places.push_back({place(random) * 1.2 - 1000, place(random) * 1.2 - 1000});
        }
        Job job;
        const auto ranks = lookup.ranksAt(places, job).value();
        for (std::size_t i = 0; i < places.size(); ++i) {
            std::uint8_t best = kNoClass;
            for (const ClassDisc& disc : discs) {
                const double dx = places[i].x - disc.centre.x;
                const double dy = places[i].y - disc.centre.y;
                best = dx * dx + dy * dy <= disc.radiusM * disc.radiusM ? std::min(best, disc.rank) : best;
            }
            QCOMPARE(ranks[i], best);
        }
    }
    void withoutStationsNothingHasAClass() { QCOMPARE(ClassLookup(std::vector<ClassDisc>()).rankAt({0, 0}), kNoClass); }
    void stationsOfAContinentFitIntoTheGrid()
    {
        const std::vector<ClassDisc> discs = {{{0, 0}, 500, 0}, {{3e6, 3e6}, 500, 1}};
        const ClassLookup lookup(discs);
        QCOMPARE(lookup.rankAt({3e6, 3e6 + 499}), 1);
        QCOMPARE(lookup.rankAt({1.5e6, 1.5e6}), kNoClass);
    }
    void cancellingStopsTheLookUp()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const std::vector<ClassDisc> discs = {{{0, 0}, 500, 0}};
        const std::vector<geo::Point> places(100'000);
        QCOMPARE(ClassLookup(discs).ranksAt(places, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ClassLookupTest)
#include "class_lookup_test.moc"
