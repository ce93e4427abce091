// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/layer_schema.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

LayerSchema zones()
{
    return {.name = "Zonen",
            .geometry = GeometryType::MultiPolygon,
            .srsId = 25832,
            .columns = {{.name = "ags", .type = ColumnType::Text},
                        {.name = "fläche", .type = ColumnType::Real, .unit = "m2"}}};
}

LayerSchema named(const char* name)
{
    LayerSchema schema = zones();
    schema.name = name;
    return schema;
}

LayerSchema withColumn(const char* name)
{
    LayerSchema schema = zones();
    schema.columns.push_back({.name = name});
    return schema;
}

} // namespace

class LayerSchemaTest : public QObject {
    Q_OBJECT

private slots:
    void findsAColumnByItsName()
    {
        QCOMPARE(zones().indexOf("fläche").value(), std::size_t{1});
        QVERIFY(!zones().indexOf("Fläche").has_value());
    }
    void typesKeepTheirNames()
    {
        for (int i = 0; i < 7; ++i) {
            const auto type = static_cast<ColumnType>(i);
            QCOMPARE(columnTypeOf(sqlTypeOf(type)).value(), type);
        }
        for (int i = 0; i < 9; ++i) {
            const auto type = static_cast<GeometryType>(i);
            QCOMPARE(geometryTypeOf(nameOf(type)).value(), type);
        }
    }
    void knowsHowOthersDeclareTypes()
    {
        QCOMPARE(columnTypeOf("TEXT(20)").value(), ColumnType::Text);
        QCOMPARE(columnTypeOf("MEDIUMINT").value(), ColumnType::Integer);
        QCOMPARE(columnTypeOf("double precision").value(), ColumnType::Real);
        QCOMPARE(columnTypeOf("VARCHAR (255)").value(), ColumnType::Text);
        QCOMPARE(columnTypeOf("DECIMAL(10,2)").value(), ColumnType::Real);
        QCOMPARE(columnTypeOf("timestamp").value(), ColumnType::DateTime);
        QVERIFY(!columnTypeOf("XML").has_value());
        QVERIFY(!columnTypeOf("").has_value());
        QCOMPARE(geometryTypeOf("multipolygon").value(), GeometryType::MultiPolygon);
        QCOMPARE(geometryTypeOf("GEOMCOLLECTION").value(), GeometryType::GeometryCollection);
        QVERIFY(!geometryTypeOf("CURVEPOLYGON").has_value());
    }
    void canonicalTextIsThatOfTheContent()
    {
        QCOMPARE(canonicalText(zones()), std::string("MULTIPOLYGON 25832 \"ags\" TEXT \"\" \"fläche\" REAL \"m2\"\n"));
        LayerSchema renamed = zones();
        renamed.name = "Quartiere";
        renamed.columns[0].title = "Schlüssel";
        QCOMPARE(canonicalText(renamed), canonicalText(zones()));
        QCOMPARE(canonicalText({.name = "t"}), std::string("TABLE 0\n"));
    }
    void canonicalTextDiffersWhereTheContentDoes()
    {
        const std::string text = canonicalText(zones());
        LayerSchema other = zones();
        other.hasZ = true;
        QVERIFY(canonicalText(other) != text);
        other = zones();
        other.columns[1].unit = "ha";
        QVERIFY(canonicalText(other) != text);
        // A quote in a name cannot make one column look like two.
        const LayerSchema one{.name = "t", .columns = {{.name = "a\" TEXT \"\" \"b"}}};
        const LayerSchema two{.name = "t", .columns = {{.name = "a"}, {.name = "b"}}};
        QVERIFY(canonicalText(one) != canonicalText(two));
    }
    void takesAnyName_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("umlauts") << QByteArray("Grünflächen 2024");
        QTest::newRow("quotes") << QByteArray("a\"); drop table s; --");
        QTest::newRow("reserved word") << QByteArray("select");
        QTest::newRow("emoji") << QByteArray("🌳");
        QTest::newRow("1000 bytes") << QByteArray(1000, 'x');
    }
    void takesAnyName()
    {
        QFETCH(QByteArray, name);
        WB_VERIFY_RESULT(validate(named(name.constData())));
        WB_VERIFY_RESULT(validate(withColumn(name.constData())));
    }
    void refusesNamesThatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("blank") << QByteArray("  ");
        QTest::newRow("control character") << QByteArray("a\nb");
        QTest::newRow("not UTF-8") << QByteArray("Stra\xdf"
                                                 "e");
        QTest::newRow("1001 bytes") << QByteArray(1001, 'x');
    }
    void refusesNamesThatCannotBe()
    {
        QFETCH(QByteArray, name);
        const auto asLayer = validate(named(name.constData()));
        QVERIFY(!asLayer.has_value());
        QCOMPARE(asLayer.error().code, ErrorCode::InvalidInput);
        QVERIFY(!validate(withColumn(name.constData())).has_value());
    }
    void refusesReservedNames()
    {
        for (const char* name : {"wb_dataset", "gpkg_contents", "rtree_a_geom", "sqlite_x", "WB_x", "GPKG_x"}) {
            QVERIFY2(!validate(named(name)).has_value(), name);
        }
        for (const char* name : {"fid", "FID", "geom", "ags", "AGS"}) {
            QVERIFY2(!validate(withColumn(name)).has_value(), name);
        }
    }
    void refusesMoreColumnsThanSqliteTakes()
    {
        LayerSchema schema{.name = "breit"};
        for (int i = 0; i < 1998; ++i) {
            schema.columns.push_back({.name = "c" + std::to_string(i)});
        }
        WB_VERIFY_RESULT(validate(schema));
        schema.columns.push_back({.name = "zuviel"});
        QVERIFY(!validate(schema).has_value());
    }
    void refusesASystemThatDoesNotFit()
    {
        LayerSchema schema = zones();
        schema.srsId = 0;
        QVERIFY(!validate(schema).has_value());
        schema.geometry = GeometryType::None;
        WB_VERIFY_RESULT(validate(schema));
        schema.srsId = 25832;
        QVERIFY(!validate(schema).has_value());
    }
};

QTEST_GUILESS_MAIN(LayerSchemaTest)
#include "layer_schema_test.moc"
