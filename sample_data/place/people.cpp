// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/people.h"

#include <algorithm>

#include "sample_data/random.h"

namespace weitblick::sample {

double floorAreaM2(const Building& building)
{
    return 4.0 * building.halfLengthM * building.halfDepthM * building.storeys * 0.8;
}

void Totals::add(const Building& building)
{
    ++buildings;
    dwellings += building.dwellings;
    households += building.households;
    persons += building.persons;
    workplaces += building.workplaces;
    monuments += building.isMonument ? 1 : 0;
    for (std::size_t i = 0; i < ages.size(); ++i) {
        ages[i] += building.ages[i];
    }
    heatKWh += building.heatKWh;
    electricityKWh += building.electricityKWh;
    gasKWh += building.heating == Heating::Gas ? building.heatKWh / 0.9 : 0.0;
}

namespace {

int dwellingsOf(const Building& building, Random& random)
{
    const double floor = floorAreaM2(building);
    switch (building.use) {
    case BuildingUse::House:
        return random.chance(0.2) ? 2 : 1;
    case BuildingUse::RowHouse:
    case BuildingUse::Inn:
        return 1;
    case BuildingUse::Apartments:
        return std::max(2, static_cast<int>(std::lround(floor / random.between(53.0, 70.0))));
    case BuildingUse::MixedUse:
        return std::max(1, static_cast<int>(std::lround(floor * (building.storeys - 1) / building.storeys / 75.0)));
    default:
        return 0;
    }
}

void moveIn(Building& building, Random& random)
{
    static const std::vector<double> kFlat = {0.44, 0.33, 0.12, 0.08, 0.03};
    static const std::vector<double> kHouse = {0.22, 0.42, 0.16, 0.15, 0.05};
    const bool isFlat = building.dwellings > 2;
    for (int i = 0; i < building.dwellings; ++i) {
        if (random.chance(0.045)) {
            continue; // empty
        }
        ++building.households;
        const int size = 1 + static_cast<int>(random.weighted(isFlat ? kFlat : kHouse));
        building.persons += size;
        if (size == 1) {
            ++building.ages[2 + random.weighted({0.19, 0.2, 0.19, 0.42})];
        } else if (size == 2) {
            building.ages[2 + random.weighted({0.12, 0.13, 0.31, 0.44})] += 2;
        } else {
            building.ages[random.chance(0.72) ? 3 : 4] += 2;
            for (int child = 2; child < size; ++child) {
                ++building.ages[random.weighted({0.34, 0.47, 0.19})];
            }
        }
    }
}

double workersOf(const Building& building)
{
    const double floor = floorAreaM2(building);
    switch (building.use) {
    case BuildingUse::Industry:
        return floor / 52.0;
    case BuildingUse::Office:
    case BuildingUse::TownHall:
        return floor / 25.0;
    case BuildingUse::Shop:
        return floor / 42.0;
    case BuildingUse::MixedUse:
        return 1.4 * floor / building.storeys / 28.0; // ground floor and part of the one above
    case BuildingUse::Hospital:
        return floor / 20.0;
    case BuildingUse::School:
    case BuildingUse::Kita:
        return floor / 60.0;
    case BuildingUse::Inn:
        return 4.0;
    case BuildingUse::Farm:
        return floor > 160.0 ? 1.0 : 0.0;
    default:
        return 0.0;
    }
}

/// Space heat and hot water by age class, kWh a square metre and year.
double specificHeat(int year)
{
    struct Class {
        int until;
        double demand;
    };
    static constexpr Class kClasses[] = {{1918, 190}, {1948, 190}, {1957, 200}, {1968, 190}, {1978, 170},
                                         {1983, 140}, {1994, 120}, {2001, 95},  {2009, 80},  {2015, 55}};
    for (const Class& it : kClasses) {
        if (year <= it.until) {
            return it.demand;
        }
    }
    return 40.0;
}

bool isHeated(BuildingUse use)
{
    return use != BuildingUse::Garage && use != BuildingUse::Farm && use != BuildingUse::Church;
}

Heating heatingOf(const Building& building, const Settlement& settlement, Random& random)
{
    if (!isHeated(building.use)) {
        return Heating::None;
    }
    if (building.year >= 2012) {
        return random.chance(0.68) ? Heating::HeatPump : (random.chance(0.5) ? Heating::Gas : Heating::Wood);
    }
    const bool isTown = settlement.kind == SettlementKind::Town || settlement.kind == SettlementKind::SmallTown;
    const bool inHeatGrid = isTown && distance(building.centre, settlement.centre) < settlement.radiusM * 0.32;
    if (inHeatGrid && random.chance(building.dwellings > 5 ? 0.62 : 0.28)) {
        return Heating::DistrictHeat;
    }
    const double gas = settlement.targetBuildings >= 250 ? 0.62 : 0.0;
    const double dice = random.uniform();
    if (dice < gas) {
        return Heating::Gas;
    }
    if (dice < gas + (1.0 - gas) * 0.6) {
        return Heating::Oil;
    }
    return random.chance(0.5) ? Heating::Wood : (random.chance(0.6) ? Heating::HeatPump : Heating::Electric);
}

void supply(Building& building, const Settlement& settlement, Random& random)
{
    building.heating = heatingOf(building, settlement, random);
    const double floor = floorAreaM2(building);
    if (building.heating != Heating::None) {
        double specific = specificHeat(building.year);
        if (building.year < 1995 && random.chance(0.35)) {
            specific *= random.between(0.5, 0.75); // refurbished since
        }
        const bool isHall = building.use == BuildingUse::Industry || building.use == BuildingUse::SportsHall;
        building.heatKWh = std::round(floor * specific * (isHall ? 0.55 : 1.0) * random.between(0.85, 1.15));
    }
    const double homes = building.households * 1300.0 + building.persons * 850.0;
    const double work = building.workplaces * (building.use == BuildingUse::Industry ? 9500.0 : 2600.0);
    const double pump = building.heating == Heating::HeatPump   ? building.heatKWh / 3.2
                        : building.heating == Heating::Electric ? building.heatKWh
                                                                : 0.0;
    building.electricityKWh = std::round((homes + work) * random.between(0.8, 1.2) + pump);
}

} // namespace

void settlePeople(Place& place)
{
    Random random(place.settings.seed, "people");
    place.totals.assign(place.ortsteile.size(), {});
    for (Building& building : place.buildings) {
        building.dwellings = dwellingsOf(building, random);
        moveIn(building, random);
        building.workplaces = static_cast<int>(std::lround(workersOf(building)));
        if (building.persons > 0 && building.workplaces == 0 && random.chance(0.09)) {
            building.workplaces = random.integer(1, 3); // trades, practices, firms at home
        }
        const Zone zone = place.parcels[static_cast<std::size_t>(building.parcel)].zone;
        const bool isOld = building.year < 1900 && building.use != BuildingUse::Garage;
        building.isMonument = isOld && (building.use == BuildingUse::Church || building.use == BuildingUse::TownHall ||
                                        (zone == Zone::Core && random.chance(0.3)));
        building.isMunicipal = building.use == BuildingUse::School || building.use == BuildingUse::Kita ||
                               building.use == BuildingUse::TownHall || building.use == BuildingUse::FireStation ||
                               building.use == BuildingUse::SportsHall;
        supply(building, place.settlements[static_cast<std::size_t>(building.settlement)], random);
        place.totals[static_cast<std::size_t>(building.ortsteil)].add(building);
    }
}

} // namespace weitblick::sample
