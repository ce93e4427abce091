// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/mobility/transit_network.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "sample_data/mobility/street_router.h"

namespace weitblick::sample {

namespace {

std::size_t idx(int i)
{
    return static_cast<std::size_t>(i);
}

class Planner {
public:
    explicit Planner(const Place& place) : m_place(place), m_router(place) {}

    TransitNetwork plan()
    {
        if (m_place.settings.size == PlaceSize::Village) {
            planVillage();
        } else {
            planRail();
            planTown();
            planRegion();
        }
        return std::move(m_network);
    }

private:
    int stopAt(Point p, const Street& street, const Line& shape)
    {
        for (std::size_t i = 0; i < m_network.stops.size(); ++i) {
            const TransitStop& stop = m_network.stops[i];
            const bool isOnTheWay = stop.isStation || distanceToLine(stop.at, shape) < 15.0;
            if (distance(stop.at, p) < 130.0 && isOnTheWay) {
                return static_cast<int>(i);
            }
        }
        const int settlement = street.settlement;
        std::string name = settlement == kNone ? "Kreisgrenze" : m_place.settlements[idx(settlement)].name;
        name += " " + (street.name.empty() ? street.reference : street.name);
        std::string unique = name;
        for (int number = 2; !m_names.insert(unique).second; ++number) {
            unique = fmt::format("{} {}", name, number);
        }
        const int stop = static_cast<int>(m_network.stops.size());
        m_network.stops.push_back({fmt::format("de:06999:{}", 1001 + stop), unique, p, settlement, false});
        return stop;
    }

    void addLine(std::string number, LineKind kind, int verbund, const std::vector<int>& via)
    {
        std::vector<Leg> legs;
        for (std::size_t i = 0; i + 1 < via.size(); ++i) {
            if (via[i] == via[i + 1]) {
                continue;
            }
            if (auto way = m_router.route(via[i], via[i + 1])) {
                legs.insert(legs.end(), way->begin(), way->end());
            }
        }
        if (legs.empty()) {
            return;
        }
        TransitLine line;
        line.number = std::move(number);
        line.kind = kind;
        line.verbund = verbund;
        line.shape = m_router.lineOf(legs);
        placeStops(line, legs);
        if (line.stops.size() >= 2) {
            m_network.lines.push_back(std::move(line));
        }
    }

    /// At both ends and where people live, some 400 m apart.
    void placeStops(TransitLine& line, const std::vector<Leg>& legs)
    {
        const double apart = line.kind == LineKind::Town ? 300.0 : 340.0;
        double at = 0.0;
        double last = -1e9;
        for (std::size_t i = 0; i < legs.size(); ++i) {
            const Street& street = m_place.streets[idx(legs[i].street)];
            const bool isFirst = i == 0;
            const bool isLast = i + 1 == legs.size();
            const double here = isFirst ? 0.0 : (isLast ? at + street.lengthM : at + street.lengthM / 2.0);
            if (isFirst || isLast || (street.settlement != kNone && here - last >= apart)) {
                const int stop = stopAt(pointAlong(line.shape, here), street, line.shape);
                const bool isNew = std::ranges::find(line.stops, stop) == line.stops.end();
                if (isNew) {
                    line.stops.push_back(stop);
                    line.atM.push_back(here);
                    last = here;
                }
            }
            at += street.lengthM;
        }
    }

    void planRail()
    {
        const Line& track = m_place.railway;
        TransitLine line;
        line.number = "RB 99";
        line.kind = LineKind::Rail;
        line.shape = track;
        // A station where the track passes a settlement, the main one first of all.
        double at = 0.0;
        double last = -1e9;
        std::vector<std::pair<double, int>> halts;
        for (std::size_t s = 0; s < m_place.settlements.size(); ++s) {
            const Settlement& settlement = m_place.settlements[s];
            at = 0.0;
            double best = 1e300;
            double where = 0.0;
            for (std::size_t i = 0; i + 1 < track.size(); ++i) {
                const double off = distance(track[i], settlement.centre);
                if (off < best) {
                    best = off;
                    where = at;
                }
                at += distance(track[i], track[i + 1]);
            }
            if (best < std::max(800.0, settlement.radiusM)) {
                halts.emplace_back(where, static_cast<int>(s));
            }
        }
        halts.emplace_back(0.0, kNone);
        halts.emplace_back(lineLengthM(track), kNone);
        std::ranges::sort(halts);
        for (const auto& [where, settlement] : halts) {
            if (where - last < 900.0 && settlement != 0) {
                continue;
            }
            const int stop = static_cast<int>(m_network.stops.size());
            const std::string name = settlement == kNone ? (where < 1.0 ? "Nordheim (Grenze)" : "Südheim (Grenze)")
                                                         : m_place.settlements[idx(settlement)].name + " Bahnhof";
            m_names.insert(name);
            m_network.stops.push_back(
                {fmt::format("de:06999:{}", 1001 + stop), name, pointAlong(track, where), settlement, true});
            if (settlement == 0) {
                m_network.hub = stop;
            }
            line.stops.push_back(stop);
            line.atM.push_back(where);
            last = where;
        }
        m_network.lines.push_back(std::move(line));
    }

