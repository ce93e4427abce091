// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/street_attributes.h"

#include <algorithm>

#include "sample_data/place/settlements.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

bool isClassified(RoadClass roadClass)
{
    return roadClass <= RoadClass::District;
}

/// The settlement a classified road passes through there.
int settlementAt(const Place& place, const Terrain& terrain, Point p)
{
    for (std::size_t i = 0; i < place.settlements.size(); ++i) {
        const Settlement& settlement = place.settlements[i];
        if (distance(settlement.centre, p) < settlement.radiusM * 1.5 &&
            remoteness(settlement, terrain, place.settings.seed, p) < 0.97) {
            return static_cast<int>(i);
        }
    }
    return kNone;
}

struct Form {
    double widthM, corridorM;
    int speedKmH;
};

Form formOf(const Street& street, Zone zone)
{
    const bool isInside = street.settlement != kNone;
    switch (street.roadClass) {
    case RoadClass::Federal:
        return {isInside ? 7.5 : 8.0, 14.0, isInside ? 50 : 100};
    case RoadClass::State:
        return {6.5, 12.0, isInside ? 50 : 100};
    case RoadClass::District:
        return {5.5, 10.5, isInside ? 50 : 80};
    case RoadClass::Residential:
        return zone == Zone::Industry ? Form{6.5, 11.0, 50}
                                      : Form{zone == Zone::Core ? 4.5 : 5.5, zone == Zone::Core ? 7.0 : 9.0, 30};
    case RoadClass::LivingStreet:
        return {4.5, 7.0, 10};
    case RoadClass::Pedestrian:
        return {5.0, 8.0, 5};
    case RoadClass::Track:
        return {3.0, 5.0, 20};
    case RoadClass::Cycleway:
        return {2.5, 4.0, 25};
    case RoadClass::Footway:
    case RoadClass::Steps:
        return {2.0, 3.0, 5};
    case RoadClass::Rail:
        return {4.0, 12.0, 120};
    }
    return {5.5, 9.0, 30};
}

/// Local streets near the centre: some are shared space, in towns the innermost are for walking.
void calmDown(Street& street, const Settlement& settlement, double remote, Random& random)
{
    const bool isTown = settlement.kind == SettlementKind::Town || settlement.kind == SettlementKind::SmallTown;
    if (isTown && remote < 0.075 && street.reference.empty()) {
        street.roadClass = RoadClass::Pedestrian;
    } else if (remote < 0.3 ? random.chance(0.25) : street.lengthM < 160.0 && random.chance(0.1)) {
        street.roadClass = RoadClass::LivingStreet;
    } else if (isTown && remote < 0.45 && street.lengthM > 40.0) {
        street.isOneWay = random.chance(0.22);
    } else if (!isTown && remote < 0.4 && street.lengthM > 40.0 && street.lengthM < 150.0) {
        street.isOneWay = random.chance(0.15);
    }
}

int trafficOf(const Place& place, const Street& street, double remote, Random& random)
{
    const double size =
        street.settlement == kNone
            ? 1.0
            : std::sqrt(place.settlements[static_cast<std::size_t>(street.settlement)].targetBuildings / 400.0);
    const double wobble = random.between(0.75, 1.3);
    switch (street.roadClass) {
    case RoadClass::Federal:
        return static_cast<int>((street.settlement == kNone ? 9500.0 : 8000.0 + 1900.0 * size) * wobble);
    case RoadClass::State:
        return static_cast<int>((street.settlement == kNone ? 4200.0 : 3000.0 + 1300.0 * size) * wobble);
    case RoadClass::District:
        return static_cast<int>((street.settlement == kNone ? 1500.0 : 1200.0 + 500.0 * size) * wobble);
    case RoadClass::Residential:
        return static_cast<int>(
            (350.0 + (street.reference.empty() ? 0.0 : 4000.0) + 900.0 * std::max(0.0, 0.6 - remote) * size) * wobble);
    case RoadClass::LivingStreet:
        return static_cast<int>(140.0 * wobble);
    default:
        return 0;
    }
}

bool crossesRiver(const Place& place, const Terrain& terrain, const Line& line)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (terrain.riverDistanceM(line[i]) > 100.0) {
            continue;
        }
        for (std::size_t k = 0; k + 1 < place.river.size(); ++k) {
            if (crossing(line[i], line[i + 1], place.river[k], place.river[k + 1])) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

void measureSlope(Street& street, const Terrain& terrain)
{
    const double rise = terrain.heightM(street.line.back()) - terrain.heightM(street.line.front());
    street.slopePercent = 100.0 * rise / std::max(1.0, street.lengthM);
}

void becomeTrack(Street& street)
{
    street.roadClass = RoadClass::Track;
    const Form form = formOf(street, Zone::Outer);
    street.widthM = form.widthM;
    street.corridorM = form.corridorM;
    street.speedKmH = form.speedKmH;
    street.settlement = kNone;
    street.name.clear();
    street.isOneWay = false;
    street.vehiclesPerDay = 0;
}

void describeStreets(Place& place, const Terrain& terrain, const StreetNet& net)
{
    Random random(place.settings.seed, "street attributes");
    net.collect(place.junctions, place.streets);
    for (Street& street : place.streets) {
        const Point middle = pointAlong(street.line, street.lengthM / 2.0);
        if (isClassified(street.roadClass)) {
            street.settlement = settlementAt(place, terrain, middle);
        }
        double remote = 2.0;
        Zone zone = Zone::Outer;
        if (street.settlement != kNone) {
            const Settlement& settlement = place.settlements[static_cast<std::size_t>(street.settlement)];
            remote = remoteness(settlement, terrain, place.settings.seed, middle);
            zone = zoneAt(settlement, remote, middle);
            if (street.roadClass == RoadClass::Residential) {
                calmDown(street, settlement, remote, random);
            }
        }
        const Form form = formOf(street, zone);
        street.widthM = form.widthM;
        street.corridorM = form.corridorM;
        street.speedKmH = form.speedKmH;
        measureSlope(street, terrain);
        street.vehiclesPerDay = trafficOf(place, street, remote, random);
        street.hasCycleTrack =
            street.roadClass <= RoadClass::State && random.chance(street.settlement == kNone ? 0.35 : 0.3);
        street.isBridge = crossesRiver(place, terrain, street.line);
    }
}

} // namespace weitblick::sample
