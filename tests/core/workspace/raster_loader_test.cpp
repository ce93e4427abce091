// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/raster_loader.h"

#include <QTest>

#include "tests/support/small_raster.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::workspace;

class RasterLoaderTest : public QObject {
    Q_OBJECT

    static std::int64_t count(TemporaryProject& project, const std::string& sql)
    {
        return project.database().scalarInteger("SELECT count(*) FROM " + sql).value();
    }

private slots:
    void aRasterBecomesALayerWithStatistics()
    {
        TemporaryProject made;
        WB_VALUE(const auto dataset,
                 addRaster(made.project(), rasterSchema("höhen", 3, 2), {1.5F, 2.0F, kNoValue, 4.0F, -3.5F, 8.0F}));
        QCOMPARE(dataset.rowCount, std::int64_t{5});
        QCOMPARE(dataset.schema.raster->minimum, std::optional(-3.5));
        QCOMPARE(dataset.schema.raster->maximum, std::optional(8.0));
        QCOMPARE(dataset.schema.raster->mean, std::optional(12.0 / 5));
        QCOMPARE(dataset.schema.srsId, 25832);
        QCOMPARE(dataset.extent, (std::array<double, 4>{500'000, 5'600'000, 500'030, 5'600'020}));
        QCOMPARE(dataset.contentHash.size(), std::size_t{64});
        QVERIFY(dataset.lineageId > 0);
        QCOMPARE(count(made, "wb_staging"), std::int64_t{0});
        WB_VALUE(const auto listed, made.project().datasets());
        QCOMPARE(listed.size(), std::size_t{1});
        QCOMPARE(listed[0].schema, dataset.schema);
    }
    void theHashIsThatOfTheCellsHoweverTheyCame()
    {
        TemporaryProject made;
        Job job;
        const auto values = hills(600, 300);
        WB_VALUE(const auto whole, addRaster(made.project(), rasterSchema("ganz", 600, 300), values));
        // Cell by cell, from the end.
        WB_VALUE(auto loader, made.project().loadRaster(rasterSchema("einzeln", 600, 300), "{}"));
        RowBatch batch;
        for (int row = 299; row >= 0; --row) {
            const auto first = values.begin() + std::ptrdiff_t{row} * 600;
            addPiece(batch, {0, row, 600, 1}, cellsOf({first, first + 600}));
        }
        WB_VERIFY_RESULT(loader.append(batch, job));
        WB_VALUE(const auto loaded, loader.finish(job));
        QCOMPARE(loaded.contentHash, whole.contentHash);
        QCOMPARE(loaded.rowCount, whole.rowCount);
        auto other = values;
        other[12'345] += 0.001F;
        WB_VALUE(const auto changed, addRaster(made.project(), rasterSchema("anders", 600, 300), other));
        QVERIFY(changed.contentHash != whole.contentHash);
    }
    void coarserLevelsDownToOneTileAreMade()
    {
        TemporaryProject made;
        WB_VALUE(const auto dataset, addRaster(made.project(), rasterSchema("berge", 600, 300), hills(600, 300)));
        QCOMPARE(count(made, "berge WHERE zoom_level=2"), std::int64_t{6});
        QCOMPARE(count(made, "berge WHERE zoom_level=1"), std::int64_t{2});
        QCOMPARE(count(made, "berge WHERE zoom_level=0"), std::int64_t{1});
        QCOMPARE(count(made, "gpkg_2d_gridded_tile_ancillary WHERE tpudt_name='berge'"), std::int64_t{9});
        QCOMPARE(dataset.rowCount, std::int64_t{154'286}); // every seventh of 180,000 is missing, from the fourth on
    }
    void whatIsNotFinishedLeavesNothing()
    {
        TemporaryProject made;
        Job job;
        {
            WB_VALUE(auto loader, made.project().loadRaster(rasterSchema("halb", 300, 300), "{}"));
            RowBatch batch;
            addPiece(batch, {0, 0, 300, 300}, cellsOf(hills(300, 300)));
            WB_VERIFY_RESULT(loader.append(batch, job));
            WB_VERIFY_RESULT(loader.prepare(job));
            QVERIFY(count(made, "wb_load_1") > 0);
        }
        QVERIFY(!made.database().hasTable("wb_load_1").value());
        QCOMPARE(count(made, "wb_staging"), std::int64_t{0});
        QVERIFY(made.project().datasets().value().empty());
    }
    void aBadPieceEndsTheLoad()
    {
        TemporaryProject made;
        Job job;
        WB_VALUE(auto loader, made.project().loadRaster(rasterSchema("krumm", 3, 3), "{}"));
        RowBatch batch;
        addPiece(batch, {2, 0, 2, 1}, cellsOf({1.0F, 2.0F}));
        QCOMPARE(loader.append(batch, job).error().code, ErrorCode::InvalidInput);
        QVERIFY(!loader.finish(job));
        RowBatch text;
        text.beginRow();
        for (int column = 0; column < 5; ++column) {
            text.addText("x");
        }
        text.endRow();
        WB_VALUE(auto second, made.project().loadRaster(rasterSchema("text", 3, 3), "{}"));
        QCOMPARE(second.append(text, job).error().code, ErrorCode::InvalidInput);
    }
    void whoStopsIsHeard()
    {
        TemporaryProject made;
        std::stop_source stop;
        Job job(stop.get_token(), {});
        WB_VALUE(auto loader, made.project().loadRaster(rasterSchema("lang", 300, 300), "{}"));
        RowBatch batch;
        addPiece(batch, {0, 0, 300, 300}, cellsOf(hills(300, 300)));
        WB_VERIFY_RESULT(loader.append(batch, job));
        stop.request_stop();
        QCOMPARE(loader.prepare(job).error().code, ErrorCode::Cancelled);
    }
    void aGridThatMakesNoSenseIsRefused()
    {
        TemporaryProject made;
        auto schema = rasterSchema("leer", 0, 3);
        QCOMPARE(made.project().loadRaster(schema, "{}").error().code, ErrorCode::InvalidInput);
        schema = rasterSchema("flach", 3, 3);
        schema.raster->cellWidth = 0;
        QCOMPARE(made.project().loadRaster(schema, "{}").error().code, ErrorCode::InvalidInput);
        schema = rasterSchema("ortlos", 3, 3);
        schema.srsId = 0;
        QCOMPARE(made.project().loadRaster(schema, "{}").error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(RasterLoaderTest)
#include "raster_loader_test.moc"
