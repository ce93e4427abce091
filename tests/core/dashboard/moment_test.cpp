// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/moment.h"

#include <QTest>

using namespace weitblick::dashboard;

class MomentTest : public QObject {
    Q_OBJECT

private slots:
    void datesAndTimesAreSeconds()
    {
        QCOMPARE(secondsOf("1970-01-02"), std::optional<std::int64_t>(86400));
        QCOMPARE(secondsOf("2025-03-01"), std::optional<std::int64_t>(1740787200)); // date -u -d 2025-03-01 +%s
        QCOMPARE(secondsOf("2025-03-01T12:30"), std::optional<std::int64_t>(1740787200 + 45000));
        QCOMPARE(secondsOf("2025-03-01 12:30:15"), std::optional<std::int64_t>(1740787200 + 45015));
        QCOMPARE(secondsOf("2025-03-01T12:30:15Z"), std::optional<std::int64_t>(1740787200 + 45015));
    }
    void anythingElseIsNoTime()
    {
        for (const char* const text : {"", "2025", "01.03.2025", "2025-13-01", "2025-02-30", "2025-03-01T",
                                       "2025-03-01X12:30", "2025-03-01T12", "2025-03-01T12:61", "2025-03-01T12:30:1"}) {
            QVERIFY2(!secondsOf(text), text);
        }
    }
    void daysBeforeNineteenSeventyAreNegative()
    {
        QCOMPARE(dayOf(-1), std::int64_t{-1});
        QCOMPARE(dayOf(0), std::int64_t{0});
        QCOMPARE(dayOf(86399), std::int64_t{0});
        QCOMPARE(dayOf(-86400), std::int64_t{-1});
    }
};

QTEST_GUILESS_MAIN(MomentTest)
#include "moment_test.moc"
