// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/states_at.h"

#include <QTest>

#include <cmath>

using namespace weitblick;
using namespace weitblick::series;

class StatesAtTest : public QObject {
    Q_OBJECT

private slots:
    void theLastReadingHasAnAgeAndGrowsOld()
    {
        SeriesColumns columns;
        columns.series.resize(2);
        columns.series[0].description.intervalS = 900;
        columns.series[0].chunks.push_back(Chunk::of(std::vector<Reading>{{0, 4.5}, {900, 5.5}}));
        const auto now = statesAt(columns, 2'700);
        QCOMPARE(now[0].value, 5.5);
        QCOMPARE(now[0].ageS, std::int64_t(1'800));
        QVERIFY(!now[0].isStale); // just twice the interval
        QVERIFY(statesAt(columns, 2'701)[0].isStale);
        QCOMPARE(statesAt(columns, 899)[0].value, 4.5);
        QVERIFY(std::isnan(now[1].value) && now[1].isStale);
        QVERIFY(std::isnan(statesAt(columns, -1)[0].value));
    }
    void theDescriptionSaysWhenItIsOld()
    {
        QCOMPARE(staleAfterS({.intervalS = 900, .staleAfterS = 60}), std::int64_t(60));
        QCOMPARE(staleAfterS({.intervalS = 900}), std::int64_t(1'800));
        QCOMPARE(staleAfterS({}), std::int64_t(86'400));
    }
};

QTEST_GUILESS_MAIN(StatesAtTest)
#include "states_at_test.moc"
