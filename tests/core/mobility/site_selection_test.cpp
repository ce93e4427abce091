// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/site_selection.h"

#include <QTest>

#include "tests/support/street_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

class SiteSelectionTest : public QObject {
    Q_OBJECT

private slots:
    void theBestSiteServesMost()
    {
        StreetProject town;
        // Homes: 10 at 200 m, 20 at 800 m, 30 in the side street 500 m from the middle. Ten minutes are 800 m.
        WB_VALUE(const auto outcome, town.run(siteSelectionAnalysis(), {{"population", "wohnorte"},
                                                                        {"candidates", "laeden"},
                                                                        {"streets", "strassen"},
                                                                        {"count", std::int64_t{1}}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows[0].values[1], Value(std::string("Mitte")));
        QVERIFY(isAbout(rows[0].values[2], 60.0, 0.0));
        QVERIFY(isAbout(rows[0].values[3], 50.0, 0.0)); // 800 m in the plane are 800.3 m on the ground
    }
    void twoSitesShareThePeople()
    {
        StreetProject town;
        WB_VALUE(const auto outcome, town.run(siteSelectionAnalysis(), {{"population", "wohnorte"},
                                                                        {"candidates", "laeden"},
                                                                        {"streets", "strassen"},
                                                                        {"goal", "ways"},
                                                                        {"count", std::int64_t{2}}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].values[1], Value(std::string("West")));
        QVERIFY(isAbout(rows[0].values[2], 10.0, 0.0));
        QVERIFY(isAbout(rows[0].values[4], 2.5, 0.01));
        QCOMPARE(rows[1].values[1], Value(std::string("Mitte")));
        QVERIFY(isAbout(rows[1].values[2], 50.0, 0.0));
        QVERIFY(isAbout(rows[0].values[5], 10.0 * (10.0 - 2.5), 0.5)); // 800 m instead of 200 m for ten people
    }
    void moreSitesThanCandidatesAreRefused()
    {
        StreetProject town;
        QVERIFY(!town.run(siteSelectionAnalysis(), {{"population", "wohnorte"},
                                                    {"candidates", "laeden"},
                                                    {"streets", "strassen"},
                                                    {"count", std::int64_t{4}}}));
    }
};

QTEST_GUILESS_MAIN(SiteSelectionTest)
#include "site_selection_test.moc"
