// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/raster_reader.h"

#include <QTest>

#include <cmath>

#include "tests/support/small_raster.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::workspace;

class RasterReaderTest : public QObject {
    Q_OBJECT

private slots:
    void everyValueComesBackAsItWas()
    {
        TemporaryProject made;
        const auto values = hills(600, 300);
        WB_VERIFY_RESULT(addRaster(made.project(), rasterSchema("berge", 600, 300), values));
        WB_VALUE(auto reader, made.project().readRaster("berge"));
        QCOMPARE(reader.frame().columns, 600);
        QCOMPARE(reader.frame().crs.definition, std::string("EPSG:25832"));
        std::vector<double> read;
        WB_VERIFY_RESULT(reader.read({0, 0, 600, 300}, read));
        for (std::size_t cell = 0; cell < values.size(); ++cell) {
            QVERIFY(std::isnan(values[cell]) ? std::isnan(read[cell]) : read[cell] == double{values[cell]});
        }
        WB_VERIFY_RESULT(reader.read({250, 254, 20, 4}, read));
        QCOMPARE(read[0], double{values[254 * 600 + 250]});
        QCOMPARE(read[79], double{values[257 * 600 + 269]});
    }
    void tilesThatWereNeverWrittenHaveNoValue()
    {
        TemporaryProject made;
        std::vector<float> values(600 * 2, kNoValue);
        values[0] = 1.0F;
        WB_VERIFY_RESULT(addRaster(made.project(), rasterSchema("löchrig", 600, 2), values));
        WB_VALUE(auto reader, made.project().readRaster("löchrig"));
        std::vector<double> read;
        WB_VERIFY_RESULT(reader.read({500, 0, 100, 2}, read));
        QVERIFY(std::isnan(read.front()) && std::isnan(read.back()));
    }
    void aPictureReadsAsBrightness()
    {
        TemporaryProject made;
        auto schema = rasterSchema("bild", 2, 1);
        schema.raster->kind = RasterKind::Image;
        schema.raster->bands = 4;
        WB_VERIFY_RESULT(addPicture(made.project(), schema, std::vector<geo::Rgba>{0xFFFFFFFFU, 0U}));
        WB_VALUE(auto reader, made.project().readRaster("bild"));
        std::vector<double> read;
        WB_VERIFY_RESULT(reader.read({0, 0, 2, 1}, read));
        QCOMPARE(read[0], 255.0);
        QVERIFY(std::isnan(read[1]));
    }
    void whatIsNotInsideOrNoRasterIsRefused()
    {
        TemporaryProject made;
        WB_VERIFY_RESULT(addRaster(made.project(), rasterSchema("klein", 2, 1), {1.0F, 2.0F}));
        WB_VERIFY_RESULT(made.addPoints("punkte", {1, 2}));
        WB_VALUE(auto reader, made.project().readRaster("klein"));
        std::vector<double> read;
        QCOMPARE(reader.read({1, 0, 2, 1}, read).error().code, ErrorCode::InvalidInput);
        QCOMPARE(made.project().readRaster("punkte").error().code, ErrorCode::InvalidInput);
        QCOMPARE(made.project().read("klein").error().code, ErrorCode::InvalidInput);
        QCOMPARE(made.project().readRaster("nirgends").error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(RasterReaderTest)
#include "raster_reader_test.moc"
