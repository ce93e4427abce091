// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/line_streets.h"

#include <QTest>

#include <set>

#include "tests/support/street_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

StreetLine line(std::int64_t id, std::vector<geo::Point> course)
{
    for (geo::Point& point : course) {
        point = {500'000.0 + point.x, 5'540'000.0 + point.y};
    }
    return {.id = id, .course = std::move(course)};
}

Result<StreetMap> joined(const std::vector<StreetLine>& lines, double withinM = 0.5)
{
    Job job;
    return streetsOfLines(lines, shippedRules(), {.srsId = 25832, .withinM = withinM}, job);
}

/// Points that two or more lines share.
std::size_t meetings(const StreetMap& map)
{
    std::multiset<std::uint32_t> uses(map.wayNodes.begin(), map.wayNodes.end());
    const std::set<std::uint32_t> points(map.wayNodes.begin(), map.wayNodes.end());
    std::size_t count = 0;
    for (const std::uint32_t point : points) {
        count += uses.count(point) > 1 ? 1 : 0;
    }
    return count;
}

} // namespace

class LineStreetsTest : public QObject {
    Q_OBJECT

private slots:
    void linesMeetAtCommonPoints()
    {
        WB_VALUE(const StreetMap map, joined({line(1, {{0, 0}, {100, 0}}), line(2, {{100, 0}, {200, 0}})}));
        QCOMPARE(meetings(map), 1U);
        QCOMPARE(map.ways.size(), 2U);
    }
    void endsThatJustMissAPointMeetIt()
    {
        const std::vector<StreetLine> lines{line(1, {{0, 0}, {100, 0}}), line(2, {{100.3, 0.2}, {200, 0}})};
        WB_VALUE(const StreetMap near, joined(lines));
        QCOMPARE(meetings(near), 1U);
        WB_VALUE(const StreetMap strict, joined(lines, 0.1));
        QCOMPARE(meetings(strict), 0U);
    }
    void anEndOnTheInsideOfALineSplitsIt()
    {
        WB_VALUE(const StreetMap map, joined({line(1, {{0, 0}, {100, 0}, {200, 0}}), line(2, {{30, 0.3}, {30, 80}}),
                                              line(3, {{150, -0.2}, {150, -80}})}));
        QCOMPARE(meetings(map), 2U);
        QCOMPARE(map.ways[0].nodeCount, 5U);
    }
    void crossingLinesWithoutAPointDoNotMeet()
    {
        WB_VALUE(const StreetMap map, joined({line(1, {{0, 0}, {100, 0}}), line(2, {{50, -50}, {50, 50}})}));
        QCOMPARE(meetings(map), 0U);
    }
    void germanWordsAreClasses()
    {
        QCOMPARE(streetClassOf("Bundesstraße"), std::string("primary"));
        QCOMPARE(streetClassOf("Radweg"), std::string("cycleway"));
        QCOMPARE(streetClassOf("residential"), std::string("residential"));
        StreetLine path = line(1, {{0, 0}, {100, 0}});
        path.streetClass = "Fußweg";
        WB_VALUE(const StreetMap map, joined({path}));
        QCOMPARE(map.ways[0].use.forwardKmh[indexOf(Mode::Car)], 0.0);
    }
    void oneWaysLimitsAndNamesAreTaken()
    {
        StreetLine one = line(7, {{0, 0}, {100, 0}});
        one.oneWay = "ja";
        one.maxSpeed = "30";
        one.name = "Ringstraße";
        WB_VALUE(const StreetMap map, joined({one}));
        QCOMPARE(map.ways[0].use.forwardKmh[indexOf(Mode::Car)], 24.0);
        QCOMPARE(map.ways[0].use.backwardKmh[indexOf(Mode::Car)], 0.0);
        QCOMPARE(map.names[map.ways[0].name], std::string("Ringstraße"));
        QCOMPARE(map.ways[0].id, std::int64_t{7});
    }
    void degreesAndNothingAreRefused()
    {
        Job job;
        QCOMPARE(streetsOfLines({line(1, {{0, 0}, {1, 0}})}, shippedRules(), {.srsId = 4326}, job).error().code,
                 ErrorCode::UnsupportedCrs);
        QCOMPARE(joined({}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(joined({line(1, {{0, 0}})}).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(LineStreetsTest)
#include "line_streets_test.moc"
