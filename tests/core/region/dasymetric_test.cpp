// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/dasymetric.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace weitblick::region;

class DasymetricTest : public QObject {
    Q_OBJECT

private slots:
    void partsAddUpToTheLastDigit()
    {
        std::mt19937 random(4);
        std::uniform_real_distribution<double> any(0.0, 100.0);
        for (int trial = 0; trial < 500; ++trial) {
            std::vector<double> weights;
            for (int i = 0; i < 1 + trial % 17; ++i) {
                weights.push_back(any(random));
            }
            const double value = std::round(any(random) * 1e3) / 1e3;
            std::int64_t millionths = 0;
            for (const double part : dividedExactly(value, weights)) {
                QVERIFY(part >= 0.0);
                millionths += std::llround(part * 1e6);
                QCOMPARE(std::round(part * 1e6) / 1e6, part); // at most six decimals
            }
            QCOMPARE(millionths, std::llround(value * 1e6));
        }
        QCOMPARE(dividedExactly(1.0, std::vector<double>{1, 1, 1}),
                 (std::vector<double>{0.333333, 0.333334, 0.333333}));
    }
    void aCellGoesToItsBuildingsByWeight()
    {
        const std::vector<std::optional<double>> cells{30.0, 7.0, std::nullopt};
        const std::vector<PlacedBuilding> buildings{{0, 2.0}, {0, 1.0}, {0, 0.0}, {std::nullopt, 5.0},
                                                    {2, 1.0}, {2, 3.0}};
        const Distribution found = distributePeople(cells, buildings, {.least = 0.0, .most = 2.0});
        QCOMPARE(found.buildings[0].expected, 20.0);
        QCOMPARE(found.buildings[1].most, 10.0);
        QCOMPARE(found.buildings[2].expected, 0.0); // nobody lives there
        QCOMPARE(found.buildings[3].expected, 0.0); // in no cell
        QCOMPARE(found.buildings[4].least, 0.0);
        QCOMPARE(found.buildings[4].most, 0.5);
        QCOMPARE(found.buildings[5].expected, 0.75);
        QCOMPARE(found.distributed, 30.0);
        QCOMPARE(found.remaining, 7.0);
        QCOMPARE(found.emptyCells, std::int64_t{1});
        QCOMPARE(found.withheldCells, std::int64_t{1});
    }
    void itComesNearerThanTheArea()
    {
        // 400 cells of 40 people; all houses of a cell are in its western half, as are the people.
        std::mt19937 random(9);
        std::uniform_int_distribution<int> dwellings(1, 6);
        std::uniform_real_distribution<double> noise(0.8, 1.2);
        std::vector<std::optional<double>> cells;
        std::vector<PlacedBuilding> buildings;
        std::vector<double> truth;
        for (std::size_t cell = 0; cell < 400; ++cell) {
            double people = 0.0;
            for (int i = 0; i < 8; ++i) {
                const int homes = dwellings(random);
                truth.push_back(std::round(2.1 * homes * noise(random)));
                people += truth.back();
                buildings.push_back({cell, static_cast<double>(homes)});
            }
            cells.emplace_back(people);
        }
        const Distribution found = distributePeople(cells, buildings, {});
        double byBuilding = 0.0;
        double byArea = 0.0;
        for (std::size_t cell = 0; cell < 400; ++cell) {
            double west = 0.0; // people of the first four houses: the area that somebody draws
            double expected = 0.0;
            for (std::size_t i = 0; i < 4; ++i) {
                west += truth[cell * 8 + i];
                expected += found.buildings[cell * 8 + i].expected;
            }
            byBuilding += (expected - west) * (expected - west);
            byArea += (*cells[cell] / 4.0 - west) * (*cells[cell] / 4.0 - west); // a quarter of the cell's area
        }
        QVERIFY(std::sqrt(byBuilding) < 0.7 * std::sqrt(byArea));
    }
};

QTEST_GUILESS_MAIN(DasymetricTest)
#include "dasymetric_test.moc"
