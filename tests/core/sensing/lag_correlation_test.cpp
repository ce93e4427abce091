// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/lag_correlation.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace weitblick;
using namespace weitblick::sensing;

class LagCorrelationTest : public QObject {
    Q_OBJECT

private slots:
    void itIsPearsonsR()
    {
        // Anscombe 1973, first data set: r = 0.81642.
        const std::vector<double> x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        const std::vector<double> y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        const auto lags = lagCorrelations(x, y, 0, 3);
        QVERIFY(lags);
        QCOMPARE(lags->size(), 1U);
        QVERIFY(std::abs(lags->front().correlation - 0.81642) < 5e-6);
        QCOMPARE(lags->front().pairCount, 11U);
    }
    void aDelayIsFound()
    {
        std::mt19937 random(3);
        std::vector<double> traffic(2000);
        std::vector<double> air(2000, 0.0);
        for (std::size_t i = 0; i < traffic.size(); ++i) {
            traffic[i] = 1000.0 + static_cast<double>(random() % 500);
            if (i >= 3) {
                air[i] = 20.0 + 0.05 * traffic[i - 3] + static_cast<double>(random() % 5);
            }
        }
        traffic[100] = std::nan("");
        const auto lags = lagCorrelations(traffic, air, 12);
        QVERIFY(lags);
        const LagCorrelation* best = strongest(*lags);
        QVERIFY(best != nullptr);
        QCOMPARE(best->lagBins, 3);
        QVERIFY(best->correlation > 0.95);
        QCOMPARE(best->pairCount, 1996U);
        const auto turned = lagCorrelations(air, traffic, 12);
        QCOMPARE(strongest(*turned)->lagBins, -3);
    }
    void withoutChangeThereIsNone()
    {
        const std::vector<double> flat(50, 7.0);
        const std::vector<double> other(50, 3.0);
        const auto lags = lagCorrelations(flat, other, 2);
        QVERIFY(strongest(*lags) == nullptr);
    }
    void unequalLengthsAreRefused()
    {
        const std::vector<double> three(3, 1.0);
        const std::vector<double> four(4, 1.0);
        QCOMPARE(lagCorrelations(three, four, 1).error().code, ErrorCode::InvalidInput);
        QCOMPARE(lagCorrelations(three, three, -1).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(LagCorrelationTest)
#include "lag_correlation_test.moc"
