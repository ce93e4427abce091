// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/exact_sum.h"

#include <QTest>

using namespace weitblick::series;

class ExactSumTest : public QObject {
    Q_OBJECT

private slots:
    void aThousandTenthsAreAHundred()
    {
        ExactSum sum;
        for (int i = 0; i < 1000; ++i) {
            sum.add(1, 1);
        }
        QCOMPARE(sum.value(), 100.0);
        QCOMPARE(sum.mean(1000), 0.1);
    }
    void differentDecimalsAddUp()
    {
        ExactSum sum;
        sum.add(5, 0);
        sum.add(25, 2);
        sum.add(1, 12);
        QCOMPARE(sum.value(), 5.250000000001);
        ExactSum other;
        other.add(-5, 0);
        other.add(sum);
        QCOMPARE(other.value(), 0.250000000001);
        QVERIFY(other.isDecimal());
    }
    void aMeanIsRoundedOnce()
    {
        ExactSum sum;
        sum.add(1, 1); // 0.1 / 3 by way of the rounded 0.1 is another number
        QCOMPARE(sum.mean(3), 1.0 / 30.0);
    }
    void sumsBeyondTheDoubleStayWhole()
    {
        ExactSum sum;
        for (int i = 0; i < 3000; ++i) {
            sum.add((1LL << 53) - 1, 12);
        }
        sum.add(-3000 * static_cast<WideInteger>((1LL << 53) - 1), 12);
        sum.add(7, 12);
        QCOMPARE(sum.value(), 7e-12);
    }
    void numbersThatAreNoDecimalsAreCompensated()
    {
        ExactSum sum;
        sum.addReal(1e100);
        sum.addReal(1.0);
        sum.addReal(-1e100);
        QCOMPARE(sum.value(), 1.0); // naively 0
    }
};

QTEST_GUILESS_MAIN(ExactSumTest)
#include "exact_sum_test.moc"
