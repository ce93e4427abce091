// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/doctor_analysis.h"

#include <QTest>

#include <string>
#include <vector>

#include "tests/support/analysis_run.h"
#include "tests/support/feed_zip.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::transit;

class DoctorAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void everyFindingSaysWhereAndWhatToDo()
    {
        AnalysisProject project;
        const std::string feed = project.folder.filePath("feed.zip").toStdString();
        auto texts = busLine(1800);
        texts["trips.txt"] += "X,W,t3,0\n";
        QVERIFY(writeFeedZip(feed, texts));
        WB_VALUE(const auto outcome, project.run(feedDoctorAnalysis(), {{"feed", feed}}));
        WB_VALUE(const auto rows, rowsOf(project.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows[0].values[0], Value(std::string("unknown_reference")));
        QCOMPARE(rows[0].values[2], Value(std::string("Fehler")));
        QCOMPARE(rows[0].values[3], Value(std::string("trips.txt")));
        QCOMPARE(rows[0].values[4], Value(std::int64_t{4}));
        QCOMPARE(rows[0].values[5], Value(std::string("t3")));
        QVERIFY(!std::get<std::string>(rows[0].values[7]).empty());
    }
    void aFileThatIsNoFeedIsAFinding()
    {
        AnalysisProject project;
        const std::string feed = project.folder.filePath("feed.zip").toStdString();
        QVERIFY(writeFeedZip(feed, {{"liesmich.txt", "hallo"}}));
        WB_VALUE(const auto outcome, project.run(feedDoctorAnalysis(), {{"feed", feed}}));
        WB_VALUE(const auto rows, rowsOf(project.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows[0].values[0], Value(std::string("not_a_feed")));
    }
    void theRoutesThatThePreviousDeliveryHadAreMissed()
    {
        AnalysisProject project;
        const std::string before = project.folder.filePath("before.zip").toStdString();
        const std::string after = project.folder.filePath("after.zip").toStdString();
        auto texts = busLine(1800);
        QVERIFY(writeFeedZip(after, texts));
        texts["routes.txt"] += "Q,A,2,,3\n";
        texts["trips.txt"] += "Q,W,q1,0\n";
        texts["stop_times.txt"] += "q1,09:00:00,09:00:00,w,1\nq1,09:30:00,09:30:00,o,2\n";
        QVERIFY(writeFeedZip(before, texts));
        WB_VALUE(const auto outcome, project.run(feedDoctorAnalysis(), {{"feed", after}, {"previous", before}}));
        WB_VALUE(const auto rows, rowsOf(project.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows[0].values[0], Value(std::string("operator_lost")));
        QCOMPARE(rows[0].values[8], Value(std::string("nach Entscheidung")));
    }
};

QTEST_GUILESS_MAIN(DoctorAnalysisTest)
#include "doctor_analysis_test.moc"
