// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <memory>
#include <set>
#include <string>

#include "sample_data/cell_index.h"
#include "sample_data/geos_areas.h"
#include "sample_data/place/make_place.h"

using namespace weitblick;
using namespace weitblick::sample;

class MakePlaceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Job job;
        auto made = makeRegion({PlaceSize::Village, 1}, job);
        QVERIFY(made.has_value());
        m_region = std::make_unique<Region>(std::move(made).value());
    }
    void theVillageHasItsSize()
    {
        const Place& place = m_region->place;
        QVERIFY(place.buildings.size() > 370 && place.buildings.size() < 430);
        QCOMPARE(place.settlements.size(), std::size_t{2});
        QCOMPARE(place.gemeinden.size(), std::size_t{1});
        int persons = 0;
        for (const Totals& totals : place.totals) {
            persons += totals.persons;
        }
        QVERIFY(persons > 600 && persons < 1400);
    }
    void noStreetRunsThroughAHouse()
    {
        const Place& place = m_region->place;
        for (const Building& building : place.buildings) {
            const Ring footprint = building.footprint();
            const Box box = boxOf(footprint);
            for (const Street& street : place.streets) {
                for (std::size_t i = 0; i + 1 < street.line.size(); ++i) {
                    const Ring lane = corridorOf(street.line[i], street.line[i + 1], street.widthM / 2.0);
                    QVERIFY2(!boxOf(lane).meets(box) || !convexOverlap(lane, footprint, 0.01), building.id.c_str());
                }
            }
        }
    }
    void housesDoNotOverlap()
    {
        const Place& place = m_region->place;
        for (std::size_t i = 0; i < place.buildings.size(); ++i) {
            for (std::size_t k = i + 1; k < place.buildings.size(); ++k) {
                const Ring a = place.buildings[i].footprint();
                const Ring b = place.buildings[k].footprint();
                QVERIFY2(!boxOf(a).meets(boxOf(b)) || !convexOverlap(a, b, 0.01), place.buildings[i].id.c_str());
            }
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
        QVERIFY2(std::abs(sum - whole) < 25.0,
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
        QVERIFY(std::abs(sum - 2400.0 * 2400.0) < 1.0);
    }
    void addressesAreUniqueAndSidesAreOddAndEven()
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
        QVERIFY(addresses.size() > 250);
    }
    void everySettlementIsOnTheRoadNetwork()
    {
        const Place& place = m_region->place;
        std::vector<int> group(place.junctions.size());
        for (std::size_t i = 0; i < group.size(); ++i) {
            group[i] = static_cast<int>(i);
        }
        const auto root = [&](int i) {
            while (group[static_cast<std::size_t>(i)] != i) {
                i = group[static_cast<std::size_t>(i)];
            }
            return i;
        };
        for (const Street& street : place.streets) {
            if (street.roadClass <= RoadClass::Pedestrian) {
                group[static_cast<std::size_t>(root(street.from))] = root(street.to);
            }
        }
        std::set<int> parts;
        for (const Building& building : place.buildings) {
            parts.insert(root(place.streets[static_cast<std::size_t>(building.street)].from));
        }
        QCOMPARE(parts.size(), std::size_t{1});
    }

private:
    std::unique_ptr<Region> m_region;
};

QTEST_GUILESS_MAIN(MakePlaceTest)
#include "make_place_test.moc"
