// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/alarm_rule.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace weitblick;
using namespace weitblick::sensing;

class AlarmRuleTest : public QObject {
    Q_OBJECT

    static std::vector<std::int64_t> hours(std::size_t count)
    {
        std::vector<std::int64_t> edges;
        for (std::size_t i = 0; i <= count; ++i) {
            edges.push_back(static_cast<std::int64_t>(i) * 3600);
        }
        return edges;
    }

private slots:
    void hysteresisKeepsItOnUntilTheLowerLimit()
    {
        const std::vector<double> no2 = {10, 45, 38, 36, 34, 41, 30};
        const AlarmRule rule{.conditions = {{.side = Side::Above, .on = 40, .off = 35}}};
        const std::array<std::span<const double>, 1> values = {no2};
        const auto found = replay(rule, hours(7), values);
        QVERIFY(found);
        const std::vector<Activation> expected = {{3600, 3600, 4 * 3600}, {5 * 3600, 5 * 3600, 6 * 3600}};
        QVERIFY(*found == expected);
        QCOMPARE(hoursOf(*found), 4.0);
    }
    void allConditionsForSoLong()
    {
        // "NO2 above 40 and wind below 2 for two hours": on from the third hour of both.
        const std::vector<double> no2 = {50, 50, 50, 50, 50, 50, 10, 50};
        const std::vector<double> wind = {1, 5, 1, 1, 1, 1, 1, 1};
        const AlarmRule rule{
            .conditions = {{.side = Side::Above, .on = 40, .off = 40}, {.side = Side::Below, .on = 2, .off = 2}},
            .leastS = 2 * 3600};
        const std::array<std::span<const double>, 2> values = {no2, wind};
        const auto found = replay(rule, hours(8), values);
        QVERIFY(found);
        const std::vector<Activation> expected = {{2 * 3600, 4 * 3600, 6 * 3600}};
        QVERIFY(*found == expected);
        QCOMPARE(hoursOf(*found), 2.0);
    }
    void missingValuesEndIt()
    {
        const std::vector<double> no2 = {50, std::nan(""), 38, 50};
        const AlarmRule rule{.conditions = {{.side = Side::Above, .on = 40, .off = 35}}};
        const std::array<std::span<const double>, 1> values = {no2};
        const auto found = replay(rule, hours(4), values);
        const std::vector<Activation> expected = {{0, 0, 3600}, {3 * 3600, 3 * 3600, 4 * 3600}};
        QVERIFY(*found == expected);
    }
    void rulesThatMakeNoSenseAreRefused()
    {
        const std::vector<double> no2 = {50};
        const std::array<std::span<const double>, 1> values = {no2};
        QVERIFY(!replay({}, hours(1), values));
        QVERIFY(!replay({.conditions = {{.on = 40, .off = 41}}}, hours(1), values));
        QVERIFY(!replay({.conditions = {{.side = Side::Below, .on = 2, .off = 1}}}, hours(1), values));
        QVERIFY(!replay({.conditions = {{.on = 40, .off = 40}}}, hours(2), values));
    }
};

QTEST_GUILESS_MAIN(AlarmRuleTest)
#include "alarm_rule_test.moc"
