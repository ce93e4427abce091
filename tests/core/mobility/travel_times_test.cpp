// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/travel_times.h"

#include <QTest>

#include "tests/support/street_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

class TravelTimesTest : public QObject {
    Q_OBJECT

private slots:
    void everyPairHasItsMinutes()
    {
        StreetProject town;
        QVERIFY(town.isReady);
        WB_VALUE(const auto outcome,
                 town.run(travelTimesAnalysis(),
                          {{"origins", "wohnorte"}, {"destinations", "laeden"}, {"streets", "strassen"}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 9U); // the fourth home has no street
        QCOMPARE(rows[0].values[3], Value(std::string("West")));
        QVERIFY(isAbout(rows[0].values[4], 2.5, 0.01));  // 200 m at 4.8 km/h
        QVERIFY(isAbout(rows[1].values[4], 22.5, 0.05)); // 1800 m
        QVERIFY(isAbout(rows[8].values[4], 6.25, 0.05)); // 500 m down the side street to the middle
    }
    void carsObeyTheOneWay()
    {
        StreetProject town;
        WB_VALUE(
            const auto outcome,
            town.run(travelTimesAnalysis(),
                     {{"origins", "wohnorte"}, {"destinations", "laeden"}, {"streets", "strassen"}, {"mode", "car"}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 6U); // nobody comes out of the side street
    }
    void distancesAreInMetresAndLimited()
    {
        StreetProject town;
        WB_VALUE(const auto outcome, town.run(travelTimesAnalysis(), {{"origins", "wohnorte"},
                                                                      {"destinations", "laeden"},
                                                                      {"streets", "strassen"},
                                                                      {"metric", "distance"},
                                                                      {"limit", 850.0}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 5U);
        QVERIFY(isAbout(rows[0].values[4], 200.0, 1.0));
    }
    void withoutStreetsItSaysWhatToDo()
    {
        StreetProject town;
        const auto outcome = town.run(travelTimesAnalysis(), {{"origins", "wohnorte"}, {"destinations", "laeden"}});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY(!outcome.error().advice.empty());
    }
};

QTEST_GUILESS_MAIN(TravelTimesTest)
#include "travel_times_test.moc"
