// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/weights.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

namespace {

void compare(const Result<std::vector<double>>& found, const std::vector<double>& wanted, double tolerance)
{
    WB_VERIFY_RESULT(found);
    QCOMPARE(found->size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QVERIFY2(std::abs((*found)[i] - wanted[i]) <= tolerance, std::to_string((*found)[i]).c_str());
    }
}

} // namespace

class WeightsTest : public QObject {
    Q_OBJECT

private slots:
    void pointsAreDividedByTheirSum()
    {
        compare(weightsFromPoints(std::vector<double>{100.0, 60.0, 40.0}), {0.5, 0.3, 0.2}, 1e-15);
        QVERIFY(!weightsFromPoints(std::vector<double>{0.0, 0.0}));
        QVERIFY(!weightsFromPoints(std::vector<double>{1.0, -1.0}));
    }
    void centroidsOfFourRanks() // Barron & Barrett 1996, table 1
    {
        compare(centroidWeights(std::vector<double>{1, 2, 3, 4}), {0.5208, 0.2708, 0.1458, 0.0625}, 5e-5);
        compare(centroidWeights(std::vector<double>{3, 1, 2}), {0.1111, 0.6111, 0.2778}, 5e-5);
    }
    void rankSumsOfThreeRanks()
    {
        compare(rankSumWeights(std::vector<double>{1, 2, 3}), {3.0 / 6, 2.0 / 6, 1.0 / 6}, 1e-15);
    }
    void equalRanksShareTheirPlaces()
    {
        compare(rankSumWeights(std::vector<double>{1, 1, 3}), {2.5 / 6, 2.5 / 6, 1.0 / 6}, 1e-15);
        QVERIFY(!rankSumWeights(std::vector<double>{0, 1}));
        QVERIFY(!centroidWeights(std::vector<double>{}));
    }
    void entropyPrefersColumnsThatDiffer() // scikit-criteria, tests/preprocessing
    {
        compare(entropyWeights({.criterionCount = 2, .values = {1, 2, 4, 16}}), {0.358889, 0.641111}, 5e-7);
        QVERIFY(!entropyWeights({.criterionCount = 1, .values = {1, 0}}));
        QVERIFY(!entropyWeights({.criterionCount = 1, .values = {1}}));
    }
    void criticOfDiakoulaki() // Diakoulaki, Mavrotas & Papayannakis 1995
    {
        const DecisionTable firms{.criterionCount = 3,
                                  .values = {61,  1.08, 4.33, 20.7, 0.26, 4.34, 16.3, 1.98, 2.53, 9,     3.29, 1.65,
                                             5.4, 2.77, 2.33, 4,    4.12, 1.21, -6.1, 3.52, 2.10, -34.6, 3.31, 0.98}};
        compare(criticWeights(firms, std::vector<Sense>(3, Sense::Gain)), {0.20222554, 0.48090173, 0.31687273}, 5e-9);
    }
};

QTEST_GUILESS_MAIN(WeightsTest)
#include "weights_test.moc"
