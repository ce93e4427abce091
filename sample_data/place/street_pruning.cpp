// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/street_pruning.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "sample_data/place/street_attributes.h"

namespace weitblick::sample {

namespace {

std::size_t index(int i)
{
    return static_cast<std::size_t>(i);
}

bool isRoad(const Street& street)
{
    return street.roadClass <= RoadClass::Pedestrian;
}

bool isLocal(const Street& street)
{
    return street.roadClass == RoadClass::Residential || street.roadClass == RoadClass::LivingStreet ||
           street.roadClass == RoadClass::Footway || street.roadClass == RoadClass::Steps;
}

/// The streets that stay, while others are taken away.
struct Pruning {
    std::vector<std::vector<std::size_t>> at; ///< streets at each junction
    std::vector<bool> gone;
    std::vector<bool> isTrack; ///< becomes one
    std::vector<int> degree;
    std::vector<int> roadDegree; ///< streets for cars alone

    void remove(const Place& place, std::size_t street)
    {
        gone[street] = true;
        for (const int end : {place.streets[street].from, place.streets[street].to}) {
            --degree[index(end)];
            roadDegree[index(end)] -= isRoad(place.streets[street]) ? 1 : 0;
        }
    }
    [[nodiscard]] bool endsInTrack(const Place& place, int junction) const
    {
        return std::ranges::any_of(at[index(junction)], [&](std::size_t street) {
            const RoadClass it = place.streets[street].roadClass;
            return !gone[street] && (isTrack[street] || it == RoadClass::Track || it == RoadClass::Cycleway);
        });
    }
    /// Whether all others that meet there are for walkers.
    [[nodiscard]] bool isLeftToWalkers(const Place& place, int junction) const
    {
        return roadDegree[index(junction)] == 1 && !endsInTrack(place, junction);
    }
    void makeTrack(const Place& place, std::size_t street)
    {
        isTrack[street] = true;
        --roadDegree[index(place.streets[street].from)];
        --roadDegree[index(place.streets[street].to)];
    }

    /// Whether both ends stay joined without the street.
    [[nodiscard]] bool hasDetour(const Place& place, std::size_t street) const
    {
        const int goal = place.streets[street].to;
        std::vector<int> open{place.streets[street].from};
        std::set<int> seen{open.front()};
        while (!open.empty() && seen.size() < 400) {
            const int here = open.back();
            open.pop_back();
            for (const std::size_t next : at[static_cast<std::size_t>(here)]) {
                const Street& it = place.streets[next];
                if (next == street || gone[next] || it.roadClass > RoadClass::Pedestrian) {
                    continue;
                }
                const int there = it.from == here ? it.to : it.from;
                if (there == goal) {
                    return true;
                }
                if (seen.insert(there).second) {
                    open.push_back(there);
                }
            }
        }
        return false;
    }
};

/// At the edge of its settlement, where a street without houses leads nowhere.
bool isOuter(const Place& place, const Street& street)
{
    const Settlement& settlement = place.settlements[static_cast<std::size_t>(street.settlement)];
    return distance(pointAlong(street.line, street.lengthM / 2.0), settlement.centre) > settlement.radiusM * 0.7;
}

/// Streets at every junction, and how many of them cars and walkers use.
Pruning everythingOf(const Place& place)
{
    Pruning pruning;
    pruning.at.resize(place.junctions.size());
    pruning.gone.assign(place.streets.size(), false);
    pruning.isTrack.assign(place.streets.size(), false);
    pruning.degree.assign(place.junctions.size(), 0);
    pruning.roadDegree.assign(place.junctions.size(), 0);
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        for (const int end : {place.streets[i].from, place.streets[i].to}) {
            pruning.at[index(end)].push_back(i);
            ++pruning.degree[index(end)];
            pruning.roadDegree[index(end)] += isRoad(place.streets[i]) ? 1 : 0;
        }
    }
    return pruning;
}

Pruning pruned(const Place& place, const std::vector<bool>& hasLots)
{
    Pruning pruning = everythingOf(place);
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        const Street& street = place.streets[i];
        if (street.roadClass == RoadClass::Residential && !hasLots[i] &&
            street.lengthM > (isOuter(place, street) ? 20.0 : 75.0) && pruning.hasDetour(place, i)) {
            pruning.remove(place, i);
        }
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < place.streets.size(); ++i) {
            const Street& street = place.streets[i];
            if (pruning.gone[i] || pruning.isTrack[i] || hasLots[i] || !isLocal(street)) {
                continue;
            }
            const auto from = index(street.from);
            const auto to = index(street.to);
            if (pruning.degree[from] == 1 || pruning.degree[to] == 1) {
                pruning.remove(place, i);
                changed = true;
            } else if (isRoad(street) && (pruning.roadDegree[from] == 1 || pruning.roadDegree[to] == 1)) {
                const int end = pruning.roadDegree[from] == 1 ? street.from : street.to;
                if (pruning.endsInTrack(place, end)) {
                    pruning.makeTrack(place, i); // where the houses end, the street goes on as a farm track
                } else {
                    pruning.remove(place, i);
                }
                changed = true;
            }
        }
    }
    return pruning;
}

