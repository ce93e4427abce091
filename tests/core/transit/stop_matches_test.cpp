// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/stop_matches.h"

#include <QTest>

#include <limits>

using namespace weitblick;
using namespace weitblick::transit;

namespace {

struct Place {
    const char* id;
    const char* name;
    double lon, lat;
};

Stops stopsAt(const std::vector<Place>& places)
{
    Stops stops;
    for (const Place& place : places) {
        stops.ids.emplace_back(place.id);
        stops.names.emplace_back(place.name);
        stops.platformCodes.emplace_back();
        stops.longitudesDeg.push_back(place.lon);
        stops.latitudesDeg.push_back(place.lat);
        stops.kinds.push_back(StopKind::Platform);
        stops.parents.push_back(kNone);
        stops.lostParents.emplace_back();
        stops.lines.push_back(2);
    }
    return stops;
}

} // namespace

class StopMatchesTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreComparedWithoutWhatStandsInBrackets()
    {
        QCOMPARE(comparableName("Bullfrog (Demo)"), comparableName("Bull Frog"));
        QCOMPARE(comparableName("Markt, Süd"), std::string("marktsüd"));
        QVERIFY(comparableName("Markt 1") != comparableName("Markt 2"));
    }
    void aCopyOfAStopIsFound()
    {
        const Stops stops = stopsAt(
            {{"de:1:1", "Markt", 9.0, 50.0}, {"de:1:2", "Kirche", 9.0, 50.0}, {"de:1:1_G", "Markt", 9.0, 50.00004}});
        QCOMPARE(duplicateStops(stops), (std::vector<StopPair>{{0, 2}}));
        QCOMPARE(mergedStops(stops), (std::vector<std::uint32_t>{0, 1, 0}));
    }
    void quaysOfOnePlaceAndBothSidesOfAStreetAreNoCopies()
    {
        QVERIFY(duplicateStops(stopsAt({{"de:08115:3238:0:3", "Im Letten", 9.0, 50.0},
                                        {"de:08115:3238:0:4", "Im Letten", 9.0, 50.0}}))
                    .empty());
        QVERIFY(duplicateStops(stopsAt({{"1", "Markt", 9.0, 50.0}, {"2", "Markt", 9.0002, 50.0}})).empty());
    }
    void aHiddenCharacterMakesATwin()
    {
        const Stops stops =
            stopsAt({{"a", "Markt", 9.0, 50.0}, {"a\x02", "Markt", 9.0, 50.0}, {"b\x02", "Bach", 9.1, 50.0}});
        QCOMPARE(hiddenTwins(stops), (std::vector<StopPair>{{0, 1}}));
        QVERIFY(duplicateStops(stops).empty());
        QCOMPARE(mergedStops(stops), (std::vector<std::uint32_t>{0, 0, 2}));
    }
    void stopsWithoutAPlaceAreNeverTheSame()
    {
        const double nowhere = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(duplicateStops(stopsAt({{"1", "Markt", nowhere, nowhere}, {"2", "Markt", nowhere, nowhere}})).empty());
    }
};

QTEST_GUILESS_MAIN(StopMatchesTest)
#include "stop_matches_test.moc"
