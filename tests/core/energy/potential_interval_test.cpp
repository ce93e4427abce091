// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/potential_interval.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace weitblick::energy;

class PotentialIntervalTest : public QObject {
    Q_OBJECT

private slots:
    void unitsWithAPlaceAreSure()
    {
        const std::vector<CandidateZone> zones{{0, 300.0, 50.0}, {0, 100.0, 0.0}, {1, 10.0, 7.0}};
        const std::vector<UnplacedUnit> units{{10.0, 0}, {30.0, 0}};
        const auto built = builtIntervals(zones, units);
        QCOMPARE(built[0].surelyKw, 50.0);
        QCOMPARE(built[0].possiblyKw, 90.0);
        QCOMPARE(built[0].expectedKw, 80.0);
        QCOMPARE(built[1].expectedKw, 10.0);
        QCOMPARE(built[2].surelyKw, 7.0); // another municipality
        QCOMPARE(built[2].possiblyKw, 7.0);
        QCOMPARE(built[2].likelyToKw, 7.0);
        for (const BuiltInterval& one : built) {
            QVERIFY(one.surelyKw <= one.likelyFromKw && one.likelyFromKw <= one.expectedKw);
            QVERIFY(one.expectedKw <= one.likelyToKw && one.likelyToKw <= one.possiblyKw);
        }
    }
    void aSingleDistrictHasAllOfItsMunicipality()
    {
        const auto built =
            builtIntervals(std::vector<CandidateZone>{{0, 5.0, 1.0}}, std::vector<UnplacedUnit>{{9.0, 0}});
        QCOMPARE(built[0].expectedKw, 10.0);
        QCOMPARE(built[0].likelyFromKw, 10.0);
        QCOMPARE(built[0].likelyToKw, 10.0);
    }
    void withoutPotentialAllZonesAreAlike()
    {
        const auto built = builtIntervals(std::vector<CandidateZone>{{0, 0.0, 0.0}, {0, 0.0, 0.0}},
                                          std::vector<UnplacedUnit>{{9.0, 0}, {1.0, 0}});
        QCOMPARE(built[0].expectedKw, 5.0);
    }
    void theTruthIsInThePrintedIntervalInNearlyAllDraws()
    {
        // A town of eight districts that differ in how keen they are; the printed interval knows nothing of that.
        std::mt19937 random(11);
        std::normal_distribution<double> keenness(1.0, 0.25);
        std::uniform_real_distribution<double> power(2.0, 25.0);
        const std::vector<double> potentials{400, 900, 1500, 300, 2500, 700, 1200, 600};
        int inside = 0;
        int printed = 0;
        for (int draw = 0; draw < 100; ++draw) {
            std::vector<double> chances;
            std::vector<CandidateZone> zones;
            for (const double potential : potentials) {
                chances.push_back(potential * std::clamp(keenness(random), 0.4, 1.6));
                zones.push_back({.group = 0, .weight = potential, .placedKw = 0.0});
            }
            std::discrete_distribution<std::size_t> place(chances.begin(), chances.end());
            std::vector<double> truth(zones.size(), 0.0);
            std::vector<UnplacedUnit> units;
            for (int unit = 0; unit < 250; ++unit) {
                const double kw = power(random);
                truth[place(random)] += kw;
                units.push_back({kw, 0});
            }
            const auto built = builtIntervals(zones, units);
            for (std::size_t zone = 0; zone < zones.size(); ++zone) {
                ++printed;
                inside += truth[zone] >= built[zone].likelyFromKw && truth[zone] <= built[zone].likelyToKw ? 1 : 0;
                QVERIFY(truth[zone] <= built[zone].possiblyKw);
            }
        }
        QVERIFY2(inside * 100 >= printed * 95, qPrintable(QString::number(inside)));
    }
};

QTEST_GUILESS_MAIN(PotentialIntervalTest)
#include "potential_interval_test.moc"
