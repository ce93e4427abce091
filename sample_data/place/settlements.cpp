// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/settlements.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

#include "sample_data/place/names.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

struct Plan {
    double sizeM;
    int mainBuildings;
    int smallTowns, smallTownBuildings;
    int villages, villageLow, villageHigh;
    double apartM;
    int gemeinden;
};

Plan planOf(PlaceSize size)
{
    switch (size) {
    case PlaceSize::Village:
        return {2400.0, 310, 0, 0, 1, 90, 90, 700.0, 1};
    case PlaceSize::Town:
        return {12000.0, 8100, 0, 0, 13, 150, 620, 1500.0, 4};
    case PlaceSize::District:
        return {36000.0, 18000, 3, 3500, 56, 170, 560, 2100.0, 16};
    }
    return {};
}

/// Metres of ground a building takes with its share of street and garden.
double groundPerBuildingM2(SettlementKind kind)
{
    return kind == SettlementKind::Town ? 900.0 : (kind == SettlementKind::SmallTown ? 1000.0 : 1150.0);
}

Settlement made(std::string name, SettlementKind kind, Point centre, int buildings, Random& random)
{
    Settlement settlement;
    settlement.name = std::move(name);
    settlement.kind = kind;
    settlement.centre = centre;
    settlement.targetBuildings = buildings;
    settlement.radiusM = std::sqrt(buildings * groundPerBuildingM2(kind) / std::numbers::pi) * 1.15;
    settlement.stretchRad = std::numbers::pi / 2.0 + random.between(-0.5, 0.5);
    settlement.industryRad = random.between(0.0, 2.0 * std::numbers::pi);
    settlement.hasIndustry = buildings >= 260;
    return settlement;
}

double offIndustry(const Settlement& settlement, Point off)
{
    return std::abs(std::remainder(std::atan2(off.y, off.x) - settlement.industryRad, 2.0 * std::numbers::pi));
}

/// Where its commercial area lies: level, dry and with room.
void turnIndustry(Place& place, const Terrain& terrain)
{
    for (Settlement& settlement : place.settlements) {
        const double first = settlement.industryRad;
        double least = 1e300;
        for (int i = 0; i < 16; ++i) {
            const double angle = first + i * std::numbers::pi / 8.0;
            double cost = 0.0;
            for (double part = 0.65; part < 1.45; part += 0.1) {
                for (const double aside : {-0.4, 0.0, 0.4}) {
                    const Point p = settlement.centre + Point{std::cos(angle + aside), std::sin(angle + aside)} *
                                                            (part * settlement.radiusM);
                    const bool isWet = terrain.riverDistanceM(p) < terrain.floodHalfWidthM(p.y) + 30.0;
                    cost += 12.0 * terrain.slope(p) + (isWet ? 1.5 : 0.0) + (place.extent.holds(p) ? 0.0 : 1.0);
                }
            }
            if (cost < least) {
                least = cost;
                settlement.industryRad = angle;
            }
        }
    }
}

/// The point near `wish` that is not flooded and not steep.
Point settled(const Terrain& terrain, Point wish, double riverM)
{
    Point best = wish;
    double least = 1e300;
    for (double dy = -300.0; dy <= 300.0; dy += 30.0) {
        for (double dx = -900.0; dx <= 900.0; dx += 30.0) {
            const Point p{wish.x + dx, wish.y + dy};
            const double cost =
                std::abs(terrain.riverDistanceM(p) - riverM) + 1500.0 * terrain.slope(p) + 0.05 * distance(p, wish);
            if (cost < least) {
                least = cost;
                best = p;
            }
        }
    }
    return best;
}

