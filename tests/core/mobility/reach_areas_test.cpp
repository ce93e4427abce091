// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/reach_areas.h"

#include <QTest>

#include "tests/support/street_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

class ReachAreasTest : public QObject {
    Q_OBJECT

private slots:
    void eachPlaceHasAnAreaForEachLimit()
    {
        StreetProject town;
        WB_VALUE(const auto outcome,
                 town.run(reachAreasAnalysis(),
                          {{"origins", "laeden"}, {"population", "wohnorte"}, {"streets", "strassen"}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 9U);
        // West, 15 minutes: 1200 m of street, the first two homes.
        QVERIFY(isAbout(rows[0].values[2], 15.0, 0.0));
        QVERIFY(isAbout(rows[0].values[4], 1.4, 0.01)); // 1000 m, and 200 m each on the other two streets
        QVERIFY(isAbout(rows[0].values[5], 30.0, 0.0));
        QVERIFY(isAbout(rows[2].values[5], 10.0, 0.0)); // 5 minutes: 400 m
        // Mitte, 15 minutes: 1200 m, everybody who has a street.
        QVERIFY(isAbout(rows[6].values[5], 60.0, 0.0));
        for (const ReadRow& row : rows) {
            WB_VALUE(const auto area, geo::geometryFromWkt(row.wkt.c_str()));
            QCOMPARE(int(GEOSisValid_r(geo::geosContext(), area.get())), 1);
            QVERIFY(isAbout(row.values[3], geo::areaOf(*area) / 1e6, 1e-5));
        }
    }
    void allPlacesTogetherHaveOneArea()
    {
        StreetProject town;
        WB_VALUE(const auto outcome, town.run(reachAreasAnalysis(), {{"origins", "laeden"},
                                                                     {"population", "wohnorte"},
                                                                     {"streets", "strassen"},
                                                                     {"limits", "5; 7,5"},
                                                                     {"united", true}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 2U);
        QVERIFY(isAbout(rows[1].values[5], 30.0, 0.0)); // 400 m around each shop: 10 and 20
        QVERIFY(isAbout(rows[0].values[5], 60.0, 0.0)); // 600 m
        QVERIFY(isAbout(rows[0].values[4], 2.6, 0.01)); // everything
    }
    void carsDoNotDriveAgainstTheOneWay()
    {
        StreetProject town;
        WB_VALUE(const auto outcome,
                 town.run(reachAreasAnalysis(), {{"origins", "wohnorte"}, {"streets", "strassen"}, {"mode", "car"}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 9U);
        QVERIFY(isAbout(rows[6].values[4], 0.1, 0.01));       // from the side street only on to its end
        QCOMPARE(rows[6].values[5], Value(std::monostate())); // no population was given
    }
    void limitsThatAreNoneAreRefused()
    {
        StreetProject town;
        QVERIFY(!town.run(reachAreasAnalysis(), {{"origins", "laeden"}, {"streets", "strassen"}, {"limits", "fünf"}}));
    }
};

QTEST_GUILESS_MAIN(ReachAreasTest)
#include "reach_areas_test.moc"
