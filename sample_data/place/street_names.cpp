// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <numbers>
#include <numeric>
#include <set>
#include <string>

#include "sample_data/place/names.h"
#include "sample_data/place/settlements.h"
#include "sample_data/place/street_attributes.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

using Index = std::size_t;

Index idx(int i)
{
    return static_cast<Index>(i);
}

/// Direction in which a street leaves a junction.
Point leaving(const Street& street, int junction)
{
    const Line& line = street.line;
    return street.from == junction ? normalised(line[1] - line[0])
                                   : normalised(line[line.size() - 2] - line[line.size() - 1]);
}

bool mayShareName(const Street& a, const Street& b)
{
    const auto isNamed = [](const Street& s) { return s.roadClass <= RoadClass::Pedestrian && s.settlement != kNone; };
    const bool aMain = a.roadClass <= RoadClass::District;
    const bool bMain = b.roadClass <= RoadClass::District;
    return isNamed(a) && isNamed(b) && a.settlement == b.settlement && aMain == bMain && a.reference == b.reference;
}

struct Strokes {
    std::vector<Index> parent;
    Index root(Index i)
    {
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }
};

std::vector<std::vector<int>> streetsAtJunctions(const Place& place)
{
    std::vector<std::vector<int>> at(place.junctions.size());
    for (Index i = 0; i < place.streets.size(); ++i) {
        at[idx(place.streets[i].from)].push_back(static_cast<int>(i));
        if (place.streets[i].to != place.streets[i].from) {
            at[idx(place.streets[i].to)].push_back(static_cast<int>(i));
        }
    }
    return at;
}

/// At each junction the straightest pairs run on.
Strokes joinedStrokes(const Place& place, const std::vector<std::vector<int>>& at)
{
    Strokes strokes;
    strokes.parent.resize(place.streets.size());
    std::iota(strokes.parent.begin(), strokes.parent.end(), Index{0});
    for (Index junction = 0; junction < at.size(); ++junction) {
        struct Pair {
            double cosine;
            int a, b;
        };
        std::vector<Pair> pairs;
        for (Index i = 0; i < at[junction].size(); ++i) {
            for (Index k = i + 1; k < at[junction].size(); ++k) {
                const Street& a = place.streets[idx(at[junction][i])];
                const Street& b = place.streets[idx(at[junction][k])];
                const double cosine =
                    dot(leaving(a, static_cast<int>(junction)), leaving(b, static_cast<int>(junction)));
                if (mayShareName(a, b) && cosine < -0.75) {
                    pairs.push_back({cosine, at[junction][i], at[junction][k]});
                }
            }
        }
        std::ranges::stable_sort(pairs, {}, &Pair::cosine);
        std::set<int> taken;
        for (const Pair& pair : pairs) {
            if (!taken.contains(pair.a) && !taken.contains(pair.b)) {
                taken.insert(pair.a);
                taken.insert(pair.b);
                strokes.parent[strokes.root(idx(pair.a))] = strokes.root(idx(pair.b));
            }
        }
    }
    return strokes;
}

/// Walks the stroke from the end nearer to the centre, so that house numbers begin there.
void measureStroke(Place& place, const std::vector<int>& members, const std::vector<std::vector<int>>& at)
{
    const Point centre = place.settlements[idx(place.streets[idx(members[0])].settlement)].centre;
    const std::set<int> inside(members.begin(), members.end());
    const auto degree = [&](int junction) {
        return std::ranges::count_if(at[idx(junction)], [&](int street) { return inside.contains(street); });
    };
    int start = place.streets[idx(members[0])].from;
    double least = 1e300;
    for (const int member : members) {
        for (const int end : {place.streets[idx(member)].from, place.streets[idx(member)].to}) {
            const double off = distance(place.junctions[idx(end)], centre) + (degree(end) == 1 ? 0.0 : 1e6);
            if (off < least) {
                least = off;
                start = end;
            }
        }
    }
    std::set<int> done;
    double chainage = 0.0;
    for (int junction = start; done.size() < members.size();) {
        const auto next = std::ranges::find_if(
            at[idx(junction)], [&](int street) { return inside.contains(street) && !done.contains(street); });
        int street = kNone;
        if (next != at[idx(junction)].end()) {
            street = *next;
        } else { // a fork of equal name: goes on elsewhere
            street = *std::ranges::find_if(members, [&](int member) { return !done.contains(member); });
            junction = place.streets[idx(street)].from;
        }
        done.insert(street);
        Street& it = place.streets[idx(street)];
        it.runsBack = it.from != junction;
        it.strokeStartM = chainage;
        chainage += it.lengthM;
        junction = it.runsBack ? it.from : it.to;
    }
}

/// "Buchenhausen" → "Buchenhäuser": the road that leads there.
std::string towards(std::string name)
{
    const auto ends = [&](std::string_view end) { return name.ends_with(end); };
    const auto replaced = [&](std::size_t cut, const char* by) { return name.substr(0, name.size() - cut) + by; };
    if (ends("hausen")) {
        return replaced(6, "häuser");
    }
    if (ends("kirchen")) {
        return replaced(2, "er");
    }
    return name + "er";
}

class Namer {
public:
    Namer(const Place& place, const Terrain& terrain)
        : m_place(place),
          m_terrain(terrain),
          m_random(place.settings.seed, "street names")
    {
    }

