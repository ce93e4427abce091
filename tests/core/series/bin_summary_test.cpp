// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/bin_summary.h"

#include <QTest>

#include <cmath>

using namespace weitblick::series;

class BinSummaryTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfColumnIsSummedUp()
    {
        for (const std::vector<double>& values :
             {std::vector<double>{1.5, -2.0, 4.25}, std::vector<double>{1000.5, -2.0, 3.0},
              std::vector<double>{1e6, -2.0, 0.5}, std::vector<double>{9e15, -2.0, 1.0},
              std::vector<double>{M_PI, -2.0, 1.0}}) {
            const BinSummary summary = summaryOf(ValueColumn::of(values), 0, 3);
            QCOMPARE(summary.count, 3);
            QCOMPARE(summary.least, -2.0);
            QCOMPARE(summary.most, values[0] > values[2] ? values[0] : values[2]);
            QCOMPARE(summary.sum.value(), values[0] + values[1] + values[2]);
        }
    }
    void anEmptyOneChangesNothing()
    {
        BinSummary summary = summaryOf(ValueColumn::of(std::vector<double>{5.0}), 0, 1);
        summary.include({});
        QCOMPARE(summary.least, 5.0);
        BinSummary empty;
        empty.include(summary);
        QCOMPARE(empty.least, 5.0);
        QCOMPARE(empty.count, 1);
    }
};

QTEST_GUILESS_MAIN(BinSummaryTest)
#include "bin_summary_test.moc"
