// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/matching_rows.h"

#include <QTest>

#include "tests/support/temporary_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using analysis::formula::matchingRows;
using Fids = std::vector<std::int64_t>;

class MatchingRowsTest : public QObject {
    Q_OBJECT

    /// Rows 1 to 3: 200 m² of housing, 100 m² of trade, and one of which nothing is known.
    static void addPlots(test::TemporaryProject& project)
    {
        const workspace::LayerSchema schema{
            .name = "plots",
            .geometry = workspace::GeometryType::Polygon,
            .srsId = 25832,
            .columns = {{.name = "use"}, {.name = "height", .type = workspace::ColumnType::Real, .unit = "m"}}};
        WB_VALUE(const auto added, test::addLayer(project.project(), schema,
                                                  {{"POLYGON((0 0,10 0,10 20,0 20,0 0))", {"Wohnen", 9.0}},
                                                   {"POLYGON((20 0,30 0,30 10,20 10,20 0))", {"Gewerbe", 4.0}},
                                                   {"", {std::monostate(), std::monostate()}}}));
        QCOMPARE(added.rowCount, std::int64_t(3));
    }

private slots:
    void aConditionPicksItsRows()
    {
        test::TemporaryProject project;
        addPlots(project);
        Job job;
        WB_VALUE(const auto housing, matchingRows(project.project(), "plots", "use = 'Wohnen'", job));
        QCOMPARE(housing, Fids{1});
        WB_VALUE(const auto low,
                 matchingRows(project.project(), "plots", "height < 500 {cm} und use = 'Gewerbe'", job));
        QCOMPARE(low, Fids{2});
        WB_VALUE(const auto unknown, matchingRows(project.project(), "plots", "isnull(use)", job));
        QCOMPARE(unknown, Fids{3});
    }
    void shapesCanBeMeasured()
    {
        test::TemporaryProject project;
        addPlots(project);
        Job job;
        WB_VALUE(const auto large, matchingRows(project.project(), "plots", "area() > 150 {m²}", job));
        QCOMPARE(large, Fids{1});
        WB_VALUE(const auto east, matchingRows(project.project(), "plots", "x() > 20 {m}", job));
        QCOMPARE(east, Fids{2});
    }
    void whatIsNoConditionIsRefused()
    {
        test::TemporaryProject project;
        addPlots(project);
        Job job;
        QCOMPARE(matchingRows(project.project(), "plots", "height * 2", job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(matchingRows(project.project(), "plots", "hight > 2", job).error().code, ErrorCode::NotFound);
        QCOMPARE(matchingRows(project.project(), "none", "1 = 1", job).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(MatchingRowsTest)
#include "matching_rows_test.moc"
