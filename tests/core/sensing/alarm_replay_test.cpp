// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/alarm_replay.h"

#include <QTest>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

class AlarmReplayTest : public QObject {
    Q_OBJECT

    AnalysisProject m_town;

private slots:
    void initTestCase()
    {
        // NO2 is high in hours 10 to 19, the wind weak in hours 8 to 14.
        WB_VERIFY_RESULT(addStations(
            m_town.project, "luft",
            {{.key = "no2", .value = [](std::size_t hour) { return hour >= 10 && hour < 20 ? 60.0 : 20.0; }}}, 48));
        WB_VERIFY_RESULT(addStations(m_town.project, "wetter",
                                     {{.key = "wind",
                                       .property = "Wind",
                                       .unit = "m/s",
                                       .value = [](std::size_t hour) { return hour >= 8 && hour < 15 ? 1.0 : 5.0; }}},
                                     48));
    }
    void aRuleOverTwoSetsGivesTheExactList()
    {
        WB_VALUE(const auto outcome, m_town.run(sensing::alarmReplayAnalysis(), {{"sites", std::string("luft")},
                                                                                 {"other_sites", std::string("wetter")},
                                                                                 {"series1", std::string("NO2")},
                                                                                 {"on1", 40.0},
                                                                                 {"off1", 35.0},
                                                                                 {"series2", std::string("wind/Wind")},
                                                                                 {"on2", 2.0},
                                                                                 {"least_hours", 2.0}}));
        WB_VALUE(const auto rows, rowsOf(m_town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(std::get<std::string>(rows[0].values[1]), std::string("2025-01-01T09:00:00Z"));
        QCOMPARE(std::get<std::string>(rows[0].values[2]), std::string("2025-01-01T11:00:00Z"));
        QCOMPARE(std::get<std::string>(rows[0].values[3]), std::string("2025-01-01T14:00:00Z"));
        QCOMPARE(std::get<double>(rows[0].values[4]), 3.0);
        QCOMPARE(std::get<std::string>(rows[0].values[5]), std::string("2025-01-01 12:00"));
        WB_VALUE(const auto lineage, m_town.project.lineage(outcome.outputs.at("result").schema.name));
        QCOMPARE(lineage.record.inputs.size(), std::size_t(4)); // both layers, and the readings of both
    }
    void oneConditionIsEnough()
    {
        WB_VALUE(const auto outcome,
                 m_town.run(sensing::alarmReplayAnalysis(),
                            {{"sites", std::string("luft")}, {"series1", std::string("no2:NO2")}, {"on1", 40.0}}));
        WB_VALUE(const auto rows, rowsOf(m_town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(std::get<double>(rows[0].values[4]), 10.0);
    }
    void whatIsMissingIsTold()
    {
        const auto unknown =
            m_town.run(sensing::alarmReplayAnalysis(),
                       {{"sites", std::string("luft")}, {"series1", std::string("O3")}, {"on1", 40.0}});
        QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
        const auto half = m_town.run(sensing::alarmReplayAnalysis(), {{"sites", std::string("luft")},
                                                                      {"series1", std::string("NO2")},
                                                                      {"on1", 40.0},
                                                                      {"series2", std::string("NO2")}});
        QVERIFY(!half && half.error().subject == "on2");
        const auto wrong = m_town.run(
            sensing::alarmReplayAnalysis(),
            {{"sites", std::string("luft")}, {"series1", std::string("NO2")}, {"on1", 40.0}, {"off1", 50.0}});
        QVERIFY(!wrong && wrong.error().code == ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(AlarmReplayTest)
#include "alarm_replay_test.moc"
