// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/buildings.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "sample_data/random.h"

namespace weitblick::sample {

Ring Building::footprint() const
{
    const Point u = along * halfLengthM;
    const Point v = leftOf(along) * halfDepthM;
    return {centre - u - v, centre + u - v, centre + u + v, centre - u + v};
}

namespace {

/// A rectangle on a lot: x along the front from its left end, y inwards from the street.
struct Plot {
    double x0, y0, x1, y1;
};

struct Frame {
    Point origin, u, v;
    double frontM;
    double depthM;
    [[nodiscard]] Point at(double x, double y) const { return origin + u * x + v * y; }
};

Frame frameOf(const Lot& lot)
{
    const Point u = normalised(lot.corners[1] - lot.corners[0]);
    const Point v = leftOf(u);
    const double depth = std::min(dot(lot.corners[2] - lot.corners[0], v), dot(lot.corners[3] - lot.corners[0], v));
    return {lot.corners[0], u, v, distance(lot.corners[0], lot.corners[1]), depth};
}

bool fits(const Lot& lot, const Frame& frame, const Plot& plot)
{
    const Point corners[] = {frame.at(plot.x0, plot.y0), frame.at(plot.x1, plot.y0), frame.at(plot.x1, plot.y1),
                             frame.at(plot.x0, plot.y1)};
    return std::ranges::all_of(corners, [&](Point p) {
        for (std::size_t i = 0; i < 4; ++i) {
            const Point a = lot.corners[i];
            const Point b = lot.corners[(i + 1) % 4];
            if (cross(normalised(b - a), p - a) < -0.0005) {
                return false;
            }
        }
        return true;
    });
}

class Builders {
public:
    explicit Builders(Place& place) : m_place(place), m_random(place.settings.seed, "buildings") {}

    /// Number of buildings that now stand on the lot.
    int buildOn(std::size_t lotIndex)
    {
        const Lot& lot = m_place.lots[lotIndex];
        m_lot = static_cast<int>(lotIndex);
        const std::size_t before = m_place.buildings.size();
        m_firstOnLot = before;
        if (lot.purpose != LotPurpose::Ordinary) {
            buildSpecial(lot);
        } else if (lot.zone == Zone::Industry) {
            buildHall(lot);
        } else if (lot.group != kNone) {
            buildRowHouse(lot);
        } else if (lot.zone == Zone::Core) {
            isTown(lot) ? buildTownHouse(lot) : buildFarmstead(lot);
        } else {
            buildDetached(lot);
        }
        return static_cast<int>(m_place.buildings.size() - before);
    }

private:
    [[nodiscard]] bool isTown(const Lot& lot) const
    {
        const SettlementKind kind = m_place.settlements[static_cast<std::size_t>(lot.settlement)].kind;
        return kind == SettlementKind::Town || kind == SettlementKind::SmallTown;
    }

    struct Design {
        BuildingUse use = BuildingUse::House;
        int storeys = 2;
        int year = 1960;
        RoofForm roof = RoofForm::Gable;
        double tiltDeg = 40.0;
        bool ridgeAcross = false; ///< gable to the street
    };

    /// Puts the building up, or a narrower one if it does not fit; nothing when not even that.
    bool put(const Lot& lot, Plot plot, const Design& design)
    {
        const Frame frame = frameOf(lot);
        for (int attempt = 0; attempt < 9; ++attempt) {
            const double width = plot.x1 - plot.x0;
            const double depth = plot.y1 - plot.y0;
            if (width < 2.8 || depth < 2.8) {
                return false;
            }
            if (fits(lot, frame, plot) && isFree(frame, plot)) {
                add(lot, frame, plot, design);
                return true;
            }
            const double middle = (plot.x0 + plot.x1) / 2.0;
            plot.x0 = middle - width * 0.46;
            plot.x1 = middle + width * 0.46;
            plot.y1 -= depth * 0.05;
        }
        return false;
    }

    /// Whether nothing that stands on the lot already is in the way.
    [[nodiscard]] bool isFree(const Frame& frame, const Plot& plot) const
    {
        const Ring ring{frame.at(plot.x0, plot.y0), frame.at(plot.x1, plot.y0), frame.at(plot.x1, plot.y1),
                        frame.at(plot.x0, plot.y1)};
        return std::none_of(m_place.buildings.begin() + static_cast<std::ptrdiff_t>(m_firstOnLot),
                            m_place.buildings.end(),
                            [&](const Building& other) { return convexOverlap(ring, other.footprint(), 0.003); });
    }

