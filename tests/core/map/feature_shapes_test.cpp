// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/feature_shapes.h"

#include <QTest>

#include <cmath>
#include <random>

#include "tests/support/shapes_of.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;
using weitblick::test::shapesOf;

class FeatureShapesTest : public QObject {
    Q_OBJECT

private slots:
    void kindsAndBoxesAreThoseOfTheGeometries()
    {
        const auto shapes = shapesOf({"POLYGON((10 10,20 10,20 30,10 10))", "LINESTRING(0 0,50 50)", "POINT(7 8)",
                                      "MULTIPOINT(1 1,2 2)", "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))"});
        QCOMPARE(shapes.featureCount(), std::size_t(5));
        const auto& kinds = shapes.blocks().front().kinds;
        QCOMPARE(kinds, (std::vector<ShapeKind>{ShapeKind::Polygons, ShapeKind::Lines, ShapeKind::Points,
                                                ShapeKind::Points, ShapeKind::Polygons}));
        const auto box = shapes.extentOf(0);
        QVERIFY(std::abs(box.minX - 10) < 1e-6 && std::abs(box.maxY - 30) < 1e-6);
        QCOMPARE(shapes.mainKind(), ShapeKind::Polygons);
        QVERIFY(std::abs(shapes.extent().maxX - 50) < 1e-6);
    }
    void coordinatesAreFinerThanAnyMap()
    {
        const geo::Envelope germany{.minX = 280'000, .minY = 5'200'000, .maxX = 930'000, .maxY = 6'110'000};
        QVERIFY(ShapeGrid::over(germany).step < 0.001);
        const auto shapes = shapesOf({"POINT(412345.678 5654321.987)"}, germany);
        const auto box = shapes.extentOf(0);
        QVERIFY(std::abs(box.minX - 412345.678) < 0.001 && std::abs(box.minY - 5654321.987) < 0.001);
    }
    void holesZAndCollectionsAreRead()
    {
        const auto shapes = shapesOf({"POLYGON Z((0 0 1,9 0 1,9 9 1,0 9 1,0 0 1),(3 3 1,4 3 1,4 4 1,3 3 1))",
                                      "GEOMETRYCOLLECTION(POINT(1 1),POLYGON((0 0,1 0,1 1,0 0)),LINESTRING(0 0,9 9))"});
        const ShapeBlock& block = shapes.blocks().front();
        QCOMPARE(block.partStarts, (std::vector<std::uint32_t>{0, 2, 3}));
        QCOMPARE(block.vertexStarts, (std::vector<std::uint32_t>{0, 5, 9, 13}));
        QCOMPARE(block.kinds[1], ShapeKind::Polygons);
        QVERIFY(std::abs(shapes.extentOf(1).maxX - 1) < 1e-6); // the line and the point are left out
    }
    void aBrokenGeometryIsAFeatureWithoutShape()
    {
        const auto good = geo::gpkgFromGeometry(**geo::geometryFromWkt("POLYGON((0 0,1 0,1 1,0 0))"), 25832);
        ShapeCollector collector(ShapeGrid::over({.minX = 0, .minY = 0, .maxX = 1, .maxY = 1}), nullptr);
        collector.add(1, good);
        for (std::size_t length = 0; length < good.size(); ++length) {
            collector.add(static_cast<std::int64_t>(length) + 2, std::span(good).first(length));
        }
        const FeatureShapes shapes(test::kMetric, {}, collector.take());
        QCOMPARE(shapes.featureCount(), good.size() + 1);
        const ShapeBlock& block = shapes.blocks().front();
        QCOMPARE(block.kinds.front(), ShapeKind::Polygons);
        QVERIFY(std::all_of(block.kinds.begin() + 1, block.kinds.end(),
                            [](ShapeKind kind) { return kind == ShapeKind::None; }));
        QCOMPARE(block.vertices.size(), std::size_t(4));
    }
    void damagedBytesAreNeverReadBeyondTheirEnd()
    {
        const auto good = geo::gpkgFromGeometry(
            **geo::geometryFromWkt("MULTIPOLYGON(((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1)),((20 20,21 20,21 21,20 20)))"),
            25832);
        std::mt19937 random(11);
        ShapeCollector collector(ShapeGrid::over({.minX = 0, .minY = 0, .maxX = 1, .maxY = 1}), nullptr);
        for (int round = 0; round < 5000; ++round) {
            std::vector<std::byte> bad = good; // its own allocation, so that a sanitizer sees every step too far
            for (int i = 0; i < 4; ++i) {
                bad[random() % bad.size()] = static_cast<std::byte>(random());
            }
            collector.add(round, bad);
        }
        QCOMPARE(FeatureShapes(test::kMetric, {}, collector.take()).featureCount(), std::size_t(5000));
    }
    void featuresAreFoundByTheirIdAcrossBlocks()
    {
        ShapeCollector collector({}, nullptr);
        const auto count = static_cast<std::int64_t>(ShapeCollector::kFeaturesInABlock * 2 + 5);
        for (std::int64_t i = 0; i < count; ++i) {
            collector.add(10 + 3 * i, {});
        }
        const FeatureShapes shapes(test::kMetric, {}, collector.take());
        QCOMPARE(shapes.blocks().size(), std::size_t(3));
        for (const std::int64_t i : {std::int64_t(0), std::int64_t(4095), std::int64_t(4096), count - 1}) {
            QCOMPARE(shapes.numberOf(10 + 3 * i), static_cast<std::size_t>(i));
            QCOMPARE(shapes.fidOf(static_cast<std::size_t>(i)), 10 + 3 * i);
        }
        QCOMPARE(shapes.numberOf(11), shapes.featureCount());
        QCOMPARE(shapes.numberOf(1), shapes.featureCount());
        QCOMPARE(shapes.numberOf(10 + 3 * count), shapes.featureCount());
    }
    void coordinatesAreTurnedIntoThoseOfTheMap()
    {
        WB_VALUE(const auto transformer, geo::Transformer::create({"EPSG:4326"}, test::kMetric));
        const geo::Envelope area{.minX = 400'000, .minY = 5'400'000, .maxX = 600'000, .maxY = 5'600'000};
        ShapeCollector collector(ShapeGrid::over(area), &transformer);
        collector.add(1, geo::gpkgFromGeometry(**geo::geometryFromWkt("POINT(9 50)"), 4326));
        const FeatureShapes shapes(test::kMetric, ShapeGrid::over(area), collector.take());
        const auto box = shapes.extentOf(0);
        // On the central meridian; northing of 50 degrees in UTM: 5 538 630.703 m (PROJ cs2cs).
        QVERIFY(std::abs(box.minX - 500'000) < 0.001);
        QVERIFY(std::abs(box.minY - 5'538'630.703) < 0.002);
    }
};

QTEST_GUILESS_MAIN(FeatureShapesTest)
#include "feature_shapes_test.moc"
