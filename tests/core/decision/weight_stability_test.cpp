// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/ranking.h"
#include "core/decision/weight_stability.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace weitblick;
using namespace weitblick::decision;

namespace {

/// Three alternatives that are each best in one criterion.
const DecisionTable kThree{.criterionCount = 3, .values = {1, 0, 0, 0, 1, 0, 0, 0, 1}};
const std::vector<double> kWeights{0.5, 0.3, 0.2};

} // namespace

class WeightStabilityTest : public QObject {
    Q_OBJECT

private slots:
    void theAnalyticCaseIsExact()
    {
        // The scores are the weights: 0.1 from the first to the second makes both 0.4.
        const auto flip = leastFlip(kThree, kWeights);
        QVERIFY(flip);
        QVERIFY(std::abs(flip->movedWeight - 0.1) < 1e-15);
        QCOMPARE(flip->rival, std::size_t{1});
        QCOMPARE(flip->to, std::size_t{1});
        QVERIFY(std::abs(flip->weightsAtTie[0] - 0.4) < 1e-15);
        QVERIFY(std::abs(flip->weightsAtTie[1] - 0.4) < 1e-15);
        QVERIFY(std::abs(flip->weightsAtTie[2] - 0.2) < 1e-15);
    }
    void oneWeightAtATimeHasAnInterval()
    {
        const auto intervals = winnerIntervals(kThree, kWeights);
        // With weight w for the first, the second has 0.6 (1 - w): level at w = 0.6 / 1.6.
        QVERIFY(std::abs(intervals[0].lower - 0.375) < 1e-12);
        QCOMPARE(intervals[0].upper, 1.0);
        QCOMPARE(intervals[0].winnerBelow, std::optional<std::size_t>(1));
        QVERIFY(!intervals[0].winnerAbove);
        // w of the second against 5/7 (1 - w) of the first.
        QCOMPARE(intervals[1].lower, 0.0);
        QVERIFY(std::abs(intervals[1].upper - 5.0 / 12.0) < 1e-12);
        QCOMPARE(intervals[1].winnerAbove, std::optional<std::size_t>(1));
        QVERIFY(std::abs(intervals[2].upper - 0.625 / 1.625) < 1e-12);
    }
    void nobodyBeatsWhoIsBestEverywhere()
    {
        const DecisionTable values{.criterionCount = 2, .values = {1.0, 1.0, 0.5, 0.9}};
        const std::vector<double> weights{0.5, 0.5};
        QVERIFY(!leastFlip(values, weights));
        QCOMPARE(winnerIntervals(values, weights)[0].lower, 0.0);
        QVERIFY(!leastFlip({.criterionCount = 2, .values = {1.0, 1.0}}, weights));
    }
    void noSmallerMoveFlips()
    {
        // Brute force over all moves of weight in steps of 1/200 finds none that is smaller.
        std::mt19937 random(7);
        std::uniform_real_distribution<double> any;
        for (int trial = 0; trial < 20; ++trial) {
            DecisionTable values{.criterionCount = 3};
            for (int i = 0; i < 9; ++i) {
                values.values.push_back(any(random));
            }
            const auto winner = ranksOf(weightedSum(values, kWeights));
            double least = 2.0;
            for (int a = 0; a <= 200; ++a) {
                for (int b = 0; a + b <= 200; ++b) {
                    const std::vector<double> weights{a / 200.0, b / 200.0, (200 - a - b) / 200.0};
                    const auto ranks = ranksOf(weightedSum(values, weights));
                    const auto first = static_cast<std::size_t>(std::ranges::find(winner, 1U) - winner.begin());
                    if (ranks[first] != 1) {
                        double moved = 0.0;
                        for (std::size_t i = 0; i < 3; ++i) {
                            moved += std::abs(weights[i] - kWeights[i]) / 2.0;
                        }
                        least = std::min(least, moved);
                    }
                }
            }
            const auto flip = leastFlip(values, kWeights);
            QCOMPARE(flip.has_value(), least < 2.0);
            if (flip) {
                QVERIFY(least >= flip->movedWeight - 1e-9);
                QVERIFY(least <= flip->movedWeight + 0.02);
            }
        }
    }
    void aMapTellsEachPlace()
    {
        // Two places with two options each: the second place is a dead heat but for 0.02.
        const DecisionTable values{.criterionCount = 2, .values = {1.0, 0.0, 0.0, 1.0, 0.52, 0.0, 0.0, 0.5}};
        const auto places = stabilityMap(values, 2, std::vector<double>{0.8, 0.2});
        QCOMPARE(places.size(), std::size_t{2});
        QCOMPARE(places[0].winner, std::size_t{0});
        QVERIFY(std::abs(places[0].movedWeight - 0.3) < 1e-12);
        QVERIFY(std::abs(places[1].movedWeight - (0.8 - 0.5 / 1.02)) < 1e-12);
        const auto still = stabilityMap({.criterionCount = 1, .values = {0.9, 0.1}}, 2, std::vector<double>{1.0});
        QCOMPARE(still[0].movedWeight, 1.0);
    }
};

QTEST_GUILESS_MAIN(WeightStabilityTest)
#include "weight_stability_test.moc"
