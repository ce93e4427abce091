// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/wind_rose.h"

#include <QTest>

#include <cmath>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::sensing;

class WindRoseTest : public QObject {
    Q_OBJECT

private slots:
    void northIsAroundNought()
    {
        WB_VALUE(const auto rose, windRose(std::vector<DirectedValue>{{0, 1}, {350, 3}, {360, 9}, {11.2, 2}, {12, 5}}));
        QCOMPARE(rose.countOf(0, 0), std::int64_t(1)); // 0°, below 2 m/s
        QCOMPARE(rose.countOf(0, 1), std::int64_t(2)); // 350° and 11.2°: 2 belongs to the upper class
        QCOMPARE(rose.countOf(0, 4), std::int64_t(1)); // 360°
        QCOMPARE(rose.countOf(1, 2), std::int64_t(1)); // 12°: the next sector begins at 11.25°
        QCOMPARE(rose.total, std::int64_t(5));
        QCOMPARE(rose.means[0], (1.0 + 3 + 9 + 2) / 4);
        QVERIFY(std::isnan(rose.means[8]));
    }
    void calmHasNoDirection()
    {
        WB_VALUE(const auto rose, windRose(std::vector<DirectedValue>{{90, 0.1}, {90, 3}}, {.calmBelow = 0.5}));
        QCOMPARE(rose.calmCount, std::int64_t(1));
        QCOMPARE(rose.total, std::int64_t(2));
        QCOMPARE(rose.countOf(4, 1), std::int64_t(1));
    }
    void whatIsNoRoseIsRefused()
    {
        QVERIFY(!windRose({}, {.sectorCount = 3}));
        QVERIFY(!windRose({}, {.bounds = {2, 2}}));
    }
    void readingsOfTheSameInstantsArePaired()
    {
        const auto direction = test::hourlyColumn({10, 20, std::nullopt, 400, 50});
        const auto speed = test::hourlyColumn({1, std::nullopt, 3, 4, 5});
        const auto pairs = directedValues(direction, speed, {});
        QCOMPARE(pairs.size(), std::size_t(2)); // 400° is no direction
        QCOMPARE(pairs[1].directionDeg, 50.0);
        QCOMPARE(pairs[1].value, 5.0);
        QCOMPARE(directedValues(direction, speed, {test::kNewYear2025, test::kNewYear2025 + 1}).size(), std::size_t(1));
        QVERIFY(directedValues({}, speed, {}).empty());
    }
};

QTEST_GUILESS_MAIN(WindRoseTest)
#include "wind_rose_test.moc"
