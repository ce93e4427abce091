// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/route_lines.h"

#include <QTest>

#include "tests/support/street_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

class RouteLinesTest : public QObject {
    Q_OBJECT

private slots:
    void aRouteIsALineWithTimeAndLength()
    {
        StreetProject town;
        WB_VALUE(const auto outcome,
                 town.run(routeLinesAnalysis(),
                          {{"origins", "laeden"}, {"destinations", "wohnorte"}, {"streets", "strassen"}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 9U);
        const ReadRow& toSideStreet = rows[2]; // from West: 1000 m and 500 m
        QCOMPARE(toSideStreet.values[2], Value(std::string("West")));
        QVERIFY(isAbout(toSideStreet.values[5], 1.5, 0.01));
        QVERIFY(isAbout(toSideStreet.values[4], 18.75, 0.05));
        WB_VALUE(const auto line, geo::geometryFromWkt(toSideStreet.wkt.c_str()));
        QVERIFY(std::abs(geo::lengthOf(*line) - 1500.0) < 2.0);
    }
    void pairsCanGoByTheirOrder()
    {
        StreetProject town;
        WB_VALUE(const auto outcome, town.run(routeLinesAnalysis(), {{"origins", "laeden"},
                                                                     {"destinations", "wohnorte"},
                                                                     {"streets", "strassen"},
                                                                     {"pairs", "by_order"}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), 3U);
        QVERIFY(isAbout(rows[1].values[5], 1.2, 0.01)); // from Ost to the second home
    }
};

QTEST_GUILESS_MAIN(RouteLinesTest)
#include "route_lines_test.moc"
