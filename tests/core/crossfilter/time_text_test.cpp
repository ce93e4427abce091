// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/time_text.h"

#include <QDateTime>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;

namespace {

std::int64_t at(const char* iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toSecsSinceEpoch();
}

Binning binsOver(const char* first, const char* last, TimeUnit unit)
{
    return *timeBins(TimeColumn{.utcS = {at(first), at(last)}}, unit);
}

} // namespace

class TimeTextTest : public QObject {
    Q_OBJECT

private slots:
    void hoursAreThoseOfTheClockOnTheWall()
    {
        const Binning hours = binsOver("2026-03-28T23:00:00Z", "2026-03-30T12:00:00Z", TimeUnit::Hour);
        QCOMPARE(timeSpanText(hours, {0, 0}), Text("29.03.2026, 0 bis 1 Uhr", "29 March 2026, 00:00–01:00"));
        QCOMPARE(timeSpanText(hours, {1, 4}), Text("29.03.2026, 1 bis 6 Uhr", "29 March 2026, 01:00–06:00"));
        QCOMPARE(timeSpanText(hours, {22, 23}),
                 Text("29.03.2026, 23 Uhr bis 30.03.2026, 1 Uhr", "29 March 2026, 23:00 to 30 March 2026, 01:00"));
    }
    void theHourThatComesTwiceSaysWhichItIs()
    {
        const Binning hours = binsOver("2026-10-24T22:00:00Z", "2026-10-25T12:00:00Z", TimeUnit::Hour);
        QCOMPARE(timeSpanText(hours, {2, 2}).de, std::string("25.10.2026, 2 bis 3 Uhr MESZ"));
        QCOMPARE(timeSpanText(hours, {3, 3}).de, std::string("25.10.2026, 2 bis 3 Uhr MEZ"));
        QCOMPARE(timeSpanText(hours, {4, 4}).en, std::string("25 October 2026, 03:00–04:00"));
    }
    void spansNameTheirFirstAndLastUnit()
    {
        const Binning days = binsOver("2026-03-27T12:00:00Z", "2026-04-02T12:00:00Z", TimeUnit::Day);
        QCOMPARE(timeSpanText(days, {0, 2}), Text("27.03.2026 bis 29.03.2026", "27 March 2026 to 29 March 2026"));
        const Binning weeks = binsOver("2026-03-27T12:00:00Z", "2026-04-02T12:00:00Z", TimeUnit::Week);
        QCOMPARE(timeSpanText(weeks, {0, 0}), Text("Woche ab 23.03.2026", "week from 23 March 2026"));
        const Binning months = binsOver("2026-03-01T12:00:00Z", "2026-06-02T12:00:00Z", TimeUnit::Month);
        QCOMPARE(timeSpanText(months, {0, 2}), Text("März 2026 bis Mai 2026", "March 2026 to May 2026"));
        const Binning years = binsOver("1999-03-01T12:00:00Z", "2026-06-02T12:00:00Z", TimeUnit::Year);
        QCOMPARE(timeSpanText(years, {1, 1}), Text("2000", "2000"));
    }
    void cyclesAreNamed()
    {
        QCOMPARE(timeCycleText(TimeUnit::HourOfDay, {7, 9}), Text("7 bis 10 Uhr", "07:00–10:00"));
        QCOMPARE(timeCycleText(TimeUnit::Weekday, {0, 4}), Text("Mo bis Fr", "Mon to Fri"));
        QCOMPARE(timeCycleText(TimeUnit::Weekday, {6, 6}), Text("So", "Sun"));
        QCOMPARE(timeCycleText(TimeUnit::WeekdayHour, {7, 8}), Text("Mo 7 bis 9 Uhr", "Mon 07:00–09:00"));
        QCOMPARE(timeCycleText(TimeUnit::WeekdayHour, {7, 24 + 8}),
                 Text("Mo 7 Uhr bis Di 9 Uhr", "Mon 07:00 to Tue 09:00"));
        QCOMPARE(timeCycleText(TimeUnit::MonthOfYear, {2, 4}), Text("März bis Mai", "March to May"));
    }
};

QTEST_GUILESS_MAIN(TimeTextTest)
#include "time_text_test.moc"
