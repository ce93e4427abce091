// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/zone_values.h"

#include <QTest>

#include <limits>

using namespace weitblick::analysis::spatial;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

} // namespace

class ZoneValuesTest : public QObject {
    Q_OBJECT

private slots:
    void wholeCellsAreCountedAndAveraged()
    {
        ZoneValues values(Median::Yes);
        for (const double value : {4.0, 1.0, kNone, 10.0, 3.0}) {
            values.add(value, 1.0);
        }
        const auto summary = values.summary();
        QVERIFY(summary);
        QCOMPARE(summary->cells, 4.0);
        QCOMPARE(summary->missingShare, 0.2);
        QCOMPARE(summary->sum, 18.0);
        QCOMPARE(summary->mean, 4.5);
        QCOMPARE(summary->minimum, 1.0);
        QCOMPARE(summary->maximum, 10.0);
        QCOMPARE(*summary->median, 3.5);
    }
    void theMedianOfAnOddNumberIsTheMiddleOne()
    {
        ZoneValues values(Median::Yes);
        for (const double value : {9.0, 2.0, 5.0}) {
            values.add(value, 1.0);
        }
        QCOMPARE(*values.summary()->median, 5.0);
        QCOMPARE(values.keptCount(), std::size_t{3});
    }
    void partsOfCellsWeigh()
    {
        ZoneValues values(Median::Yes);
        values.add(10.0, 0.25);
        values.add(20.0, 0.75);
        values.add(kNone, 1.0);
        const auto summary = values.summary();
        QCOMPARE(summary->cells, 1.0);
        QCOMPARE(summary->missingShare, 0.5);
        QCOMPARE(summary->mean, 17.5);
        QCOMPARE(*summary->median, 20.0);
    }
    void withoutAValueThereIsNothing()
    {
        ZoneValues values(Median::No);
        QVERIFY(!values.summary());
        values.add(kNone, 1.0);
        QVERIFY(!values.summary());
        values.add(3.0, 1.0);
        QVERIFY(!values.summary()->median);
        QCOMPARE(values.keptCount(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(ZoneValuesTest)
#include "zone_values_test.moc"
