// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/id_raster.h"

#include <QFileInfo>
#include <QTest>

#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <numeric>
#include <random>

#include "tests/support/shapes_of.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;
using weitblick::test::shapesOf;

namespace {

MapView viewOf(double left, double top, double unitsPerPx, std::uint32_t width, std::uint32_t height)
{
    return {
        .crs = test::kMetric, .left = left, .top = top, .unitsPerPx = unitsPerPx, .widthPx = width, .heightPx = height};
}

Result<IdRaster> burnt(const FeatureShapes& shapes, const MapView& view, const BurnStyle& style, Job& job)
{
    IdRaster raster;
    WB_CHECK(burn(shapes, view, style, raster, job));
    return raster;
}

Result<IdRaster> moved(const IdRaster& old, const FeatureShapes& shapes, const MapView& view, Job& job)
{
    IdRaster raster;
    WB_CHECK(burnMoved(old, shapes, view, {}, raster, job));
    return raster;
}

IdRaster approximated(const IdRaster& old, const MapView& view)
{
    IdRaster raster;
    approximate(old, view, raster);
    return raster;
}

/// Squares, triangles, lines and points all over the place.
FeatureShapes scatteredShapes(int count)
{
    std::mt19937 random(31);
    std::uniform_real_distribution<double> place(0, 100);
    std::uniform_real_distribution<double> size(0.01, 6);
    std::vector<std::string> wkts;
    const auto text = [](double x, double y) { return std::to_string(x) + " " + std::to_string(y); };
    for (int i = 0; i < count; ++i) {
        const double x = place(random);
        const double y = place(random);
        const double s = size(random);
        switch (i % 4) {
        case 0:
            wkts.push_back("POLYGON((" + text(x, y) + "," + text(x + s, y) + "," + text(x + s, y + s) + "," +
                           text(x, y + s) + "," + text(x, y) + "))");
            break;
        case 1:
            wkts.push_back("POLYGON((" + text(x, y) + "," + text(x + s, y + s / 3) + "," + text(x - s, y + s) + "," +
                           text(x, y) + "))");
            break;
        case 2:
            wkts.push_back("LINESTRING(" + text(x, y) + "," + text(x + s, y - 2 * s) + "," + text(x + 2 * s, y) + ")");
            break;
        default:
            wkts.push_back("POINT(" + text(x, y) + ")");
        }
    }
    return shapesOf(wkts);
}

} // namespace

class IdRasterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { GDALAllRegister(); }

    void numbersStandWhereTheFeaturesAre()
    {
        const auto shapes =
            shapesOf({"POLYGON((0 0,50 0,50 100,0 100,0 0))", "POLYGON((50 0,100 0,100 100,50 100,50 0))"});
        Job job;
        WB_VALUE(const auto raster, burnt(shapes, viewOf(-10, 110, 10, 12, 12), {}, job));
        QCOMPARE(raster.idAt(0, 0), 0U);
        QCOMPARE(raster.idAt(1, 1), 1U);
        QCOMPARE(raster.idAt(5, 10), 1U);
        QCOMPARE(raster.idAt(6, 10), 2U);
        QCOMPARE(raster.idAt(11, 11), 0U);
    }
    void nothingVanishes()
    {
        // A hundred buildings of a hundredth of a pixel, one a pixel.
        std::vector<std::string> wkts;
        for (int i = 0; i < 100; ++i) {
            const QString x = QString::number(i % 10 * 10 + 1);
            const QString y = QString::number(i / 10 * 10 + 1);
            wkts.push_back(QStringLiteral("POLYGON((%1 %2,%1.1 %2,%1.1 %2.1,%1 %2))").arg(x, y).toStdString());
        }
        Job job;
        WB_VALUE(const auto raster, burnt(shapesOf(wkts), viewOf(0, 100, 10, 10, 10), {}, job));
        QVERIFY(std::ranges::none_of(raster.ids(), [](std::uint32_t id) { return id == 0; }));
    }
    void aSliverIsDrawnAsALine()
    {
        const auto shapes = shapesOf({"POLYGON((0 50.1,100 50.1,100 50.2,0 50.2,0 50.1))"});
        Job job;
        WB_VALUE(const auto raster, burnt(shapes, viewOf(0, 100, 1, 100, 100), {}, job));
        QVERIFY(std::ranges::count(raster.ids(), 1U) >= 99);
    }
    void theLaterFeatureIsOnTop()
    {
        const auto shapes =
            shapesOf({"POLYGON((0 0,60 0,60 60,0 60,0 0))", "POLYGON((30 30,90 30,90 90,30 90,30 30))"});
        Job job;
        WB_VALUE(const auto raster, burnt(shapes, viewOf(0, 100, 1, 100, 100), {}, job));
        QCOMPARE(raster.idAt(45, 55), 2U);
        QCOMPARE(raster.idAt(10, 90), 1U);
    }
    void linesAndPointsHaveTheirSize()
    {
        const auto shapes = shapesOf({"LINESTRING(10 50,90 50)", "POINT(50 80)"});
        Job job;
        WB_VALUE(const auto raster,
                 burnt(shapes, viewOf(0, 100, 1, 100, 100), {.lineWidthPx = 4, .pointSizePx = 10}, job));
        const auto lines = std::ranges::count(raster.ids(), 1U);
        QVERIFY(lines >= 320 && lines <= 340);
        const auto points = std::ranges::count(raster.ids(), 2U);
        QVERIFY(std::abs(static_cast<double>(points) - 78.5) <= 4);
    }
    void movingInStepsGivesTheSamePixelsAsMovingAtOnce()
    {
        const auto shapes = scatteredShapes(400);
        const MapView start = viewOf(10.123, 90.456, 0.137, 300, 200);
        Job job;
        WB_VALUE(const auto first, burnt(shapes, start, {}, job));
        WB_VALUE(const auto atOnce, moved(first, shapes, start.panned(90, -70), job));
        IdRaster step = first;
        MapView view = start;
        for (const auto& [dx, dy] : {std::pair{13, -7}, {70, 0}, {-5, -80}, {12, 17}}) {
            view = view.panned(dx, dy);
            WB_VALUE(step, moved(step, shapes, view, job));
        }
        QVERIFY(std::ranges::equal(step.ids(), atOnce.ids()));
        WB_VALUE(const auto anew, burnt(shapes, start.panned(90, -70), {}, job));
        const auto differing = std::inner_product(anew.ids().begin(), anew.ids().end(), atOnce.ids().begin(), 0,
                                                  std::plus<>(), std::not_equal_to<>());
        QCOMPARE(differing, 0);
        QVERIFY(std::ranges::any_of(anew.ids(), [](std::uint32_t id) { return id != 0; }));
    }
    void farMovesAndOtherScalesAreDrawnAnew()
    {
        const auto shapes = scatteredShapes(200);
        const MapView start = viewOf(0, 100, 0.5, 200, 200);
        Job job;
        WB_VALUE(const auto first, burnt(shapes, start, {}, job));
        for (const MapView& view : {start.panned(500, 0), start.zoomed(1.7, 20, 20), viewOf(0.1, 100, 0.5, 200, 200)}) {
            WB_VALUE(const auto shifted, moved(first, shapes, view, job));
            WB_VALUE(const auto anew, burnt(shapes, view, {}, job));
            QVERIFY(std::ranges::equal(shifted.ids(), anew.ids()));
        }
    }
    void polygonsAgreeWithGdal()
    {
        const QString file = QStringLiteral(WB_SOURCE_DIR "/../shared/data/02_boundaries/vg5000_gk3/VG5000_GEM.shp");
        if (!QFileInfo::exists(file)) {
            QSKIP("VG5000 is not here");
        }
        const GDALDatasetUniquePtr dataset(GDALDataset::Open(qPrintable(file), GDAL_OF_VECTOR));
        OGRLayer* layer = dataset->GetLayer(0);
        OGREnvelope extent;
        QCOMPARE(layer->GetExtent(&extent), OGRERR_NONE);
        const auto grid =
            ShapeGrid::over({.minX = extent.MinX, .minY = extent.MinY, .maxX = extent.MaxX, .maxY = extent.MaxY});
        ShapeCollector collector(grid, nullptr);
        std::vector<OGRGeometryUniquePtr> kept;
        std::vector<OGRGeometryH> handles;
        std::vector<double> ids;
        for (const auto& feature : layer) {
            OGRGeometry* geometry = feature->GetGeometryRef();
            std::vector<std::byte> blob{std::byte{'G'}, std::byte{'P'}, std::byte{0}, std::byte{1}};
            blob.resize(8 + static_cast<std::size_t>(geometry->WkbSize()));
            geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(blob.data() + 8), wkbVariantIso);
            ids.push_back(static_cast<double>(ids.size() + 1));
            collector.add(static_cast<std::int64_t>(ids.size()), blob);
            kept.emplace_back(geometry->clone());
            handles.push_back(OGRGeometry::ToHandle(kept.back().get()));
        }
        const FeatureShapes shapes(test::kMetric, grid, collector.take());
        MapView view = viewShowing(shapes.extent(), {.width = 900, .height = 1100}, test::kMetric);
        Job job;
        WB_VALUE(const auto raster, burnt(shapes, view, {}, job));

        std::vector<std::uint32_t> reference(raster.ids().size(), 0);
        const std::string memory =
            "MEM:::DATAPOINTER=" + std::to_string(reinterpret_cast<std::uintptr_t>(reference.data())) +
            ",PIXELS=900,LINES=1100,DATATYPE=UInt32";
        const GDALDatasetUniquePtr target(GDALDataset::Open(memory.c_str(), GDAL_OF_RASTER | GDAL_OF_UPDATE));
        QVERIFY(target);
        double transform[6] = {view.left, view.unitsPerPx, 0, view.top, 0, -view.unitsPerPx};
        target->SetGeoTransform(transform);
        int band = 1;
        QCOMPARE(GDALRasterizeGeometries(target.get(), 1, &band, static_cast<int>(handles.size()), handles.data(),
                                         nullptr, nullptr, ids.data(), nullptr, nullptr, nullptr),
                 CE_None);
        std::size_t differing = 0;
        for (std::size_t i = 0; i < reference.size(); ++i) {
            differing += reference[i] != raster.ids()[i] ? 1U : 0U;
        }
        // GDAL leaves out what covers no centre of a pixel, and rounds to 1/1000 of a pixel: 0.3 percent of the pixels.
        QVERIFY2(differing * 300 < reference.size(), qPrintable(QString::number(differing)));
        QVERIFY(std::ranges::count(raster.ids(), 0U) < static_cast<std::ptrdiff_t>(reference.size() * 6 / 10));
    }
    void anApproximationShowsTheOldPixelsInTheirPlace()
    {
        const auto shapes = scatteredShapes(100);
        const MapView view = viewOf(0, 100, 0.5, 200, 200);
        Job job;
        WB_VALUE(const auto raster, burnt(shapes, view, {}, job));
        const auto same = approximated(raster, view);
        QVERIFY(std::ranges::equal(same.ids(), raster.ids()));
        const auto near = approximated(raster, view.zoomed(2, 0, 0));
        for (std::uint32_t row = 0; row < 200; row += 7) {
            for (std::uint32_t column = 0; column < 200; column += 7) {
                QCOMPARE(near.idAt(column, row), raster.idAt(column / 2, row / 2));
            }
        }
        const auto away = approximated(raster, view.panned(1000, 1000));
        QVERIFY(std::ranges::all_of(away.ids(), [](std::uint32_t id) { return id == 0; }));
    }
    void theNearestFeatureIsFound()
    {
        const auto shapes = shapesOf({"POINT(20 50)", "POINT(80 50)"});
        Job job;
        WB_VALUE(const auto raster, burnt(shapes, viewOf(0, 100, 1, 100, 100), {.pointSizePx = 3}, job));
        QCOMPARE(featureAt(raster, 20.5, 50.5), std::optional<std::size_t>(0));
        QVERIFY(!featureAt(raster, 26, 50));
        QCOMPARE(featureAt(raster, 26, 50, 6), std::optional<std::size_t>(0));
        QCOMPARE(featureAt(raster, 74, 50, 40), std::optional<std::size_t>(1));
        QVERIFY(!featureAt(raster, -500, 9000, 5));
    }
    void anotherCrsAndSillySizesAreRefused()
    {
        const auto shapes = shapesOf({"POINT(1 1)"});
        Job job;
        MapView view = viewOf(0, 100, 1, 10, 10);
        view.crs = {"EPSG:4326"};
        QCOMPARE(burnt(shapes, view, {}, job).error().code, ErrorCode::UnsupportedCrs);
        QCOMPARE(burnt(shapes, viewOf(0, 0, 0, 10, 10), {}, job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(burnt(shapes, viewOf(0, std::nan(""), 1, 10, 10), {}, job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(burnt(shapes, viewOf(0, 0, 1, 100'000, 10), {}, job).error().code, ErrorCode::InvalidInput);
    }
    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(burnt(scatteredShapes(10), viewOf(0, 100, 1, 100, 100), {}, job).error().code, ErrorCode::Cancelled);
    }
    void manyFeaturesInCellsAreTheSameAsInBlocks()
    {
        // A far view walks blocks, a near one cells: what both show must agree.
        const auto shapes = scatteredShapes(20'000);
        Job job;
        const MapView far = viewOf(0, 100, 0.05, 2000, 2000);
        WB_VALUE(const auto whole, burnt(shapes, far, {}, job));
        MapView near = far.panned(700, 900);
        near.widthPx = 60;
        near.heightPx = 40;
        WB_VALUE(const auto part, burnt(shapes, near, {}, job));
        for (std::uint32_t row = 0; row < 40; ++row) {
            for (std::uint32_t column = 0; column < 60; ++column) {
                QCOMPARE(part.idAt(column, row), whole.idAt(700 + column, 900 + row));
            }
        }
    }
    void anEmptyViewIsAnEmptyRaster()
    {
        Job job;
        WB_VALUE(const auto raster, burnt(scatteredShapes(10), viewOf(0, 100, 1, 0, 0), {}, job));
        QVERIFY(raster.ids().empty());
    }
};

QTEST_GUILESS_MAIN(IdRasterTest)
#include "id_raster_test.moc"
