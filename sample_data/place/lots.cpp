// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/lots.h"

#include <algorithm>

#include "sample_data/cell_index.h"
#include "sample_data/place/settlements.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

constexpr double kToleranceM = 0.003;

struct Wish {
    LotPurpose purpose = LotPurpose::Ordinary;
    double frontM = 20.0;
    double depthM = 28.0;
    double nearRemoteness = 0.0;
};

class Surveyor {
public:
    Surveyor(Place& place, const Terrain& terrain)
        : m_place(place),
          m_terrain(terrain),
          m_random(place.settings.seed, "lots"),
          m_corridors(place.extent, 60.0),
          m_taken(place.extent, 60.0)
    {
        for (const Street& street : place.streets) {
            for (std::size_t i = 0; i + 1 < street.line.size(); ++i) {
                Ring ring = corridorOf(street.line[i], street.line[i + 1], street.corridorM / 2.0);
                m_corridors.add(m_corridorRings.size(), boxOf(ring));
                m_corridorRings.push_back(std::move(ring));
            }
        }
    }

    void survey(int settlement, const std::vector<int>& streets)
    {
        const Settlement& it = m_place.settlements[static_cast<std::size_t>(settlement)];
        std::vector<std::pair<double, int>> order;
        for (const int street : streets) {
            const Street& line = m_place.streets[static_cast<std::size_t>(street)];
            order.emplace_back(
                remoteness(it, m_terrain, m_place.settings.seed, pointAlong(line.line, line.lengthM / 2.0)), street);
        }
        std::ranges::sort(order);
        for (const Wish& wish : wishesOf(it)) {
            reserve(settlement, order, wish);
        }
        for (const auto& [remote, street] : order) {
            for (const bool isLeft : {true, false}) {
                lineUp(settlement, street, isLeft);
            }
        }
    }

private:
    static std::vector<Wish> wishesOf(const Settlement& settlement)
    {
        const int n = settlement.targetBuildings;
        std::vector<Wish> wishes;
        const bool isTown = settlement.kind == SettlementKind::Town || settlement.kind == SettlementKind::SmallTown;
        if (isTown) {
            wishes.push_back({LotPurpose::Square, 52.0, 36.0, 0.0});
            wishes.push_back({LotPurpose::TownHall, 34.0, 30.0, 0.02});
            wishes.push_back({LotPurpose::Church, 46.0, 40.0, 0.04});
            wishes.push_back({LotPurpose::Church, 36.0, 36.0, 0.4});
            wishes.push_back({LotPurpose::Hospital, 120.0, 85.0, 0.6});
        } else {
            if (n >= 130) {
                wishes.push_back({LotPurpose::Church, 30.0, 32.0, 0.03});
            }
            if (settlement.kind == SettlementKind::Village && n >= 300) {
                wishes.push_back({LotPurpose::TownHall, 26.0, 28.0, 0.08});
            }
            wishes.push_back({LotPurpose::Inn, 24.0, 30.0, 0.1});
        }
        const auto some = [&](LotPurpose purpose, int oneIn, Wish wish) {
            for (int i = 0; i < std::max(1, n / oneIn); ++i) {
                wish.purpose = purpose;
                wish.nearRemoteness = 0.25 + 0.55 * std::fmod(0.37 + i * 0.618, 1.0);
                wishes.push_back(wish);
            }
        };
        if (n >= 250) {
            some(LotPurpose::Kita, 520, {LotPurpose::Kita, 38.0, 38.0, 0.5});
            some(LotPurpose::PrimarySchool, 1900, {LotPurpose::PrimarySchool, 72.0, 60.0, 0.5});
            some(LotPurpose::Supermarket, 1300, {LotPurpose::Supermarket, 62.0, 55.0, 0.7});
        }
        if (n >= 2000) {
            some(LotPurpose::SecondarySchool, 1500, {LotPurpose::SecondarySchool, 105.0, 85.0, 0.5});
        }
        wishes.push_back({LotPurpose::FireStation, 30.0, 32.0, 0.55});
        wishes.push_back({LotPurpose::Cemetery, isTown ? 130.0 : 55.0, isTown ? 110.0 : 60.0, 0.85});
        if (n >= 85) {
            wishes.push_back({LotPurpose::Sports, 118.0, 80.0, 0.92});
        }
        return wishes;
    }

    /// Side of the street at `atM`, moved out by `offM`; the normal is that of the neighbourhood, so that lots in a
    /// bend share their borders.
    [[nodiscard]] static Point beside(const Street& street, double atM, double offM)
    {
        const Point a = pointAlong(street.line, std::max(0.0, atM - 7.0));
        const Point b = pointAlong(street.line, std::min(street.lengthM, atM + 7.0));
        return pointAlong(street.line, atM) + leftOf(normalised(b - a)) * offM;
    }