void addVillages(Place& place, const Terrain& terrain, const Plan& plan, VillageNames& names, Random& random)
{
    const double margin = place.settings.size == PlaceSize::Village ? 380.0 : 700.0;
    int left = plan.villages;
    double apart = plan.apartM;
    for (int attempt = 0; left > 0; ++attempt) {
        if (attempt % 400 == 399) {
            apart *= 0.93;
        }
        const Point p{random.between(place.extent.minX + margin, place.extent.maxX - margin),
                      random.between(place.extent.minY + margin, place.extent.maxY - margin)};
        const bool tooClose = std::ranges::any_of(place.settlements, [&](const Settlement& other) {
            return distance(other.centre, p) < apart + other.radiusM * 1.2;
        });
        if (tooClose || terrain.slope(p) > 0.075 || terrain.riverDistanceM(p) < terrain.floodHalfWidthM(p.y) + 130.0) {
            continue;
        }
        // Small ones are frequent, large ones rare.
        const double share = random.uniform();
        const int buildings = plan.villageLow + static_cast<int>((plan.villageHigh - plan.villageLow) * share * share);
        place.settlements.push_back(made(
            names.next(), buildings < 120 ? SettlementKind::Hamlet : SettlementKind::Village, p, buildings, random));
        --left;
    }
}

/// Seats first (the largest), then every settlement joins the nearest seat, large seats reaching further.
void formGemeinden(Place& place, const Plan& plan)
{
    std::vector<std::size_t> order(place.settlements.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return place.settlements[a].targetBuildings > place.settlements[b].targetBuildings;
    });
    std::vector<std::size_t> seats;
    const double seatsApart = plan.gemeinden > 8 ? 5200.0 : 3000.0;
    for (const double relax : {1.0, 0.7, 0.4, 0.0}) {
        for (const std::size_t candidate : order) {
            const Point centre = place.settlements[candidate].centre;
            if (static_cast<int>(seats.size()) < plan.gemeinden && std::ranges::find(seats, candidate) == seats.end() &&
                std::ranges::none_of(seats, [&](std::size_t seat) {
                    return distance(place.settlements[seat].centre, centre) < seatsApart * relax;
                })) {
                seats.push_back(candidate);
            }
        }
    }
    for (std::size_t i = 0; i < seats.size(); ++i) {
        const Settlement& seat = place.settlements[seats[i]];
        Gemeinde gemeinde;
        gemeinde.ags = fmt::format("06999{:03}", i + 1);
        gemeinde.name = seat.name;
        gemeinde.postcode = fmt::format("36{:03}", 990 - static_cast<int>(i));
        gemeinde.isTown = seat.kind == SettlementKind::Town || seat.kind == SettlementKind::SmallTown;
        gemeinde.seat = static_cast<int>(seats[i]);
        place.gemeinden.push_back(std::move(gemeinde));
    }
    for (Settlement& settlement : place.settlements) {
        double best = 1e300;
        for (std::size_t i = 0; i < seats.size(); ++i) {
            const Settlement& seat = place.settlements[seats[i]];
            const double reach = seat.kind == SettlementKind::Town ? 0.7 : 1.0;
            const double off = distance(seat.centre, settlement.centre) * reach;
            if (off < best) {
                best = off;
                settlement.gemeinde = static_cast<int>(i);
            }
        }
    }
}

void addOrtsteil(Place& place, std::size_t settlement, const std::string& name, Point site)
{
    Ortsteil ortsteil;
    ortsteil.name = name;
    ortsteil.settlement = static_cast<int>(settlement);
    ortsteil.gemeinde = place.settlements[settlement].gemeinde;
    ortsteil.site = site;
    place.ortsteile.push_back(std::move(ortsteil));
}

void formOrtsteile(Place& place)
{
    for (std::size_t i = 0; i < place.settlements.size(); ++i) {
        const Settlement& settlement = place.settlements[i];
        if (settlement.kind != SettlementKind::Town) {
            addOrtsteil(place, i, settlement.name, settlement.centre);
            continue;
        }
        addOrtsteil(place, i, settlement.name + "-Altstadt", settlement.centre);
        const char* const names[] = {"-Oststadt", "-Nordstadt", "-Weststadt", "-Südstadt"};
        for (int quarter = 0; quarter < 4; ++quarter) {
            const double angle = quarter * std::numbers::pi / 2.0 + 0.2;
            addOrtsteil(place, i, settlement.name + names[quarter],
                        settlement.centre + Point{std::cos(angle), std::sin(angle)} * (settlement.radiusM * 0.62));
        }
    }
    // Keys follow the Gemeinden, as in a register.
    std::ranges::stable_sort(place.ortsteile, {}, &Ortsteil::gemeinde);
    std::vector<int> counts(place.gemeinden.size(), 0);
    for (std::size_t i = 0; i < place.ortsteile.size(); ++i) {
        Ortsteil& ortsteil = place.ortsteile[i];
        const auto gemeinde = static_cast<std::size_t>(ortsteil.gemeinde);
        ortsteil.key = fmt::format("{}{:02}", place.gemeinden[gemeinde].ags, ++counts[gemeinde]);
        ortsteil.gemarkung = fmt::format("{:04}", 9001 + i);
    }
}

} // namespace

