// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_reader.h"

#include <QFile>
#include <QTest>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::transit;

class FeedReaderTest : public QObject {
    Q_OBJECT

private slots:
    void aFeedIsReadWhole()
    {
        const FeedReading reading = test::readSmall(test::smallFeed()).value();
        QVERIFY(reading.findings.empty());
        const Timetable& timetable = reading.timetable;
        QCOMPARE(timetable.stops.size(), 4U);
        QCOMPARE(timetable.stops.kinds[0], StopKind::Station);
        QCOMPARE(timetable.stops.parents[1], 0U);
        QCOMPARE(timetable.routes.types[0], 3);
        QCOMPARE(timetable.trips.size(), 2U);
        QCOMPARE(timetable.stopTimes.size(), 6U);
        QCOMPARE(timetable.stopTimes.arrivalsS[4], 24 * 3600 + 300);
    }
    void transfersAndExtendedRouteTypesAreRead()
    {
        auto texts = test::smallFeed();
        texts["routes.txt"] = "route_id,agency_id,route_short_name,route_long_name,route_type\nR,A,1,,704\n";
        texts["transfers.txt"] = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\na,b,2,180\n";
        const Timetable timetable = test::readSmall(texts).value().timetable;
        QCOMPARE(timetable.routes.types[0], 704);
        QCOMPARE(timetable.transfers.size(), 1U);
        QCOMPARE(timetable.transfers[0].minimumS, 180);
    }
    void shapesAreReadInTheirSequence()
    {
        auto texts = test::smallFeed();
        texts["shapes.txt"] =
            "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\nX,50.02,9,3\nX,50.00,9,1\nX,50.01,9,2\n";
        const Shapes shapes = test::readSmall(texts).value().timetable.shapes;
        QCOMPARE(shapes.latitudesDeg, (std::vector<double>{50.00, 50.01, 50.02}));
        QCOMPARE(test::readSmall(texts, ShapeReading::Skip).value().timetable.shapes.size(), 0U);
    }
    void whatIsMissingMakesItUseless()
    {
        for (const char* const name : {"stops.txt", "trips.txt", "routes.txt", "stop_times.txt"}) {
            auto texts = test::smallFeed();
            texts.erase(name);
            const FeedReading reading = test::readSmall(texts).value();
            QCOMPARE(reading.findings.count(Defect::MissingFile), 1);
            QCOMPARE(reading.timetable.stopTimes.size(), 0U);
        }
        Job job;
        QCOMPARE(readTimetable("/nowhere/feed.zip", ShapeReading::Skip, job).error().code, ErrorCode::NotFound);
    }
    void aPlaceOutsideOfTheWorldIsNoPlace()
    {
        auto texts = test::smallFeed();
        texts["stops.txt"] += "d,Weg,95.0,9.0,0,\ne,Leer,,,0,\n";
        const FeedReading reading = test::readSmall(texts).value();
        QCOMPARE(reading.findings.count(Defect::BadValue), 1);
        QCOMPARE(reading.findings.count(Defect::MissingValue), 2);
        QCOMPARE(reading.findings.list().front().line, 6);
    }
    void cancellingStopsTheReading()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        auto texts = test::smallFeed();
        for (int i = 0; i < 5'000; ++i) {
            texts["stop_times.txt"] += "t1,07:00:00,07:00:00,a," + std::to_string(i + 10) + "\n";
        }
        QCOMPARE(readFeed(FeedFiles::ofTexts(texts), ShapeReading::Skip, job).error().code, ErrorCode::Cancelled);
    }
    void realFeedsHaveTheirCounts_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<qsizetype>("stops");
        QTest::addColumn<qsizetype>("trips");
        QTest::addColumn<qsizetype>("stopTimes");
        // Rows of the files, counted with wc -l; flexible stop times are none.
        QTest::newRow("long distance") << "de_fv_db_fernverkehr.gtfs.zip" << qsizetype{1139} << qsizetype{4863}
                                       << qsizetype{47'288};
        QTest::newRow("city") << "TANK-GTFS.zip" << qsizetype{1256} << qsizetype{2751} << qsizetype{102'049};
        QTest::newRow("ferry") << "nok_kanalfaehren.gtfs.zip" << qsizetype{2} << qsizetype{320} << qsizetype{640};
        QTest::newRow("on demand") << "bbnavi_brandenburg_gtfs-flex.zip" << qsizetype{378} << qsizetype{8}
                                   << qsizetype{0};
    }
    void realFeedsHaveTheirCounts()
    {
        QFETCH(QString, file);
        QFETCH(qsizetype, stops);
        QFETCH(qsizetype, trips);
        QFETCH(qsizetype, stopTimes);
        const QString path = QStringLiteral(WB_SOURCE_DIR "/../shared/data/01_gtfs/") + file;
        if (!QFile::exists(path)) {
            QSKIP("no real files");
        }
        Job job;
        const FeedReading reading =
            readFeed(FeedFiles::open(path.toStdString()).value(), ShapeReading::Skip, job).value();
        QCOMPARE(qsizetype(reading.timetable.stops.size()), stops);
        QCOMPARE(qsizetype(reading.timetable.trips.size()), trips);
        QCOMPARE(qsizetype(reading.timetable.stopTimes.size()), stopTimes);
    }
};

QTEST_GUILESS_MAIN(FeedReaderTest)
#include "feed_reader_test.moc"