    std::string nameFor(const Street& street)
    {
        const Settlement& settlement = m_place.settlements[idx(street.settlement)];
        auto& given = m_given[street.settlement];
        const Point p = pointAlong(street.line, street.lengthM / 2.0);
        if (street.reference == "Ring") {
            return fresh(given, {"Stadtring", "Altstadtring", "Wallring"});
        }
        if (street.roadClass <= RoadClass::District) {
            return mainName(street, settlement, given, p);
        }
        const double remote = remoteness(settlement, m_terrain, m_place.settings.seed, p);
        const Zone zone = zoneAt(settlement, remote, p);
        if (zone == Zone::Industry) {
            return fresh(given, industryStreetNames());
        }
        if (zone == Zone::Core) {
            return fresh(given, coreStreetNames());
        }
        // A quarter lies in one direction from the centre and has one theme.
        const Point off = p - settlement.centre;
        const double turn = (std::atan2(off.y, off.x) / (2.0 * std::numbers::pi) + 0.5) * 7.0;
        const auto theme =
            static_cast<Index>(turn) * 3 + static_cast<Index>(remote * 3.3) + static_cast<Index>(street.settlement) * 5;
        return fresh(given, quarterStreetNames()[theme % quarterStreetNames().size()]);
    }

private:
    std::string mainName(const Street& street, const Settlement& settlement, std::set<std::string>& given, Point p)
    {
        if (given.insert("Hauptstraße").second) {
            return "Hauptstraße";
        }
        const Point out = normalised(p - settlement.centre);
        double best = -1e300;
        std::string towardsName;
        for (const Settlement& other : m_place.settlements) {
            const Point way = other.centre - settlement.centre;
            if (lengthOf(way) > 1.0) {
                const double fit = dot(normalised(way), out) - lengthOf(way) / 9000.0;
                if (fit > best) {
                    best = fit;
                    towardsName = other.name;
                }
            }
        }
        return fresh(given,
                     {towards(towardsName) + " Straße", "Landstraße",
                      street.reference == "B 698" ? "Bundesstraße" : "Lange Straße", "Bahnhofstraße", "Mühlenstraße"});
    }

    std::string fresh(std::set<std::string>& given, const std::vector<std::string>& names)
    {
        for (const std::string& name : names) {
            if (given.insert(name).second) {
                return name;
            }
        }
        static const std::vector<std::string> kFirst = {
            "Karl",   "Anna",    "Georg", "Ludwig",    "Elise",   "Konrad", "Heinrich", "Marie",
            "Jakob",  "Philipp", "Emma",  "August",    "Johanna", "Peter",  "Luise",    "Adam",
            "Martin", "Klara",   "Otto",  "Friedrich", "Helene",  "Ernst"};
        static const std::vector<std::string> kEnds = {"-Straße", "-Weg", "-Ring", "-Allee", "-Gasse"};
        for (int attempt = 0; attempt < 200; ++attempt) {
            const auto& theme = m_random.pick(quarterStreetNames());
            const std::string& end = attempt < 20 ? kEnds.front() : m_random.pick(kEnds);
            const std::string name =
                attempt < 6 ? m_random.pick(theme) : m_random.pick(kFirst) + "-" + m_random.pick(familyNames()) + end;
            if (given.insert(name).second) {
                return name;
            }
        }
        for (int number = 1;; ++number) { // every name is taken: plain numbers, as on an estate
            const std::string name = "Planstraße " + std::to_string(number);
            if (given.insert(name).second) {
                return name;
            }
        }
    }

    const Place& m_place;
    const Terrain& m_terrain;
    Random m_random;
    std::map<int, std::set<std::string>> m_given;
};

} // namespace

void nameStreets(Place& place, const Terrain& terrain)
{
    const auto at = streetsAtJunctions(place);
    Strokes strokes = joinedStrokes(place, at);
    std::map<Index, std::vector<int>> members;
    for (Index i = 0; i < place.streets.size(); ++i) {
        const Street& street = place.streets[i];
        if (street.settlement != kNone && street.roadClass <= RoadClass::Pedestrian) {
            members[strokes.root(i)].push_back(static_cast<int>(i));
        }
    }
    struct Entry {
        double off;
        Index root;
    };
    std::vector<Entry> order;
    for (const auto& [root, streets] : members) {
        double off = 1e300;
        for (const int street : streets) {
            const Street& it = place.streets[idx(street)];
            off = std::min(
                off, distance(pointAlong(it.line, it.lengthM / 2.0), place.settlements[idx(it.settlement)].centre));
        }
        order.push_back({off, root});
    }
    std::ranges::stable_sort(order, {}, &Entry::off);
    Namer namer(place, terrain);
    int number = 0;
    for (const Entry& entry : order) {
        const auto& streets = members[entry.root];
        const std::string name = namer.nameFor(place.streets[idx(streets[0])]);
        for (const int street : streets) {
            place.streets[idx(street)].name = name;
            place.streets[idx(street)].stroke = number;
        }
        measureStroke(place, streets, at);
        ++number;
    }
    for (Street& street : place.streets) {
        if (street.reference == "Ring") {
            street.reference.clear();
        }
    }
}

} // namespace weitblick::sample
