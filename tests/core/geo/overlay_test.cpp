// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/geo/overlay.h"

#include <QTest>

#include <map>

#include "tests/support/random_zones.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;

namespace {

using Pairs = std::map<std::pair<std::size_t, std::uint32_t>, double>;

Pairs asPairs(const Overlay& overlay)
{
    Pairs pairs;
    for (std::size_t feature = 0; feature + 1 < overlay.starts.size(); ++feature) {
        for (std::size_t part = overlay.starts[feature]; part < overlay.starts[feature + 1]; ++part) {
            pairs[{feature, overlay.parts[part].zone}] = overlay.parts[part].measure;
        }
    }
    return pairs;
}

std::vector<Geometry> geometriesOf(const std::vector<std::string>& wkt)
{
    std::vector<Geometry> geometries;
    for (const std::string& text : wkt) {
        geometries.push_back(geometryFromWkt(text.c_str()).value());
    }
    return geometries;
}

/// All pairs of GEOS OverlayNG; `measure` is areaOf or lengthOf.
Pairs geosPairs(const std::vector<std::string>& features, const std::vector<std::string>& zones,
                double (*measure)(const GEOSGeometry&))
{
    const auto left = geometriesOf(features);
    const auto right = geometriesOf(zones);
    Pairs pairs;
    for (std::size_t feature = 0; feature < left.size(); ++feature) {
        for (std::uint32_t zone = 0; zone < right.size(); ++zone) {
            if (envelopeOf(*left[feature]).meets(envelopeOf(*right[zone]))) {
                const Geometry common(GEOSIntersection_r(geosContext(), left[feature].get(), right[zone].get()));
                pairs[{feature, zone}] = measure(*common);
            }
        }
    }
    return pairs;
}

/// Every pair is as GEOS says, within 1e-9 of the feature; where one side has no pair, the other has next to nothing.
void comparePairs(const Pairs& found, const Pairs& expected, const std::vector<double>& whole)
{
    Pairs all = expected;
    all.insert(found.begin(), found.end());
    for (const auto& [pair, ignored] : all) {
        const double ours = found.contains(pair) ? found.at(pair) : 0.0;
        const double theirs = expected.contains(pair) ? expected.at(pair) : 0.0;
        const QString text = QStringLiteral("feature %1 zone %2: %3, GEOS %4")
                                 .arg(pair.first)
                                 .arg(pair.second)
                                 .arg(ours, 0, 'g', 17)
                                 .arg(theirs, 0, 'g', 17);
        QVERIFY2(std::abs(ours - theirs) <= 1e-9 * whole[pair.first], qPrintable(text));
    }
}

void compareAreas(const std::vector<std::string>& polygons, const std::vector<std::string>& zones)
{
    const PolygonSet polygonSet = test::polygonSetFromWkt(polygons);
    const PolygonSet zoneSet = test::polygonSetFromWkt(zones);
    Job job;
    const auto index = CellIndex::build(zoneSet, job);
    WB_VERIFY_RESULT(index);
    const auto overlay = intersectionAreas(polygonSet, *index, job);
    WB_VERIFY_RESULT(overlay);
    std::vector<double> whole;
    for (std::size_t polygon = 0; polygon < polygonSet.zoneCount(); ++polygon) {
        whole.push_back(areaOf(polygonSet, polygon));
    }
    comparePairs(asPairs(*overlay), geosPairs(polygons, zones, areaOf), whole);
}

LineSet lineSetFromWkt(const std::vector<std::string>& lines)
{
    LineSet set;
    for (const std::string& wkt : lines) {
        const auto geometry = geometryFromWkt(wkt.c_str());
        if (!appendLine(set, 1, gpkgFromGeometry(**geometry, 25832))) {
            std::abort();
        }
    }
    return set;
}

std::vector<std::string> randomLines(int count, double sizeM, Point origin)
{
    std::mt19937_64 random(9);
    std::uniform_real_distribution<double> place(0.0, sizeM);
    std::vector<std::string> lines;
    for (int number = 0; number < count; ++number) {
        std::string wkt = "LINESTRING (";
        for (int vertex = 0; vertex < 6; ++vertex) {
            wkt += (vertex > 0 ? ", " : "") + std::to_string(origin.x + place(random)) + " " +
                   std::to_string(origin.y + place(random));
        }
        lines.push_back(wkt + ")");
    }
    return lines;
}

} // namespace