/// The part of a line between two distances from its start.
Line partOf(const Line& line, double fromM, double toM)
{
    Line part{pointAlong(line, fromM)};
    double at = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        at += distance(line[i], line[i + 1]);
        if (at > fromM + 0.5 && at < toM - 0.5) {
            part.push_back(line[i + 1]);
        }
    }
    part.push_back(pointAlong(line, toM));
    for (Point& p : part) {
        p = {rounded3(p.x), rounded3(p.y)};
    }
    return part;
}

/// Between which distances along each street lots lie.
struct Reach {
    double firstM = 1e300;
    double lastM = -1e300;
};

std::vector<Reach> reachOfLots(const Place& place)
{
    std::vector<Reach> reach(place.streets.size());
    for (const Lot& lot : place.lots) {
        const double half = distance(lot.corners[0], lot.corners[1]) / 2.0;
        Reach& it = reach[index(lot.street)];
        it.firstM = std::min(it.firstM, lot.atM - half);
        it.lastM = std::max(it.lastM, lot.atM + half);
    }
    return reach;
}

/// Parts any end of a street from its junction, so that it becomes a blind one.
void detach(Place& place, Pruning& all, std::size_t street, int& end)
{
    std::erase(all.at[index(end)], street);
    --all.degree[index(end)];
    --all.roadDegree[index(end)];
    place.junctions.push_back(place.junctions[index(end)]);
    end = static_cast<int>(place.junctions.size()) - 1;
    all.at.push_back({street});
    all.degree.push_back(1);
    all.roadDegree.push_back(1);
}

/// At the edge of a settlement streets stop where the houses do, if another way leads round.
void cutLooseEnds(Place& place)
{
    constexpr double kLongM = 45.0;
    Pruning all = everythingOf(place);
    const std::vector<Reach> reach = reachOfLots(place);
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        Street& street = place.streets[i];
        const bool mayEnd = street.roadClass == RoadClass::Residential || street.roadClass == RoadClass::LivingStreet;
        if (!mayEnd || reach[i].lastM < 0.0 || street.from == street.to || !isOuter(place, street)) {
            continue;
        }
        if (street.lengthM - reach[i].lastM > kLongM && all.degree[index(street.to)] > 1) {
            if (all.isLeftToWalkers(place, street.to) || all.hasDetour(place, i)) {
                detach(place, all, i, street.to);
            }
        } else if (reach[i].firstM > kLongM && all.degree[index(street.from)] > 1 &&
                   (all.isLeftToWalkers(place, street.from) || all.hasDetour(place, i))) {
            detach(place, all, i, street.from);
        }
    }
}

