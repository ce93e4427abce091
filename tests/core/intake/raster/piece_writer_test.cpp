// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/piece_writer.h"

#include <QTest>

#include <bit>

#include "tests/support/raster_files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using workspace::RasterKind;

namespace {

LayerPreview rasterPreview(int columns, int rows)
{
    LayerPreview preview{.isRaster = true};
    preview.schema.name = "a";
    preview.schema.raster = workspace::RasterGrid{.columns = columns, .rows = rows};
    return preview;
}

std::vector<geo::Rgba> cells(const std::vector<float>& values)
{
    std::vector<geo::Rgba> all;
    for (const float value : values) {
        all.push_back(std::bit_cast<geo::Rgba>(value));
    }
    return all;
}

} // namespace

class PieceWriterTest : public QObject {
    Q_OBJECT

private slots:
    void piecesGoWhereTheirTileLies()
    {
        test::RasterCollector sink;
        Job job;
        WB_VERIFY_RESULT(sink.beginLayer(rasterPreview(4, 4)));
        PieceWriter writer(sink, RasterKind::Values, 16, job);
        writer.moveTo(2, 1);
        WB_VERIFY_RESULT(writer.add({0, 1, 2, 1}, cells({5.0F, 6.0F})));
        WB_VERIFY_RESULT(writer.finish());
        QCOMPARE(sink.layers[0].value(2, 2), 5.0F);
        QCOMPARE(sink.layers[0].value(3, 2), 6.0F);
        QCOMPARE(sink.layers[0].rowsRead, std::int64_t{1});
    }
    void emptyPiecesAreNotSent()
    {
        test::RasterCollector sink;
        Job job;
        const float nothing = std::numeric_limits<float>::quiet_NaN();
        WB_VERIFY_RESULT(sink.beginLayer(rasterPreview(4, 4)));
        PieceWriter writer(sink, RasterKind::Values, 16, job);
        WB_VERIFY_RESULT(writer.add({0, 0, 2, 1}, cells({nothing, nothing})));
        WB_VERIFY_RESULT(writer.finish());
        QCOMPARE(sink.layers[0].rowsRead, std::int64_t{0});
        PieceWriter picture(sink, RasterKind::Image, 16, job);
        WB_VERIFY_RESULT(picture.add({0, 0, 2, 1}, std::vector<geo::Rgba>{0x00FFFFFFU, 0xFF000000U}));
        WB_VERIFY_RESULT(picture.finish());
        QCOMPARE(sink.layers[0].rowsRead, std::int64_t{1});
    }
    void whoStopsIsHeard()
    {
        test::RasterCollector sink;
        std::stop_source stop;
        Job job(stop.get_token(), {});
        WB_VERIFY_RESULT(sink.beginLayer(rasterPreview(4, 4)));
        PieceWriter writer(sink, RasterKind::Values, 16, job);
        stop.request_stop();
        Result<void> outcome;
        for (int again = 0; outcome && again < 100'000'000; ++again) { // reports every 25 ms
            outcome = writer.add({0, 0, 1, 1}, cells({1.0F}));
        }
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(PieceWriterTest)
#include "piece_writer_test.moc"
