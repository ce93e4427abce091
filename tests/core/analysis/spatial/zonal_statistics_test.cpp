// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/zonal_statistics.h"

#include <QTest>

#include <algorithm>
#include <fstream>

#include "tests/support/analysis_run.h"
#include "tests/support/small_raster.h"
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
        return {{"zones", "zonen"},
                {"raster_file", raster},
                {"raster_crs", "EPSG:25832"},
                {"rule", rule},
                {"median", "ja"}};
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
    void aRasterOfTheProjectGivesTheSameAsItsFile()
    {
        Town town;
        workspace::LayerSchema schema = rasterSchema("höhe", 4, 3);
        schema.raster->west = 0;
        schema.raster->north = 30;
        WB_VALUE(const auto raster, addRaster(town.project, schema, {1, 2, 3, 4, 5, kNoValue, 7, 8, 9, 10, 11, 12}));
        for (const std::string rule : {"centre", "area"}) {
            WB_VALUE(const auto fromFile, town.rows("zonal_statistics", town.arguments(rule)));
            WB_VALUE(const auto outcome,
                     town.run("zonal_statistics",
                              {{"zones", "zonen"}, {"raster", "höhe"}, {"rule", rule}, {"median", "ja"}}));
            WB_VALUE(const auto fromLayer, rowsOf(town.project, outcome.outputs.at("result").schema.name));
            QCOMPARE(fromLayer.size(), fromFile.size());
            for (std::size_t row = 0; row < fromFile.size(); ++row) {
                QCOMPARE(fromLayer[row].values, fromFile[row].values);
            }
            WB_VALUE(const auto lineage, town.project.lineage(outcome.outputs.at("result").schema.name));
            const auto& inputs = lineage.record.inputs;
            const auto found = std::ranges::find(inputs, std::string("raster"), &workspace::LineageInput::role);
            QVERIFY(found != inputs.end());
            QCOMPARE(found->contentHash, raster.contentHash);
        }
    }
    void zonesInAnotherSystemAreMovedToTheRaster()
    {
        Town town;
        workspace::LayerSchema schema = rasterSchema("gk", 4, 3);
        schema.srsId = 31467;
        schema.raster->west = 3'475'180;
        schema.raster->north = 5'526'815;
        WB_VERIFY_RESULT(addRaster(town.project, schema, std::vector<float>(12, 5.0F)));
        // 3475200 5526800 in Gauß-Krüger is 475134.850 5525029.050 in UTM 32.
        WB_VERIFY_RESULT(addLayer(town.project, {.name = "utm", .geometry = GeometryType::Polygon, .srsId = 25832},
                                  {{"POLYGON((475134 5525028,475136 5525028,475136 5525030,475134 5525030,475134 "
                                    "5525028))",
                                    {}}}));
        WB_VALUE(const auto rows,
                 town.rows("zonal_statistics", {{"zones", "utm"}, {"raster", "gk"}, {"rule", "area"}}));
        QVERIFY(std::abs(std::get<double>(rows[0].values[3]) - 5.0) < 1e-9); // the mean
        QVERIFY(std::get<double>(rows[0].values[0]) > 0.03);
    }
    void oneRasterIsNeededAndValuesItMustHave()
    {
        Town town;
        workspace::LayerSchema picture = rasterSchema("bild", 1, 1);
        picture.raster->kind = workspace::RasterKind::Image;
        WB_VERIFY_RESULT(addPicture(town.project, picture, std::vector<geo::Rgba>{0xFFFFFFFFU}));
        QCOMPARE(town.run("zonal_statistics", {{"zones", "zonen"}}).error().code, ErrorCode::InvalidInput);
        auto both = town.arguments("centre");
        both["raster"] = "bild";
        QCOMPARE(town.run("zonal_statistics", both).error().code, ErrorCode::InvalidInput);
        const auto bild = town.run("zonal_statistics", {{"zones", "zonen"}, {"raster", "bild"}});
        QVERIFY(bild.error().message.de.find("Bild") != std::string::npos);
        const auto zones = town.run("zonal_statistics", {{"zones", "zonen"}, {"raster", "zonen"}});
        QVERIFY(zones.error().message.de.find("erwartet: Raster") != std::string::npos);
        const auto asZones = town.run("zonal_statistics", {{"zones", "bild"}, {"raster", "bild"}});
        QVERIFY(asZones.error().message.de.find("ein Raster") != std::string::npos);
        // An analysis that takes anything takes anything with rows.
        QCOMPARE(town.run("formula", {{"layer", "bild"}, {"formula", "1"}, {"column", "eins"}}).error().code,
                 ErrorCode::InvalidInput);
    }
    void aRasterThatDoesNotNameItsSystemIsAskedFor()
    {
        Town town;
        const auto refused = town.run("zonal_statistics", {{"zones", "zonen"}, {"raster_file", town.raster}});
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
