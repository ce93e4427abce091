// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/ranking.h"

#include <QTest>

#include <cmath>

using namespace weitblick;
using namespace weitblick::decision;

namespace {

void compare(const std::vector<double>& found, const std::vector<double>& wanted, double tolerance)
{
    QCOMPARE(found.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QVERIFY2(std::abs(found[i] - wanted[i]) <= tolerance, std::to_string(found[i]).c_str());
    }
}

/// Tzeng & Huang 2011.
const DecisionTable kTzeng{.criterionCount = 3, .values = {5, 8, 4, 7, 6, 8, 8, 8, 6, 7, 4, 6}};
const std::vector<double> kTzengWeights{0.3, 0.4, 0.3};
const std::vector<Sense> kGains(3, Sense::Gain);

} // namespace

class RankingTest : public QObject {
    Q_OBJECT

private slots:
    void heatingLossesOfBuildings() // Kracka et al. 2010: weighted sum of columns divided by their sum
    {
        const DecisionTable losses{.criterionCount = 7,
                                   .values = {33.95, 23.78,  11.45,  39.97,  29.44,  167.10, 3.852, 38.9,  4.17,
                                              6.32,  0.01,   4.29,   132.52, 25.184, 37.59,  9.36,  8.23,  4.35,
                                              10.22, 136.71, 10.845, 30.44,  37.59,  13.91,  74.08, 45.10, 198.34,
                                              2.186, 36.21,  14.79,  9.17,   17.77,  17.06,  148.3, 6.610, 37.8,
                                              8.55,  7.97,   2.35,   9.25,   134.83, 11.935}};
        const std::vector<Sense> senses{Sense::Cost, Sense::Cost, Sense::Cost, Sense::Cost,
                                        Sense::Gain, Sense::Cost, Sense::Gain};
        const auto scores = weightedSum(scaledToSum(losses, senses), std::vector<double>(7, 1.0 / 7.0));
        compare(scores, {.12040426, .3458235, .13838192, .12841246, .12346084, .14351701}, 5e-9);
        QCOMPARE(ranksOf(scores), (std::vector<std::size_t>{6, 1, 3, 4, 5, 2}));
    }
    void topsisOfTzengAndHuang()
    {
        const auto closeness = topsis(kTzeng, kTzengWeights, kGains);
        compare(closeness, {.5037, .6581, .7482, .3340}, 5e-5);
        QCOMPARE(ranksOf(closeness), (std::vector<std::size_t>{3, 2, 1, 4}));
    }
    void topsisWithACost()
    {
        const DecisionTable offers{.criterionCount = 3, .values = {250, 16, 12, 200, 16, 8, 300, 32, 16}};
        compare(topsis(offers, std::vector<double>{0.4, 0.3, 0.3},
                       std::vector<Sense>{Sense::Cost, Sense::Gain, Sense::Gain}),
                {0.33630, 0.35510, 0.64490}, 5e-6);
    }
    void equalAlternativesAreEquallyClose()
    {
        compare(topsis({.criterionCount = 1, .values = {5, 5}}, std::vector<double>{1.0}, std::vector{Sense::Gain}),
                {0.5, 0.5}, 0.0);
        QVERIFY(topsis({.criterionCount = 1}, std::vector<double>{1.0}, std::vector{Sense::Gain}).empty());
    }
    void vikorOfTzengAndHuang()
    {
        const Compromise found = vikor(kTzeng, kTzengWeights, kGains);
        compare(found.largestRegret, {.3, .2, .15, .4}, 1e-12);
        compare(found.groupRegret, {.6, .3, .15, .65}, 1e-12);
        compare(found.index, {.75, .25, 0, 1}, 1e-12);
    }
    void aProductForgivesNoNought()
    {
        const DecisionTable values{.criterionCount = 2, .values = {0.0, 1.0, 0.25, 0.25}};
        compare(weightedProduct(values, std::vector<double>{0.5, 0.5}), {0.0, 0.25}, 1e-15);
        compare(weightedSum(values, std::vector<double>{0.5, 0.5}), {0.5, 0.25}, 1e-15);
    }
    void orderedAverageLeadsFromWorstToBest()
    {
        const DecisionTable values{.criterionCount = 3, .values = {0.2, 0.5, 0.8}};
        const std::vector<double> equal(3, 1.0 / 3.0);
        compare(orderedWeightedAverage(values, equal, orderWeightsOf(0.0, 3)), {0.2}, 1e-12);
        compare(orderedWeightedAverage(values, equal, orderWeightsOf(0.5, 3)), {0.5}, 1e-12);
        compare(orderedWeightedAverage(values, equal, orderWeightsOf(1.0, 3)), {0.8}, 1e-12);
        // With criterion weights, equal order weights are the weighted sum.
        const std::vector<double> weights{0.6, 0.3, 0.1};
        compare(orderedWeightedAverage(values, weights, orderWeightsOf(0.5, 3)), weightedSum(values, weights), 1e-12);
    }
    void equalScoresShareAPlace()
    {
        QCOMPARE(ranksOf(std::vector<double>{0.5, 0.9, 0.5, 0.1}), (std::vector<std::size_t>{2, 1, 2, 4}));
    }
};

QTEST_GUILESS_MAIN(RankingTest)
#include "ranking_test.moc"
