// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/horizon_analysis.h"

#include <QTest>

#include <cmath>

#include "tests/support/analysis_run.h"
#include "tests/support/small_raster.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

/// A flat and a tilted roof in the middle of a yard with a wall of 60 m in the north.
struct Yard : AnalysisProject {
    Yard()
    {
        std::vector<float> heights(1600, 100.0F);
        std::fill_n(heights.begin(), 40, 160.0F);
        const std::string square =
            "POLYGON((500200 5600190,500220 5600190,500220 5600210,500200 5600210,500200 5600190))";
        added = addRaster(project, rasterSchema("dom", 40, 40), heights).has_value() &&
                addLayer(project,
                         {.name = "daecher",
                          .geometry = GeometryType::Polygon,
                          .srsId = 25832,
                          .columns = {{"neigung_grad", ColumnType::Real, "°", ""},
                                      {"azimut_grad", ColumnType::Real, "°", ""}}},
                         {{square, {0.0, -1.0}},
                          {square, {60.0, 180.0}},
                          {"POLYGON((600000 5600190,600020 5600190,600020 5600210,600000 5600190))", {0.0, -1.0}}})
                    .has_value();
    }
    bool added = false;
};

constexpr std::size_t kFirstSector = 2;
constexpr std::size_t kSkyView = 2 + 72;

} // namespace

class HorizonAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void everyRoofGetsItsHorizon()
    {
        Yard yard;
        QVERIFY(yard.added);
        WB_VALUE(const auto outcome, yard.run(solar::horizonAnalysis(), {{"roofs", "daecher"}, {"surface", "dom"}}));
        const workspace::LayerSchema& schema = outcome.outputs.at("result").schema;
        QCOMPARE(schema.columns.at(kFirstSector).name, std::string("horizont_000"));
        QCOMPARE(schema.columns.at(kSkyView).name, std::string("himmelssicht"));
        WB_VALUE(const auto rows, rowsOf(yard.project, schema.name));
        const double north = std::get<double>(rows[0].values[kFirstSector]);
        QVERIFY2(std::abs(north - 17.11) < 0.01, qPrintable(QString::number(north))); // 60 m in 190 and 200 m
        QCOMPARE(rows[0].values[kFirstSector + 36], Value(0.0));
        QCOMPARE(rows[2].values[kFirstSector], Value(std::monostate()));
        QCOMPARE(rows[2].values[kSkyView], Value(std::monostate()));
    }
    void theSkyViewIsThatOfTheRoofsPlane()
    {
        Yard yard;
        WB_VALUE(const auto outcome, yard.run(solar::horizonAnalysis(), {{"roofs", "daecher"}, {"surface", "dom"}}));
        WB_VALUE(const auto rows, rowsOf(yard.project, outcome.outputs.at("result").schema.name));
        const double flat = std::get<double>(rows[0].values[kSkyView]);
        const double tilted = std::get<double>(rows[1].values[kSkyView]);
        QVERIFY(flat > 0.95 && flat < 1.0);
        QVERIFY(std::abs(tilted - 0.75) < 0.005); // (1 + cos 60°) / 2; the wall is behind it
    }
    void aPictureIsRefusedAndHeightsAreNeeded()
    {
        Yard yard;
        workspace::LayerSchema picture = rasterSchema("bild", 1, 1);
        picture.raster->kind = workspace::RasterKind::Image;
        WB_VERIFY_RESULT(addPicture(yard.project, picture, std::vector<geo::Rgba>{0xFFFFFFFFU}));
        QCOMPARE(yard.run(solar::horizonAnalysis(), {{"roofs", "daecher"}, {"surface", "bild"}}).error().code,
                 ErrorCode::InvalidInput);
        QVERIFY(!yard.run(solar::horizonAnalysis(), {{"roofs", "daecher"}}));
    }
};

QTEST_GUILESS_MAIN(HorizonAnalysisTest)
#include "horizon_analysis_test.moc"
