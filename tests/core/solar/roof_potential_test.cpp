// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_potential.h"

#include <QTest>

#include <cmath>

#include "tests/support/roof_village.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

class RoofPotentialTest : public QObject {
    Q_OBJECT

private slots:
    void everyRoofIsJudgedAndPlaced()
    {
        RoofVillage village;
        QVERIFY(village.added);
        WB_VALUE(const auto outcome, village.run(solar::roofPotentialAnalysis(), village.everything()));
        const auto& schema = outcome.outputs.at("result").schema;
        WB_VALUE(const auto rows, rowsOf(village.project, schema.name));
        QCOMPARE(rows.size(), std::size_t{4});
        QVERIFY(std::abs(RoofVillage::number(rows[0], schema, "leistung_kwp") - 120.0 * 0.75 * 0.21) < 1e-9);
        QCOMPARE(RoofVillage::text(rows[0], schema, "nutzung"), std::string("Wohnhaus"));
        QCOMPARE(RoofVillage::text(rows[0], schema, "eigentuemerart"), std::string("Privat"));
        QCOMPARE(RoofVillage::text(rows[0], schema, "ortsteil_schluessel"), std::string("01"));
        QCOMPARE(RoofVillage::text(rows[1], schema, "ungeeignet_weil"), std::string("nach Norden geneigt"));
        QCOMPARE(RoofVillage::text(rows[2], schema, "ungeeignet_weil"), std::string("Denkmal"));
        QCOMPARE(RoofVillage::text(rows[3], schema, "ungeeignet_weil"), std::string("kleiner als die Mindestfläche"));
        QCOMPARE(RoofVillage::text(rows[3], schema, "nutzung"), std::string());
    }
    void wishesChangeWhatIsTaken()
    {
        RoofVillage village;
        auto arguments = village.everything();
        arguments["monuments"] = "take";
        arguments["north_roofs"] = "take";
        arguments["flat_roofs"] = "south";
        WB_VALUE(const auto outcome, village.run(solar::roofPotentialAnalysis(), arguments));
        const auto& schema = outcome.outputs.at("result").schema;
        WB_VALUE(const auto rows, rowsOf(village.project, schema.name));
        QVERIFY(RoofVillage::number(rows[1], schema, "leistung_kwp") > 18.0);
        QVERIFY(std::abs(RoofVillage::number(rows[2], schema, "modulflaeche_m2") - 100.0 * 0.75 * 0.45) < 1e-9);
    }
    void totalsStandForDistrictsAndDirections()
    {
        RoofVillage village;
        WB_VALUE(const auto outcome, village.run(solar::roofPotentialAnalysis(), village.everything()));
        const auto& schema = outcome.outputs.at("totals").schema;
        WB_VALUE(const auto all, village.rowsWhere(schema, {{"gruppe", "gesamt"}, {"ausrichtung", "alle"}}));
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(RoofVillage::number(all[0], schema, "daecher"), 4.0);
        QCOMPARE(RoofVillage::number(all[0], schema, "geeignet"), 1.0);
        WB_VALUE(const auto core,
                 village.rowsWhere(schema, {{"gruppe", "Ortsteil"}, {"name", "Kernort"}, {"ausrichtung", "Nord"}}));
        QCOMPARE(core.size(), std::size_t{1});
        QCOMPARE(RoofVillage::number(core[0], schema, "flaeche_m2"), 120.0);
        QCOMPARE(RoofVillage::number(core[0], schema, "leistung_kwp"), 0.0);
        WB_VALUE(const auto town, village.rowsWhere(schema, {{"gruppe", "Eigentümer"}, {"name", "Gemeinde"}}));
        QCOMPARE(town.size(), std::size_t{2});
    }
    void roofsWithoutTiltAreRefused()
    {
        RoofVillage village;
        const auto refused = village.run(solar::roofPotentialAnalysis(), {{"roofs", "gebaeude"}});
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QVERIFY(refused.error().message.de.find("Neigung") != std::string::npos);
        QVERIFY(refused.error().advice.de.find("neigung_grad") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RoofPotentialTest)
#include "roof_potential_test.moc"
