// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_suitability.h"

#include <QTest>

#include <cmath>

using namespace weitblick::solar;

namespace {

const SuitabilityRules kRules;

/// A side of a gable roof of 10 m x 12 m with 35° (row EN-02).
RoofShape side(double azimuthDeg)
{
    return {.areaM2 = 73.25, .tiltDeg = 35.0, .azimuthDeg = azimuthDeg};
}

} // namespace

class RoofSuitabilityTest : public QObject {
    Q_OBJECT

private slots:
    void theSouthSideOfAGableRoofCarriesModules()
    {
        const RoofPotential south = potentialOf(side(180.0), kRules);
        QCOMPARE(south.unsuited, Unsuited::No);
        QCOMPARE(south.facing, RoofFacing::South);
        QVERIFY(std::abs(south.usableM2 - 54.9375) < 1e-9);
        QVERIFY(std::abs(south.modulesM2 - 54.9375) < 1e-9);
        QVERIFY(std::abs(south.powerKWp - 11.536875) < 1e-9);
    }
    void theNorthSideDoesSoOnlyOnDemand()
    {
        const RoofPotential north = potentialOf(side(0.0), kRules);
        QCOMPARE(north.unsuited, Unsuited::FacesNorth);
        QCOMPARE(north.powerKWp, 0.0);
        SuitabilityRules rules;
        rules.takesNorthRoofs = true;
        QCOMPARE(potentialOf(side(0.0), rules).unsuited, Unsuited::No);
        RoofShape gentle = side(350.0);
        gentle.tiltDeg = 19.9;
        QCOMPARE(potentialOf(gentle, kRules).unsuited, Unsuited::No);
        QCOMPARE(potentialOf(side(314.9), kRules).unsuited, Unsuited::No);
        QCOMPARE(potentialOf(side(315.0), kRules).unsuited, Unsuited::FacesNorth);
        QCOMPARE(potentialOf(side(45.0), kRules).unsuited, Unsuited::FacesNorth);
    }
    void flatRoofsAreCoveredInPart()
    {
        const RoofPotential flat = potentialOf({.areaM2 = 100.0, .tiltDeg = 2.0, .azimuthDeg = {}}, kRules);
        QCOMPARE(flat.facing, RoofFacing::Flat);
        QVERIFY(std::abs(flat.usableM2 - 75.0) < 1e-9);
        QVERIFY(std::abs(flat.modulesM2 - 60.0) < 1e-9);
        QVERIFY(std::abs(flat.powerKWp - 12.6) < 1e-9);
        QCOMPARE(facingOf(10.0, 180.0, kRules), RoofFacing::Flat);
        QCOMPARE(facingOf(10.1, 180.0, kRules), RoofFacing::South);
    }
    void smallSteepAndProtectedRoofsAreLeftOut()
    {
        RoofShape small = side(180.0);
        small.areaM2 = 14.9;
        QCOMPARE(potentialOf(small, kRules).unsuited, Unsuited::TooSmall);
        small.areaM2 = 15.0;
        QCOMPARE(potentialOf(small, kRules).unsuited, Unsuited::No);
        QCOMPARE(potentialOf({.areaM2 = 39.9, .tiltDeg = 0.0, .azimuthDeg = {}}, kRules).unsuited, Unsuited::TooSmall);
        RoofShape steep = side(180.0);
        steep.tiltDeg = 71.0;
        QCOMPARE(potentialOf(steep, kRules).unsuited, Unsuited::TooSteep);
        RoofShape monument = side(180.0);
        monument.isMonument = true;
        QCOMPARE(potentialOf(monument, kRules).unsuited, Unsuited::Monument);
        SuitabilityRules rules;
        rules.takesMonuments = true;
        QCOMPARE(potentialOf(monument, rules).unsuited, Unsuited::No);
        QCOMPARE(potentialOf({}, kRules).unsuited, Unsuited::NoArea);
    }
    void directionsAreQuartersOfTheCircle()
    {
        QCOMPARE(facingOf(30.0, 45.0, kRules), RoofFacing::North);
        QCOMPARE(facingOf(30.0, 46.0, kRules), RoofFacing::East);
        QCOMPARE(facingOf(30.0, 135.0, kRules), RoofFacing::South);
        QCOMPARE(facingOf(30.0, 226.0, kRules), RoofFacing::West);
        QCOMPARE(facingOf(30.0, 359.0, kRules), RoofFacing::North);
    }
};

QTEST_GUILESS_MAIN(RoofSuitabilityTest)
#include "roof_suitability_test.moc"