    void add(const Lot& lot, const Frame& frame, const Plot& plot, const Design& design)
    {
        Building building;
        building.use = design.use;
        building.parcel = m_lot; // the lot becomes the parcel later
        building.street = lot.street;
        building.settlement = lot.settlement;
        building.centre = frame.at((plot.x0 + plot.x1) / 2.0, (plot.y0 + plot.y1) / 2.0);
        building.entrance = frame.at((plot.x0 + plot.x1) / 2.0, plot.y0);
        const double width = plot.x1 - plot.x0;
        const double depth = plot.y1 - plot.y0;
        const bool across = design.ridgeAcross;
        building.along = across ? frame.v : frame.u;
        building.halfLengthM = (across ? depth : width) / 2.0;
        building.halfDepthM = (across ? width : depth) / 2.0;
        building.storeys = design.storeys;
        building.year = design.year;
        building.roof = design.roof;
        building.tiltDeg = design.roof == RoofForm::Flat ? 0.0 : std::round(design.tiltDeg * 2.0) / 2.0;
        m_place.buildings.push_back(std::move(building));
    }

    void garage(const Lot& lot, double x, double y, int year)
    {
        const Design design{
            BuildingUse::Garage, 1, year, m_random.chance(0.8) ? RoofForm::Flat : RoofForm::Gable, 25.0, true};
        put(lot, {x, y, x + m_random.between(3.0, 3.6), y + m_random.between(6.0, 7.5)}, design);
    }

    int yearFor(const Lot& lot)
    {
        // Places grew from the inside outwards; wars and baby booms left their marks.
        const double r = lot.remoteness + 0.12 * m_random.normal();
        if (r < 0.22) {
            return m_random.integer(1650, 1880);
        }
        if (r < 0.36) {
            return m_random.integer(1860, 1930);
        }
        if (r < 0.52) {
            return m_random.integer(1920, 1961);
        }
        if (r < 0.72) {
            return m_random.integer(1955, 1979);
        }
        return r < 0.9 ? m_random.integer(1972, 2001) : m_random.integer(1990, 2023);
    }

    void buildTownHouse(const Lot& lot)
    {
        const Frame frame = frameOf(lot);
        const double depth = std::min(frame.depthM - 6.0, m_random.between(10.5, 13.5));
        Design design;
        design.use =
            m_random.chance(lot.remoteness < 0.1 ? 0.8 : 0.45) ? BuildingUse::MixedUse : BuildingUse::Apartments;
        if (m_random.chance(0.1)) {
            design.use = BuildingUse::Office;
        }
        design.storeys = m_random.integer(2, 4);
        design.year = std::min(yearFor(lot), m_random.chance(0.2) ? m_random.integer(1949, 1975) : 1920);
        design.tiltDeg = m_random.between(42.0, 54.0);
        design.ridgeAcross = frame.frontM < depth && m_random.chance(0.65);
        const double front = m_random.chance(0.85) ? 0.3 : m_random.between(0.5, 1.5);
        put(lot, {0.0, front, frame.frontM, front + depth}, design);
        if (frame.depthM > depth + 9.0 && m_random.chance(0.35)) {
            Design back{BuildingUse::Garage,
                        1,
                        design.year,
                        m_random.chance(0.5) ? RoofForm::Shed : RoofForm::Flat,
                        12.0,
                        false};
            put(lot, {0.3, frame.depthM - 4.6, frame.frontM * m_random.between(0.5, 0.95), frame.depthM - 0.4}, back);
        }
    }

