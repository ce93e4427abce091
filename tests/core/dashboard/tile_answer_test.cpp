// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/resource_folder.h"
#include "core/dashboard/dashboard_yaml.h"
#include "core/dashboard/tile_answer.h"

#include <QFile>
#include <QTest>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

class TileAnswerTest : public QObject {
    Q_OBJECT

private slots:
    void everyShippedTileIsAnsweredInAFullProject()
    {
        test::AnsweredCounty county;
        QVERIFY(county.prepare());
        WB_VALUE(const auto files, analysis::textsIn(WB_SOURCE_DIR "/resources/dashboards"));
        for (const auto& file : files) {
            WB_VALUE(const Dashboard board, dashboardFromYaml(file.text, file.name));
            Job job;
            WB_VALUE(const auto answers, answerDashboard(county.project, board, {}, job));
            QCOMPARE(answers.size(), board.tiles.size());
            for (const TileAnswer& answer : answers) {
                QCOMPARE(answer.kind, findTile(board, answer.tile)->kind());
                QVERIFY(answer.kind == TileKind::Text || !answer.title.empty());
                QVERIFY(answer.isMissing() || answer.kind == TileKind::Text || !answer.datasets.empty());
            }
        }
    }
    void everyShippedTileSaysWhatItWantsInAnEmptyProject()
    {
        test::AnsweredCounty county;
        WB_VALUE(const auto files, analysis::textsIn(WB_SOURCE_DIR "/resources/dashboards"));
        for (const auto& file : files) {
            WB_VALUE(const Dashboard board, dashboardFromYaml(file.text, file.name));
            Job job;
            WB_VALUE(const auto answers, answerDashboard(county.project, board, {}, job));
            for (const TileAnswer& answer : answers) {
                if (const auto* const missing = std::get_if<MissingAnswer>(&answer.shown)) {
                    QVERIFY(!missing->reason.de.empty() && !missing->reason.en.empty());
                    QVERIFY2(missing->step.kind != NextStep::Kind::None, answer.tile.c_str());
                    QVERIFY(!missing->step.label.de.empty() && !missing->step.target.empty());
                } else {
                    QCOMPARE(answer.kind, TileKind::Text);
                }
            }
        }
    }
    void staleResultSaysSoAndOffersToRunAgain()
    {
        test::AnsweredCounty county;
        QVERIFY(county.addZones() && county.addPeople());
        WB_VERIFY_RESULT(county.compute());
        Job job;
        WB_VALUE(auto loader, county.project.load(county.project.dataset("Ortsteile")->schema, R"({"source":"test"})"));
        WB_VERIFY_RESULT(county.project.publish(
            std::move(loader), {.lineage = {.dataset = "Ortsteile", .activity = "import"}, .replaces = "Ortsteile"},
            job));
        WB_VERIFY_RESULT(county.project.markStale());
        WB_VALUE(const TileAnswer answer, county.answer(KpiContent{.indicator = "area"}));
        QVERIFY(answer.isStale);
        QCOMPARE(answer.refresh.kind, NextStep::Kind::RunAnalysis);
        QCOMPARE(answer.refresh.target, std::string("indicators"));
    }
    void picturesLieBesideTheProjectAndNowhereElse()
    {
        test::AnsweredCounty county;
        QFile file(county.folder.filePath("bild.png"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        WB_VALUE(const auto image, county.shown<ImageAnswer>(ImageContent{.path = "bild.png"}));
        QVERIFY(image.path.ends_with("/bild.png"));
        for (const char* const path : {"", "anderes.png", "../../etc/passwd", "/etc/passwd"}) {
            WB_VALUE(const TileAnswer answer, county.answer(ImageContent{.path = path}));
            QVERIFY2(answer.isMissing(), path);
        }
    }
    void zonesCanBeChosen()
    {
        test::AnsweredCounty county;
        Job job;
        QVERIFY(zoneChoices(county.project, job)->empty());
        QVERIFY(county.addZones());
        WB_VERIFY_RESULT(county.compute());
        WB_VALUE(const auto zones, zoneChoices(county.project, job));
        QCOMPARE(zones.size(), std::size_t{5});
        QCOMPARE(zones[0].key, std::string("06999001"));
        QCOMPARE(zones[4].level, Level::Districts);
    }
    void stoppedJobStopsTheAnswers()
    {
        test::AnsweredCounty county;
        QVERIFY(county.addZones());
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const Dashboard board{
            .id = "x", .title = {"x", "x"}, .tiles = {{.id = "t", .content = KpiContent{.indicator = "area"}}}};
        QCOMPARE(answerDashboard(county.project, board, {}, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TileAnswerTest)
#include "tile_answer_test.moc"
