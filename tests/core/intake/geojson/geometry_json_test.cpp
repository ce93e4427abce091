// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/gpkg_geometry.h"
#include "core/intake/geojson/geometry_json.h"

#include <QTest>

#include <simdjson.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

Result<std::vector<std::byte>> written(std::string_view json)
{
    const simdjson::padded_string padded(json);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS ||
        document.get_object().get(object) != simdjson::SUCCESS) {
        return Error{.code = ErrorCode::Internal, .message = {"kein JSON", "no JSON"}};
    }
    GeometryJson geometry;
    std::vector<std::byte> wkb;
    WB_CHECK(geometry.write(object, wkb));
    return wkb;
}

} // namespace

class GeometryJsonTest : public QObject {
    Q_OBJECT

private slots:
    void aPolygonBecomesWkb()
    {
        const auto wkb = written(R"({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,1],[0,0]]]})");
        WB_VERIFY_RESULT(wkb);
        const auto summary = geo::checkWkb(*wkb);
        WB_VERIFY_RESULT(summary);
        QCOMPARE(summary->type, 3U);
        QCOMPARE(summary->vertexCount, std::size_t{4});
        QCOMPARE(summary->envelope.maxX, 2.0);
    }
    void aHeightIsKeptAndMissingOnesAreZero()
    {
        const auto wkb = written(R"({"type":"LineString","coordinates":[[0,0,5],[1,1]]})");
        WB_VERIFY_RESULT(wkb);
        const auto summary = geo::checkWkb(*wkb);
        WB_VERIFY_RESULT(summary);
        QVERIFY(summary->hasZ);
    }
    void nonsenseIsRefused()
    {
        for (const char* text : {R"({"type":"Circle","coordinates":[0,0]})", R"({"type":"Point"})",
                                 R"({"type":"Point","coordinates":[1]})", R"({"coordinates":[1,2]})"}) {
            QVERIFY2(!written(text), text);
        }
    }
};

QTEST_GUILESS_MAIN(GeometryJsonTest)
#include "geometry_json_test.moc"
