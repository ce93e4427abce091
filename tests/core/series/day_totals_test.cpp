// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/chunk.h"
#include "core/series/day_totals.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::series;

namespace {

std::vector<Reading> quarters(int count)
{
    std::vector<Reading> readings;
    for (int i = 0; i < count; ++i) {
        readings.push_back({1'711'753'200 + i * 900, (i % 50) / 10.0}); // from 30 March 2024, 00:00 in Berlin
    }
    return readings;
}

BerlinClock clockOf2024()
{
    return std::move(BerlinClock::over(1'704'067'200, 1'735'689'600)).value();
}

} // namespace

class DayTotalsTest : public QObject {
    Q_OBJECT

private slots:
    void theDayOfTheClockChangeHas23Hours()
    {
        const Chunk chunk = Chunk::of(quarters(96 + 92 + 96));
        const DayTotals totals = DayTotals::of(chunk.axis, chunk.values, clockOf2024());
        QVERIFY(totals.isKnown);
        QCOMPARE(totals.counts, (std::vector<std::uint32_t>{96, 92, 96}));
        QCOMPARE(totals.days, (std::vector<std::int32_t>{19812, 19813, 19814})); // 2024-03-30 is day 19812
        QCOMPARE(totals.least, (std::vector<std::int64_t>{0, 0, 0}));
        QCOMPARE(totals.most, (std::vector<std::int64_t>{49, 49, 49}));
        QCOMPARE(totals.sums[0], 1225 + 46 * 45 / 2);
        QCOMPARE(beginOfDayS(19814, clockOf2024()) - beginOfDayS(19813, clockOf2024()), 23 * 3600);
    }
    void theyComeBack()
    {
        const Chunk chunk = Chunk::of(quarters(5000));
        const DayTotals totals = DayTotals::of(chunk.axis, chunk.values, clockOf2024());
        Bytes bytes;
        ByteWriter out(bytes);
        totals.write(out);
        out.fixed(0);
        ByteReader in(bytes);
        QVERIFY(DayTotals::read(in) == totals);
        QVERIFY(in.isSound());
    }
    void numbersThatAreNoDecimalsHaveNone()
    {
        const std::vector<Reading> readings = {{0, 1.0 / 3.0}, {900, 2.0}};
        const Chunk chunk = Chunk::of(readings);
        QVERIFY(!DayTotals::of(chunk.axis, chunk.values, clockOf2024()).isKnown);
    }
};

QTEST_GUILESS_MAIN(DayTotalsTest)
#include "day_totals_test.moc"
