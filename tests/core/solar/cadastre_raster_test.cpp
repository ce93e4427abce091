// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/cadastre_raster.h"

#include <QTest>

#include "tests/support/roof_probe.h"
#include "tests/support/small_raster.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

using Found = std::map<std::int64_t, solar::RoofCellsIrradiation>;

Result<Found> irradiationOf(RoofVillage& village, const std::string& raster)
{
    Found found;
    WB_CHECK(RoofProbe::look(village, {{"roofs", "daecher"}, {"raster", raster}},
                             [&](analysis::RunContext& context, Job& job) -> Result<void> {
                                 const auto classOf = [](double value) -> std::size_t { return value >= 1000 ? 0 : 1; };
                                 WB_TRY(found, solar::irradiationOfCells(context, 2, classOf, job));
                                 return {};
                             }));
    return found;
}

} // namespace

class CadastreRasterTest : public QObject {
    Q_OBJECT

private slots:
    void cellsGiveMeanAndShares()
    {
        RoofVillage village;
        workspace::LayerSchema schema = rasterSchema("strahlung", 8, 2);
        schema.raster->cellWidth = schema.raster->cellHeight = 5.0;
        schema.raster->north = 5'600'010.0;
        std::vector<float> cells(16, kNoValue);
        cells[0] = 1100.0F;
        cells[1] = 1000.0F;
        cells[8] = 900.0F; // the fourth cell of the roof has no value
        WB_VERIFY_RESULT(addRaster(village.project, schema, cells));
        WB_VALUE(const Found found, irradiationOf(village, "strahlung"));
        QCOMPARE(found.size(), std::size_t{1}); // the others have no cell with a value
        const auto& roof = found.begin()->second;
        QCOMPARE(roof.meanKWhM2, 1000.0);
        QVERIFY(std::abs(roof.classShares.at(0) - 2.0 / 3.0) < 1e-12);
        QVERIFY(std::abs(roof.classShares.at(1) - 1.0 / 3.0) < 1e-12);
    }
    void aPictureIsRefused()
    {
        RoofVillage village;
        workspace::LayerSchema picture = rasterSchema("bild", 1, 1);
        picture.raster->kind = workspace::RasterKind::Image;
        WB_VERIFY_RESULT(addPicture(village.project, picture, std::vector<geo::Rgba>{0xFFFFFFFFU}));
        QCOMPARE(irradiationOf(village, "bild").error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(CadastreRasterTest)
#include "cadastre_raster_test.moc"
