// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/roof_horizons.h"

#include <QTest>

#include <cmath>

#include "tests/support/random_zones.h"
#include "tests/support/small_raster.h"
#include "tests/support/temporary_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::solar;

namespace {

/// 40 x 40 cells of 10 m, flat, with a wall of 30 m along the northern rim.
std::vector<float> walled()
{
    std::vector<float> heights(1600, 100.0F);
    std::fill_n(heights.begin(), 40, 130.0F);
    return heights;
}

struct Land : test::TemporaryProject {
    Result<workspace::RasterReader> raster(const std::string& name, const std::vector<float>& heights)
    {
        WB_CHECK(test::addRaster(project(), test::rasterSchema(name, 40, 40), heights));
        return project().readRaster(name);
    }
    geo::PolygonSet roofs = test::polygonSetFromWkt(
        {"POLYGON((500200 5600190,500220 5600190,500220 5600210,500200 5600210,500200 5600190))",
         "POLYGON((900000 5600190,900020 5600190,900020 5600210,900000 5600210,900000 5600190))"});
};

} // namespace

class RoofHorizonsTest : public QObject {
    Q_OBJECT

private slots:
    void aRoofHasTheMeanOfItsCells()
    {
        Land land;
        WB_VALUE(workspace::RasterReader raster, land.raster("dom", walled()));
        RoofHorizons horizons(2);
        Job job;
        WB_VERIFY_RESULT(addSurface(land.roofs, raster, 300.0, horizons, job));
        QVERIFY(horizons.isKnown(0));
        // The cells' centres are 190 m and 200 m from those of the wall.
        const double expected = (std::atan(30.0 / 190.0) + std::atan(30.0 / 200.0)) / 2.0 * 57.29577951;
        QVERIFY(std::abs(static_cast<double>(horizons.of(0)->elevationDeg[0]) - expected) < 0.01);
        QCOMPARE(horizons.of(0)->elevationDeg[36], 0.0F);
    }
    void aRoofBesideTheRasterHasNone()
    {
        Land land;
        WB_VALUE(workspace::RasterReader raster, land.raster("dom", walled()));
        RoofHorizons horizons(2);
        Job job;
        WB_VERIFY_RESULT(addSurface(land.roofs, raster, 300.0, horizons, job));
        QVERIFY(!horizons.of(1).has_value());
        QCOMPARE(horizons.withoutCount(), std::size_t{1});
    }
    void whatIsFarOnlyRaises()
    {
        Land land;
        WB_VALUE(workspace::RasterReader surface, land.raster("dom", std::vector<float>(1600, 100.0F)));
        WB_VALUE(workspace::RasterReader terrain, land.raster("dgm", walled()));
        RoofHorizons horizons(2);
        Job job;
        WB_VERIFY_RESULT(addTerrain(land.roofs, terrain, 5'000.0, horizons, job));
        QVERIFY(!horizons.isKnown(0)); // no surface, no horizon
        WB_VERIFY_RESULT(addSurface(land.roofs, surface, 300.0, horizons, job));
        QCOMPARE(horizons.of(0)->elevationDeg[0], 0.0F);
        WB_VERIFY_RESULT(addTerrain(land.roofs, terrain, 5'000.0, horizons, job));
        QVERIFY(horizons.of(0)->elevationDeg[0] > 8.0F);
        QCOMPARE(horizons.of(0)->elevationDeg[36], 0.0F);
    }
    void theHigherOfTwoCounts()
    {
        RoofHorizons horizons(1);
        horizons.set(0, 3, 10.0F);
        horizons.raise(0, 3, 5.0F);
        QCOMPARE(horizons.of(0)->elevationDeg[3], 10.0F);
        horizons.raise(0, 3, 12.0F);
        QCOMPARE(horizons.of(0)->elevationDeg[3], 12.0F);
    }
};

QTEST_GUILESS_MAIN(RoofHorizonsTest)
#include "roof_horizons_test.moc"