    /// Fränkische Hofreite: house with its gable to the street, barn across the back.
    void buildFarmstead(const Lot& lot)
    {
        const Frame frame = frameOf(lot);
        const double width = std::min(frame.frontM * 0.5, m_random.between(7.5, 9.5));
        Design design;
        design.storeys = 2;
        design.year = yearFor(lot);
        design.tiltDeg = m_random.between(45.0, 54.0);
        design.ridgeAcross = m_random.chance(0.7);
        const bool atLeft = (lot.street + (lot.isLeft ? 1 : 0)) % 2 == 0;
        const double front = m_random.between(0.4, 2.4);
        const double depth = design.ridgeAcross ? m_random.between(10.5, 14.5) : m_random.between(8.0, 9.5);
        const double across = design.ridgeAcross ? width : std::min(frame.frontM - 5.0, m_random.between(10.0, 13.5));
        const double x = atLeft ? m_random.between(0.3, 1.0) : frame.frontM - across - m_random.between(0.3, 1.0);
        put(lot, {x, front, x + across, front + depth}, design);
        if (frame.depthM > front + depth + 11.0 && m_random.chance(0.7)) {
            Design barn{BuildingUse::Farm, 1, design.year, RoofForm::Gable, m_random.between(38.0, 50.0), false};
            put(lot, {0.8, frame.depthM - m_random.between(8.0, 9.8), frame.frontM - 0.8, frame.depthM - 0.6}, barn);
        } else if (m_random.chance(0.4)) {
            garage(lot, atLeft ? frame.frontM - 4.2 : 0.6, front + 5.0, 1975);
        }
    }

    void buildDetached(const Lot& lot)
    {
        const Frame frame = frameOf(lot);
        if (isTown(lot) && frame.frontM > 27.0 && lot.zone == Zone::Outer) {
            buildEstate(lot, frame);
            return;
        }
        Design design;
        design.year = yearFor(lot);
        const bool asFlats = isTown(lot) && m_random.chance(lot.zone == Zone::Inner ? 0.75 : 0.3);
        design.use =
            asFlats ? (m_random.chance(0.17) ? BuildingUse::MixedUse : BuildingUse::Apartments) : BuildingUse::House;
        design.storeys =
            asFlats ? m_random.integer(3, lot.zone == Zone::Inner ? 5 : 4) : (m_random.chance(0.45) ? 2 : 1);
        const double dice = m_random.uniform();
        const bool modern = design.year > 1996;
        design.roof = dice < (modern ? 0.52 : 0.76)   ? RoofForm::Gable
                      : dice < (modern ? 0.72 : 0.9)  ? RoofForm::Hip
                      : dice < (modern ? 0.87 : 0.93) ? RoofForm::Shed
                                                      : RoofForm::Flat;
        design.tiltDeg = design.roof == RoofForm::Shed  ? m_random.between(8.0, 18.0)
                         : design.roof == RoofForm::Hip ? m_random.between(22.0, 38.0)
                                                        : m_random.between(modern ? 25.0 : 33.0, modern ? 42.0 : 48.0);
        const double front = lot.zone == Zone::Inner ? m_random.between(2.5, 4.5) : m_random.between(3.5, 6.5);
        const double room = frame.frontM - 6.2;
        const double width =
            std::max(6.5, std::min(room, asFlats ? m_random.between(13.0, 21.0) : m_random.between(9.0, 12.8)));
        const double depth = asFlats ? m_random.between(11.0, 13.8) : m_random.between(8.2, 10.8);
        design.ridgeAcross = design.roof == RoofForm::Gable && depth > width - 0.5 ? true : m_random.chance(0.25);
        const double x = std::clamp(3.0 + (room - width) * m_random.between(0.1, 0.9), 0.5,
                                    std::max(0.5, frame.frontM - width - 0.5));
        if (!put(lot, {x, front, x + width, front + depth}, design)) {
            return;
        }
        const double rest = frame.frontM - x - width;
        if (design.year > 1950 && rest > 3.8 && m_random.chance(0.55)) {
            garage(lot, frame.frontM - 3.7, front + m_random.between(1.0, 6.0), std::max(design.year, 1958));
        } else if (x > 3.9 && m_random.chance(0.4)) {
            garage(lot, 0.1, front + m_random.between(1.0, 6.0), std::max(design.year, 1958));
        }
    }

    /// Blocks of flats of the sixties and seventies, and what replaced them.
    void buildEstate(const Lot& lot, const Frame& frame)
    {
        Design design;
        design.use = BuildingUse::Apartments;
        design.year = m_random.chance(0.7) ? m_random.integer(1956, 1982) : m_random.integer(1993, 2023);
        design.storeys = m_random.integer(3, 7);
        design.roof = design.year > 1962 && m_random.chance(0.6) ? RoofForm::Flat : RoofForm::Gable;
        design.tiltDeg = m_random.between(18.0, 32.0);
        const double depth = std::min(frame.depthM - 9.0, m_random.between(11.0, 13.5));
        put(lot, {4.0, 6.0, frame.frontM - 4.0, 6.0 + depth}, design);
    }