    [[nodiscard]] static Ring quad(const Street& street, bool isLeft, double fromM, double toM, double depthM)
    {
        const double near = street.corridorM / 2.0 * (isLeft ? 1.0 : -1.0);
        const double far = near + (isLeft ? depthM : -depthM);
        const double left = isLeft ? fromM : toM; // as seen from the street
        const double right = isLeft ? toM : fromM;
        Ring ring{beside(street, left, near), beside(street, right, near), beside(street, right, far),
                  beside(street, left, far)};
        for (Point& p : ring) {
            p = {rounded3(p.x), rounded3(p.y)};
        }
        return ring;
    }

    [[nodiscard]] bool isFree(const Ring& ring) const
    {
        if (!isConvex(ring) || std::abs(signedAreaM2(ring)) < 60.0) {
            return false;
        }
        const Box box = boxOf(ring);
        const Box& e = m_place.extent;
        if (box.minX < e.minX + 5.0 || box.minY < e.minY + 5.0 || box.maxX > e.maxX - 5.0 || box.maxY > e.maxY - 5.0) {
            return false;
        }
        if (isWet(ring)) {
            return false;
        }
        const auto meets = [&](const Ring& other) { return convexOverlap(ring, other, kToleranceM); };
        return std::ranges::none_of(m_corridors.near(box), [&](std::size_t i) { return meets(m_corridorRings[i]); }) &&
               std::ranges::none_of(m_taken.near(box), [&](std::size_t i) { return meets(m_place.lots[i].corners); });
    }

