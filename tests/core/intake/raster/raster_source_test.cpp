// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/raster_source.h"

#include <QTest>

#include <bit>
#include <cmath>

#include "tests/support/raster_files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using workspace::RasterGrid;

namespace {

/// A tile of 2 by 2 cells of one metre, all of one value.
RasterMember tile(const std::string& name, double west, double north, float value)
{
    const RasterGrid grid{.columns = 2, .rows = 2, .west = west, .north = north};
    RasterMember member{.name = name, .statedCrs = "EPSG:25832"};
    member.layers.push_back({.id = "", .grid = grid, .remarks = {}, .question = {}});
    member.read = [value](std::size_t, PieceWriter& cells, RowSink&, Job&) {
        return cells.add({0, 0, 2, 2}, std::vector<geo::Rgba>(4, std::bit_cast<geo::Rgba>(value)));
    };
    return member;
}

RasterSource sourceOf(std::vector<RasterMember> members)
{
    return {.name = "dgm1", .members = std::move(members)};
}

} // namespace

class RasterSourceTest : public QObject {
    Q_OBJECT

private slots:
    void tilesMakeOneRaster()
    {
        const RasterSource source = sourceOf({tile("a", 500'000, 5'600'000, 1.0F), tile("b", 500'002, 5'600'000, 2.0F),
                                              tile("c", 500'004, 5'599'996, 3.0F)});
        WB_VALUE(const auto previews, previewsOf(source, {}));
        QCOMPARE(previews.size(), std::size_t{1});
        QVERIFY(previews[0].isRaster);
        QCOMPARE(previews[0].schema.name, std::string("dgm1"));
        QCOMPARE(previews[0].schema.srsId, 25832);
        QCOMPARE(previews[0].schema.raster->columns, 6);
        QCOMPARE(previews[0].schema.raster->rows, 6);
        QCOMPARE(previews[0].rowEstimate, std::int64_t{36});
        test::RasterCollector collector;
        Job job;
        WB_VERIFY_RESULT(readRasters(source, {}, collector, job));
        const auto& layer = collector.layers.at(0);
        QCOMPARE(layer.value(0, 0), 1.0F);
        QCOMPARE(layer.value(3, 1), 2.0F);
        QCOMPARE(layer.value(5, 5), 3.0F);
        QVERIFY(std::isnan(layer.value(0, 5)));
        QCOMPARE(layer.rowsRead, std::int64_t{3});
    }
    void tilesThatDoNotFitAreNamed_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("word");
        QTest::newRow("between the cells") << 0 << QStringLiteral("versetzt");
        QTest::newRow("cell size") << 1 << QStringLiteral("Zellgröße");
        QTest::newRow("system") << 2 << QStringLiteral("Koordinatensystem");
        QTest::newRow("bands") << 3 << QStringLiteral("Kanäle");
    }
    void tilesThatDoNotFitAreNamed()
    {
        QFETCH(int, fault);
        QFETCH(QString, word);
        RasterMember second = tile("zweite", 500'002, 5'600'000, 2.0F);
        if (fault == 0) {
            second.layers[0].grid.west += 0.5;
        } else if (fault == 1) {
            second.layers[0].grid.cellWidth = 0.5;
        } else if (fault == 2) {
            second.statedCrs = "EPSG:25833";
        } else {
            second.layers[0].grid.kind = workspace::RasterKind::Image;
        }
        const auto previews = previewsOf(sourceOf({tile("erste", 500'000, 5'600'000, 1.0F), second}), {});
        QVERIFY(!previews);
        QCOMPARE(previews.error().code, ErrorCode::InvalidInput);
        QCOMPARE(previews.error().subject, std::string("zweite"));
        QVERIFY(QString::fromStdString(previews.error().message.de).contains(word));
    }
    void tilesFarApartMeetTheBudget()
    {
        const auto previews = previewsOf(sourceOf({tile("a", 0, 0, 1.0F), tile("b", 900'000, 900'000, 2.0F)}), {});
        QVERIFY(!previews);
        QCOMPARE(previews.error().code, ErrorCode::Budget);
    }
    void aRasterWithoutSystemAsksForIt()
    {
        RasterMember silent = tile("a", 500'000, 5'600'000, 1.0F);
        silent.statedCrs.clear();
        WB_VALUE(const auto asked, previewsOf(sourceOf({silent}), {}));
        QCOMPARE(asked[0].questions.size(), std::size_t{1});
        QCOMPARE(asked[0].questions[0].id, std::string("crs"));
        QCOMPARE(asked[0].questions[0].options.at(0).value, std::string("EPSG:25832"));
        WB_VALUE(const auto answered, previewsOf(sourceOf({silent}), {.crs = "EPSG:25832"}));
        QVERIFY(answered[0].questions.empty());
    }
    void aSystemWithoutCodeIsRefused()
    {
        RasterMember odd = tile("a", 500'000, 5'600'000, 1.0F);
        odd.statedCrs = "PROJCS[\"Eigenes\",GEOGCS[\"g\",DATUM[\"d\",SPHEROID[\"s\",6378137,298.25]],"
                        "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
                        "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
                        "PARAMETER[\"central_meridian\",7.5],PARAMETER[\"scale_factor\",1],"
                        "PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]";
        const auto previews = previewsOf(sourceOf({odd}), {});
        QVERIFY(!previews);
        QCOMPARE(previews.error().code, ErrorCode::UnsupportedCrs);
    }
    void oneBandCanBeChosen()
    {
        RasterMember both = tile("a", 500'000, 5'600'000, 1.0F);
        both.layers.push_back(both.layers[0]);
        both.layers[0].id = "1";
        both.layers[1].id = "2";
        WB_VALUE(const auto all, previewsOf(sourceOf({both}), {}));
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[1].schema.name, std::string("dgm1_kanal_2"));
        WB_VALUE(const auto one, previewsOf(sourceOf({both}), {.layer = "2"}));
        QCOMPARE(one.size(), std::size_t{1});
        QCOMPARE(previewsOf(sourceOf({both}), {.layer = "3"}).error().code, ErrorCode::NotFound);
        test::RasterCollector collector;
        Job job;
        WB_VERIFY_RESULT(readRasters(sourceOf({both}), {.layer = "2"}, collector, job));
        QCOMPARE(collector.layers.size(), std::size_t{1});
    }
    void sizesAreHeldAgainstTheBudget()
    {
        WB_VERIFY_RESULT(checkRasterSize("a", 40'000, 40'000, 0));
        WB_VERIFY_RESULT(checkRasterSize("a", 40'000, 40'000, 2'000'000));
        WB_VERIFY_RESULT(checkRasterSize("a", 9'000, 9'000, 100));
        QCOMPARE(checkRasterSize("a", 40'000, 40'000, 2'000).error().code, ErrorCode::Budget);
        QCOMPARE(checkRasterSize("a", 100'000, 100'000, 0).error().code, ErrorCode::Budget);
        QCOMPARE(checkRasterSize("a", 0, 5, 0).error().code, ErrorCode::Budget);
    }
};

QTEST_GUILESS_MAIN(RasterSourceTest)
#include "raster_source_test.moc"