    void buildRowHouse(const Lot& lot)
    {
        const Frame frame = frameOf(lot);
        // The members of a row are alike: everything follows from the number of the group.
        Random row(m_place.settings.seed + static_cast<std::uint64_t>(lot.group), "row houses");
        Design design;
        design.use = BuildingUse::RowHouse;
        design.year = row.chance(0.5) ? row.integer(1962, 1985) : row.integer(1988, 2020);
        design.storeys = 2;
        design.roof = row.chance(0.78) ? RoofForm::Gable : RoofForm::Flat;
        design.tiltDeg = row.between(28.0, 40.0);
        const double front = row.between(4.0, 6.0);
        put(lot, {0.0, front, frame.frontM, front + row.between(9.5, 11.0)}, design);
    }

    void buildHall(const Lot& lot)
    {
        const Frame frame = frameOf(lot);
        Design design;
        const double dice = m_random.uniform();
        design.use = dice < 0.62 ? BuildingUse::Industry : (dice < 0.8 ? BuildingUse::Shop : BuildingUse::Office);
        design.year = m_random.integer(1962, 2022);
        design.storeys = design.use == BuildingUse::Office ? m_random.integer(2, 4) : 1;
        design.roof =
            m_random.chance(0.68) ? RoofForm::Flat : (m_random.chance(0.6) ? RoofForm::Gable : RoofForm::Shed);
        design.tiltDeg = design.roof == RoofForm::Shed ? 6.0 : 12.0;
        const double front = m_random.between(7.0, 14.0);
        const double width = frame.frontM * m_random.between(0.45, 0.78);
        const double depth = design.use == BuildingUse::Office
                                 ? m_random.between(12.0, 15.0)
                                 : (frame.depthM - front - 5.0) * m_random.between(0.55, 0.95);
        const double x = (frame.frontM - width) * m_random.between(0.2, 0.8);
        put(lot, {x, front, x + width, front + depth}, design);
    }

    void buildSpecial(const Lot& lot)
    {
        const Frame frame = frameOf(lot);
        const double w = frame.frontM;
        const double d = frame.depthM;
        switch (lot.purpose) {
        case LotPurpose::Church: {
            const int year = m_random.integer(1250, 1900);
            const double middle = w / 2.0;
            put(lot, {middle - 3.0, 6.0, middle + 3.0, 12.0},
                {BuildingUse::Church, 7, year, RoofForm::Hip, 68.0, false});
            put(lot, {middle - 5.5, 12.0, middle + 5.5, d - 3.0},
                {BuildingUse::Church, 3, year, RoofForm::Gable, 52.0, true});
            return;
        }
        case LotPurpose::TownHall:
            put(lot, {2.5, 3.0, w - 2.5, 16.0},
                {BuildingUse::TownHall, 3, m_random.integer(1580, 1910), RoofForm::Hip, 46.0, false});
            return;
        case LotPurpose::PrimarySchool:
        case LotPurpose::SecondarySchool: {
            const int year = m_random.integer(1905, 1985);
            put(lot, {5.0, 8.0, w - 5.0, 22.0}, {BuildingUse::School, 3, year, RoofForm::Gable, 30.0, false});
            put(lot, {6.0, 27.0, 18.0, d - 4.0}, {BuildingUse::School, 2, year + 25, RoofForm::Flat, 0.0, true});
            put(lot, {w - 32.0, d - 24.0, w - 6.0, d - 5.0},
                {BuildingUse::SportsHall, 1, year + 20, RoofForm::Flat, 0.0, false});
            return;
        }
        case LotPurpose::Kita:
            put(lot, {5.0, 7.0, w - 5.0, 20.0},
                {BuildingUse::Kita, 1, m_random.integer(1968, 2020), RoofForm::Gable, 20.0, false});
            return;
        case LotPurpose::FireStation:
            put(lot, {4.0, 8.0, w - 4.0, 22.0},
                {BuildingUse::FireStation, 1, m_random.integer(1960, 2015), RoofForm::Gable, 25.0, false});
            return;
        case LotPurpose::Supermarket:
            put(lot, {6.0, d - 28.0, w - 6.0, d - 4.0},
                {BuildingUse::Shop, 1, m_random.integer(1988, 2020), RoofForm::Gable, 15.0, false});
            return;
        case LotPurpose::Hospital:
            put(lot, {12.0, 14.0, w - 12.0, 32.0}, {BuildingUse::Hospital, 5, 1974, RoofForm::Flat, 0.0, false});
            put(lot, {14.0, 38.0, 34.0, d - 8.0}, {BuildingUse::Hospital, 3, 1998, RoofForm::Flat, 0.0, true});
            return;
        case LotPurpose::Inn:
            put(lot, {3.0, 1.5, w - 4.0, 14.0},
                {BuildingUse::Inn, 2, m_random.integer(1780, 1920), RoofForm::Hip, 42.0, false});
            return;
        case LotPurpose::Sports:
            put(lot, {8.0, 5.0, 24.0, 14.0}, {BuildingUse::SportsHall, 1, 1978, RoofForm::Gable, 22.0, false});
            return;
        case LotPurpose::Cemetery:
            put(lot, {w / 2.0 - 6.0, 6.0, w / 2.0 + 6.0, 15.0},
                {BuildingUse::Church, 1, 1966, RoofForm::Gable, 35.0, true});
            return;
        case LotPurpose::Square:
        case LotPurpose::Ordinary:
            return;
        }
    }

