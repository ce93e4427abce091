// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/layer_environment.h"

#include <QTest>

#include <limits>

using namespace weitblick;
using namespace weitblick::analysis::formula;
using workspace::Cell;
using workspace::ColumnType;

class LayerEnvironmentTest : public QObject {
    Q_OBJECT

private slots:
    void columnsComeWithTypeAndUnit()
    {
        const Environment environment = environmentOf({.name = "layer",
                                                       .geometry = workspace::GeometryType::Polygon,
                                                       .srsId = 25832,
                                                       .columns = {{"n", ColumnType::Integer, "Ew", ""},
                                                                   {"odd", ColumnType::Real, "Taler", ""},
                                                                   {"day", ColumnType::Date, "", ""},
                                                                   {"flag", ColumnType::Boolean, "", ""},
                                                                   {"blob", ColumnType::Blob, "", ""}}});
        QCOMPARE(environment.columns.size(), std::size_t{4});
        QCOMPARE(environment.columns[0].unit, std::string("Ew"));
        QCOMPARE(environment.columns[1].unit, std::string());
        QCOMPARE(environment.columns[2].type, ValueType::Text);
        QCOMPARE(environment.columns[3].type, ValueType::Truth);
        QVERIFY(environment.hasGeometry);
        QVERIFY(environment.isInMetres);
    }
    void degreesAreNotMetres()
    {
        QVERIFY(!environmentOf({.geometry = workspace::GeometryType::Point, .srsId = 4326}).isInMetres);
        QVERIFY(!environmentOf({.name = "table"}).hasGeometry);
    }
    void cellsBecomeValuesOfTheColumnsType()
    {
        QCOMPARE(valueOf(Cell(std::int64_t{5}), ColumnType::Integer), Value(5.0));
        QCOMPARE(valueOf(Cell(std::int64_t{5}), ColumnType::Text), Value(std::string("5")));
        QCOMPARE(valueOf(Cell(std::int64_t{0}), ColumnType::Boolean), Value(false));
        QCOMPARE(valueOf(Cell(std::string_view("x")), ColumnType::Text), Value(std::string("x")));
        QCOMPARE(valueOf(Cell(std::string_view("x")), ColumnType::Real), Value());
        QCOMPARE(valueOf(Cell(std::numeric_limits<double>::infinity()), ColumnType::Real), Value());
        QCOMPARE(valueOf(Cell(), ColumnType::Text), Value());
    }
};

QTEST_GUILESS_MAIN(LayerEnvironmentTest)
#include "layer_environment_test.moc"