class OverlayTest : public QObject {
    Q_OBJECT

private slots:
    void aBuildingAcrossABorderIsDividedBetweenTheZones()
    {
        const PolygonSet zones = test::polygonSetFromWkt(
            {"POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))"});
        const PolygonSet buildings = test::polygonSetFromWkt(
            {"POLYGON ((8 2, 14 2, 14 4, 8 4, 8 2))", "POLYGON ((1 1, 3 1, 3 3, 1 3, 1 1))",
             "POLYGON ((18 8, 22 8, 22 12, 18 12, 18 8))", "POLYGON ((30 30, 31 30, 31 31, 30 30))"});
        Job job;
        const auto index = CellIndex::build(zones, job);
        WB_VERIFY_RESULT(index);
        const auto overlay = intersectionAreas(buildings, *index, job);
        WB_VERIFY_RESULT(overlay);
        const Pairs pairs = asPairs(*overlay);
        QCOMPARE(pairs.size(), std::size_t{4});
        QCOMPARE(pairs.at({0, 0}), 4.0);
        QCOMPARE(pairs.at({0, 1}), 8.0);
        QCOMPARE(pairs.at({1, 0}), 4.0);
        QCOMPARE(pairs.at({2, 1}), 4.0);
        QCOMPARE(overlay->crossingPairs, std::size_t{3});
        QCOMPARE(overlay->wholePairs, std::size_t{1});
    }
    void commonEdgesAndTouchingCornersHaveNoArea()
    {
        const PolygonSet zones = test::polygonSetFromWkt(test::squares(3, 10.0, {0, 0}));
        const PolygonSet same = test::polygonSetFromWkt(test::squares(3, 10.0, {0, 0}));
        Job job;
        const auto index = CellIndex::build(zones, job);
        WB_VERIFY_RESULT(index);
        const auto overlay = intersectionAreas(same, *index, job);
        WB_VERIFY_RESULT(overlay);
        const Pairs pairs = asPairs(*overlay);
        QCOMPARE(pairs.size(), std::size_t{9});
        for (std::uint32_t square = 0; square < 9; ++square) {
            QCOMPARE(pairs.at({square, square}), 100.0);
        }
    }
    void smallPolygonsOnATessellationAgreeWithGeos()
    {
        compareAreas(test::stars({.count = 300,
                                  .vertices = 8,
                                  .extentM = 50'000.0,
                                  .radiusM = 900.0,
                                  .origin = {350'000.0, 5'600'000.0}}),
                     test::tessellation({.zonesPerSide = 8}));
    }
    void largePolygonsOverSmallZonesAgreeWithGeos()
    {
        compareAreas(test::stars({.count = 12,
                                  .vertices = 150,
                                  .extentM = 50'000.0,
                                  .radiusM = 20'000.0,
                                  .origin = {350'000.0, 5'600'000.0}}),
                     test::tessellation({.zonesPerSide = 10}));
    }
    void overlappingZonesHaveTheirFullParts()
    {
        compareAreas(test::stars({.count = 25, .vertices = 30, .extentM = 1000.0, .radiusM = 300.0}, 1),
                     test::stars({.count = 25, .vertices = 30, .extentM = 1000.0, .radiusM = 300.0}, 2));
    }
    void aTessellationOnItselfAgreesWithGeos()
    {
        const auto zones = test::tessellation({.zonesPerSide = 5});
        compareAreas(zones, zones);
    }
    void shiftedSquaresWithCommonLinesAgreeWithGeos()
    {
        compareAreas(test::squares(5, 10.0, {5, 0}), test::squares(5, 10.0, {0, 0}));
        compareAreas(test::squares(4, 15.0, {0, 0}), test::squares(6, 10.0, {0, 0}));
    }
    void holesPartsAndNestedPolygonsAgreeWithGeos()
    {
        const std::vector<std::string> shapes{
            "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (20 20, 20 80, 80 80, 80 20, 20 20))",
            "MULTIPOLYGON (((30 30, 70 30, 70 70, 30 70, 30 30)), ((90 90, 120 90, 105 119, 90 90)))",
            "POLYGON ((10 10, 90 10, 90 90, 10 90, 10 10), (40 40, 40 60, 60 60, 60 40, 40 40))",
            "POLYGON ((45 45, 55 45, 55 55, 45 55, 45 45))",
            "POLYGON ((-50 50, 150 49, 150 51, -50 50))",
            "POLYGON EMPTY"};
        compareAreas(shapes, shapes);
    }
    void nearlyEqualPolygonsAgreeWithGeos()
    {
        compareAreas({"POLYGON ((356000 5645000, 356100 5645000, 356100 5645100, 356000 5645100, 356000 5645000))"},
                     {"POLYGON ((356000.000000001 5645000, 356100 5645000.000000002, 356100.000000001 5645100, "
                      "356000 5645100.000000001, 356000.000000001 5645000))",
                      "POLYGON ((356000 5645050, 356100 5645050.000000001, 356100 5645200, 356000 5645200, "
                      "356000 5645050))"});
    }
    void linesAgreeWithGeos()
    {
        const auto zones = test::tessellation({.zonesPerSide = 8});
        auto lines = randomLines(60, 60'000.0, {345'000.0, 5'595'000.0});
        lines.emplace_back("MULTILINESTRING ((351000 5601000, 352000 5602000), (360000 5605000, 361000 5606000.5))");
        const PolygonSet zoneSet = test::polygonSetFromWkt(zones);
        const LineSet lineSet = lineSetFromWkt(lines);
        Job job;
        const auto index = CellIndex::build(zoneSet, job);
        WB_VERIFY_RESULT(index);
        const auto overlay = intersectionLengths(lineSet, *index, job);
        WB_VERIFY_RESULT(overlay);
        std::vector<double> whole;
        for (std::size_t line = 0; line < lineSet.lineCount(); ++line) {
            whole.push_back(lengthOf(lineSet, line));
        }
        comparePairs(asPairs(*overlay), geosPairs(lines, zones, lengthOf), whole);
    }
    void aLineOnTheBorderOfTwoZonesCountsOnce()
    {
        const PolygonSet zones = test::polygonSetFromWkt(test::squares(2, 10.0, {0, 0}));
        const LineSet lines = lineSetFromWkt({"LINESTRING (10 2, 10 8)", "LINESTRING (3 10, 8 10)"});
        Job job;
        const auto index = CellIndex::build(zones, job);
        WB_VERIFY_RESULT(index);
        const auto overlay = intersectionLengths(lines, *index, job);
        WB_VERIFY_RESULT(overlay);
        QCOMPARE(overlay->parts.size(), std::size_t{2});
        QCOMPARE(overlay->parts[0].measure, 6.0);
        QCOMPARE(overlay->parts[1].measure, 5.0);
    }
    void thePartsInATessellationAddUpToThePolygon()
    {
        const PolygonSet zones = test::polygonSetFromWkt(test::tessellation({.zonesPerSide = 12}));
        const PolygonSet polygons = test::polygonSetFromWkt(test::stars({.count = 200,
                                                                         .vertices = 12,
                                                                         .extentM = 40'000.0,
                                                                         .radiusM = 4000.0,
                                                                         .origin = {355'000.0, 5'605'000.0}}));
        Job job;
        const auto index = CellIndex::build(zones, job);
        const auto overlay = intersectionAreas(polygons, *index, job);
        WB_VERIFY_RESULT(overlay);
        for (std::size_t polygon = 0; polygon < polygons.zoneCount(); ++polygon) {
            double sum = 0.0;
            for (std::size_t part = overlay->starts[polygon]; part < overlay->starts[polygon + 1]; ++part) {
                sum += overlay->parts[part].measure;
            }
            QVERIFY(std::abs(sum - areaOf(polygons, polygon)) < 1e-11 * areaOf(polygons, polygon));
        }
    }
    void aStoppedJobGivesNothing()
    {
        const PolygonSet zones = test::polygonSetFromWkt(test::squares(2, 10.0, {0, 0}));
        Job job;
        const auto index = CellIndex::build(zones, job);
        WB_VERIFY_RESULT(index);
        std::stop_source stop;
        stop.request_stop();
        Job stopped(stop.get_token(), {});
        QCOMPARE(intersectionAreas(zones, *index, stopped).error().code, ErrorCode::Cancelled);
        QCOMPARE(intersectionLengths(LineSet(), *index, stopped).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(OverlayTest)
#include "overlay_test.moc"