    Place& m_place;
    Random m_random;
    int m_lot = kNone;
    std::size_t m_firstOnLot = 0;
};

} // namespace

void build(Place& place, const Terrain& terrain)
{
    static_cast<void>(terrain);
    Builders builders(place);
    std::vector<int> counts(place.settlements.size(), 0);
    std::vector<Lot> kept;
    for (std::size_t i = 0; i < place.lots.size(); ++i) {
        const auto settlement = static_cast<std::size_t>(place.lots[i].settlement);
        const bool isSpecial = place.lots[i].purpose != LotPurpose::Ordinary;
        if (!isSpecial && counts[settlement] >= place.settlements[settlement].targetBuildings) {
            continue;
        }
        const std::size_t before = place.buildings.size();
        const int built = builders.buildOn(i);
        counts[settlement] += built;
        if (built == 0 && place.lots[i].purpose != LotPurpose::Square) {
            continue;
        }
        for (std::size_t k = before; k < place.buildings.size(); ++k) {
            place.buildings[k].parcel = static_cast<int>(kept.size());
        }
        kept.push_back(place.lots[i]);
    }
    place.lots = std::move(kept);
    for (std::size_t i = 0; i < place.buildings.size(); ++i) {
        place.buildings[i].id = fmt::format("DEHE9990{:08}", i + 1);
    }
}

void giveAddresses(Place& place)
{
    struct Door {
        double atM;
        std::size_t building;
    };
    std::map<std::pair<int, bool>, std::vector<Door>> doors; // stroke and side
    std::vector<bool> lotHasDoor(place.lots.size(), false);
    for (std::size_t i = 0; i < place.buildings.size(); ++i) {
        const Building& building = place.buildings[i];
        const auto lotIndex = static_cast<std::size_t>(building.parcel);
        const bool isOutbuilding = building.use == BuildingUse::Garage || building.use == BuildingUse::Farm;
        if (isOutbuilding || lotHasDoor[lotIndex]) {
            continue;
        }
        lotHasDoor[lotIndex] = true;
        const Lot& lot = place.lots[lotIndex];
        const Street& street = place.streets[static_cast<std::size_t>(lot.street)];
        const double at = street.strokeStartM + (street.runsBack ? street.lengthM - lot.atM : lot.atM);
        doors[{street.stroke, lot.isLeft != street.runsBack}].push_back({at, i});
    }
    Random random(place.settings.seed, "house numbers");
    for (auto& [side, list] : doors) {
        std::ranges::stable_sort(list, {}, &Door::atM);
        int number = side.second ? 1 : 2;
        bool suffixed = false;
        for (const Door& door : list) {
            Building& building = place.buildings[door.building];
            building.streetName = place.streets[static_cast<std::size_t>(building.street)].name;
            // A later house between two: the number before it with a letter.
            if (number > 2 && !suffixed && random.chance(0.03)) {
                building.houseNumber = fmt::format("{}a", number - 2);
                suffixed = true;
                continue;
            }
            suffixed = false;
            building.houseNumber = fmt::format("{}", number);
            number += 2;
        }
    }
}

} // namespace weitblick::sample
