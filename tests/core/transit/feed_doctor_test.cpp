// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_doctor.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <set>
#include <string>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::transit;

namespace {

/// The kinds that were found, by name.
QString kindsOf(const Findings& findings)
{
    std::set<std::string> kinds;
    for (const Finding& finding : findings.list()) {
        kinds.insert(std::string(kindOf(finding.defect).id));
    }
    QStringList names;
    for (const std::string& kind : kinds) {
        names << QString::fromStdString(kind);
    }
    return names.join(' ');
}

} // namespace

class FeedDoctorTest : public QObject {
    Q_OBJECT

private slots:
    void aGoodFeedHasNothing()
    {
        Job job;
        FeedReading reading = test::readSmall(test::smallFeed()).value();
        QVERIFY(checkTimetable(reading.timetable, reading.findings, job));
        QVERIFY(reading.findings.empty());
    }
    void everyFeedWithADefectGetsExactlyIt_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("wanted");
        // What the file's name says. Where others of the kinds are there besides, a look into the file shows why:
        // rows that end early (short_row) and what the flattening feed is made of.
        const QList<std::pair<QString, QString>> feeds = {
            {"bad_utf8", "bad_encoding"},
            {"duplicate_schedule_id", "duplicate_id"},
            {"duplicate_stop", "duplicate_stop short_row"},
            {"empty_file", "empty_file short_row"},
            {"flatten_feed", "duplicate_trip stop_far_from_route trip_without_stops unused_stop"},
            {"good_feed", ""},
            {"invalid_agency_ids", "missing_value"},
            {"invalid_route_agency", "unknown_reference"},
            {"missing_agency", "missing_file short_row"},
            {"missing_column", "missing_column short_row"},
            {"missing_endpoint_times", "missing_endpoint_times"},
            {"missing_routes", "missing_file"},
            {"missing_row_cells", "short_row"},
            {"missing_stop_times", "missing_file"},
            {"missing_stops", "missing_file short_row"},
            {"missing_weekday_column", "missing_column short_row"},
            {"only_calendar_dates", ""},
            {"orig_good_feed", ""},
            {"orig_unknown_format", "not_a_feed"},
            {"repeated_route_name", "repeated_route_name"},
            {"same_short_long_name", "same_short_long_name"},
            {"unknown_file", "unknown_file"},
            {"unrecognized_columns", "unknown_column"},
            {"unused_stop", "unused_stop"},
            {"utf8bom", ""}};
        for (const auto& [name, wanted] : feeds) {
            QTest::newRow(qPrintable(name)) << name + ".zip" << wanted;
        }
    }
    void everyFeedWithADefectGetsExactlyIt()
    {
        QFETCH(QString, file);
        QFETCH(QString, wanted);
        const QString path = QStringLiteral(WB_SOURCE_DIR "/../shared/data/01_gtfs/bad/") + file;
        if (!QFile::exists(path)) {
            QSKIP("no real files");
        }
        Job job;
        const Examination examination = examine(path.toStdString(), {}, job).value();
        QCOMPARE(kindsOf(examination.findings), wanted);
        for (const Finding& finding : examination.findings.list()) {
            QVERIFY(!finding.detail.de.empty() && !finding.detail.en.empty());
        }
    }
    void noFeedOfTheFolderIsLeftOut()
    {
        const QDir folder(QStringLiteral(WB_SOURCE_DIR "/../shared/data/01_gtfs/bad"));
        if (!folder.exists()) {
            QSKIP("no real files");
        }
        QCOMPARE(folder.entryList({"*.zip"}).size(), 25);
    }
    void feedsInUseHaveNoErrors_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* const name :
             {"de_fv_db_fernverkehr.gtfs.zip", "nok_kanalfaehren.gtfs.zip", "vvs-bus-751-only.gtfs.zip", "kcm_gtfs.zip",
              "TANK-GTFS.zip", "cobblinc-bus-30-only.gtfs.zip", "otp_shape_dist_traveled.gtfs.zip"}) {
            QTest::newRow(name) << QString(name);
        }
    }
    void feedsInUseHaveNoErrors()
    {
        QFETCH(QString, file);
        const QString path = QStringLiteral(WB_SOURCE_DIR "/../shared/data/01_gtfs/") + file;
        if (!QFile::exists(path)) {
            QSKIP("no real files");
        }
        Job job;
        const Examination examination = examine(path.toStdString(), {}, job).value();
        for (const Finding& finding : examination.findings.list()) {
            QVERIFY2(kindOf(finding.defect).severity != Severity::Error, finding.detail.de.c_str());
        }
    }
    void eachOfTheNineKindsIsFoundWhereItWasSown()
    {
        auto before = test::smallFeed();
        before["routes.txt"] += "Q,A,2,,3\n";
        before["trips.txt"] += "Q,W,q1,0\nR,W,t4,0\n";
        before["stop_times.txt"] +=
            "q1,09:00:00,09:00:00,a,1\nq1,09:09:00,09:09:00,c,2\nt4,10:00:00,10:00:00,a,1\nt4,10:05:00,10:05:00,b,2\n";
        auto after = test::smallFeed();
        after["agency.txt"] += "B,Bus GmbH,https://b.example,Europe/Berlin\n";
        after["routes.txt"] = "route_id,agency_id,route_short_name,route_long_name,route_type\nR,A,1,,3\nD,B,1,,3\n";
        after["stops.txt"] += "b_G,Markt,50.01002,9.000,0,\nh\x02,Halt,50.021,9.0,0,\nde:06634:1,Fern,50.0,5.52,0,\n"
                              "w,Weit,50.05,9.05,0,\no,Waise,50.012,9.0,0,de:06999:9999\n";
        after["shapes.txt"] = "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\nX,49.99,9,1\nX,50.03,9,2\n";
        after["trips.txt"] =
            "route_id,service_id,trip_id,direction_id,shape_id\nR,W,t1,0,\nR,W,t2,1,\nR,W,t3,0,X\nD,W,copy,0,\n";
        after["stop_times.txt"] +=
            "t3,12:00:00,12:00:00,a,1\nt3,12:03:00,12:03:00,b_G,2\nt3,12:01:00,12:01:00,h\x02,3\n"
            "t3,12:20:00,12:20:00,w,4\nt3,13:00:00,13:00:00,de:06634:1,5\nt3,23:00:00,23:00:00,o,6\n"
            "copy,07:00:00,07:00:00,a,1\ncopy,07:05:00,07:06:00,b,2\ncopy,07:10:00,07:10:00,c,3\n";
        Job job;
        FeedReading reading = test::readSmall(after).value();
        QVERIFY(checkTimetable(reading.timetable, reading.findings, job));
        compareWithPrevious(reading.timetable, test::readSmall(before).value().timetable, reading.findings);
        QCOMPARE(
            kindsOf(reading.findings),
            QStringLiteral("duplicate_stop duplicate_trip_of_two_agencies hidden_character missing_trips operator_lost "
                           "orphan_parent stop_far_from_route stop_outside_country time_runs_backwards"));
        for (const Defect defect : {Defect::DuplicateStop, Defect::StopFarFromRoute, Defect::TimeRunsBackwards,
                                    Defect::OperatorLost, Defect::MissingTrips, Defect::OrphanParent}) {
            QCOMPARE(reading.findings.count(defect), 1);
        }
    }
    void aSpeedThatNoBusHasIsTold()
    {
        auto texts = test::smallFeed();
        texts["stops.txt"] += "f,Fern,51.000,9.0,0,\n";
        texts["stop_times.txt"] += "t1,07:20:00,07:20:00,f,4\n"; // 109 km in 10 minutes
        Job job;
        FeedReading reading = test::readSmall(texts).value();
        QVERIFY(checkTimetable(reading.timetable, reading.findings, job));
        QCOMPARE(kindsOf(reading.findings), QStringLiteral("speed_too_high"));
        QCOMPARE(reading.findings.list().front().line, 8);
    }
};

QTEST_GUILESS_MAIN(FeedDoctorTest)
#include "feed_doctor_test.moc"
