// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <numbers>

#include "sample_data/place/buildings.h"

namespace weitblick::sample {

namespace {

double storeyHeightM(BuildingUse use)
{
    switch (use) {
    case BuildingUse::Industry:
    case BuildingUse::SportsHall:
        return 7.0;
    case BuildingUse::Shop:
    case BuildingUse::FireStation:
        return 4.8;
    case BuildingUse::Farm:
        return 4.2;
    case BuildingUse::Garage:
        return 2.6;
    case BuildingUse::School:
    case BuildingUse::Hospital:
        return 3.6;
    default:
        return 2.9;
    }
}

/// The corners of the footprint at one height, in the order of Building::footprint().
struct Frame {
    Point centre, u, v;
    double halfLength, halfDepth;
    [[nodiscard]] std::array<double, 3> at(double s, double t, double z) const
    {
        const Point p = centre + u * (s * halfLength) + v * (t * halfDepth);
        return {rounded3(p.x), rounded3(p.y), rounded3(z)};
    }
};

/// Azimuth of a direction in the plane: clockwise from north.
double azimuthOf(Point downhill)
{
    const double degrees = std::atan2(downhill.x, downhill.y) * 180.0 / std::numbers::pi;
    return std::fmod(degrees + 360.0, 360.0);
}

RoofPlane planeOf(std::vector<std::array<double, 3>> corners, double tiltDeg, Point downhill)
{
    RoofPlane plane;
    corners.erase(std::ranges::unique(corners).begin(), corners.end()); // the ridge of a pyramid is a point
    if (corners.front() == corners.back()) {
        corners.pop_back();
    }
    plane.corners = std::move(corners);
    plane.tiltDeg = tiltDeg;
    plane.azimuthDeg = tiltDeg == 0.0 ? -1.0 : azimuthOf(downhill);
    double plan = 0.0;
    for (std::size_t i = 0; i < plane.corners.size(); ++i) {
        const auto& o = plane.corners[0];
        const auto& a = plane.corners[i];
        const auto& b = plane.corners[(i + 1) % plane.corners.size()];
        plan += ((a[0] - o[0]) * (b[1] - o[1]) - (b[0] - o[0]) * (a[1] - o[1])) / 2.0;
    }
    plane.areaM2 = plan / std::cos(tiltDeg * std::numbers::pi / 180.0);
    return plane;
}

void addPlanes(Building& building)
{
    const Frame f{building.centre, building.along, leftOf(building.along), building.halfLengthM, building.halfDepthM};
    const double eaves = building.groundM + building.eavesM;
    const double ridge = building.groundM + building.ridgeM;
    const double tilt = building.tiltDeg;
    auto& planes = building.planes;
    switch (building.roof) {
    case RoofForm::Flat:
        planes.push_back(
            planeOf({f.at(-1, -1, eaves), f.at(1, -1, eaves), f.at(1, 1, eaves), f.at(-1, 1, eaves)}, 0.0, {}));
        break;
    case RoofForm::Shed:
        planes.push_back(planeOf({f.at(-1, -1, eaves), f.at(1, -1, eaves), f.at(1, 1, ridge), f.at(-1, 1, ridge)}, tilt,
                                 f.v * -1.0));
        break;
    case RoofForm::Gable:
        planes.push_back(planeOf({f.at(-1, -1, eaves), f.at(1, -1, eaves), f.at(1, 0, ridge), f.at(-1, 0, ridge)}, tilt,
                                 f.v * -1.0));
        planes.push_back(
            planeOf({f.at(-1, 0, ridge), f.at(1, 0, ridge), f.at(1, 1, eaves), f.at(-1, 1, eaves)}, tilt, f.v));
        break;
    case RoofForm::Hip: {
        const double end = 1.0 - building.halfDepthM / building.halfLengthM; // the ridge ends this far out
        planes.push_back(planeOf({f.at(-1, -1, eaves), f.at(1, -1, eaves), f.at(end, 0, ridge), f.at(-end, 0, ridge)},
                                 tilt, f.v * -1.0));
        planes.push_back(
            planeOf({f.at(-end, 0, ridge), f.at(end, 0, ridge), f.at(1, 1, eaves), f.at(-1, 1, eaves)}, tilt, f.v));
        planes.push_back(planeOf({f.at(1, -1, eaves), f.at(1, 1, eaves), f.at(end, 0, ridge)}, tilt, f.u));
        planes.push_back(planeOf({f.at(-1, 1, eaves), f.at(-1, -1, eaves), f.at(-end, 0, ridge)}, tilt, f.u * -1.0));
        break;
    }
    }
    for (std::size_t i = 0; i < planes.size(); ++i) {
        planes[i].id = fmt::format("{}_R{}", building.id, i + 1);
    }
}

} // namespace

void raiseRoofs(Place& place, const Terrain& terrain)
{
    for (Building& building : place.buildings) {
        if (building.halfDepthM > building.halfLengthM && building.roof == RoofForm::Hip) {
            building.along = leftOf(building.along); // a hipped ridge runs along the longer side
            std::swap(building.halfLengthM, building.halfDepthM);
        }
        double ground = 1e300;
        for (const Point p : building.footprint()) {
            ground = std::min(ground, terrain.heightM(p));
        }
        building.groundM = rounded3(ground);
        building.eavesM = rounded3(building.storeys * storeyHeightM(building.use) + 0.4);
        const double run = building.roof == RoofForm::Flat   ? 0.0
                           : building.roof == RoofForm::Shed ? 2.0 * building.halfDepthM
                                                             : building.halfDepthM;
        building.ridgeM = building.eavesM + run * std::tan(building.tiltDeg * std::numbers::pi / 180.0);
        addPlanes(building);
    }
}

} // namespace weitblick::sample
