// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/rank_acceptability.h"

#include <QTest>

#include <cmath>
#include <numeric>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

class RankAcceptabilityTest : public QObject {
    Q_OBJECT

private slots:
    void drawnWeightsAddUpAndKeepTheirMean()
    {
        const std::vector<double> weights{0.5, 0.3, 0.2, 0.0};
        const WeightDraws draws{.count = 20'000, .seed = 11, .concentration = 20.0};
        std::vector<double> mean(4, 0.0);
        double squares = 0.0;
        for (std::size_t number = 0; number < draws.count; ++number) {
            const auto drawn = drawWeights(weights, draws, number);
            QVERIFY(std::abs(std::accumulate(drawn.begin(), drawn.end(), 0.0) - 1.0) < 1e-12);
            for (std::size_t i = 0; i < 4; ++i) {
                mean[i] += drawn[i] / 20'000.0;
            }
            squares += (drawn[0] - 0.5) * (drawn[0] - 0.5) / 20'000.0;
        }
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(std::abs(mean[i] - weights[i]) < 0.003);
        }
        // Variance of a Dirichlet: w (1 - w) / (concentration + 1).
        QVERIFY(std::abs(squares - 0.25 / 21.0) < 0.0006);
        QCOMPARE(mean[3], 0.0);
    }
    void sharesOfTwoAreTheAreaOfTheirWeights()
    {
        // Uniform weights (Dirichlet(1, 1)): the first wins where w > 0.25.
        const DecisionTable values{.criterionCount = 2, .values = {1.0, 0.0, 0.7, 0.1}};
        const WeightDraws draws{.count = 40'000, .seed = 3, .concentration = 2.0};
        Job job;
        WB_VALUE(const auto found, rankAcceptability(values, std::vector<double>{0.5, 0.5}, draws, 2, job));
        QVERIFY(std::abs(found.share(0, 1) - 0.75) < 0.01);
        QVERIFY(std::abs(found.share(0, 1) + found.share(0, 2) - 1.0) < 1e-12);
        QVERIFY(std::abs(found.share(0, 1) + found.share(1, 1) - 1.0) < 1e-12);
        QVERIFY(std::abs(found.scoreMean[0] - 0.5) < 0.01);
        QVERIFY(std::abs(found.scoreDeviation[0] - std::sqrt(1.0 / 12.0)) < 0.01);
    }
    void theSameSeedGivesTheSameAnswer()
    {
        DecisionTable values{.criterionCount = 3};
        for (int i = 0; i < 300; ++i) {
            values.values.push_back(std::fmod(i * 0.37, 1.0));
        }
        const std::vector<double> weights{0.2, 0.3, 0.5};
        Job job;
        WB_VALUE(const auto one, rankAcceptability(values, weights, {.count = 500, .seed = 5}, 3, job));
        WB_VALUE(const auto other, rankAcceptability(values, weights, {.count = 500, .seed = 5}, 3, job));
        WB_VALUE(const auto third, rankAcceptability(values, weights, {.count = 500, .seed = 6}, 3, job));
        QCOMPARE(one.reached, other.reached);
        QVERIFY(one.reached != third.reached);
    }
    void moreAlternativesThanPlacesAreNotNeeded()
    {
        Job job;
        WB_VALUE(const auto found, rankAcceptability({.criterionCount = 1, .values = {1.0}}, std::vector<double>{1.0},
                                                     {.count = 10}, 3, job));
        QCOMPARE(found.placeCount, std::size_t{1});
        QCOMPARE(found.share(0, 1), 1.0);
    }
    void stoppingStops()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(rankAcceptability({.criterionCount = 1, .values = {1.0, 2.0}}, std::vector<double>{1.0}, {}, 1, job)
                     .error()
                     .code,
                 ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(RankAcceptabilityTest)
#include "rank_acceptability_test.moc"
