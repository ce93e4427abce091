// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/building_columns.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;
using workspace::ColumnType;

namespace {

BuildingAttribute height(const std::string& value)
{
    return {.name = "measuredHeight", .value = value, .kind = AttributeKind::Highest};
}

BuildingAttribute roof(const std::string& value)
{
    return {.name = "roofType", .value = value};
}

workspace::Column columnOf(const BuildingColumns& columns, const std::string& name)
{
    for (const workspace::Column& column : columns.columns()) {
        if (column.name == name) {
            return column;
        }
    }
    return {};
}

workspace::Cell valueOf(const BuildingColumns& columns, workspace::RowBatch& batch, const Building& building,
                        const std::string& name)
{
    batch.clear();
    batch.beginRow();
    columns.add(batch, building);
    batch.endRow();
    workspace::RowCursor cursor(batch);
    cursor.next();
    for (const workspace::Column& column : columns.columns()) {
        const workspace::Cell cell = cursor.nextValue();
        if (column.name == name) {
            return cell;
        }
    }
    return std::string_view("no such column");
}

} // namespace

class BuildingColumnsTest : public QObject {
    Q_OBJECT

private slots:
    void theUsualColumnsAreAlwaysThere()
    {
        const BuildingColumns columns;
        QStringList names;
        for (const workspace::Column& column : columns.columns()) {
            names << QString::fromStdString(column.name);
        }
        QCOMPARE(names.join(','), QString("gml_id,function,roofType,measuredHeight,storeysAboveGround,"
                                          "yearOfConstruction,street,houseNumber,locality,parts,lowestHeight,"
                                          "highestHeight"));
    }
    void heightsAreNumbersInMetresAndCodesStayText()
    {
        Building building;
        building.attributes = {height("7"), roof("1000")};
        BuildingColumns columns;
        columns.see(building);
        QCOMPARE(columnOf(columns, "measuredHeight").type, ColumnType::Real);
        QCOMPARE(columnOf(columns, "measuredHeight").unit, std::string("m"));
        QCOMPARE(columnOf(columns, "roofType").type, ColumnType::Text);
        Building odd;
        odd.attributes = {height("unbekannt")};
        columns.see(odd);
        QCOMPARE(columnOf(columns, "measuredHeight").type, ColumnType::Text);
        QCOMPARE(columnOf(columns, "measuredHeight").unit, std::string());
        workspace::RowBatch batch;
        QCOMPARE(std::get<std::string_view>(valueOf(columns, batch, odd, "measuredHeight")),
                 std::string_view("unbekannt"));
    }
    void ofPartsTheHighestCountsAndDifferentTextsStandTogether()
    {
        Building building;
        building.parts = 2;
        building.attributes = {height("7.5"), roof("1000"), height("12.25"), roof("3100"), height("9"), roof("1000")};
        BuildingColumns columns;
        columns.see(building);
        workspace::RowBatch batch;
        QCOMPARE(std::get<double>(valueOf(columns, batch, building, "measuredHeight")), 12.25);
        QCOMPARE(std::get<std::string_view>(valueOf(columns, batch, building, "roofType")),
                 std::string_view("1000; 3100"));
        QCOMPARE(std::get<std::int64_t>(valueOf(columns, batch, building, "parts")), std::int64_t{2});
    }
    void attributesOfTheFileItselfKeepTheirNamesApart()
    {
        Building building;
        building.attributes = {{.name = "function", .value = "a"},
                               {.name = "function", .value = "b", .isGeneric = true},
                               {.name = "Stufe", .value = "3", .kind = AttributeKind::Number, .isGeneric = true},
                               {.name = "Gemeindeschluessel", .value = "06411", .isGeneric = true}};
        BuildingColumns columns;
        columns.see(building);
        workspace::RowBatch batch;
        QCOMPARE(std::get<std::string_view>(valueOf(columns, batch, building, "function")), std::string_view("a"));
        QCOMPARE(std::get<std::string_view>(valueOf(columns, batch, building, "function_2")), std::string_view("b"));
        QCOMPARE(std::get<std::int64_t>(valueOf(columns, batch, building, "Stufe")), std::int64_t{3});
        QCOMPARE(std::get<std::string_view>(valueOf(columns, batch, building, "Gemeindeschluessel")),
                 std::string_view("06411"));
    }
    void heightsOfTheSurfacesAreToldWhereThereAreAny()
    {
        Building building;
        building.polygons = {{.rings = {{{0, 0, 51.5}, {1, 0, 60.25}}}}};
        const BuildingColumns columns;
        workspace::RowBatch batch;
        QVERIFY(std::holds_alternative<std::monostate>(valueOf(columns, batch, building, "lowestHeight")));
        building.hasHeights = true;
        QCOMPARE(std::get<double>(valueOf(columns, batch, building, "lowestHeight")), 51.5);
        QCOMPARE(std::get<double>(valueOf(columns, batch, building, "highestHeight")), 60.25);
    }
};

QTEST_GUILESS_MAIN(BuildingColumnsTest)
#include "building_columns_test.moc"