    void planTown()
    {
        std::vector<Point> quarters;
        for (const Ortsteil& ortsteil : m_place.ortsteile) {
            if (ortsteil.settlement == 0) {
                quarters.push_back(ortsteil.site);
            }
        }
        const Settlement& town = m_place.settlements[0];
        const int centre = m_router.junctionNear(quarters[0]);
        const int hub = hubJunction();
        const Point works =
            town.centre + Point{std::cos(town.industryRad), std::sin(town.industryRad)} * (town.radiusM * 0.8);
        addLine("1", LineKind::Town, 0,
                {m_router.junctionNear(quarters[2]), hub, centre, m_router.junctionNear(quarters[4])});
        addLine("2", LineKind::Town, 0,
                {m_router.junctionNear(quarters[1]), centre, hub, m_router.junctionNear(quarters[3])});
        addLine("3", LineKind::Town, 0, {m_router.junctionNear(works), centre, hub});
    }

    [[nodiscard]] int hubJunction() const { return m_router.junctionNear(m_network.stops[idx(m_network.hub)].at); }

    void planRegion()
    {
        const Point town = m_place.settlements[0].centre;
        std::vector<std::pair<double, int>> byAngle;
        for (std::size_t i = 1; i < m_place.settlements.size(); ++i) {
            const Point off = m_place.settlements[i].centre - town;
            byAngle.emplace_back(std::atan2(off.y, off.x), static_cast<int>(i));
        }
        std::ranges::sort(byAngle);
        constexpr std::size_t kLines = 8;
        for (std::size_t group = 0; group < kLines; ++group) {
            std::vector<std::pair<double, int>> members;
            for (std::size_t i = group * byAngle.size() / kLines; i < (group + 1) * byAngle.size() / kLines; ++i) {
                members.emplace_back(distance(m_place.settlements[idx(byAngle[i].second)].centre, town),
                                     byAngle[i].second);
            }
            std::ranges::sort(members);
            std::vector<int> via{hubJunction()};
            for (const auto& [off, settlement] : members) {
                via.push_back(m_router.junctionNear(m_place.settlements[idx(settlement)].centre));
            }
            addLine(fmt::format("{}", (group < 4 ? 20 : 50) + group), LineKind::Regional, group < 4 ? 0 : 1, via);
        }
    }

    void planVillage()
    {
        std::vector<int> gates; // where classified roads leave the extent
        std::vector<int> degree(m_place.junctions.size(), 0);
        for (const Street& street : m_place.streets) {
            ++degree[idx(street.from)];
            ++degree[idx(street.to)];
        }
        for (const Street& street : m_place.streets) {
            for (const int end : {street.from, street.to}) {
                if (street.roadClass <= RoadClass::District && degree[idx(end)] == 1) {
                    gates.push_back(end);
                }
            }
        }
        const int village = m_router.junctionNear(m_place.settlements[0].centre);
        const int hamlet = m_router.junctionNear(m_place.settlements[1].centre);
        addLine("21", LineKind::Regional, 0, {gates.empty() ? village : gates.front(), village, hamlet});
        const auto far = std::ranges::max_element(
            gates, {}, [&](int gate) { return distance(m_place.junctions[idx(gate)], m_place.settlements[1].centre); });
        addLine("54", LineKind::Regional, 1, {hamlet, village, far == gates.end() ? village : *far});
        m_network.hub = m_network.lines.empty() ? kNone : m_network.lines.front().stops.front();
    }

    const Place& m_place;
    StreetRouter m_router;
    TransitNetwork m_network;
    std::set<std::string> m_names;
};

} // namespace

TransitNetwork planNetwork(const Place& place)
{
    return Planner(place).plan();
}

} // namespace weitblick::sample
