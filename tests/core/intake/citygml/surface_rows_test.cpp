// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/surface_rows.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace weitblick;
using namespace weitblick::intake;

namespace {

Building house()
{
    Building building;
    building.id = "B";
    building.parts = 1;
    building.partIds = {"T"};
    building.attributes = {{.name = "function", .value = "31001_1000"},
                           {.name = "roofType", .value = "1000"},
                           {.name = "roofType", .value = "3100", .body = 1}};
    return building;
}

std::vector<std::string> rowOf(const Building& building, const BuildingPolygon& polygon, const SurfacePlane& plane)
{
    workspace::RowBatch batch;
    batch.beginRow();
    addSurface(batch, building, polygon, plane);
    batch.endRow();
    workspace::RowCursor cursor(batch);
    std::vector<std::string> row;
    if (cursor.next()) {
        for (std::size_t i = 0; i < surfaceColumns().size(); ++i) {
            const workspace::Cell cell = cursor.nextValue();
            const auto* text = std::get_if<std::string_view>(&cell);
            const auto* number = std::get_if<double>(&cell);
            row.push_back(text != nullptr     ? std::string(*text)
                          : number != nullptr ? std::to_string(std::lround(*number * 10.0))
                                              : std::string("-"));
        }
    }
    return row;
}

std::size_t at(const std::string& column)
{
    const auto columns = surfaceColumns();
    return static_cast<std::size_t>(std::ranges::find(columns, column, &workspace::Column::name) - columns.begin());
}

} // namespace

class SurfaceRowsTest : public QObject {
    Q_OBJECT

private slots:
    void aRowNamesSurfacePartAndBuilding()
    {
        const auto row = rowOf(house(), {.id = "P", .surfaceId = "S", .body = 1}, {.areaM2 = 12.0, .tiltDeg = 35.0});
        QCOMPARE(row[at("gml_id")], std::string("P"));
        QCOMPARE(row[at("surface_id")], std::string("S"));
        QCOMPARE(row[at("building_id")], std::string("B"));
        QCOMPARE(row[at("part_id")], std::string("T"));
        QCOMPARE(row[at("area")], std::string("120"));
        QCOMPARE(row[at("tilt")], std::string("350"));
        QCOMPARE(row[at("azimuth")], std::string("-"));
        QCOMPARE(row[at("flaw")], std::string("-"));
    }
    void aPartHasItsOwnRoofTypeAndTheFunctionOfTheBuilding()
    {
        const auto part = rowOf(house(), {.id = "P", .surfaceId = {}, .body = 1}, {});
        QCOMPARE(part[at("roofType")], std::string("3100"));
        QCOMPARE(part[at("function")], std::string("31001_1000"));
        const auto whole = rowOf(house(), {.id = "P", .surfaceId = {}}, {});
        QCOMPARE(whole[at("roofType")], std::string("1000"));
        QCOMPARE(whole[at("part_id")], std::string("-"));
    }
    void mendedFlawsAreNamed()
    {
        const auto row = rowOf(house(), {.id = {}, .surfaceId = "S"}, {.hasOpenRing = true, .isReversed = true});
        QVERIFY(row[at("flaw")].starts_with("Ring nicht geschlossen; "));
        QCOMPARE(row[at("gml_id")], std::string("S"));
    }
    void brokenSurfacesAreNamedByTheirIds()
    {
        QCOMPARE(surfaceName(house(), {.id = "P", .surfaceId = "S"}), std::string("S (Polygon P), Gebäude B"));
        QCOMPARE(surfaceName(house(), {.id = "P", .surfaceId = {}}), std::string("P, Gebäude B"));
        QCOMPARE(surfaceName({}, {.id = {}, .surfaceId = {}}), std::string("?, Gebäude ?"));
    }
};

QTEST_GUILESS_MAIN(SurfaceRowsTest)
#include "surface_rows_test.moc"
