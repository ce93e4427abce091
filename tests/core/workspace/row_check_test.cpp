// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/workspace/row_check.h"

#include <QTest>

#include <array>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

using Bytes = std::vector<std::byte>;

Bytes geometryOf(const char* wkt, int srsId = 25832)
{
    return geo::gpkgFromGeometry(*geo::geometryFromWkt(wkt).value(), srsId);
}

LayerSchema layerOf(GeometryType type, bool hasZ = false)
{
    return {.name = "Probe", .geometry = type, .hasZ = hasZ, .srsId = type == GeometryType::None ? 0 : 25832};
}

LayerSchema tableOf(ColumnType type)
{
    return {.name = "Probe", .columns = {{.name = "wert", .type = type}}};
}

Result<std::optional<geo::Envelope>> admitted(const LayerSchema& schema, const Bytes& geometry, RowBatch& out)
{
    RowBatch in;
    in.beginRow();
    in.geometry(geometry);
    in.endRow();
    RowCursor cursor(in);
    cursor.next();
    return RowCheck(schema).admit(cursor, 17, out);
}

Result<std::optional<geo::Envelope>> admitted(ColumnType type, const Cell& cell, RowBatch& out)
{
    RowBatch in;
    in.beginRow();
    in.addCell(cell);
    in.endRow();
    RowCursor cursor(in);
    cursor.next();
    return RowCheck(tableOf(type)).admit(cursor, 17, out);
}

bool takes(ColumnType type, const Cell& cell)
{
    RowBatch out;
    return admitted(type, cell, out).has_value() && out.rowCount() == 1;
}

std::string wktIn(const RowBatch& batch)
{
    RowCursor cursor(batch);
    cursor.next();
    return geo::wktOf(*geo::geometryFromGpkg(cursor.geometry()).value(), 0);
}

} // namespace

