// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/services_in_reach.h"

#include <QTest>

#include <cmath>

using namespace weitblick;
using namespace weitblick::mobility;

namespace {

ServiceDistances fourHomes()
{
    constexpr std::uint32_t kNever = network::kNever;
    return {.people = {.places = {{0, 0}, {1, 0}, {2, 0}, {3, 0}}, .inhabitants = {10, 20, 30, 40}},
            .kinds = {"Kita", "Laden"},
            .costs = {{100, 200, 300, 400}, {500, kNever, 50, 60}}};
}

} // namespace

class ServicesInReachTest : public QObject {
    Q_OBJECT

private slots:
    void figuresAreWeightedByInhabitants()
    {
        const ServiceFigures figures = figuresOf(fourHomes(), 0, {0, 1, 2, 3}, 300);
        QCOMPARE(figures.people, 100.0);
        QCOMPARE(figures.within, 60.0);
        QCOMPARE(figures.mean.value(), (10 * 100 + 20 * 200 + 30 * 300 + 40 * 400) / 100.0);
        QCOMPARE(figures.percentile90.value(), 400.0);
    }
    void whoReachesNothingHasNoMeanButCounts()
    {
        const ServiceFigures figures = figuresOf(fourHomes(), 1, {0, 1, 2, 3}, 300);
        QCOMPARE(figures.within, 70.0);
        QCOMPARE(figures.mean.value(), (10 * 500 + 30 * 50 + 40 * 60) / 80.0);
        QVERIFY(!figures.percentile90.has_value()); // 80 of 100 reach one at all
        QVERIFY(!figuresOf(fourHomes(), 1, {1}, 300).mean.has_value());
    }
    void theMeanShareCountsKindsForEachInhabitant()
    {
        // Within 300: Kita 10 + 20 + 30, Laden 30 + 40; of 100 people and two kinds.
        QCOMPARE(meanShareInReach(fourHomes(), {0, 1, 2, 3}, 300).value(), 65.0);
        QVERIFY(!meanShareInReach(fourHomes(), {}, 300).has_value());
    }
};

QTEST_GUILESS_MAIN(ServicesInReachTest)
#include "services_in_reach_test.moc"
