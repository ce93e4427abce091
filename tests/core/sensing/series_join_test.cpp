// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/series_join.h"

#include <QTest>

#include <cmath>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

double traffic(double hour)
{
    return 100.0 + 50.0 * std::sin(hour * 0.7) + 30.0 * std::sin(hour * 0.13);
}

} // namespace

class SeriesJoinTest : public QObject {
    Q_OBJECT

    AnalysisProject m_town;

private slots:
    void initTestCase()
    {
        WB_VERIFY_RESULT(
            addStations(m_town.project, "luft",
                        {{.key = "no2", // follows the traffic two hours later
                          .value = [](std::size_t hour) { return 10 + traffic(static_cast<double>(hour) - 2) / 5; }}},
                        480));
        WB_VERIFY_RESULT(addStations(m_town.project, "verkehr",
                                     {{.key = "weit", .x = 503'000, .property = "Kfz", .unit = "1"},
                                      {.key = "nah",
                                       .x = 500'300,
                                       .y = 5'600'400,
                                       .property = "Kfz",
                                       .unit = "1",
                                       .value = [](std::size_t hour) { return traffic(static_cast<double>(hour)); }},
                                      {.key = "wind",
                                       .property = "Windrichtung",
                                       .unit = "°",
                                       .value = [](std::size_t hour) { return hour % 2 == 0 ? 40.0 : 200.0; }}},
                                     480));
    }
    void theNearestCounterLeadsByTwoHours()
    {
        WB_VALUE(const auto outcome,
                 m_town.run(sensing::seriesJoinAnalysis(), {{"sites", std::string("luft")},
                                                            {"other_sites", std::string("verkehr")},
                                                            {"other_quantity", std::string("Kfz")}}));
        WB_VALUE(const auto rows, rowsOf(m_town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(std::get<std::string>(rows[0].values[2]), std::string("nah"));
        QCOMPARE(std::get<double>(rows[0].values[4]), 500.0);
        QVERIFY(std::get<double>(rows[0].values[6]) > 0.999);
        QCOMPARE(std::get<std::int64_t>(rows[0].values[7]), std::int64_t(2));
    }
    void onlyHoursWithTheWindFromThere()
    {
        WB_VALUE(const auto outcome,
                 m_town.run(sensing::seriesJoinAnalysis(), {{"sites", std::string("luft")},
                                                            {"other_sites", std::string("verkehr")},
                                                            {"other_quantity", std::string("Kfz")},
                                                            {"wind", std::string("wind/Windrichtung")}}));
        WB_VALUE(const auto rows, rowsOf(m_town.project, outcome.outputs.at("result").schema.name));
        // The other station lies at 37°: every second hour counts, less those that the lag cuts off.
        QCOMPARE(std::get<std::int64_t>(rows[0].values[8]), std::int64_t(239));
        QCOMPARE(std::get<std::int64_t>(rows[0].values[7]), std::int64_t(2));
    }
    void allWithinTheDistanceHaveARow()
    {
        WB_VALUE(const auto outcome, m_town.run(sensing::seriesJoinAnalysis(), {{"sites", std::string("luft")},
                                                                                {"other_sites", std::string("verkehr")},
                                                                                {"other_quantity", std::string("Kfz")},
                                                                                {"pairs", std::string("within")}}));
        WB_VALUE(const auto rows, rowsOf(m_town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(std::holds_alternative<std::monostate>(rows[1].values[6])); // a counter that does not change
    }
};

QTEST_GUILESS_MAIN(SeriesJoinTest)
#include "series_join_test.moc"
