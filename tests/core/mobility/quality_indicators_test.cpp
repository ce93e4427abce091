// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/library.h"
#include "core/analysis/indicator/result_table.h"
#include "core/mobility/service_quality.h"

#include <QTest>

#include <string>
#include <vector>

#include "tests/support/analysis_run.h"
#include "tests/support/feed_zip.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

class QualityIndicatorsTest : public QObject {
    Q_OBJECT

private slots:
    void everyZoneCountsItsOwnPeopleAndStops()
    {
        AnalysisProject project;
        const std::string feed = project.folder.filePath("feed.zip").toStdString();
        QVERIFY(writeFeedZip(feed, busLine(240))); // every 4 minutes: category 2, A to 300 m
        const workspace::LayerSchema people{.name = "einwohner",
                                            .geometry = workspace::GeometryType::Point,
                                            .srsId = 25832,
                                            .columns = {{"inhabitants", workspace::ColumnType::Integer, "", ""}}};
        WB_VERIFY_RESULT(
            addLayer(project.project, people,
                     {{"POINT(500100 5540000)", {std::int64_t{30}}}, {"POINT(503000 5540000)", {std::int64_t{10}}}}));
        const workspace::LayerSchema zones{
            .name = "gemeinden",
            .geometry = workspace::GeometryType::Polygon,
            .srsId = 25832,
            .columns = {{"key", workspace::ColumnType::Text, "", ""}, {"name", workspace::ColumnType::Text, "", ""}}};
        WB_VERIFY_RESULT(
            addLayer(project.project, zones,
                     {{"POLYGON((499000 5539000,501000 5539000,501000 5541000,499000 5541000,499000 5539000))",
                       {std::string("06999001"), std::string("Mitte")}},
                      {"POLYGON((501000 5539000,504000 5539000,504000 5541000,501000 5541000,501000 5539000))",
                       {std::string("06999002"), std::string("Ost")}}}));
        WB_VALUE(const auto outcome,
                 project.run(serviceQualityAnalysis(),
                             {{"feed", feed}, {"population", "einwohner"}, {"zones", "gemeinden"}}));
        Job job;
        WB_VALUE(const auto rows,
                 analysis::indicator::readResults(project.project, outcome.outputs.at("indicators").schema.name, job));
        QCOMPARE(rows.size(), 9U); // whole, two zones
        QCOMPARE(rows[0].value.value(), 75.0);
        QCOMPARE(rows[3].zoneName, std::string("Mitte"));
        QCOMPARE(rows[3].value.value(), 100.0);
        QCOMPARE(rows[6].value.value(), 0.0);
        QCOMPARE(rows[7].indicator, std::string("pt_unserved"));
        QCOMPARE(rows[7].value.value(), 100.0);
        QCOMPARE(rows[8].value.value(), 0.0);
    }
    void theLibraryKnowsWhatIsWritten()
    {
        const auto library = analysis::indicator::Library::load(WB_SOURCE_DIR "/resources/indicators").value();
        for (const char* const id : {"pt_well_served", "pt_unserved", "pt_departures"}) {
            QVERIFY2(library.find(id) != nullptr && library.find(id)->analysis == "service_quality", id);
        }
    }
};

QTEST_GUILESS_MAIN(QualityIndicatorsTest)
#include "quality_indicators_test.moc"
