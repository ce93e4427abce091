// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/stop_departures.h"

#include <QTest>

#include <string>

#include "tests/support/analysis_run.h"
#include "tests/support/feed_zip.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

class StopDeparturesTest : public QObject {
    Q_OBJECT

private slots:
    void aDayIsCountedByStopAndHour()
    {
        AnalysisProject project;
        const std::string feed = project.folder.filePath("feed.zip").toStdString();
        QVERIFY(writeFeedZip(feed, busLine(1800)));
        WB_VALUE(const auto outcome, project.run(stopDeparturesAnalysis(), {{"feed", feed}}));
        WB_VALUE(const auto stops, rowsOf(project.project, outcome.outputs.at("stops").schema.name));
        QCOMPARE(stops.size(), 3U);
        QCOMPARE(stops[0].values[1], Value(std::string("Mitte")));
        QCOMPARE(stops[0].values[2], Value(std::int64_t{56}));
        QCOMPARE(stops[0].values[3], Value(std::monostate()));
        QCOMPARE(stops[0].values[5], Value(std::string("06:10")));
        QCOMPARE(stops[0].values[6], Value(std::string("19:40")));
        QCOMPARE(stops[0].values[7], Value(30.0));
        WB_VALUE(const auto hours, rowsOf(project.project, outcome.outputs.at("hours").schema.name));
        QCOMPARE(hours.size(), std::size_t{3 * 14});
        QCOMPARE(hours[0].values[2], Value(std::int64_t{6}));
        QCOMPARE(hours[0].values[3], Value(std::int64_t{4}));
    }
    void twoTimetablesAreComparedStopByStop()
    {
        AnalysisProject project;
        const std::string before = project.folder.filePath("before.zip").toStdString();
        const std::string after = project.folder.filePath("after.zip").toStdString();
        auto texts = busLine(3600);
        QVERIFY(writeFeedZip(before, busLine(1800)));
        texts["stop_times.txt"].replace(texts["stop_times.txt"].find(",w,1"), 4, ",z,1");
        texts["stops.txt"] += "z,Neu" + latLonCells(480'000, 5'540'000) + "\n";
        QVERIFY(writeFeedZip(after, texts));
        WB_VALUE(const auto outcome, project.run(stopDeparturesAnalysis(), {{"feed", after}, {"before", before}}));
        WB_VALUE(const auto stops, rowsOf(project.project, outcome.outputs.at("stops").schema.name));
        QCOMPARE(stops.size(), 4U); // m1, o, w, z
        QCOMPARE(stops[0].values[2], Value(std::int64_t{28}));
        QCOMPARE(stops[0].values[3], Value(std::int64_t{56}));
        QCOMPARE(stops[0].values[4], Value(std::int64_t{-28}));
        QCOMPARE(stops[2].values[4], Value(std::int64_t{-28})); // West has none any more
        QCOMPARE(stops[2].values[5], Value(std::monostate()));
        QCOMPARE(stops[3].values[4], Value(std::int64_t{14})); // new
    }
};

QTEST_GUILESS_MAIN(StopDeparturesTest)
#include "stop_departures_test.moc"
