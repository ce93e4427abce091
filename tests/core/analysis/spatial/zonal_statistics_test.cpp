// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/zonal_statistics.h"

#include <QTest>

#include <fstream>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

/// Zones over a raster of 4 x 3 cells of 10 m with one cell without a value.
struct Town : AnalysisProject {
    Town()
    {
        std::ofstream(raster) << "ncols 4\nnrows 3\nxllcorner 0\nyllcorner 0\ncellsize 10\nNODATA_value -1\n"
                                 "1 2 3 4\n5 -1 7 8\n9 10 11 12\n";
        added = addLayer(project,
                         {.name = "zonen",
                          .geometry = GeometryType::Polygon,
                          .srsId = 25832,
                          .columns = {{"name", ColumnType::Text, "", ""}}},
                         {{"POLYGON((0 0,20 0,20 30,0 30,0 0))", {std::string("links")}},
                          {"POLYGON((20 0,35 0,35 30,20 30,20 0))", {std::string("rechts")}},
                          {"POLYGON((22 2,24 2,24 4,22 4,22 2))", {std::string("winzig")}},
                          {"POLYGON((500 0,600 0,600 100,500 0))", {std::string("fern")}}})
                    .has_value();
    }
    analysis::Arguments arguments(const std::string& rule)
    {
        return {{"zones", "zonen"}, {"raster", raster}, {"raster_crs", "EPSG:25832"}, {"rule", rule}, {"median", "ja"}};
    }
    std::string raster = folder.filePath("höhe.asc").toStdString();
    bool added = false;
};

} // namespace

class ZonalStatisticsTest : public QObject {
    Q_OBJECT

private slots:
    void cellsCountByTheirCentre()
    {
        Town town;
        QVERIFY(town.added);
        WB_VALUE(const auto rows, town.rows("zonal_statistics", town.arguments("centre")));
        // name, cells, share without value, sum, mean, min, max, median
        QCOMPARE(rows[0].values,
                 (std::vector<Value>{std::string("links"), std::int64_t{5}, 1.0 / 6.0, 27.0, 5.4, 1.0, 10.0, 5.0}));
        // The centres at x = 35 are on the border: what is right of it owns them.
        QCOMPARE(rows[1].values,
                 (std::vector<Value>{std::string("rechts"), std::int64_t{3}, 0.0, 21.0, 7.0, 3.0, 11.0, 7.0}));
        QCOMPARE(rows[2].values[1], Value(std::int64_t{0}));
        QCOMPARE(rows[2].values[3], Value(std::monostate()));
        QCOMPARE(rows[3].values[1], Value(std::int64_t{0}));
    }
    void cellsCountByTheirArea()
    {
        Town town;
        WB_VALUE(const auto rows, town.rows("zonal_statistics", town.arguments("area")));
        QCOMPARE(rows[0].values[3], Value(27.0));
        QCOMPARE(rows[1].values[1], Value(4.5));
        QCOMPARE(rows[1].values[3], Value(3.0 + 7.0 + 11.0 + 0.5 * (4.0 + 8.0 + 12.0)));
        QVERIFY(std::abs(std::get<double>(rows[2].values[1]) - 0.04) < 1e-12);
        QVERIFY(std::abs(std::get<double>(rows[2].values[3]) - 0.44) < 1e-12);
        QVERIFY(std::abs(std::get<double>(rows[2].values[4]) - 11.0) < 1e-12);
    }
    void aRasterThatDoesNotNameItsSystemIsAskedFor()
    {
        Town town;
        const auto refused = town.run("zonal_statistics", {{"zones", "zonen"}, {"raster", town.raster}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::UnsupportedCrs);
        QVERIFY(refused.error().advice.de.find("raster_crs") != std::string::npos);
    }
    void aBandThatIsNotThereIsRefused()
    {
        Town town;
        auto arguments = town.arguments("centre");
        arguments["band"] = "3";
        QCOMPARE(town.run("zonal_statistics", arguments).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(ZonalStatisticsTest)
#include "zonal_statistics_test.moc"
