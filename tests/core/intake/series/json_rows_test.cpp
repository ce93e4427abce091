// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/json_rows.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class JsonRowsTest : public QObject {
    Q_OBJECT

    /// "a;b|1;2": the cells of all rows.
    static std::string tableOf(const std::string& text)
    {
        simdjson::dom::parser parser;
        const auto rows = JsonRows::over(parser.parse(text).value(), "x");
        if (!rows) {
            return "none";
        }
        std::string all;
        auto reader = rows->rows();
        io::TableRow row;
        while (reader && (*reader)->next(row).value()) {
            all += all.empty() ? "" : "|";
            for (const io::TableCell& cell : row.cells) {
                all += std::string(cell.text) + ";";
            }
        }
        return all;
    }

private slots:
    void aListOfObjectsIsATable()
    {
        QCOMPARE(tableOf(R"([{"a":1,"b":"x"},{"a":2,"c":true}])"), std::string("a;b;c;|1;x;|2;;true;"));
    }
    void nestedObjectsAreColumnsWithAPath()
    {
        QCOMPARE(tableOf(R"([{"platz":{"frei":5},"geo":{"lon":8.5,"lat":49},"n":null}])"),
                 std::string("platz.frei;lon;lat;|5;8.5;49;"));
    }
    void whatStandsBesideTheListStandsInEveryRow()
    {
        QCOMPARE(tableOf(R"({"last_updated":"2025","lots":[{"id":"p1"},{"id":"p2"}]})"),
                 std::string("last_updated;id;|2025;p1;|2025;p2;"));
    }
    void objectsOfObjectsAreKnownByTheirNames()
    {
        QCOMPARE(tableOf(R"({"8":{"frei":3},"25":{"frei":4}})"), std::string("id;frei;|8;3;|25;4;"));
    }
    void pointsOfGeoJsonHaveTheirPosition()
    {
        simdjson::dom::parser parser;
        const auto rows = JsonRows::over(
            parser
                .parse(std::string(
                    R"({"type":"FeatureCollection","crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},)"
                    R"("features":[{"geometry":{"type":"Point","coordinates":[500000,5600000]},)"
                    R"("properties":{"n":1}}]})"))
                .value(),
            "x");
        QVERIFY(rows != nullptr);
        QCOMPARE(rows->crs(), std::string("EPSG:25832"));
        auto reader = rows->rows();
        io::TableRow row;
        QVERIFY((*reader)->next(row).value());
        QCOMPARE(row.cells.at(0).text, std::string_view("x"));
    }
    void otherJsonHasNoRows()
    {
        QCOMPARE(tableOf("[1,2,3]"), std::string("none"));
        QCOMPARE(tableOf("\"text\""), std::string("none"));
        QCOMPARE(tableOf("{}"), std::string("none"));
    }
};

QTEST_GUILESS_MAIN(JsonRowsTest)
#include "json_rows_test.moc"
