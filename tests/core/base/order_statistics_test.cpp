// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/order_statistics.h"

#include <QTest>

#include <cmath>

using namespace weitblick;

class OrderStatisticsTest : public QObject {
    Q_OBJECT

private slots:
    void quantilesAreThoseOfASpreadsheet() // QUARTILE.INC of 1, 2, 4, 7, 8, 9, 10, 12: 3.5, 7.5, 9.25
    {
        const std::vector<double> sorted = {1, 2, 4, 7, 8, 9, 10, 12};
        QCOMPARE(quantileOf(sorted, 0.25), 3.5);
        QCOMPARE(quantileOf(sorted, 0.5), 7.5);
        QCOMPARE(quantileOf(sorted, 0.75), 9.25);
        QCOMPARE(quantileOf(sorted, 0.0), 1.0);
        QCOMPARE(quantileOf(sorted, 1.0), 12.0);
        QCOMPARE(quantileOf(std::vector<double>{3.0}, 0.25), 3.0);
    }
    void medianTakesTheMiddleInAnyOrder()
    {
        QCOMPARE(medianOf({9, 1, 4}), 4.0);
        QCOMPARE(medianOf({9, 1, 4, 2}), 3.0);
        QVERIFY(std::isnan(medianOf({})));
    }
};

QTEST_GUILESS_MAIN(OrderStatisticsTest)
#include "order_statistics_test.moc"
