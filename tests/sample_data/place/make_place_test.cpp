// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <map>
#include <memory>
#include <numbers>
#include <set>
#include <string>

#include "sample_data/cell_index.h"
#include "sample_data/geos_areas.h"
#include "sample_data/mobility/transit_network.h"
#include "sample_data/place/make_place.h"

using namespace weitblick;
using namespace weitblick::sample;

namespace {

std::size_t idx(int i)
{
    return static_cast<std::size_t>(i);
}

/// Groups that grow together.
class Groups {
public:
    explicit Groups(std::size_t count) : m_parent(count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            m_parent[i] = i;
        }
    }
    std::size_t root(std::size_t i)
    {
        while (m_parent[i] != i) {
            m_parent[i] = m_parent[m_parent[i]];
            i = m_parent[i];
        }
        return i;
    }
    void join(int a, int b) { m_parent[root(idx(a))] = root(idx(b)); }

private:
    std::vector<std::size_t> m_parent;
};

bool isRoad(const Street& street)
{
    return street.roadClass <= RoadClass::Pedestrian;
}

} // namespace

class MakePlaceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("village") << static_cast<int>(PlaceSize::Village);
        QTest::newRow("town") << static_cast<int>(PlaceSize::Town);
    }
    void init()
    {
        QFETCH_GLOBAL(int, size);
        auto& made = m_made[size]; // kept: every test runs for each size in turn
        if (!made) {
            Job job;
            auto region = makeRegion({static_cast<PlaceSize>(size), 1}, job);
            QVERIFY(region.has_value());
            made = std::make_unique<Region>(std::move(region).value());
        }
        m_region = made.get();
    }
    void hasItsSize()
    {
        const Place& place = m_region->place;
        const bool isVillage = place.settings.size == PlaceSize::Village;
        const double wanted = isVillage ? 400.0 : 12000.0;
        QVERIFY(std::abs(static_cast<double>(place.buildings.size()) - wanted) < 0.05 * wanted);
        QCOMPARE(place.settlements.size(), std::size_t{isVillage ? 2U : 14U});
        QCOMPARE(place.gemeinden.size(), std::size_t{isVillage ? 1U : 4U});
        int persons = 0;
        int jobs = 0;
        for (const Totals& totals : place.totals) {
            persons += totals.persons;
            jobs += totals.workplaces;
        }
        const double perBuilding = persons / static_cast<double>(place.buildings.size());
        QVERIFY2(perBuilding > (isVillage ? 1.6 : 4.0) && perBuilding < (isVillage ? 2.8 : 6.0),
                 qPrintable(QString::number(perBuilding)));
        QVERIFY2(jobs > persons / 8 && jobs < persons / 2, qPrintable(QString::number(jobs)));
    }
    void noStreetRunsThroughAHouse()
    {
        const Place& place = m_region->place;
        const CellIndex houses = houseIndex();
        for (const Street& street : place.streets) {
            for (std::size_t i = 0; i + 1 < street.line.size(); ++i) {
                const Ring lane = corridorOf(street.line[i], street.line[i + 1], street.widthM / 2.0);
                for (const std::size_t house : houses.near(boxOf(lane))) {
                    const Building& building = place.buildings[house];
                    QVERIFY2(!convexOverlap(lane, building.footprint(), 0.01), building.id.c_str());
                }
            }
        }
    }
    void housesDoNotOverlap()
    {
        const Place& place = m_region->place;
        const CellIndex houses = houseIndex();
        for (std::size_t i = 0; i < place.buildings.size(); ++i) {
            const Ring a = place.buildings[i].footprint();
            for (const std::size_t k : houses.near(boxOf(a))) {
                if (k > i) {
                    const Ring b = place.buildings[k].footprint();
                    QVERIFY2(!convexOverlap(a, b, 0.01), place.buildings[i].id.c_str());
                }
            }
        }
    }
    void housesStandOnTheirParcels()
    {
        const Place& place = m_region->place;
        for (const Building& building : place.buildings) {
            const Ring& ring = place.parcels[idx(building.parcel)].area.rings.front();
            const double turn = signedAreaM2(ring) > 0.0 ? 1.0 : -1.0;
            for (const Point corner : building.footprint()) {
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    const Point a = ring[i];
                    const Point side = normalised(ring[(i + 1) % ring.size()] - a);
                    QVERIFY2(turn * cross(side, corner - a) > -0.002, building.id.c_str());
                }
            }
        }
    }
    void nothingStandsInTheRiver()
    {
        const Place& place = m_region->place;
        for (const Building& building : place.buildings) {
            for (const Point corner : building.footprint()) {
                QVERIFY2(distanceToLine(corner, place.river) > place.riverHalfWidthM + 5.0, building.id.c_str());
            }
        }
    }
    void schoolsStandAmongHouses()
    {
        const Place& place = m_region->place;
        for (const Facility& facility : place.facilities) {
            const bool isForChildren = facility.kind == FacilityKind::Kita ||
                                       facility.kind == FacilityKind::PrimarySchool ||
                                       facility.kind == FacilityKind::SecondarySchool;
            const Building& building = place.buildings[idx(facility.building)];
            QVERIFY2(!isForChildren || place.parcels[idx(building.parcel)].zone != Zone::Industry,
                     facility.name.c_str());
        }
    }
    void parcelsCoverTheGroundOnce()
    {
        const Place& place = m_region->place;
        double sum = 0.0;
        std::set<std::string> ids;
        for (const Parcel& parcel : place.parcels) {
            sum += parcel.areaM2;
            QVERIFY2(ids.insert(parcel.id).second, parcel.id.c_str());
            QCOMPARE(parcel.id.size(), std::size_t{20});
            QVERIFY2(GEOSisValid_r(geo::geosContext(), toGeos(parcel.area).get()) == 1, parcel.id.c_str());
        }
        const Box& e = place.extent;
        const double whole = (e.maxX - e.minX) * (e.maxY - e.minY);
        QVERIFY2(std::abs(sum - whole) < whole * 5e-6,
                 qPrintable(QString::number(sum - whole))); // millimetres along the borders
    }
    void ortsteileShareTheGroundWithoutRest()
    {
        const Place& place = m_region->place;
        double sum = 0.0;
        for (const Ortsteil& ortsteil : place.ortsteile) {
            QVERIFY(!ortsteil.area.empty());
            sum += areaM2(ortsteil.area);
        }
        const Box& e = place.extent;
        QVERIFY(std::abs(sum - (e.maxX - e.minX) * (e.maxY - e.minY)) < 1.0);
    }
    void addressesAreUnique()
    {
        const Place& place = m_region->place;
        std::set<std::string> addresses;
        for (const Building& building : place.buildings) {
            if (!building.houseNumber.empty()) {
                QVERIFY(!building.streetName.empty());
                const std::string address =
                    std::to_string(building.settlement) + building.streetName + " " + building.houseNumber;
                QVERIFY2(addresses.insert(address).second, address.c_str());
            }
        }
        QVERIFY(addresses.size() > place.buildings.size() * 5 / 9);
    }
    void streetsMeetOnlyAtJunctions()
    {
        const Place& place = m_region->place;
        CellIndex index(place.extent, 60.0);
        std::vector<std::pair<std::size_t, std::size_t>> pieces;
        for (std::size_t s = 0; s < place.streets.size(); ++s) {
            const Street& street = place.streets[s];
            QCOMPARE(street.line.front(), place.junctions[idx(street.from)]);
            QCOMPARE(street.line.back(), place.junctions[idx(street.to)]);
            for (std::size_t i = 0; i + 1 < street.line.size(); ++i) {
                index.add(pieces.size(), boxOf({street.line[i], street.line[i + 1]}));
                pieces.emplace_back(s, i);
            }
        }
        for (std::size_t one = 0; one < pieces.size(); ++one) {
            const auto& [s, i] = pieces[one];
            const Point a = place.streets[s].line[i];
            const Point b = place.streets[s].line[i + 1];
            for (const std::size_t other : index.near(boxOf({a, b}))) {
                const auto& [t, k] = pieces[other];
                const Point c = place.streets[t].line[k];
                const Point d = place.streets[t].line[k + 1];
                if (other > one && a != c && a != d && b != c && b != d) {
                    const auto at = crossing(a, b, c, d);
                    QVERIFY2(!at, qPrintable(QStringLiteral("%1 %2").arg(a.x, 0, 'f', 1).arg(a.y, 0, 'f', 1)));
                }
            }
        }
    }
    void theStreetsHangTogether()
    {
        const Place& place = m_region->place;
        Groups byCar(place.junctions.size());
        Groups onFoot(place.junctions.size());
        for (const Street& street : place.streets) {
            if (street.roadClass != RoadClass::Rail) {
                onFoot.join(street.from, street.to);
            }
            if (isRoad(street)) {
                byCar.join(street.from, street.to);
            }
        }
        std::set<std::size_t> carParts;
        std::set<std::size_t> footParts;
        for (const Street& street : place.streets) {
            if (isRoad(street)) {
                carParts.insert(byCar.root(idx(street.from)));
            }
            if (street.roadClass != RoadClass::Rail) {
                footParts.insert(onFoot.root(idx(street.from)));
            }
        }
        QCOMPARE(carParts.size(), std::size_t{1});
        QCOMPARE(footParts.size(), std::size_t{1});
    }
    void oneWayStreetsTrapNobody()
    {
        const Place& place = m_region->place;
        std::vector<std::vector<int>> onward(place.junctions.size());
        std::vector<std::vector<int>> backward(place.junctions.size());
        int oneWays = 0;
        std::set<int> all;
        for (const Street& street : place.streets) {
            if (street.roadClass > RoadClass::Pedestrian) {
                continue;
            }
            all.insert({street.from, street.to});
            onward[idx(street.from)].push_back(street.to);
            backward[idx(street.to)].push_back(street.from);
            if (street.isOneWay) {
                ++oneWays;
            } else {
                onward[idx(street.to)].push_back(street.from);
                backward[idx(street.from)].push_back(street.to);
            }
        }
        QVERIFY(oneWays > 2);
        for (const auto* const next : {&onward, &backward}) {
            std::set<int> seen{*all.begin()};
            std::vector<int> open{*all.begin()};
            while (!open.empty()) {
                const int here = open.back();
                open.pop_back();
                for (const int there : (*next)[idx(here)]) {
                    if (seen.insert(there).second) {
                        open.push_back(there);
                    }
                }
            }
            QCOMPARE(seen.size(), all.size());
        }
    }
    void thereAreStepsSlopesAndCycleTracks()
    {
        int steps = 0;
        int steep = 0;
        int cycling = 0;
        for (const Street& street : m_region->place.streets) {
            steps += street.roadClass == RoadClass::Steps ? 1 : 0;
            steep += std::abs(street.slopePercent) > 6.0 ? 1 : 0;
            cycling += street.hasCycleTrack || street.roadClass == RoadClass::Cycleway ? 1 : 0;
        }
        QVERIFY(steps > 0);
        QVERIFY(steep > 3);
        QVERIFY(cycling > 3);
    }
    void aStreetNameIsGivenOnceInAPlace()
    {
        const Place& place = m_region->place;
        std::map<std::pair<int, std::string>, std::set<int>> strokes;
        for (const Street& street : place.streets) {
            if (!street.name.empty()) {
                strokes[{street.settlement, street.name}].insert(street.stroke);
            }
        }
        for (const auto& [name, members] : strokes) {
            QVERIFY2(members.size() == 1, name.second.c_str());
        }
    }
    void roofsCoverTheirHouses()
    {
        for (const Building& building : m_region->place.buildings) {
            double plan = 0.0;
            for (const RoofPlane& plane : building.planes) {
                plan += plane.areaM2 * std::cos(plane.tiltDeg * std::numbers::pi / 180.0);
                for (const auto& corner : plane.corners) {
                    QVERIFY2(corner[2] > building.groundM + 2.0 && corner[2] < building.groundM + 45.0,
                             building.id.c_str());
                }
            }
            const double footprint = std::abs(signedAreaM2(building.footprint()));
            QVERIFY2(std::abs(plan - footprint) < 0.1, building.id.c_str()); // corners are on millimetres
        }
    }
    void busesStayOnStreets()
    {
        const Place& place = m_region->place;
        CellIndex index(place.extent, 60.0);
        std::vector<std::pair<Point, Point>> pieces;
        for (const Street& street : place.streets) {
            for (std::size_t i = 0; isRoad(street) && i + 1 < street.line.size(); ++i) {
                index.add(pieces.size(), boxOf({street.line[i], street.line[i + 1]}));
                pieces.emplace_back(street.line[i], street.line[i + 1]);
            }
        }
        const TransitNetwork network = planNetwork(place);
        QCOMPARE(network.lines.size(), std::size_t{place.settings.size == PlaceSize::Village ? 2U : 12U});
        for (const TransitLine& line : network.lines) {
            if (line.kind == LineKind::Rail) {
                continue;
            }
            for (double at = 0.0; at < lineLengthM(line.shape); at += 10.0) {
                const Point p = pointAlong(line.shape, at);
                const auto near = index.near(p, 2.0);
                QVERIFY2(std::ranges::any_of(near,
                                             [&](std::size_t i) {
                                                 return distanceToSegment(p, pieces[i].first, pieces[i].second) < 0.01;
                                             }),
                         line.number.c_str());
            }
            for (std::size_t i = 0; i < line.stops.size(); ++i) {
                const TransitStop& stop = network.stops[idx(line.stops[i])];
                QVERIFY2(distanceToLine(stop.at, line.shape) < (stop.isStation ? 130.0 : 15.0), stop.name.c_str());
            }
        }
    }
    void everySettlementOfATownHasABus()
    {
        const Place& place = m_region->place;
        std::set<int> served;
        const TransitNetwork network = planNetwork(place);
        for (const TransitStop& stop : network.stops) {
            served.insert(stop.settlement);
        }
        for (std::size_t i = 0; i < place.settlements.size(); ++i) {
            QVERIFY2(served.contains(static_cast<int>(i)), place.settlements[i].name.c_str());
        }
    }

private:
    [[nodiscard]] CellIndex houseIndex() const
    {
        const Place& place = m_region->place;
        CellIndex houses(place.extent, 40.0);
        for (std::size_t i = 0; i < place.buildings.size(); ++i) {
            houses.add(i, boxOf(place.buildings[i].footprint()));
        }
        return houses;
    }

    std::map<int, std::unique_ptr<Region>> m_made;
    const Region* m_region = nullptr;
};

QTEST_GUILESS_MAIN(MakePlaceTest)
#include "make_place_test.moc"
