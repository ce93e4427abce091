// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/indicators_analysis.h"
#include "core/analysis/indicator/result_table.h"

#include <QTest>

#include <array>
#include <cmath>
#include <map>

#include "tests/support/small_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using analysis::indicator::Absence;
using analysis::indicator::Level;
using analysis::indicator::ResultRow;

namespace {

/// Adorf, Bestadt, both: worked out by hand from the rows of small_county.h.
using Golden = std::array<double, 3>;
const std::map<std::string, Golden> kGolden = {
    {"inhabitants", {400, 200, 600}},
    {"inhabitants_grid", {290, 210, 500}},
    {"population_density", {400, 200, 300}},
    {"settlement_density", {2000, 4000, 2400}},
    {"share_under_6", {7.5, 5, 20.0 / 3}},
    {"share_under_18", {22.5, 10, 55.0 / 3}},
    {"share_65_plus", {17.5, 30, 65.0 / 3}},
    {"youth_ratio", {37.5, 50.0 / 3, 275.0 / 9}},
    {"old_age_ratio", {175.0 / 6, 50, 325.0 / 9}},
    {"average_age", {40.825, 51.2, 26570.0 / 600}},
    {"households", {7, 3, 10}},
    {"household_size", {15.0 / 7, 7.0 / 3, 2.2}},
    {"buildings", {3, 2, 5}},
    {"residential_buildings", {2, 2, 4}},
    {"dwellings", {7, 3, 10}},
    {"dwellings_per_building", {3.5, 1.5, 2.5}},
    {"single_family_share", {50, 100, 75}},
    {"building_density", {3, 2, 2.5}},
    {"built_up_share", {0.06, 0.05, 0.055}},
    {"median_year", {1930, 1990, 1960}},
    {"share_before_1950", {50, 0, 100.0 / 3}},
    {"share_before_1979", {100, 0, 200.0 / 3}},
    {"monument_share", {100.0 / 3, 0, 20}},
    {"average_storeys", {2.5, 2, 2.25}},
    {"floor_area_per_inhabitant", {640.0 / 15, 960.0 / 7, 1600.0 / 22}},
    {"area", {1, 1, 2}},
    {"settlement_share", {20, 5, 12.5}},
    {"settlement_area_per_inhabitant", {500, 250, 1250.0 / 3}},
    {"traffic_share", {0, 5, 2.5}},
    {"agriculture_share", {0, 50, 25}},
    {"forest_share", {25, 25, 25}},
    {"water_share", {1, 0, 0.5}},
    {"protected_share", {30, 0, 15}},
    {"flood_share", {0, 4, 2}},
    {"buildings_in_flood_area", {0, 1, 1}},
    {"parcels", {3, 1, 4}},
    {"median_parcel_area", {200, 1000, 250}},
    {"daycare_places", {200.0 / 3, 50, 62.5}},
    {"school_places", {50, 0, 300.0 / 7}},
    {"general_practices", {50, 50, 50}},
    {"pharmacies", {25, 0, 50.0 / 3}},
    {"supermarkets", {0, 50, 50.0 / 3}},
    {"hospital_beds", {15, 0, 10}},
    {"gigabit_share", {12.5, 100, 125.0 / 3}},
    {"broadband_share", {85, 100, 90}},
    {"jobs", {100, 30, 130}},
    {"jobs_per_inhabitant", {250, 150, 650.0 / 3}},
    {"in_commuters", {50, 25, 20}},
    {"out_commuters", {50, 35, 30}},
    {"commuter_balance", {0, -10, -10}},
    {"commercial_land", {0.5, 2, 2.5}},
    {"accidents_per_inhabitant", {5, 5, 5}},
    {"bicycle_accident_share", {50, 0, 100.0 / 3}},
    {"charging_points", {100, 0, 200.0 / 3}},
    {"gas_per_inhabitant", {10, 20, 40.0 / 3}},
    {"heat_demand_per_area", {62.5, 50, 55}},
    {"renewable_heating_share", {50, 50, 50}},
    {"roof_area_suitable", {0.01, 0.03, 0.04}},
    {"solar_power", {9, 30, 39}},
    {"solar_power_per_inhabitant", {22.5, 150, 65}},
    {"battery_capacity", {10, 0, 10}},
    {"solar_roof_potential", {15, 45, 60}},
    {"solar_built_of_potential", {60, 200.0 / 3, 65}},
    {"municipal_roof_share", {100, 0, 25}},
};

/// The county and its indicators, computed once.
struct Computed {
    SmallCounty county;
    std::vector<ResultRow> rows;

