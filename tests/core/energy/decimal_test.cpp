// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/decimal.h"

#include <QTest>

using namespace weitblick::energy;

class DecimalTest : public QObject {
    Q_OBJECT

private slots:
    void aDoubleIsTheDecimalThatItShows()
    {
        QVERIFY(decimalOf(0.1) + decimalOf(0.2) == decimalOf(0.3));
        QVERIFY(decimalOf(7.5) * decimalOf(0.99) == Decimal("7.425"));
        QVERIFY(decimalOf(-1e-7) == Decimal("-0.0000001"));
        QVERIFY(decimalOf(123456789.25) == Decimal("123456789.25"));
    }
    void halvesAreRoundedAwayFromZero()
    {
        QVERIFY(roundedHalfUp(decimalOf(7.425), 2) == Decimal("7.43"));
        QVERIFY(roundedHalfUp(decimalOf(7.4249), 2) == Decimal("7.42"));
        QVERIFY(roundedHalfUp(decimalOf(-7.425), 2) == Decimal("-7.43"));
        QVERIFY(roundedHalfUp(decimalOf(2.5), 0) == Decimal(3));
        QVERIFY(roundedHalfUp(Decimal(0), 2) == Decimal(0));
    }
    void centsAreTheNearestDouble()
    {
        QVERIFY(centsExact(Decimal("3102.525509")) == 3102.53);
        QVERIFY(centsExact(Decimal("-0.005")) == -0.01);
        QVERIFY(centsExact(Decimal("1.005")) == 1.01);
    }
};

QTEST_GUILESS_MAIN(DecimalTest)
#include "decimal_test.moc"
