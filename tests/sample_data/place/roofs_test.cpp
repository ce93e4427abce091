// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "sample_data/place/buildings.h"
#include "sample_data/place/settlements.h"

using namespace weitblick::sample;

namespace {

/// A house of 12 × 10 m whose ridge runs east to west.
Building raised(RoofForm form, double tiltDeg)
{
    const Settings settings{PlaceSize::Village, 1};
    Place place;
    place.extent = extentOf(settings.size);
    const Terrain terrain(settings, place.extent);
    Building building;
    building.id = "B";
    building.centre = {509000.0, 5611000.0};
    building.along = {1.0, 0.0};
    building.halfLengthM = 6.0;
    building.halfDepthM = 5.0;
    building.storeys = 2;
    building.roof = form;
    building.tiltDeg = tiltDeg;
    place.buildings.push_back(building);
    raiseRoofs(place, terrain);
    return place.buildings.front();
}

} // namespace

class RoofsTest : public QObject {
    Q_OBJECT

private slots:
    void aGableHasTwoEqualSides()
    {
        const Building building = raised(RoofForm::Gable, 35.0);
        QCOMPARE(building.planes.size(), std::size_t{2});
        // 12 m × 5 m / cos 35° = 73.25 m²
        QVERIFY(std::abs(building.planes[0].areaM2 - 73.25) < 0.01);
        QVERIFY(std::abs(building.planes[1].areaM2 - 73.25) < 0.01);
        QVERIFY(std::abs(building.planes[0].azimuthDeg - 180.0) < 1e-9);
        QVERIFY(std::abs(building.planes[1].azimuthDeg) < 1e-9);
        QVERIFY(std::abs(building.ridgeM - building.eavesM - 5.0 * 0.70020754) < 1e-6); // tan 35°
    }
    void aHipCoversTheFootprint()
    {
        const Building building = raised(RoofForm::Hip, 30.0);
        QCOMPARE(building.planes.size(), std::size_t{4});
        double area = 0.0;
        for (const RoofPlane& plane : building.planes) {
            area += plane.areaM2;
        }
        QVERIFY(std::abs(area - 120.0 / 0.8660254) < 0.02);
        QCOMPARE(building.planes[2].corners.size(), std::size_t{3});
        QVERIFY(std::abs(building.planes[2].azimuthDeg - 90.0) < 1e-9);
    }
    void aFlatRoofHasNoAzimuth()
    {
        const Building building = raised(RoofForm::Flat, 0.0);
        QCOMPARE(building.planes.size(), std::size_t{1});
        QCOMPARE(building.planes[0].azimuthDeg, -1.0);
        QVERIFY(std::abs(building.planes[0].areaM2 - 120.0) < 0.01);
    }
    void aShedFallsToOneSide()
    {
        const Building building = raised(RoofForm::Shed, 10.0);
        QVERIFY(std::abs(building.planes[0].areaM2 - 120.0 / 0.98480775) < 0.02);
        QVERIFY(std::abs(building.planes[0].azimuthDeg - 180.0) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(RoofsTest)
#include "roofs_test.moc"
