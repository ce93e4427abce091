// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/inequality.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::region;

namespace {

bool isNear(double found, double wanted, double tolerance = 1e-12)
{
    return std::abs(found - wanted) <= tolerance;
}

std::vector<double> ones(std::size_t count)
{
    return std::vector<double>(count, 1.0);
}

} // namespace

class InequalityTest : public QObject {
    Q_OBJECT

private slots:
    void equalSharesHaveNoGini()
    {
        WB_VALUE(const auto found, inequalityOf(std::vector<double>{5, 5, 5, 5}, ones(4)));
        QVERIFY(isNear(found.gini, 0.0));
        QVERIFY(isNear(found.palma, 0.25)); // a tenth divided by four tenths
        QCOMPARE(found.lorenz.size(), std::size_t{2});
    }
    void oneToFiveIsFourFifteenths()
    {
        // Textbook: mean absolute difference 1.6 / (2 · mean 3) = 0.26667.
        WB_VALUE(const auto found, inequalityOf(std::vector<double>{3, 1, 5, 2, 4}, ones(5)));
        QVERIFY(isNear(found.gini, 4.0 / 15.0));
        QVERIFY(isNear(found.mean, 3.0));
    }
    void whoHasEverythingAlone()
    {
        WB_VALUE(const auto found, inequalityOf(std::vector<double>{0, 0, 0, 10}, ones(4)));
        QVERIFY(isNear(found.gini, 0.75)); // (n - 1) / n
        QVERIFY(std::isinf(found.palma));
    }
    void tenthsOfAPalma()
    {
        // 1 … 10: the upper tenth has 10, the lower four have 1 + 2 + 3 + 4.
        std::vector<double> values(10);
        std::iota(values.begin(), values.end(), 1.0);
        WB_VALUE(const auto found, inequalityOf(values, ones(10)));
        QVERIFY(isNear(found.palma, 1.0));
        QVERIFY(isNear(found.gini, 0.3));
    }
    void weightsAreManyEqualOnes()
    {
        WB_VALUE(const auto weighted, inequalityOf(std::vector<double>{1, 4}, std::vector<double>{3, 2}));
        WB_VALUE(const auto plain, inequalityOf(std::vector<double>{1, 1, 4, 1, 4}, ones(5)));
        QVERIFY(isNear(weighted.gini, plain.gini));
        QVERIFY(isNear(weighted.palma, plain.palma));
        QCOMPARE(weighted.lorenz.size(), plain.lorenz.size());
        QVERIFY(isNear(weighted.lorenz[1].peopleShare, 0.6));
        QVERIFY(isNear(weighted.lorenz[1].amountShare, 3.0 / 11.0));
    }
    void itIsTheMeanDifferenceOfAllPairs()
    {
        std::vector<double> values;
        for (int i = 0; i < 60; ++i) {
            values.push_back(std::fmod(i * i * 7.3, 41.0));
        }
        double differences = 0.0;
        double sum = 0.0;
        for (const double one : values) {
            sum += one;
            for (const double other : values) {
                differences += std::abs(one - other);
            }
        }
        WB_VALUE(const auto found, inequalityOf(values, ones(60)));
        QVERIFY(isNear(found.gini, differences / (2.0 * 60.0 * sum)));
    }
    void whatHasNoShareIsRefused()
    {
        QCOMPARE(inequalityOf(std::vector<double>{0, 0}, ones(2)).error().code, ErrorCode::InvalidInput);
        QVERIFY(!inequalityOf(std::vector<double>{-1, 2}, ones(2)));
        QVERIFY(!inequalityOf(std::vector<double>{}, {}));
        QVERIFY(!inequalityOf(std::vector<double>{1, 2}, std::vector<double>{1, -1}));
    }
    void withinAStandard()
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const std::vector<double> waysM{500, 1000, 1001, none};
        const std::vector<double> people{10, 30, 40, 20};
        QVERIFY(isNear(shareWithin(waysM, people, 1000.0), 0.4));
        QCOMPARE(shareWithin({}, {}, 1.0), 0.0);
        QCOMPARE(weightedQuantile(waysM, people, 0.5), 1000.0);
        QCOMPARE(weightedQuantile(waysM, people, 0.9), 1001.0);
        QVERIFY(std::isnan(weightedQuantile({}, {}, 0.5)));
    }
};

QTEST_GUILESS_MAIN(InequalityTest)
#include "inequality_test.moc"
