// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/surface_plane.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

using Ring = std::vector<BuildingCorner>;

BuildingPolygon polygon(std::vector<Ring> rings)
{
    return {
        .id = "P", .surfaceId = {}, .surface = BuildingSurface::Roof, .levelOfDetail = 2, .rings = std::move(rings)};
}

/// One side of a gable roof: 12 m long, over half of 10 m, ridge east-west, looking south.
Ring gableSide(double tiltDeg)
{
    const double rise = 5.0 * std::tan(tiltDeg * std::numbers::pi / 180.0);
    return {{500000, 5600000, 100},
            {500012, 5600000, 100},
            {500012, 5600005, 100 + rise},
            {500000, 5600005, 100 + rise},
            {500000, 5600000, 100}};
}

std::string reasonOf(const BuildingPolygon& surface)
{
    const auto plane = planeOf(surface, Facing::Up);
    return plane ? std::string() : plane.error().message.de;
}

} // namespace

class SurfacePlaneTest : public QObject {
    Q_OBJECT

private slots:
    void aSideOfTheGableRoofHasItsTrueArea()
    {
        // 10 m x 12 m, 35°: 5 / cos 35° x 12 = 73.25 m² (row EN-02).
        WB_VALUE(const SurfacePlane plane, planeOf(polygon({gableSide(35.0)}), Facing::Up));
        QVERIFY(std::abs(plane.areaM2 - 73.25) < 0.01);
        QVERIFY(std::abs(plane.planAreaM2 - 60.0) < 1e-6);
        QVERIFY(std::abs(plane.tiltDeg - 35.0) < 1e-6);
        QVERIFY(std::abs(plane.azimuthDeg.value() - 180.0) < 1e-6);
        QCOMPARE(plane.lowestM, 100.0);
        QVERIFY(std::abs(plane.highestM - 103.501) < 0.001);
        QVERIFY(plane.deviationM < 1e-6);
        QVERIFY(!plane.hasOpenRing && !plane.isReversed);
    }
    void azimuthsRunClockwiseFromNorth()
    {
        const auto looking = [](double dx, double dy) {
            // Falls by one metre towards (dx, dy).
            Ring ring;
            for (const auto& [x, y] : {std::pair{-5.0, -5.0}, {5.0, -5.0}, {5.0, 5.0}, {-5.0, 5.0}}) {
                ring.push_back({x, y, -(x * dx + y * dy) / 10.0});
            }
            return planeOf(polygon({ring}), Facing::Up).value().azimuthDeg.value();
        };
        QVERIFY(std::abs(std::remainder(looking(0, 1), 360.0)) < 1e-9);
        QVERIFY(std::abs(looking(1, 0) - 90.0) < 1e-9);
        QVERIFY(std::abs(looking(0, -1) - 180.0) < 1e-9);
        QVERIFY(std::abs(looking(-1, 0) - 270.0) < 1e-9);
        QVERIFY(std::abs(looking(-1, 1) - 315.0) < 1e-9);
    }
    void aFlatRoofLooksNowhere()
    {
        WB_VALUE(const SurfacePlane flat, planeOf(polygon({gableSide(0.0)}), Facing::Up));
        QVERIFY(!flat.azimuthDeg);
        QCOMPARE(flat.tiltDeg, 0.0);
        WB_VALUE(const SurfacePlane nearly, planeOf(polygon({gableSide(0.99)}), Facing::Up));
        QVERIFY(!nearly.azimuthDeg);
        WB_VALUE(const SurfacePlane sloping, planeOf(polygon({gableSide(1.01)}), Facing::Up));
        QVERIFY(sloping.azimuthDeg.has_value());
    }
    void aHoleIsTakenOffWhateverWayItTurns()
    {
        const Ring outer{{0, 0, 5}, {10, 0, 5}, {10, 10, 5}, {0, 10, 5}};
        Ring hole{{2, 2, 5}, {4, 2, 5}, {4, 4, 5}, {2, 4, 5}};
        QVERIFY(std::abs(planeOf(polygon({outer, hole}), Facing::Up).value().areaM2 - 96.0) < 1e-9);
        std::ranges::reverse(hole);
        QVERIFY(std::abs(planeOf(polygon({outer, hole}), Facing::Up).value().areaM2 - 96.0) < 1e-9);
    }
    void aRoofThatIsDrawnFromBelowIsTurned()
    {
        Ring ring = gableSide(35.0);
        std::ranges::reverse(ring);
        WB_VALUE(const SurfacePlane roof, planeOf(polygon({ring}), Facing::Up));
        QVERIFY(roof.isReversed);
        QVERIFY(std::abs(roof.tiltDeg - 35.0) < 1e-6);
        QVERIFY(std::abs(roof.azimuthDeg.value() - 180.0) < 1e-6);
        WB_VALUE(const SurfacePlane drawn, planeOf(polygon({ring}), Facing::AsDrawn));
        QVERIFY(std::abs(drawn.tiltDeg - 145.0) < 1e-6);
    }
    void aWallStandsUprightAndLooksOut()
    {
        const Ring wall{{0, 0, 0}, {8, 0, 0}, {8, 0, 6}, {0, 0, 6}}; // the house is north of it
        WB_VALUE(const SurfacePlane plane, planeOf(polygon({wall}), Facing::AsDrawn));
        QVERIFY(std::abs(plane.areaM2 - 48.0) < 1e-9);
        QVERIFY(plane.planAreaM2 < 1e-9);
        QVERIFY(std::abs(plane.tiltDeg - 90.0) < 1e-9);
        QVERIFY(std::abs(plane.azimuthDeg.value() - 180.0) < 1e-9);
    }
    void anOpenRingIsClosedAndSaid()
    {
        Ring ring = gableSide(35.0);
        ring.pop_back();
        WB_VALUE(const SurfacePlane plane, planeOf(polygon({ring}), Facing::Up));
        QVERIFY(plane.hasOpenRing);
        QVERIFY(std::abs(plane.areaM2 - 73.25) < 0.01);
    }
    void brokenSurfacesHaveTheirReason()
    {
        QVERIFY(reasonOf(polygon({})).find("ohne Ecken") != std::string::npos);
        QVERIFY(reasonOf(polygon({{{0, 0, 0}, {1, 0, 0}, {0, 0, 0}}})).find("drei verschiedene Ecken (2)") !=
                std::string::npos);
        QVERIFY(reasonOf(polygon({{{0, 0, 0}, {1, 0, 0}, {1, 1, std::numeric_limits<double>::quiet_NaN()}}}))
                    .find("endliche Zahl") != std::string::npos);
        QVERIFY(reasonOf(polygon({{{0, 0, 0}, {5, 0, 1}, {10, 0, 2}}})).find("auf einer Linie") != std::string::npos);
        Ring bowTie = gableSide(35.0);
        std::swap(bowTie[1], bowTie[2]);
        QVERIFY(reasonOf(polygon({bowTie})).find("überschneidet") != std::string::npos);
        Ring bent = gableSide(35.0);
        bent[1].z += 3.0; // all four corners then lie 0.75 m · cos 23° off, to one side and the other
        const std::string reason = reasonOf(polygon({bent}));
        QVERIFY2(reason.find("nicht eben") != std::string::npos && reason.find("0,69") != std::string::npos,
                 reason.c_str());
    }
    void largeRoofsMayBeALittleLessEven()
    {
        const auto sagging = [](double side, double sag) {
            return reasonOf(polygon({{{0, 0, sag}, {side, 0, 0}, {side, side, sag}, {0, side, 0}}}));
        };
        QVERIFY(sagging(10.0, 0.38).empty());  // 19 cm off the plane
        QVERIFY(!sagging(10.0, 0.42).empty()); // 21 cm
        QVERIFY(sagging(100.0, 1.9).empty());  // 95 cm on a hundred metres
        QVERIFY(!sagging(100.0, 2.1).empty());
    }
    void theAreaVectorIsTwiceTheArea()
    {
        const Direction vector = areaVectorOf(polygon({gableSide(35.0)}));
        QVERIFY(std::abs(std::hypot(vector.x, vector.y, vector.z) / 2.0 - 73.25) < 0.01);
        QVERIFY(vector.z > 0.0 && vector.y < 0.0);
        const Direction none = areaVectorOf(polygon({}));
        QCOMPARE(none.z, 0.0);
    }
};

QTEST_GUILESS_MAIN(SurfacePlaneTest)
#include "surface_plane_test.moc"
