// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_text.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::transit;

class FeedTextTest : public QObject {
    Q_OBJECT

private slots:
    void timesGoPastMidnight()
    {
        QCOMPARE(timeFrom("07:05:09").value(), 7 * 3600 + 5 * 60 + 9);
        QCOMPARE(timeFrom("7:05:00").value(), 7 * 3600 + 5 * 60);
        QCOMPARE(timeFrom("25:10:30").value(), 90'630);
        QCOMPARE(timeFrom("100:00:00").value(), 360'000);
    }
    void whatIsNoTimeIsNothing()
    {
        for (const char* const text :
             {"", "07:05", "07:60:00", "07:05:60", "7-05-00", "ab:05:00", "1000:00:00", "-7:05:00"}) {
            QVERIFY2(!timeFrom(text), text);
        }
    }
    void daysAreThoseOfTheCalendar()
    {
        QCOMPARE(isoOf(dayFromGtfs("20250318").value()), std::string("2025-03-18"));
        QCOMPARE(dayFromIso("2024-02-29").value(), dayFromGtfs("20240229").value());
        for (const char* const text : {"20250229", "20251301", "2025031", "2025o318", "00010101"}) {
            QVERIFY2(!dayFromGtfs(text), text);
        }
        QVERIFY(!dayFromIso("2025/03/18"));
    }
    void numbersAreWholeTexts()
    {
        QCOMPARE(integerFrom("-12").value(), -12);
        QVERIFY(!integerFrom("12 m"));
        QVERIFY(!integerFrom(""));
        QCOMPARE(decimalFrom("50.25").value(), 50.25);
        QVERIFY(!decimalFrom("nan"));
        QVERIFY(!decimalFrom("50,25"));
    }
    void theClockShowsHoursOfTheServiceDay()
    {
        QCOMPARE(clockText(7 * 3600 + 300), std::string("07:05"));
        QCOMPARE(clockText(90'630), std::string("25:10"));
    }
};

QTEST_GUILESS_MAIN(FeedTextTest)
#include "feed_text_test.moc"
