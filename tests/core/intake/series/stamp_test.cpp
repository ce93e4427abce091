// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/stamp.h"

#include <QTest>

using namespace weitblick::intake;

class StampTest : public QObject {
    Q_OBJECT

private slots:
    void stampsOfLoggersAndServicesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds"); // of date -u -d … +%s
        QTest::newRow("iso") << "2024-06-01 00:15" << qint64{1717200900};
        QTest::newRow("iso, T") << "2018-03-01T00:01:15" << qint64{1519862475};
        QTest::newRow("zulu with fraction") << "2025-04-11T07:33:00.783Z" << qint64{1744356780};
        QTest::newRow("offset") << "2025-05-09T21:41:58.5461534+02:00" << qint64{1746819718};
        QTest::newRow("german") << "30.10.2023 11:40" << qint64{1698666000};
        QTest::newRow("short year") << "1.6.24 7:05 Uhr" << qint64{1717225500};
        QTest::newRow("day first") << "01/06/2024 00:00" << qint64{1717200000};
        QTest::newRow("end of day") << "31.05.2024 24:00" << qint64{1717200000};
        QTest::newRow("DB2") << "2026-02-06-08.35.00.000000" << qint64{1770366900};
        QTest::newRow("DWD") << "2024060107" << qint64{1717225200};
        QTest::newRow("twelve digits") << "202406010705" << qint64{1717225500};
        QTest::newRow("basic format") << "20240601T0705" << qint64{1717225500};
        QTest::newRow("seconds since 1970") << "1717200900" << qint64{1717200900};
        QTest::newRow("milliseconds since 1970") << "1723876205000" << qint64{1723876205};
        QTest::newRow("MESZ") << "2024-06-01 02:15 MESZ" << qint64{1717200900};
        QTest::newRow("before 1970") << "31.12.1969 23:00" << qint64{-3600};
    }
    void stampsOfLoggersAndServicesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        const auto stamp = stampFrom(text.toStdString());
        QVERIFY(stamp.has_value());
        QCOMPARE(stamp->localS, std::int64_t{seconds});
        QVERIFY(stamp->hasTime);
    }
    void whatIsNoInstantIsRefused()
    {
        for (const char* text : {"", "x", "2024-13-01", "2024-02-30 10:00", "12:30", "2024-06-01 25:00",
                                 "2024-06-01 10:60", "2024-06-01 10:00 Mars", "1.2.3.4", "12345", "06411", "3,5",
                                 "24:01", "2024-06-01 24:30", "99999999999999999999", "2024-06-01T"}) {
            QVERIFY2(!stampFrom(text).has_value(), text);
        }
    }
    void aZoneIsKnownOnlyWhereItStands()
    {
        QVERIFY(!stampFrom("2024-06-01 00:15")->offsetS.has_value());
        QCOMPARE(*stampFrom("2024-06-01T00:15:00+02:00")->offsetS, 7200);
        QCOMPARE(*stampFrom("2024-06-01T00:15:00Z")->offsetS, 0);
        QCOMPARE(*stampFrom("2024-06-01 00:15 MEZ")->offsetS, 3600);
    }
    void slashesFollowTheOrderAndPointsDoNot()
    {
        QCOMPARE(stampFrom("06/01/2024", DayOrder::MonthFirst)->localS, std::int64_t{1717200000});
        QCOMPARE(stampFrom("01.06.2024", DayOrder::MonthFirst)->localS, std::int64_t{1717200000});
        QVERIFY(!stampFrom("01.06.2024")->hasTime);
    }
    void daysThatAreNotAreNone()
    {
        QCOMPARE(*dayStartS(2024, 2, 29), std::int64_t{1709164800});
        QVERIFY(!dayStartS(2023, 2, 29).has_value());
        QVERIFY(!dayStartS(2024, 0, 1).has_value());
    }
};

QTEST_GUILESS_MAIN(StampTest)
#include "stamp_test.moc"