class RowCheckTest : public QObject {
    Q_OBJECT

private slots:
    void everyTypeTakesItsValuesAndNull()
    {
        constexpr std::array kBytes{std::byte{1}};
        for (int type = 0; type < 7; ++type) {
            QVERIFY(takes(static_cast<ColumnType>(type), std::monostate{}));
        }
        QVERIFY(takes(ColumnType::Integer, std::int64_t{-5}));
        QVERIFY(takes(ColumnType::Real, 0.5));
        QVERIFY(takes(ColumnType::Text, std::string_view("Straße")));
        QVERIFY(takes(ColumnType::Boolean, std::int64_t{1}));
        QVERIFY(takes(ColumnType::Date, std::string_view("2024-02-29")));
        QVERIFY(takes(ColumnType::DateTime, std::string_view("2024-02-29T23:59:59.999Z")));
        QVERIFY(takes(ColumnType::Blob, std::span<const std::byte>(kBytes)));
    }
    void otherValuesAreRefused_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("cell"); // position in the list below
        QTest::newRow("real as integer") << static_cast<int>(ColumnType::Integer) << 0;
        QTest::newRow("text as integer") << static_cast<int>(ColumnType::Integer) << 1;
        QTest::newRow("text as real") << static_cast<int>(ColumnType::Real) << 1;
        QTest::newRow("integer that is no double") << static_cast<int>(ColumnType::Real) << 2;
        QTest::newRow("integer as text") << static_cast<int>(ColumnType::Text) << 3;
        QTest::newRow("not UTF-8") << static_cast<int>(ColumnType::Text) << 4;
        QTest::newRow("two as boolean") << static_cast<int>(ColumnType::Boolean) << 3;
        QTest::newRow("word as date") << static_cast<int>(ColumnType::Date) << 1;
        QTest::newRow("date as instant") << static_cast<int>(ColumnType::DateTime) << 5;
        QTest::newRow("text as blob") << static_cast<int>(ColumnType::Blob) << 1;
    }
    void otherValuesAreRefused()
    {
        QFETCH(int, type);
        QFETCH(int, cell);
        const std::array<Cell, 6> cells{Cell(0.5),
                                        Cell(std::string_view("zwei")),
                                        Cell((std::int64_t{1} << 53U) + 1),
                                        Cell(std::int64_t{2}),
                                        Cell(std::string_view("Stra\xdf"
                                                              "e")),
                                        Cell(std::string_view("2024-02-29"))};
        RowBatch out;
        const auto outcome = admitted(static_cast<ColumnType>(type), cells.at(static_cast<std::size_t>(cell)), out);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY(outcome.error().message.de.find("Datensatz 17, Spalte „wert“") == 0);
        QVERIFY(outcome.error().message.en.find("record 17, column \"wert\"") == 0);
        QCOMPARE(outcome.error().subject, std::string("Probe"));
        QVERIFY(out.empty());
    }
    void aWholeNumberBecomesRealInARealColumn()
    {
        RowBatch out;
        WB_VERIFY_RESULT(admitted(ColumnType::Real, std::int64_t{-12}, out));
        RowCursor cursor(out);
        QVERIFY(cursor.next());
        QCOMPARE(std::get<double>(cursor.nextValue()), -12.0);
    }
    void datesAreDaysOfTheCalendar()
    {
        for (const char* good : {"2024-02-29", "1900-01-01", "0000-12-31", "9999-12-31"}) {
            QVERIFY2(isIsoDate(good), good);
        }
        for (const char* bad : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "24-01-01", "2024/01/01",
                                "2024-01-32", "2024-01-0x", "-024-01-01", ""}) {
            QVERIFY2(!isIsoDate(bad), bad);
        }
    }
    void instantsAreInUtc()
    {
        for (const char* good : {"2024-02-29T00:00:00Z", "2024-02-29T23:59:59.001Z"}) {
            QVERIFY2(isIsoDateTime(good), good);
        }
        for (const char* bad : {"2024-02-29T24:00:00Z", "2024-02-29T12:60:00Z", "2024-02-29 12:00:00Z",
                                "2024-02-29T12:00:00", "2024-02-29T12:00:00.1Z", "2024-02-29T12:00:00+01:00",
                                "2023-02-29T12:00:00Z", "2024-02-29T12:00:00,001Z"}) {
            QVERIFY2(!isIsoDateTime(bad), bad);
        }
    }

    void theBoxOfAGeometryIsReturned()
    {
        RowBatch out;
        const auto box = admitted(layerOf(GeometryType::LineString), geometryOf("LINESTRING (1 2,3 5)"), out);
        WB_VERIFY_RESULT(box);
        QVERIFY((box->value() == geo::Envelope{.minX = 1, .minY = 2, .maxX = 3, .maxY = 5}));
        QVERIFY(!admitted(layerOf(GeometryType::LineString), geometryOf("LINESTRING EMPTY"), out)->has_value());
        QVERIFY(!admitted(layerOf(GeometryType::LineString), {}, out)->has_value());
        QCOMPARE(out.rowCount(), std::size_t{3});
    }
    void singlesBecomeMultisInALayerOfMultis_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QByteArray>("in");
        QTest::addColumn<QByteArray>("out");
        QTest::newRow("polygon") << static_cast<int>(GeometryType::MultiPolygon)
                                 << QByteArray("POLYGON ((0 0, 1 0, 1 1, 0 0))")
                                 << QByteArray("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))");
        QTest::newRow("multi polygon") << static_cast<int>(GeometryType::MultiPolygon)
                                       << QByteArray("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))")
                                       << QByteArray("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))");
        QTest::newRow("line") << static_cast<int>(GeometryType::MultiLineString) << QByteArray("LINESTRING (0 0, 1 1)")
                              << QByteArray("MULTILINESTRING ((0 0, 1 1))");
        QTest::newRow("point") << static_cast<int>(GeometryType::MultiPoint) << QByteArray("POINT (3 4)")
                               << QByteArray("MULTIPOINT (3 4)");
        QTest::newRow("empty polygon") << static_cast<int>(GeometryType::MultiPolygon) << QByteArray("POLYGON EMPTY")
                                       << QByteArray("MULTIPOLYGON EMPTY");
        QTest::newRow("any stays") << static_cast<int>(GeometryType::Geometry) << QByteArray("POINT (3 4)")
                                   << QByteArray("POINT (3 4)");
    }
    void singlesBecomeMultisInALayerOfMultis()
    {
        QFETCH(int, type);
        QFETCH(QByteArray, in);
        QFETCH(QByteArray, out);
        RowBatch stored;
        const auto box = admitted(layerOf(static_cast<GeometryType>(type)), geometryOf(in.constData()), stored);
        WB_VERIFY_RESULT(box);
        QCOMPARE(QByteArray::fromStdString(wktIn(stored)), out);
        QCOMPARE(box->has_value(), !in.contains("EMPTY"));
    }
    void geometriesThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QByteArray>("wkt");
        QTest::newRow("a line among polygons")
            << static_cast<int>(GeometryType::Polygon) << QByteArray("LINESTRING (0 0, 1 1)");
        QTest::newRow("a multi polygon among polygons")
            << static_cast<int>(GeometryType::Polygon) << QByteArray("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))");
        QTest::newRow("a line among multi polygons")
            << static_cast<int>(GeometryType::MultiPolygon) << QByteArray("LINESTRING (0 0, 1 1)");
        QTest::newRow("a point in a table") << static_cast<int>(GeometryType::None) << QByteArray("POINT (1 1)");
        QTest::newRow("heights in a flat layer")
            << static_cast<int>(GeometryType::Point) << QByteArray("POINT Z (1 1 1)");
    }
    void geometriesThatDoNotFitAreRefused()
    {
        QFETCH(int, type);
        QFETCH(QByteArray, wkt);
        RowBatch out;
        const auto outcome = admitted(layerOf(static_cast<GeometryType>(type)), geometryOf(wkt.constData()), out);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY(outcome.error().message.de.find("Datensatz 17: ") == 0);
        QVERIFY(out.empty());
    }
    void aLayerWithHeightsTakesBoth()
    {
        RowBatch out;
        WB_VERIFY_RESULT(admitted(layerOf(GeometryType::Point, true), geometryOf("POINT Z (1 1 1)"), out));
        WB_VERIFY_RESULT(admitted(layerOf(GeometryType::Point, true), geometryOf("POINT (1 1)"), out));
    }
    void anotherSystemIsRefused()
    {
        RowBatch out;
        const auto outcome = admitted(layerOf(GeometryType::Point), geometryOf("POINT (1 1)", 31467), out);
        QVERIFY(!outcome.has_value());
        QVERIFY(outcome.error().message.de.find("EPSG:31467") != std::string::npos);
    }
    void aHeadThatLiesIsRefused()
    {
        RowBatch out;
        Bytes tooSmall = geometryOf("LINESTRING (1 2,3 5)");
        tooSmall[16 + 7] = std::byte{0x3f}; // maxX 3.0 becomes a small number
        QVERIFY(!admitted(layerOf(GeometryType::LineString), tooSmall, out).has_value());
        Bytes empty = geometryOf("LINESTRING (1 2,3 5)");
        empty[3] |= std::byte{0x10};
        QVERIFY(!admitted(layerOf(GeometryType::LineString), empty, out).has_value());
        Bytes cut = geometryOf("LINESTRING (1 2,3 5)");
        cut.pop_back();
        QVERIFY(!admitted(layerOf(GeometryType::LineString), cut, out).has_value());
    }
};

QTEST_GUILESS_MAIN(RowCheckTest)
#include "row_check_test.moc"