/// Blind streets end behind their last house.
void trimBlindEnds(Place& place, const Terrain& terrain)
{
    constexpr double kTurningM = 7.0;
    const Pruning all = everythingOf(place);
    const std::vector<Reach> reach = reachOfLots(place);
    std::vector<double> cutM(place.streets.size(), 0.0);
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        Street& street = place.streets[i];
        if (reach[i].lastM < 0.0 || !isLocal(street)) {
            continue;
        }
        const bool startsBlind = all.degree[index(street.from)] == 1 && reach[i].firstM > kTurningM + 6.0;
        const bool endsBlind = all.degree[index(street.to)] == 1 && reach[i].lastM < street.lengthM - kTurningM - 6.0;
        if (!startsBlind && !endsBlind) {
            continue;
        }
        const double fromM = startsBlind ? reach[i].firstM - kTurningM : 0.0;
        street.line = partOf(street.line, fromM, endsBlind ? reach[i].lastM + kTurningM : street.lengthM);
        street.lengthM = lineLengthM(street.line);
        place.junctions[index(street.from)] = street.line.front();
        place.junctions[index(street.to)] = street.line.back();
        measureSlope(street, terrain);
        cutM[i] = fromM;
    }
    for (Lot& lot : place.lots) {
        lot.atM -= cutM[index(lot.street)];
    }
}

/// Tracks that hang together with nothing.
void dropLostTracks(const Place& place, std::vector<bool>& gone)
{
    std::vector<int> group(place.junctions.size());
    std::iota(group.begin(), group.end(), 0);
    const auto root = [&](int i) {
        while (group[index(i)] != i) {
            i = group[index(i)];
        }
        return i;
    };
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        if (!gone[i] && place.streets[i].roadClass != RoadClass::Rail) {
            group[index(root(place.streets[i].from))] = root(place.streets[i].to);
        }
    }
    const int main = root(place.streets[index(place.lots.front().street)].from);
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        if (place.streets[i].roadClass > RoadClass::Pedestrian && place.streets[i].roadClass != RoadClass::Rail &&
            root(place.streets[i].from) != main) {
            gone[i] = true;
        }
    }
}

void renumberStreets(Place& place, const std::vector<bool>& gone)
{
    std::vector<int> renumbered(place.streets.size(), kNone);
    std::vector<Street> kept;
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        if (!gone[i]) {
            renumbered[i] = static_cast<int>(kept.size());
            kept.push_back(std::move(place.streets[i]));
        }
    }
    place.streets = std::move(kept);
    for (Lot& lot : place.lots) {
        lot.street = renumbered[index(lot.street)];
    }
    for (Building& building : place.buildings) {
        building.street = renumbered[index(building.street)];
    }
    std::vector<int> junctionNumbers(place.junctions.size(), kNone);
    std::vector<Point> junctions;
    for (Street& street : place.streets) {
        for (int* end : {&street.from, &street.to}) {
            int& number = junctionNumbers[index(*end)];
            if (number == kNone) {
                number = static_cast<int>(junctions.size());
                junctions.push_back(place.junctions[index(*end)]);
            }
            *end = number;
        }
    }
    place.junctions = std::move(junctions);
}

/// One-way streets stay where another way leads back.
void checkOneWays(Place& place)
{
    const Pruning all = everythingOf(place);
    const auto leadsBack = [&](const Street& oneWay) {
        std::vector<int> open{oneWay.to};
        std::set<int> seen{oneWay.to};
        while (!open.empty() && seen.size() < 400) {
            const int here = open.back();
            open.pop_back();
            for (const std::size_t next : all.at[index(here)]) {
                const Street& it = place.streets[next];
                if (it.roadClass > RoadClass::LivingStreet || (it.isOneWay && it.from != here)) {
                    continue;
                }
                const int there = it.from == here ? it.to : it.from;
                if (there == oneWay.from) {
                    return true;
                }
                if (seen.insert(there).second) {
                    open.push_back(there);
                }
            }
        }
        return false;
    };
    for (Street& street : place.streets) {
        street.isOneWay = street.isOneWay && leadsBack(street);
    }
}

} // namespace

void pruneStreets(Place& place, const Terrain& terrain)
{
    cutLooseEnds(place);
    std::vector<bool> hasLots(place.streets.size(), false);
    for (const Lot& lot : place.lots) {
        hasLots[index(lot.street)] = true;
    }
    Pruning pruning = pruned(place, hasLots);
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        if (pruning.isTrack[i]) {
            becomeTrack(place.streets[i]);
        }
    }
    dropLostTracks(place, pruning.gone);
    renumberStreets(place, pruning.gone);
    trimBlindEnds(place, terrain);
    checkOneWays(place);
}

} // namespace weitblick::sample