Box extentOf(PlaceSize size)
{
    // Corner on whole kilometres, as rasters and LoD2 tiles have it.
    const double sizeM = planOf(size).sizeM;
    return {508000.0, 5610000.0, 508000.0 + sizeM, 5610000.0 + sizeM};
}

void placeSettlements(Place& place, const Terrain& terrain)
{
    const Plan plan = planOf(place.settings.size);
    Random random(place.settings.seed, "settlements");
    VillageNames names(place.settings.seed);
    const Box& extent = place.extent;
    const bool isVillage = place.settings.size == PlaceSize::Village;
    const Point middle{(extent.minX + extent.maxX) / 2.0,
                       extent.minY + (extent.maxY - extent.minY) * random.between(0.46, 0.54)};
    const Point centre = settled(terrain, middle, terrain.floodHalfWidthM(middle.y) + (isVillage ? 170.0 : 330.0));
    place.settlements.push_back(made(isVillage ? "Musterhausen" : "Musterstadt",
                                     isVillage ? SettlementKind::Village : SettlementKind::Town, centre,
                                     plan.mainBuildings, random));
    const Point corners[] = {{0.22, 0.2}, {0.76, 0.26}, {0.7, 0.8}};
    for (int i = 0; i < plan.smallTowns; ++i) {
        const Point at{extent.minX + plan.sizeM * corners[i].x, extent.minY + plan.sizeM * corners[i].y};
        const int buildings = static_cast<int>(plan.smallTownBuildings * random.between(0.8, 1.2));
        Point best = at;
        for (int attempt = 0; attempt < 200; ++attempt) {
            const Point p{at.x + random.between(-1500.0, 1500.0), at.y + random.between(-1500.0, 1500.0)};
            if (terrain.slope(p) < terrain.slope(best)) {
                best = p;
            }
        }
        place.settlements.push_back(made(names.next(), SettlementKind::SmallTown, best, buildings, random));
    }
    addVillages(place, terrain, plan, names, random);
    turnIndustry(place, terrain);
    formGemeinden(place, plan);
    formOrtsteile(place);
}

double remoteness(const Settlement& settlement, const Terrain& terrain, std::uint64_t seed, Point p)
{
    const Point off = turned(p - settlement.centre, -settlement.stretchRad);
    const double angle = std::atan2(off.y, off.x);
    const double wobble = 1.0 + 0.3 * smoothNoise(seed + 77, settlement.centre.x / 97.0 + 2.0 * std::cos(angle),
                                                  settlement.centre.y / 89.0 + 2.0 * std::sin(angle));
    const double plain = std::hypot(off.x / 1.22, off.y / 0.84) / (settlement.radiusM * wobble);
    const double steep = std::max(0.0, terrain.slope(p) - 0.09) * 5.0;
    if (settlement.kind != SettlementKind::Town && settlement.kind != SettlementKind::SmallTown) {
        return plain + steep;
    }
    // The commercial area of a town reaches beyond its last houses.
    const double aside = offIndustry(settlement, p - settlement.centre);
    return plain * (1.0 - 0.3 * std::clamp((0.72 - aside) / 0.14, 0.0, 1.0)) + steep;
}

Zone zoneAt(const Settlement& settlement, double remote, Point p)
{
    const bool isTown = settlement.kind == SettlementKind::Town || settlement.kind == SettlementKind::SmallTown;
    if (settlement.hasIndustry && offIndustry(settlement, p - settlement.centre) < (isTown ? 0.62 : 0.5) &&
        remote > (isTown ? 0.5 : 0.62)) {
        return Zone::Industry;
    }
    const double core = settlement.kind == SettlementKind::Town ? 0.2 : 0.36;
    const double inner = settlement.kind == SettlementKind::Town ? 0.52 : 0.62;
    return remote < core ? Zone::Core : (remote < inner ? Zone::Inner : Zone::Outer);
}

} // namespace weitblick::sample
