// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/detail/feed_tables.h"

#include <QTest>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::transit;

class FeedTablesTest : public QObject {
    Q_OBJECT

private slots:
    void anIdIsFoundOnce()
    {
        detail::IdIndex index;
        QVERIFY(index.empty());
        QVERIFY(index.add("a", 3));
        QVERIFY(!index.add("a", 4));
        QCOMPARE(index.find("a"), 3U);
        QCOMPARE(index.find("b"), kNone);
    }
    void columnsAndFilesThatGtfsDoesNotKnowAreTold()
    {
        auto texts = test::smallFeed();
        texts["routes.txt"] = "route_id,agency_id,route_short_name,route_type,colour\nR,A,1,3,red\n";
        texts["frecuencias.txt"] = "x\n";
        const Findings findings = test::readSmall(texts).value().findings;
        QCOMPARE(findings.count(Defect::UnknownColumn), 1);
        QCOMPARE(findings.count(Defect::UnknownFile), 1);
        QCOMPARE(findings.list().size(), 2U);
    }
    void aMissingColumnIsToldWithItsFile()
    {
        auto texts = test::smallFeed();
        texts["stop_times.txt"] = "trip_id,departure_time,stop_id,stop_sequence\nt1,07:00:00,a,1\n";
        const Findings findings = test::readSmall(texts).value().findings;
        QCOMPARE(findings.count(Defect::MissingColumn), 1);
        QCOMPARE(findings.list().front().subject, std::string("arrival_time"));
        QCOMPARE(findings.list().front().file, std::string("stop_times.txt"));
    }
    void aFileWithoutRowsIsEmpty()
    {
        auto texts = test::smallFeed();
        texts["stop_times.txt"] = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
        const Findings findings = test::readSmall(texts).value().findings;
        QCOMPARE(findings.count(Defect::EmptyFile), 1);
        QCOMPARE(findings.list().size(), 1U);
    }
    void aHiddenCharacterIsToldOnceHoweverOftenItIsUsed()
    {
        auto texts = test::smallFeed();
        texts["stops.txt"] += "h\x02,Halt,50.03,9.0,0,\n";
        texts["stop_times.txt"] += "t1,07:20:00,07:20:00,h\x02,4\nt2,24:20:00,24:20:00,h\x02,4\n";
        const Findings findings = test::readSmall(texts).value().findings;
        QCOMPARE(findings.count(Defect::HiddenCharacter), 1);
        QCOMPARE(findings.list().front().file, std::string("stops.txt"));
        QCOMPARE(findings.list().front().line, 6);
    }
};

QTEST_GUILESS_MAIN(FeedTablesTest)
#include "feed_tables_test.moc"
