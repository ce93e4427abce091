// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/promethee.h"
#include "core/decision/ranking.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

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

} // namespace

class PrometheeTest : public QObject {
    Q_OBJECT

private slots:
    void hydroPowerPlants() // Brans, Vincke & Mareschal 1986
    {
        const DecisionTable plants{.criterionCount = 6,
                                   .values = {80, 90, 600,  54, 8, 5,  65, 58, 200, 97, 1, 1, 83, 60, 400, 72, 4, 7,
                                              40, 80, 1000, 75, 7, 10, 52, 72, 600, 20, 3, 8, 94, 96, 700, 36, 5, 6}};
        const double equal = 1.0 / 6.0;
        const std::vector<PrometheeCriterion> criteria{{equal, Sense::Cost, {PreferenceShape::U, 10, 0}},
                                                       {equal, Sense::Gain, {PreferenceShape::V, 0, 30}},
                                                       {equal, Sense::Cost, {PreferenceShape::Linear, 50, 500}},
                                                       {equal, Sense::Cost, {PreferenceShape::Level, 10, 60}},
                                                       {equal, Sense::Cost, {PreferenceShape::Usual, 0, 0}},
                                                       {equal, Sense::Gain, {PreferenceShape::Gauss, 0, 5}}};
        const std::vector<double> first{.296, .250, .269, .100, .185};
        for (std::size_t other = 1; other < 6; ++other) {
            QVERIFY(std::abs(outranking(plants, criteria, 0, other) - first[other - 1]) < 6e-4);
        }
        Job job;
        WB_VALUE(const Flows flows, promethee(plants, criteria, job));
        compare(flows.leaving, {.2199, .3963, .2466, .3293, .4547, .3001}, 5.1e-5);
        compare(flows.entering, {.3655, .3791, .3362, .3493, .1618, .3549}, 5.1e-5);
        compare(flows.net, {-.1457, .0172, -.0895, -.0200, .2929, -.0549}, 5.1e-5);
        QCOMPARE(ranksOf(flows.net), (std::vector<std::size_t>{6, 2, 5, 3, 1, 4})); // 5, 2, 4, 6, 3, 1
    }
    void waysToTheAirport() // paterijk/MCDA
    {
        const DecisionTable ways{.criterionCount = 3, .values = {1, 10, 1, 4, 20, 2, 2, 20, 0, 6, 40, 0, 30, 30, 3}};
        const std::vector<PrometheeCriterion> criteria{{0.2, Sense::Cost, {PreferenceShape::Gauss, 0, 4}},
                                                       {0.3, Sense::Cost, {PreferenceShape::Level, 11, 15}},
                                                       {0.5, Sense::Gain, {PreferenceShape::Linear, 1, 3}}};
        Job job;
        WB_VALUE(const Flows flows, promethee(ways, criteria, job));
        compare(flows.net, {.1784, .23774, -.03849, -.41516, .0375}, 5.1e-5);
    }
    void oneAloneHasNoFlows()
    {
        Job job;
        WB_VALUE(const Flows flows, promethee({.criterionCount = 1, .values = {1}}, {}, job));
        QCOMPARE(flows.net, std::vector<double>{0.0});
    }
    void stoppingStops()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const std::vector<PrometheeCriterion> criteria{{1.0, Sense::Gain, {}}};
        QCOMPARE(promethee({.criterionCount = 1, .values = std::vector<double>(5000, 1.0)}, criteria, job).error().code,
                 ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(PrometheeTest)
#include "promethee_test.moc"