    /// Whether any part of it lies in the river or on its bank.
    [[nodiscard]] bool isWet(const Ring& ring) const
    {
        const double dryM = m_terrain.riverHalfWidthM() + 14.0;
        for (int i = 0; i <= 4; ++i) {
            for (int k = 0; k <= 4; ++k) {
                const Point front = between(ring[0], ring[1], i / 4.0);
                const Point back = between(ring[3], ring[2], i / 4.0);
                if (m_terrain.riverDistanceM(between(front, back, k / 4.0)) < dryM) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Nothing public is built where it is flooded.
    [[nodiscard]] bool isSafe(const Ring& ring) const
    {
        return std::ranges::all_of(
            ring, [&](Point p) { return m_terrain.riverDistanceM(p) > m_terrain.floodHalfWidthM(p.y) + 4.0; });
    }

    void take(Lot lot)
    {
        m_taken.add(m_place.lots.size(), boxOf(lot.corners));
        m_place.lots.push_back(std::move(lot));
    }

    [[nodiscard]] Lot lotAt(int settlement, int street, bool isLeft, double atM, Ring corners) const
    {
        Lot lot;
        const Settlement& it = m_place.settlements[static_cast<std::size_t>(settlement)];
        const Point middle = centroidOf(corners);
        lot.corners = std::move(corners);
        lot.street = street;
        lot.settlement = settlement;
        lot.atM = atM;
        lot.isLeft = isLeft;
        lot.remoteness = remoteness(it, m_terrain, m_place.settings.seed, middle);
        lot.zone = zoneAt(it, lot.remoteness, middle);
        return lot;
    }

    void reserve(int settlement, const std::vector<std::pair<double, int>>& order, const Wish& wish)
    {
        // The street nearest to the wished distance from the centre on which it fits.
        std::vector<std::pair<double, int>> byFit;
        for (const auto& [remote, street] : order) {
            byFit.emplace_back(std::abs(remote - wish.nearRemoteness) + 0.05 * m_random.uniform(), street);
        }
        std::ranges::sort(byFit);
        for (const double size : {1.0, 0.85, 0.7}) {
            for (const auto& [fit, street] : byFit) {
                if (fit > 0.45) {
                    break;
                }
                const Street& line = m_place.streets[static_cast<std::size_t>(street)];
                for (double at = 4.0; at + wish.frontM * size < line.lengthM - 4.0; at += 12.0) {
                    for (const bool isLeft : {true, false}) {
                        Ring ring = quad(line, isLeft, at, at + wish.frontM * size, wish.depthM * size);
                        if (isFree(ring) && isLevel(ring) && isSafe(ring)) {
                            Lot lot = lotAt(settlement, street, isLeft, at + wish.frontM * size / 2.0, std::move(ring));
                            if (lot.zone == Zone::Industry && !suitsIndustry(wish.purpose)) {
                                continue;
                            }
                            lot.purpose = wish.purpose;
                            take(std::move(lot));
                            return;
                        }
                    }
                }
            }
        }
    }

    /// Nobody sends children, patients or mourners among the factories.
    static bool suitsIndustry(LotPurpose purpose)
    {
        return purpose == LotPurpose::Supermarket || purpose == LotPurpose::FireStation ||
               purpose == LotPurpose::Sports;
    }

    [[nodiscard]] bool isLevel(const Ring& ring) const
    {
        double low = 1e300;
        double high = -1e300;
        for (const Point p : ring) {
            const double height = m_terrain.heightM(p);
            low = std::min(low, height);
            high = std::max(high, height);
        }
        return high - low < 7.0;
    }

    struct Cut {
        double frontM, depthM;
        int row; // how many of the same stand side by side
    };

    Cut cutFor(Zone zone, bool isTown, double remote)
    {
        switch (zone) {
        case Zone::Core:
            return isTown ? Cut{m_random.between(8.5, 15.0), m_random.between(19.0, 24.0), 1}
                          : Cut{m_random.between(17.0, 27.0), m_random.between(28.0, 36.0), 1};
        case Zone::Inner:
            return isTown ? Cut{m_random.between(15.0, 27.0), 28.0, 1} : Cut{m_random.between(16.0, 23.0), 29.0, 1};
        case Zone::Outer: {
            const double dice = m_random.uniform();
            if (isTown && dice < 0.26) {
                return {m_random.between(34.0, 52.0), 30.0, 1};
            }
            if (dice < (isTown ? 0.44 : 0.08) && remote > 0.5) {
                return {m_random.between(6.6, 8.2), 27.0, m_random.integer(3, 6)};
            }
            return {m_random.between(17.0, 25.0), 28.0, 1};
        }
        case Zone::Industry:
            return {m_random.between(34.0, 78.0), m_random.between(44.0, 58.0), 1};
        }
        return {20.0, 28.0, 1};
    }

    void lineUp(int settlement, int street, bool isLeft)
    {
        const Street& line = m_place.streets[static_cast<std::size_t>(street)];
        const Settlement& it = m_place.settlements[static_cast<std::size_t>(settlement)];
        const bool isTown = it.kind == SettlementKind::Town || it.kind == SettlementKind::SmallTown;
        double at = 0.5;
        while (at < line.lengthM - 6.0) {
            const Point here = beside(line, at, isLeft ? 15.0 : -15.0);
            const double remote = remoteness(it, m_terrain, m_place.settings.seed, here);
            if (remote > 1.06) {
                at += 10.0;
                continue;
            }
            const Cut cut = cutFor(zoneAt(it, remote, here), isTown, remote);
            const int group = cut.row > 1 ? m_groups++ : kNone;
            bool placed = false;
            for (int i = 0; i < cut.row && at + cut.frontM <= line.lengthM - 0.5; ++i) {
                if (!placeOne(settlement, street, isLeft, at, cut, group)) {
                    break;
                }
                placed = true;
                at += cut.frontM;
            }
            if (placed && m_random.chance(0.06) && !isTown) {
                at += m_random.between(5.0, 16.0); // a gap, as there always is one
            }
            if (!placed && cut.row == 1 && cut.frontM > 14.0 &&
                placeOne(settlement, street, isLeft, at, {cut.frontM * 0.72, cut.depthM, 1}, kNone)) {
                at += cut.frontM * 0.72; // a narrower one where a wide one has no room
                continue;
            }
            at += placed ? 0.0 : 2.5;
        }
    }

    bool placeOne(int settlement, int street, bool isLeft, double atM, const Cut& cut, int group)
    {
        const Street& line = m_place.streets[static_cast<std::size_t>(street)];
        for (const double part : {1.0, 0.86, 0.72, 0.56}) {
            if (cut.depthM * part < 15.0 && part < 1.0) {
                break;
            }
            Ring ring = quad(line, isLeft, atM, atM + cut.frontM, cut.depthM * part);
            if (isFree(ring)) {
                Lot lot = lotAt(settlement, street, isLeft, atM + cut.frontM / 2.0, std::move(ring));
                lot.group = group;
                take(std::move(lot));
                return true;
            }
        }
        return false;
    }

    Place& m_place;
    const Terrain& m_terrain;
    Random m_random;
    CellIndex m_corridors;
    CellIndex m_taken;
    std::vector<Ring> m_corridorRings;
    int m_groups = 0;
};

} // namespace

void lineUpLots(Place& place, const Terrain& terrain)
{
    std::vector<std::vector<int>> streets(place.settlements.size());
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        const Street& street = place.streets[i];
        if (street.settlement != kNone && street.roadClass <= RoadClass::Pedestrian) {
            streets[static_cast<std::size_t>(street.settlement)].push_back(static_cast<int>(i));
        }
    }
    Surveyor surveyor(place, terrain);
    for (std::size_t i = 0; i < place.settlements.size(); ++i) {
        surveyor.survey(static_cast<int>(i), streets[i]);
    }
    // From the centre outwards, so that the builders can stop when everybody has a roof.
    std::ranges::stable_sort(place.lots, [](const Lot& a, const Lot& b) {
        if (a.settlement != b.settlement) {
            return a.settlement < b.settlement;
        }
        const bool aFirst = a.purpose != LotPurpose::Ordinary;
        const bool bFirst = b.purpose != LotPurpose::Ordinary;
        return aFirst != bFirst ? aFirst : a.remoteness < b.remoteness;
    });
}

} // namespace weitblick::sample
