// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/pairwise.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

namespace {

bool areNear(const std::vector<double>& found, const std::vector<double>& wanted, double tolerance)
{
    bool isNear = found.size() == wanted.size();
    for (std::size_t i = 0; isNear && i < wanted.size(); ++i) {
        isNear = std::abs(found[i] - wanted[i]) <= tolerance;
    }
    return isNear;
}

PairwiseWeights weightsOf(const std::vector<std::vector<double>>& triangle)
{
    return eigenvectorWeights(*pairwiseFromTriangle(triangle)).value();
}

} // namespace

class PairwiseTest : public QObject {
    Q_OBJECT

private slots:
    void threeCriteriaOfSaaty()
    {
        const PairwiseWeights found = weightsOf({{3, 5}, {3}});
        QVERIFY(areNear(found.weights, {0.63699, 0.25828, 0.10473}, 5e-6));
        QVERIFY(std::abs(found.largestEigenvalue - 3.03851) < 5e-6);
        QVERIFY(std::abs(found.consistencyIndex - 0.01926) < 5e-6);
        QVERIFY(std::abs(found.consistencyRatio - 0.03320) < 5e-6);
        const PairwiseWeights other = weightsOf({{3, 5}, {2}});
        QVERIFY(areNear(other.weights, {0.648329, 0.229651, 0.122020}, 5e-7));
        QVERIFY(std::abs(other.largestEigenvalue - 3.003695) < 5e-7);
        QVERIFY(std::abs(other.consistencyRatio - 0.003185) < 5e-7);
    }
    void buyingAHouseContradictsItself() // Saaty 1990, EJOR 48
    {
        const std::vector<std::vector<double>> house{{5, 3, 7, 6, 6, 1.0 / 3, 1.0 / 4},
                                                     {1.0 / 3, 5, 3, 3, 1.0 / 5, 1.0 / 7},
                                                     {6, 3, 4, 6, 1.0 / 5},
                                                     {1.0 / 3, 1.0 / 4, 1.0 / 7, 1.0 / 8},
                                                     {1.0 / 2, 1.0 / 5, 1.0 / 6},
                                                     {1.0 / 5, 1.0 / 6},
                                                     {1.0 / 2}};
        const PairwiseWeights found = weightsOf(house);
        QVERIFY(areNear(found.weights, {.1730, .0540, .1881, .0175, .0310, .0363, .1668, .3332}, 5e-5));
        QVERIFY(std::abs(found.largestEigenvalue - 9.6689) < 5e-5);
        QVERIFY(std::abs(found.consistencyIndex - 0.2384) < 5e-5);
        QVERIFY(std::abs(found.consistencyRatio - 0.1691) < 5e-5);
        QVERIFY(found.consistencyRatio > kLargestConsistencyRatio);
        // The geometric mean is another answer where comparisons contradict.
        QVERIFY(areNear(geometricMeanWeights(*pairwiseFromTriangle(house)),
                        {.1748, .0626, .1487, .0193, .0356, .0423, .1670, .3496}, 5e-5));
    }
    void theLeaderIsDick() // Wikipedia, “Analytic hierarchy process – leader example”
    {
        const PairwiseWeights criteria = weightsOf({{4, 3, 7}, {1.0 / 3, 3}, {5}});
        QVERIFY(areNear(criteria.weights, {.5476, .1266, .2699, .0559}, 5e-5));
        QVERIFY(std::abs(criteria.largestEigenvalue - 4.1184) < 5e-5);
        QVERIFY(std::abs(criteria.consistencyRatio - 0.0439) < 5e-5);
        const std::vector<std::vector<double>> candidates{
            weightsOf({{1.0 / 4, 4}, {9}}).weights, weightsOf({{3, 1.0 / 5}, {1.0 / 7}}).weights,
            weightsOf({{5, 9}, {4}}).weights, weightsOf({{1.0 / 3, 5}, {9}}).weights};
        QVERIFY(areNear(candidates[0], {.2172, .7171, .0658}, 6e-5)); // published: .717 and .066
        std::vector<double> goal(3, 0.0);
        for (std::size_t criterion = 0; criterion < 4; ++criterion) {
            for (std::size_t person = 0; person < 3; ++person) {
                goal[person] += criteria.weights[criterion] * candidates[criterion][person];
            }
        }
        QVERIFY(areNear(goal, {.3581, .4928, .1491}, 5e-5));
    }
    void twoCriteriaCannotContradict()
    {
        const PairwiseWeights found = weightsOf({{4}});
        QVERIFY(areNear(found.weights, {0.8, 0.2}, 1e-12));
        QCOMPARE(found.consistencyRatio, 0.0);
    }
    void brokenTrianglesAreRefused()
    {
        QCOMPARE(pairwiseFromTriangle({}).error().code, ErrorCode::InvalidInput);
        QVERIFY(!pairwiseFromTriangle({{3, 5}, {3, 1}}));
        QVERIFY(!pairwiseFromTriangle({{3, 0}, {3}}));
        QVERIFY(!pairwiseFromTriangle(std::vector<std::vector<double>>(15)));
    }
};

QTEST_GUILESS_MAIN(PairwiseTest)
#include "pairwise_test.moc"