    static Result<std::vector<ResultRow>> of(SmallCounty& county)
    {
        WB_TRY(const std::string dataset, county.compute());
        Job job;
        return analysis::indicator::readResults(county.project, dataset, job);
    }
    [[nodiscard]] static const ResultRow* find(const std::vector<ResultRow>& rows, const std::string& indicator,
                                               const std::string& zone)
    {
        const auto found = std::ranges::find_if(
            rows, [&](const ResultRow& row) { return row.indicator == indicator && row.zoneKey == zone; });
        return found == rows.end() ? nullptr : &*found;
    }
};

bool isNear(double value, double wanted)
{
    return std::abs(value - wanted) <= 1e-9 * std::max(1.0, std::abs(wanted));
}

} // namespace

class IndicatorsAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_county.addAll());
        auto rows = Computed::of(m_county);
        QVERIFY2(rows, rows ? "" : rows.error().message.en.c_str());
        m_rows = std::move(rows).value();
        SmallCounty manifold; // of the same buildings five each: shares stay, and nothing is withheld
        QVERIFY(manifold.addZones() && manifold.addBuildings(5));
        auto more = Computed::of(manifold);
        QVERIFY2(more, more ? "" : more.error().message.en.c_str());
        m_manifoldRows = std::move(more).value();
    }
    void everyIndicatorHasItsHandComputedValue_data()
    {
        QTest::addColumn<QString>("id");
        const auto library = analysis::indicator::shippedLibrary();
        for (const auto& indicator : (*library)->indicators()) {
            if (indicator.analysis == "indicators") { // a domain's own are in the tests of its analysis
                QTest::newRow(indicator.id.c_str()) << QString::fromStdString(indicator.id);
            }
        }
    }
    void everyIndicatorHasItsHandComputedValue()
    {
        QFETCH(QString, id);
        const auto golden = kGolden.find(id.toStdString());
        QVERIFY2(golden != kGolden.end(), "a new indicator wants a value worked out by hand in kGolden");
        const std::array<const char*, 3> zones = {"06999001", "06999002", ""};
        for (std::size_t zone = 0; zone < zones.size(); ++zone) {
            const bool isOfFew = id == "heat_demand_per_area" || id == "renewable_heating_share";
            const ResultRow* const row =
                Computed::find(isOfFew ? m_manifoldRows : m_rows, id.toStdString(), zones.at(zone));
            QVERIFY(row != nullptr);
            QVERIFY2(row->value, row->subject.c_str());
            const std::string what = std::string(zones.at(zone)) + ": " + std::to_string(*row->value) + ", wanted " +
                                     std::to_string(golden->second.at(zone));
            QVERIFY2(isNear(*row->value, golden->second.at(zone)), what.c_str());
        }
    }
    void consumptionOfTooFewBuildingsIsWithheld()
    {
        for (const char* zone : {"06999001", "06999002", ""}) { // four residential buildings in all
            const ResultRow* const row = Computed::find(m_rows, "heat_demand_per_area", zone);
            QVERIFY(!row->value && !row->numerator && !row->denominator);
            QCOMPARE(row->absence, Absence::Group);
            QCOMPARE(row->subject, std::string("buildings"));
        }
        // Gas of two municipalities out of one block of nine connections: it could be told alone.
        QVERIFY(Computed::find(m_rows, "gas_per_inhabitant", "06999001")->value);
    }
    void districtsHaveTheirOwnValues()
    {
        const ResultRow* const people = Computed::find(m_rows, "inhabitants", "0699900101");
        QVERIFY(people != nullptr);
        QCOMPARE(people->level, Level::Districts);
        QCOMPARE(people->zoneName, std::string("Westend"));
        QCOMPARE(people->value, std::optional(100.0));
        QCOMPARE(Computed::find(m_rows, "area", "0699900102")->value, std::optional(0.5));
        QCOMPARE(Computed::find(m_rows, "buildings", "0699900102")->value, std::optional(2.0));
    }
    void numeratorAndDenominatorStandBesideARatio()
    {
        const ResultRow* const row = Computed::find(m_rows, "share_65_plus", "");
        QCOMPARE(row->numerator, std::optional(130.0));
        QCOMPARE(row->denominator, std::optional(600.0));
        QCOMPARE(row->unit, std::string("%"));
    }
    void shareOfValidDataCountsEmptyValues()
    {
        // One of three cells of Adorf has no value; half of one block of two is there, the other whole one is withheld.
        QVERIFY(isNear(Computed::find(m_rows, "inhabitants_grid", "06999001")->validShare, 2.0 / 3));
        QVERIFY(isNear(Computed::find(m_rows, "gas_per_inhabitant", "06999001")->validShare, 0.5 / 1.5));
        QCOMPARE(Computed::find(m_rows, "inhabitants", "06999001")->validShare, 1.0);
    }
    void rowsOfLargerAreasAreNotDivided()
    {
        const ResultRow* const row = Computed::find(m_rows, "commuter_balance", "0699900101");
        QVERIFY(!row->value);
        QCOMPARE(row->absence, Absence::Level);
        QCOMPARE(row->subject, std::string("commuters"));
    }
    void missingRoleIsNamed()
    {
        SmallCounty county;
        QVERIFY(county.addZones());
        WB_VALUE(const auto rows, Computed::of(county));
        const ResultRow* const row = Computed::find(rows, "population_density", "");
        QVERIFY(!row->value);
        QCOMPARE(row->absence, Absence::Role);
        QCOMPARE(row->subject, std::string("age_groups"));
        QCOMPARE(Computed::find(rows, "area", "")->value, std::optional(2.0));
    }
    void missingColumnIsNamed()
    {
        SmallCounty county;
        QVERIFY(county.addZones());
        QVERIFY(county.add("Haeuser", "buildings", SmallCounty::Geometry::Point, {"gfk:T"},
                           {{pointAt(100, 100), {text("31001_1010")}}}));
        WB_VALUE(const auto rows, Computed::of(county));
        QCOMPARE(Computed::find(rows, "buildings", "")->value, std::optional(1.0));
        QCOMPARE(Computed::find(rows, "median_year", "")->absence, Absence::Field);
        QCOMPARE(Computed::find(rows, "median_year", "")->subject, std::string("buildings.year"));
    }
    void divisionByNothingIsNoValue()
    {
        SmallCounty county;
        QVERIFY(county.addZones());
        QVERIFY(county.add("Unfaelle", "accidents", SmallCounty::Geometry::Point, {"IstRad:I"},
                           {{pointAt(100, 100), {whole(1)}}}));
        WB_VALUE(const auto rows, Computed::of(county));
        QCOMPARE(Computed::find(rows, "bicycle_accident_share", "06999001")->value, std::optional(100.0));
        QCOMPARE(Computed::find(rows, "bicycle_accident_share", "06999002")->absence, Absence::Divisor);
    }
    void otherDefinitionsAreAnotherVersion()
    {
        WB_VALUE(const auto* const library, analysis::indicator::shippedLibrary());
        const std::string version = analysis::indicator::indicatorsAnalysis().version;
        QVERIFY(version.ends_with(library->fingerprint().substr(0, 8)));
    }
    void lineageNamesEveryDatasetThatWasRead()
    {
        WB_VALUE(const auto tree, m_county.project.lineage("Kennzahlen"));
        QCOMPARE(tree.record.activity, std::string("indicators"));
        QCOMPARE(tree.record.inputs.size(), std::size_t{19});
    }

private:
    SmallCounty m_county;
    std::vector<ResultRow> m_rows;
    std::vector<ResultRow> m_manifoldRows;
};

QTEST_GUILESS_MAIN(IndicatorsAnalysisTest)
#include "indicators_analysis_test.moc"
