// SPDX-License-Identifier: GPL-3.0-or-later
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

class PeopleTest : public QObject {
    Q_OBJECT

private slots:
    void cellsCountAtTheirCentreInAnyCoordinates()
    {
        AnalysisProject project;
        const std::string feed = project.folder.filePath("feed.zip").toStdString();
        QVERIFY(writeFeedZip(feed, busLine(1800)));
        // 100 m cells of EPSG:25833 (a degree of zone away) around Mitte; the second one's centre is 1 km off.
        const workspace::LayerSchema schema{.name = "gitter",
                                            .geometry = workspace::GeometryType::Polygon,
                                            .srsId = 25832,
                                            .columns = {{"inhabitants", workspace::ColumnType::Real, "", ""}}};
        WB_VERIFY_RESULT(
            addLayer(project.project, schema,
                     {{"POLYGON((500000 5540000,500100 5540000,500100 5540100,500000 5540100,500000 5540000))", {7.5}},
                      {"POLYGON((501000 5540000,501100 5540000,501100 5540100,501000 5540100,501000 5540000))", {2.5}},
                      {"", {100.0}}}));
        WB_VALUE(const auto outcome, project.run(serviceQualityAnalysis(),
                                                 {{"feed", feed}, {"population", "gitter"}, {"crs", "EPSG:25833"}}));
        WB_VALUE(const auto classes, rowsOf(project.project, outcome.outputs.at("classes").schema.name));
        QCOMPARE(classes[3].values[3], Value(7.5));
        QCOMPARE(classes[6].values[3], Value(2.5));
    }
    void aLayerWithoutTheFieldIsRefused()
    {
        AnalysisProject project;
        const std::string feed = project.folder.filePath("feed.zip").toStdString();
        QVERIFY(writeFeedZip(feed, busLine(1800)));
        const workspace::LayerSchema schema{.name = "leer", .geometry = workspace::GeometryType::Point, .srsId = 25832};
        WB_VERIFY_RESULT(addLayer(project.project, schema, {{"POINT(500000 5540000)", {}}}));
        QVERIFY(!project.run(serviceQualityAnalysis(), {{"feed", feed}, {"population", "leer"}}));
    }
};

QTEST_GUILESS_MAIN(PeopleTest)
#include "people_test.moc"
