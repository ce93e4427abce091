// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_places.h"

#include <QTest>

#include "tests/support/roof_probe.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

Result<solar::RoofPlace> placeOf(RoofVillage& village, const analysis::Arguments& arguments, const solar::RoofRow& roof)
{
    solar::RoofPlace place;
    WB_CHECK(RoofProbe::look(village, arguments, [&](analysis::RunContext& context, Job& job) -> Result<void> {
        WB_TRY(const solar::RoofPlaces places, solar::RoofPlaces::read(context, job));
        place = places.of(roof);
        return {};
    }));
    return place;
}

} // namespace

class RoofPlacesTest : public QObject {
    Q_OBJECT

private slots:
    void districtBuildingAndParcelAreFoundByPlace()
    {
        RoofVillage village;
        WB_VALUE(const auto place, placeOf(village, village.everything(), {.inside = geo::Point{500125.0, 5600005.0}}));
        QCOMPARE(place.districtKey, std::string("02"));
        QCOMPARE(place.districtName, std::string("Weiler"));
        QCOMPARE(place.use, std::string("Rathaus"));
        QCOMPARE(place.owner, std::string("Gemeinde"));
        QVERIFY(place.isMonument);
    }
    void whatTheRoofSaysItselfGoesFirst()
    {
        RoofVillage village;
        WB_VALUE(const auto place,
                 placeOf(village, village.everything(),
                         {.isMonument = false, .owner = "Kreis", .inside = geo::Point{500125.0, 5600005.0}}));
        QCOMPARE(place.owner, std::string("Kreis"));
        QVERIFY(!place.isMonument);
    }
    void withoutNeighboursTheRoofStandsAlone()
    {
        RoofVillage village;
        WB_VALUE(const auto place, placeOf(village, {{"roofs", "daecher"}},
                                           {.isMunicipal = true,
                                            .function = "31001_1000",
                                            .roofType = "3100",
                                            .inside = geo::Point{500125.0, 5600005.0}}));
        QCOMPARE(place.districtKey, std::string());
        QCOMPARE(place.use, std::string("31001_1000"));
        QCOMPARE(place.owner, std::string("kommunal"));
        QCOMPARE(place.roofType, std::string("3100"));
        WB_VALUE(const auto nowhere, placeOf(village, village.everything(), {}));
        QCOMPARE(nowhere.use, std::string());
    }
};

QTEST_GUILESS_MAIN(RoofPlacesTest)
#include "roof_places_test.moc"
