// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/result_table.h"
#include "core/mobility/nearest_facilities.h"

#include <QTest>

#include "tests/support/street_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

class NearestFacilitiesTest : public QObject {
    Q_OBJECT

private slots:
    void everyHomeHasItsNearestOfEachKind()
    {
        StreetProject town;
        WB_VALUE(const auto outcome,
                 town.run(nearestFacilitiesAnalysis(),
                          {{"population", "wohnorte"}, {"facilities", "laeden"}, {"streets", "strassen"}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 8U); // four homes, two kinds
        QCOMPARE(rows[0].values[0], Value(std::string("Kita")));
        QCOMPARE(rows[4].values[3], Value(std::string("West")));
        QVERIFY(isAbout(rows[4].values[4], 2.5, 0.01));
        QVERIFY(isAbout(rows[6].values[4], 18.75, 0.1)); // down the side street, then 1000 m
        QCOMPARE(rows[7].values[4], Value(std::monostate()));
    }
    void sharesCountInhabitants()
    {
        StreetProject town;
        WB_VALUE(const auto outcome, town.run(nearestFacilitiesAnalysis(), {{"population", "wohnorte"},
                                                                            {"facilities", "laeden"},
                                                                            {"streets", "strassen"},
                                                                            {"kinds", "Laden"}}));
        WB_VALUE(const auto shares, rowsOf(town.project, outcome.outputs.at("shares").schema.name));
        QCOMPARE(shares.size(), 1U);
        QVERIFY(isAbout(shares[0].values[1], 67.0, 0.0));
        QVERIFY(isAbout(shares[0].values[2], 30.0, 0.0)); // within 15 minutes: 200 m and 800 m
        QVERIFY(isAbout(shares[0].values[3], 100.0 * 30 / 67, 0.01));
        QCOMPARE(shares[0].values[5], Value(std::monostate())); // the seven without a street are more than a tenth
    }
    void indicatorsAreShareOfKinds()
    {
        StreetProject town;
        WB_VALUE(const auto outcome,
                 town.run(nearestFacilitiesAnalysis(),
                          {{"population", "wohnorte"}, {"facilities", "laeden"}, {"streets", "strassen"}}));
        Job job;
        WB_VALUE(const auto rows,
                 analysis::indicator::readResults(town.project, outcome.outputs.at("indicators").schema.name, job));
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].indicator, std::string("services_in_reach"));
        // Kita within 1200 m: all 60 on streets; Laden: 30. Of 67 times two kinds.
        QVERIFY(std::abs(rows[0].value.value() - 100.0 * (60 + 30) / 134) < 1e-9);
        QVERIFY(std::abs(rows[1].value.value() - 100.0 * 30 / 67) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(NearestFacilitiesTest)
#include "nearest_facilities_test.moc"
