// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/gpkg_geometry.h"
#include "core/intake/table/geometry_text.h"

#include <QTest>

#include <span>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake::table;
using Kind = GeometryText::Kind;

namespace {

/// Type, vertices and srs of the geometry that a text becomes.
Result<std::tuple<std::uint32_t, std::size_t, int, bool>> made(std::string_view text,
                                                               const GeometryTextOptions& options = {})
{
    std::vector<std::byte> blob;
    WB_CHECK(appendGeometry(blob, text, options));
    WB_TRY(const auto header, geo::readGpkgHeader(blob));
    WB_TRY(const auto summary, geo::checkWkb(std::span(blob).subspan(header.wkbOffset)));
    return std::tuple(summary.type, summary.vertexCount, int(header.srsId), summary.hasZ);
}

} // namespace

class GeometryTextTest : public QObject {
    Q_OBJECT

private slots:
    void geometriesAreRecognisedByTheirBeginning()
    {
        QCOMPARE(geometryTextOf("POINT (1 2)").type, 1U);
        QCOMPARE(geometryTextOf("multipolygon(((0 0").type, 6U);
        QVERIFY(geometryTextOf("LINESTRING Z (0 0 1").hasZ);
        QVERIFY(geometryTextOf("PointZ (1 2 3)").hasZ);
        QCOMPARE(geometryTextOf("POLYGON EMPTY").kind, Kind::Wkt);
        QCOMPARE(geometryTextOf("SRID=25832;POINT(1 2)").srid, std::optional<std::int32_t>(25832));
        const GeometryText hex = geometryTextOf("0101000020E6100000000000000000F03F0000000000000040");
        QCOMPARE(hex.kind, Kind::Hex);
        QCOMPARE(hex.srid, std::optional<std::int32_t>(4326));
        for (const char* text : {"", "Point wkt", "Polygonzug", "LINIE (1 2)", "POINT", "Pointe (alt)", "0123",
                                 "01 Mitte", "3059301306072a8648ce3d020106082a8648ce3d030107034200048da0442700d6"}) {
            QVERIFY2(geometryTextOf(text).kind == Kind::None, text);
        }
    }
    void textsBecomeGeometries()
    {
        QCOMPARE(*made("POINT (9.5 51.3)", {.srsId = 4326}), std::tuple(1U, std::size_t{1}, 4326, false));
        QCOMPARE(*made("SRID=25832;LINESTRING (0 0, 1 1)"), std::tuple(2U, std::size_t{2}, 0, false));
        QCOMPARE(*made("POINT Z (1 2 3)"), std::tuple(1U, std::size_t{1}, 0, false));
        QCOMPARE(*made("POINT Z (1 2 3)", {.keepsZ = true}), std::tuple(1U, std::size_t{1}, 0, true));
        QCOMPARE(*made("0101000020E6100000000000000000F03F0000000000000040"), std::tuple(1U, std::size_t{1}, 0, false));
        QCOMPARE(*made("POLYGON EMPTY"), std::tuple(3U, std::size_t{0}, 0, false));
        QVERIFY(std::get<1>(*made("CIRCULARSTRING (0 0, 1 1, 2 0)")) > 10);
    }
    void brokenTextsAreErrors()
    {
        for (const char* text : {"POINT(10)", "POINT(1 2) x", "POLYGON((0 0, 1", "0101000000", "010100000000",
                                 "POINT(nan 1)", "", "0101000020E610000000"}) {
            const auto broken = made(text);
            QVERIFY2(!broken.has_value(), text);
            QCOMPARE(broken.error().code, ErrorCode::InvalidInput);
        }
    }
    void pointsAreWrittenDirectly()
    {
        std::vector<std::byte> direct;
        appendPoint(direct, 9.5, 51.3, 4326);
        std::vector<std::byte> parsed;
        WB_VERIFY_RESULT(appendGeometry(parsed, "POINT (9.5 51.3)", {.srsId = 4326}));
        QVERIFY(direct == parsed);
    }
};

QTEST_GUILESS_MAIN(GeometryTextTest)
#include "geometry_text_test.moc"
