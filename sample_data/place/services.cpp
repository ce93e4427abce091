// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sample_data/place/names.h"
#include "sample_data/place/people.h"
#include "sample_data/random.h"

namespace weitblick::sample {

const char* nameOf(FacilityKind kind)
{
    switch (kind) {
    case FacilityKind::Kita:
        return "Kita";
    case FacilityKind::PrimarySchool:
        return "Grundschule";
    case FacilityKind::SecondarySchool:
        return "Gesamtschule";
    case FacilityKind::Doctor:
        return "Hausarztpraxis";
    case FacilityKind::Pharmacy:
        return "Apotheke";
    case FacilityKind::Supermarket:
        return "Supermarkt";
    case FacilityKind::Bakery:
        return "Bäckerei";
    case FacilityKind::TownHall:
        return "Bürgerbüro";
    case FacilityKind::Hospital:
        return "Krankenhaus";
    case FacilityKind::FireStation:
        return "Feuerwehr";
    case FacilityKind::Bank:
        return "Bankfiliale";
    }
    return "";
}

namespace {

class Founder {
public:
    explicit Founder(Place& place) : m_place(place), m_random(place.settings.seed, "services") {}

    void open()
    {
        for (std::size_t i = 0; i < m_place.buildings.size(); ++i) {
            openIn(static_cast<int>(i));
        }
        std::map<int, int> persons;
        for (const Building& building : m_place.buildings) {
            persons[building.settlement] += building.persons;
        }
        for (const auto& [settlement, count] : persons) {
            inShops(settlement, FacilityKind::Doctor, count, 950);
            inShops(settlement, FacilityKind::Bakery, count, 1300);
            inShops(settlement, FacilityKind::Pharmacy, count, 3600);
            inShops(settlement, FacilityKind::Bank, count, 4800);
        }
    }

private:
    void add(FacilityKind kind, int building, std::string name, int capacity, std::string hours)
    {
        const Building& it = m_place.buildings[static_cast<std::size_t>(building)];
        m_place.facilities.push_back(
            {kind, std::move(name), building, it.entrance, it.ortsteil, capacity, std::move(hours)});
    }

    [[nodiscard]] const std::string& placeName(const Building& building) const
    {
        return m_place.ortsteile[static_cast<std::size_t>(building.ortsteil)].name;
    }

    void openIn(int index)
    {
        const Building& building = m_place.buildings[static_cast<std::size_t>(index)];
        if (building.houseNumber.empty()) {
            return; // the second building on the same ground
        }
        const std::string& where = placeName(building);
        switch (building.use) {
        case BuildingUse::Kita: {
            const int places = m_random.integer(3, 6) * 25;
            add(FacilityKind::Kita, index, "Kita „" + m_random.pick(kitaNames()) + "“ " + where, places,
                "Mo-Fr 07:00-16:30");
            return;
        }
        case BuildingUse::School:
            openSchool(index, building, where);
            return;
        case BuildingUse::TownHall:
            add(FacilityKind::TownHall, index, "Bürgerbüro " + where, std::max(2, building.workplaces / 6),
                "Mo-Mi 08:00-12:00; Do 08:00-12:00,14:00-18:00; Fr 08:00-12:00");
            return;
        case BuildingUse::Hospital:
            add(FacilityKind::Hospital, index, "Kreiskrankenhaus " + where, 240, "24/7");
            return;
        case BuildingUse::FireStation:
            add(FacilityKind::FireStation, index, "Freiwillige Feuerwehr " + where, m_random.integer(18, 60), "24/7");
            return;
        case BuildingUse::Shop:
            if (m_place.parcels[static_cast<std::size_t>(building.parcel)].zone != Zone::Industry) {
                add(FacilityKind::Supermarket, index, m_random.pick(marketNames()) + " " + where,
                    static_cast<int>(4.0 * building.halfLengthM * building.halfDepthM * 0.72), "Mo-Sa 07:00-21:00");
            }
            return;
        default:
            return;
        }
    }

