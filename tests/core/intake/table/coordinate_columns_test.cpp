// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/coordinate_columns.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using namespace weitblick::intake::table;
using Kind = GeometryColumns::Kind;

namespace {

/// Columns by name with their values.
using Texts = std::vector<const char*>;
using Drawn = std::vector<std::pair<std::string, Texts>>;

struct Columns {
    std::vector<ColumnEvidence> evidence;
    std::vector<NamedEvidence> named;

    explicit Columns(const Drawn& columns)
    {
        for (const auto& column : columns) {
            ColumnEvidence one;
            one.tracksRange = isCoordinateName(column.first);
            std::int64_t line = 2;
            for (const char* text : column.second) {
                one.add({.kind = *text == '\0' ? io::CellKind::Empty : io::CellKind::Text, .text = text}, line++);
            }
            evidence.push_back(one);
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            named.push_back({.name = columns[i].first, .evidence = &evidence[i]});
        }
    }
};

} // namespace

class CoordinateColumnsTest : public QObject {
    Q_OBJECT

private slots:
    void pairsOfNamesAreFound_data()
    {
        QTest::addColumn<std::string>("x");
        QTest::addColumn<std::string>("y");
        for (const auto& [x, y] : std::vector<std::pair<const char*, const char*>>{{"lon", "lat"},
                                                                                   {"Längengrad", "Breitengrad"},
                                                                                   {"Longitude", "Latitude"},
                                                                                   {"X", "Y"},
                                                                                   {"geom_x", "geom_y"},
                                                                                   {"XGCSWGS84", "YGCSWGS84"},
                                                                                   {"x_mp_100m", "y_mp_100m"}}) {
            QTest::newRow(x) << std::string(x) << std::string(y);
        }
    }
    void pairsOfNamesAreFound()
    {
        QFETCH(std::string, x);
        QFETCH(std::string, y);
        QVERIFY(isCoordinateName(x) && isCoordinateName(y));
        const Columns columns(Drawn{{"id", {"1"}}, {y, {"51.3"}}, {x, {"9.48"}}});
        const auto found = findGeometryColumns(columns.named, {});
        WB_VERIFY_RESULT(found);
        QCOMPARE(found->kind, Kind::Point);
        QCOMPARE(found->x, std::size_t{2});
        QCOMPARE(found->srsId, 4326);
        QVERIFY(!found->question.has_value());
    }
    void theRangeSettlesTheDecimalMark()
    {
        // Three digits behind the point: 9.481 or 9481. Only one is a longitude.
        const Columns columns(Drawn{{"lon", {"9.481", "9.123"}}, {"lat", {"51.312", "51.345"}}});
        const auto found = findGeometryColumns(columns.named, {});
        WB_VERIFY_RESULT(found);
        QCOMPARE(found->srsId, 4326);
        QCOMPARE(found->xMark, io::DecimalMark::Point);
        const Columns grouped(Drawn{{"Rechtswert", {"533.449"}}, {"Hochwert", {"5.685.520"}}});
        const auto utm = findGeometryColumns(grouped.named, {});
        WB_VERIFY_RESULT(utm);
        QCOMPARE(utm->srsId, 25832);
        QCOMPARE(utm->xMark, io::DecimalMark::Comma);
    }
    void namesWithoutPlausibleValuesAreNoCoordinates()
    {
        const Columns columns(Drawn{{"x", {"100000000"}}, {"y", {"5"}}});
        const auto found = findGeometryColumns(columns.named, {});
        WB_VERIFY_RESULT(found);
        QCOMPARE(found->kind, Kind::None);
        const Columns texts(Drawn{{"lon", {"Straße"}}, {"lat", {"Weg"}}});
        QCOMPARE(findGeometryColumns(texts.named, {})->kind, Kind::None);
    }
    void certainNamesWithoutACrsAreAsked()
    {
        const Columns columns(Drawn{{"Rechtswert", {"12345678901"}}, {"Hochwert", {"5"}}});
        const auto found = findGeometryColumns(columns.named, {});
        WB_VERIFY_RESULT(found);
        QVERIFY(found->question.has_value());
        QCOMPARE(found->srsId, 0);
    }
    void choicesComeFirst()
    {
        const Columns columns(Drawn{{"lon", {"9.5"}}, {"lat", {"51.3"}}, {"r", {"533449"}}, {"h", {"5685520"}}});
        ReadChoices choices;
        choices.xColumn = "r";
        choices.yColumn = "h";
        choices.crs = "EPSG:25832";
        const auto found = findGeometryColumns(columns.named, choices);
        WB_VERIFY_RESULT(found);
        QCOMPARE(found->x, std::size_t{2});
        QCOMPARE(found->srsId, 25832);
        choices.xColumn = "fehlt";
        QCOMPARE(findGeometryColumns(columns.named, choices).error().code, ErrorCode::NotFound);
        choices.xColumn = "";
        QCOMPARE(findGeometryColumns(columns.named, choices)->kind, Kind::None);
    }
    void anUnknownCrsIsAnError()
    {
        const Columns columns(Drawn{{"lon", {"9.5"}}, {"lat", {"51.3"}}});
        ReadChoices choices;
        choices.crs = "EPSG:99999999";
        QCOMPARE(findGeometryColumns(columns.named, choices).error().code, ErrorCode::UnsupportedCrs);
    }
    void geometryTextsAreFoundByTheirValues()
    {
        const Columns columns(
            Drawn{{"a", {"1"}},
                  {"Form", {"POLYGON ((9 51, 9 52, 10 52, 9 51))", "", "POLYGON ((9 51, 9 52, 10 52, 9 51))"}}});
        const auto found = findGeometryColumns(columns.named, {});
        WB_VERIFY_RESULT(found);
        QCOMPARE(found->kind, Kind::Text);
        QCOMPARE(found->type, workspace::GeometryType::Polygon);
        QCOMPARE(found->srsId, 4326);
        const Columns mixed(Drawn{{"wkt", Texts{"POINT (9 51)", "LINESTRING (9 51, 9 52)", "kaputt"}}});
        QCOMPARE(findGeometryColumns(mixed.named, {})->type, workspace::GeometryType::Geometry);
        const Columns prose(Drawn{{"text", Texts{"POINT (9 51)", "etwas anderes"}}});
        QCOMPARE(findGeometryColumns(prose.named, {})->kind, Kind::None);
        const Columns ewkb(Drawn{{"geom", Texts{"0101000020E6100000000000000000F03F0000000000000040"}}});
        QCOMPARE(findGeometryColumns(ewkb.named, {})->srsId, 4326);
    }
};

QTEST_GUILESS_MAIN(CoordinateColumnsTest)
#include "coordinate_columns_test.moc"
