// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/value_function.h"

#include <QTest>

#include <cmath>
#include <limits>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

class ValueFunctionTest : public QObject {
    Q_OBJECT

private slots:
    void aLineIsFlatOutsideOfItsEnds()
    {
        const ValueFunction quiet = LinearValue{.worst = 70.0, .best = 50.0};
        QCOMPARE(valueOf(quiet, 80.0), 0.0);
        QCOMPARE(valueOf(quiet, 65.0), 0.25);
        QCOMPARE(valueOf(quiet, 40.0), 1.0);
        QCOMPARE(senseOf(quiet), Sense::Cost);
    }
    void aCurveIsStraightBetweenItsPoints()
    {
        const ValueFunction peak = PiecewiseValue{{{0.0, 0.0}, {300.0, 1.0}, {1000.0, 0.0}}};
        QCOMPARE(valueOf(peak, 150.0), 0.5);
        QCOMPARE(valueOf(peak, 300.0), 1.0);
        QCOMPARE(valueOf(peak, 650.0), 0.5);
        QCOMPARE(valueOf(peak, 5000.0), 0.0);
        QCOMPARE(valueOf(peak, -5.0), 0.0);
    }
    void aStepHoldsFromItsAmountOn()
    {
        const ValueFunction steps = SteppedValue{{{0.0, 1.0}, {500.0, 0.6}, {1000.0, 0.0}}};
        QCOMPARE(valueOf(steps, 499.9), 1.0);
        QCOMPARE(valueOf(steps, 500.0), 0.6);
        QCOMPARE(valueOf(steps, 2000.0), 0.0);
        QCOMPARE(valueOf(steps, -1.0), 1.0);
        QCOMPARE(senseOf(steps), Sense::Cost);
    }
    void anSIsOneHalfInTheMiddle()
    {
        const ValueFunction curve = LogisticValue{.middle = 10.0, .steepness = 1.0};
        QCOMPARE(valueOf(curve, 10.0), 0.5);
        QVERIFY(std::abs(valueOf(curve, 12.0) - 0.880797077977882) < 1e-12); // 1 / (1 + e^-2)
        QCOMPARE(senseOf(LogisticValue{.middle = 0.0, .steepness = -2.0}), Sense::Cost);
    }
    void noAmountHasNoValue() { QVERIFY(std::isnan(valueOf(LinearValue{}, std::numeric_limits<double>::quiet_NaN()))); }
    void functionsThatCannotBeAreRefused()
    {
        QCOMPARE(checkValueFunction(LinearValue{1.0, 1.0}).error().code, ErrorCode::InvalidInput);
        QVERIFY(!checkValueFunction(LogisticValue{1.0, 0.0}));
        QVERIFY(!checkValueFunction(PiecewiseValue{{{0.0, 0.0}}}));
        QVERIFY(!checkValueFunction(PiecewiseValue{{{1.0, 0.0}, {1.0, 1.0}}}));
        QVERIFY(!checkValueFunction(SteppedValue{{{1.0, 0.0}, {2.0, 1.5}}}));
        WB_VERIFY_RESULT(checkValueFunction(SteppedValue{{{1.0, 0.0}, {2.0, 1.0}}}));
    }
};

QTEST_GUILESS_MAIN(ValueFunctionTest)
#include "value_function_test.moc"