    void openSchool(int index, const Building& building, const std::string& where)
    {
        const double area = m_place.parcels[static_cast<std::size_t>(building.parcel)].areaM2;
        if (area > 6000.0) {
            add(FacilityKind::SecondarySchool, index, m_random.pick(schoolNames()) + "-Schule " + where,
                static_cast<int>(std::lround(area / 11.0 / 25.0)) * 25, "Mo-Fr 07:45-15:30");
        } else {
            add(FacilityKind::PrimarySchool, index, "Grundschule " + where,
                static_cast<int>(std::lround(area / 15.0 / 25.0)) * 25, "Mo-Fr 07:45-13:15");
        }
    }

    /// In houses of the core that have room on the ground floor, else in ordinary ones near the centre.
    void inShops(int settlement, FacilityKind kind, int persons, int onePer)
    {
        const int wanted = persons < onePer * 7 / 10 ? 0 : std::max(1, persons / onePer);
        if (wanted == 0) {
            return;
        }
        const Point centre = m_place.settlements[static_cast<std::size_t>(settlement)].centre;
        std::vector<std::pair<double, int>> candidates;
        for (std::size_t i = 0; i < m_place.buildings.size(); ++i) {
            const Building& building = m_place.buildings[i];
            if (building.settlement != settlement || building.houseNumber.empty() ||
                m_taken.contains(static_cast<int>(i))) {
                continue;
            }
            const bool suits = building.use == BuildingUse::MixedUse;
            const bool couldSuit = building.use == BuildingUse::House || building.use == BuildingUse::Apartments;
            if (suits || couldSuit) {
                const double off = distance(building.centre, centre) * (suits ? 0.35 : 1.0);
                candidates.emplace_back(off * m_random.between(0.3, 1.7), static_cast<int>(i));
            }
        }
        std::ranges::sort(candidates);
        for (int i = 0; i < wanted && i < static_cast<int>(candidates.size()); ++i) {
            const int building = candidates[static_cast<std::size_t>(i)].second;
            m_taken.insert(building);
            openShop(kind, building);
        }
    }

    void openShop(FacilityKind kind, int index)
    {
        const Building& building = m_place.buildings[static_cast<std::size_t>(index)];
        const std::string& street = building.streetName;
        switch (kind) {
        case FacilityKind::Doctor:
            add(kind, index, "Praxis Dr. " + m_random.pick(familyNames()), m_random.integer(1, 3) * 900,
                "Mo,Di,Do 08:00-12:00,15:00-18:00; Mi,Fr 08:00-12:00");
            return;
        case FacilityKind::Bakery:
            add(kind, index, "Bäckerei " + m_random.pick(familyNames()), m_random.integer(30, 80),
                "Mo-Fr 06:00-18:00; Sa 06:00-13:00");
            return;
        case FacilityKind::Pharmacy:
            add(kind, index, "Apotheke " + street, m_random.integer(60, 160), "Mo-Fr 08:30-18:30; Sa 08:30-13:00");
            return;
        default:
            add(kind, index, "Sparkasse Musterkreis, " + street, m_random.integer(2, 9),
                "Mo-Fr 09:00-12:30; Do 14:00-18:00");
            return;
        }
    }

    static const std::vector<std::string>& kitaNames()
    {
        static const std::vector<std::string> kNames = {"Löwenzahn",        "Pusteblume",  "Regenbogen",
                                                        "Sonnenschein",     "Wichtelhaus", "Spatzennest",
                                                        "Villa Kunterbunt", "Märchenwald"};
        return kNames;
    }
    static const std::vector<std::string>& marketNames()
    {
        static const std::vector<std::string> kNames = {"Frischemarkt", "Landmarkt", "Discount", "Nahkauf-Markt"};
        return kNames;
    }
    static const std::vector<std::string>& schoolNames()
    {
        static const std::vector<std::string> kNames = {"Elisabeth-Selbert", "Brüder-Grimm", "Justus-Liebig",
                                                        "Geschwister-Scholl", "Georg-Büchner"};
        return kNames;
    }

    Place& m_place;
    Random m_random;
    std::set<int> m_taken;
};

} // namespace

void openServices(Place& place)
{
    Founder(place).open();
}

} // namespace weitblick::sample
