// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/transit_reach.h"

#include <QTest>

#include <map>
#include <string>

#include "tests/support/feed_zip.h"
#include "tests/support/small_feed.h"
#include "tests/support/street_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

namespace {

/// The small feed (7:00 at the station, 7:10 in the settlement 2.2 km to the north), somebody at the station, and
/// people at both ends.
struct BusTown : AnalysisProject {
    BusTown()
    {
        using workspace::ColumnType;
        isReady = writeFeedZip(feed(), smallFeed()) &&
                  addLayer(project,
                           {.name = "start",
                            .geometry = workspace::GeometryType::Point,
                            .srsId = 4326,
                            .columns = {{"name", ColumnType::Text, "", ""}}},
                           {{"POINT(9.000 50.000)", {std::string("Bahnhof")}}})
                      .has_value() &&
                  addLayer(project,
                           {.name = "leute",
                            .geometry = workspace::GeometryType::Point,
                            .srsId = 4326,
                            .columns = {{"inhabitants", ColumnType::Integer, "", ""}}},
                           {{"POINT(9.000 50.001)", {std::int64_t{100}}}, {"POINT(9.000 50.020)", {std::int64_t{40}}}})
                      .has_value();
    }
    [[nodiscard]] std::string feed() const { return folder.filePath("bus.zip").toStdString(); }
    Result<analysis::RunOutcome> reach(analysis::Arguments arguments)
    {
        arguments["feed"] = feed();
        arguments["origins"] = std::string("start");
        arguments["opportunities"] = std::string("leute");
        arguments["date"] = std::string("2025-03-18");
        return run(transitReachAnalysis(), arguments);
    }
    bool isReady = false;
};

} // namespace

class TransitReachTest : public QObject {
    Q_OBJECT

private slots:
    void theBusBringsPeopleIntoReach()
    {
        BusTown town;
        QVERIFY(town.isReady);
        // Who sets out from 6:51 to 7:00 arrives at 7:10: 10 to 19 minutes.
        WB_VALUE(const auto outcome, town.reach({{"from", 411.0}, {"to", 421.0}, {"decay_limit", 15.0}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows[0].values[1], Value(std::string("Bahnhof")));
        QVERIFY(isAbout(rows[0].values[3], 140.0, 0.0)); // the median is 14 minutes
        WB_VALUE(const auto stops, rowsOf(town.project, outcome.outputs.at("stops").schema.name));
        const auto settlement = std::ranges::find_if(
            stops, [](const ReadRow& row) { return row.values[2] == Value(std::string("Siedlung")); });
        QVERIFY(settlement != stops.end());
        QVERIFY(isAbout(settlement->values[4], 10.0, 0.0));
        QVERIFY(isAbout(settlement->values[5], 14.0, 0.0));
        QVERIFY(isAbout(settlement->values[6], 100.0, 0.0));
    }
    void anEarlierPercentileAndTheLimitDecide()
    {
        BusTown town;
        WB_VALUE(const auto late, town.reach({{"from", 411.0}, {"to", 421.0}, {"decay_limit", 13.0}}));
        WB_VALUE(const auto without, rowsOf(town.project, late.outputs.at("result").schema.name));
        QVERIFY(isAbout(without[0].values[3], 100.0, 0.0)); // on foot only
        WB_VALUE(const auto best,
                 town.reach({{"from", 411.0}, {"to", 421.0}, {"decay_limit", 13.0}, {"percentile", 10.0}}));
        WB_VALUE(const auto with, rowsOf(town.project, best.outputs.at("result").schema.name));
        QVERIFY(isAbout(with[0].values[3], 140.0, 0.0));
    }
    void whoLeavesTooLateStays()
    {
        BusTown town;
        WB_VALUE(const auto outcome, town.reach({{"from", 421.0}, {"to", 431.0}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QVERIFY(isAbout(rows[0].values[3], 100.0, 0.0));
    }
    void decayWeighsTheTime()
    {
        BusTown town;
        WB_VALUE(const auto outcome,
                 town.reach({{"from", 420.0}, {"to", 421.0}, {"decay", std::string("linear")}, {"decay_limit", 20.0}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        // 111 m x 1.3 at 4.8 km/h are 109 s of 20 min; the bus takes half of them.
        QVERIFY(isAbout(rows[0].values[4], 100.0 * (1.0 - 109.0 / 1200.0) + 40.0 * 0.5, 0.2));
    }
    void aWindowWithoutMinutesIsRefused()
    {
        BusTown town;
        QVERIFY(!town.reach({{"from", 421.0}, {"to", 420.0}}));
    }
};

QTEST_GUILESS_MAIN(TransitReachTest)
#include "transit_reach_test.moc"
