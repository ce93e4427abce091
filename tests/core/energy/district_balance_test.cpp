// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utc_time.h"
#include "core/energy/district_balance.h"
#include "core/privacy/release_ledger.h"

#include <QTest>

#include <cmath>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

std::string square(double x, double y, double size)
{
    const auto at = [](double a, double b) { return std::to_string(a) + " " + std::to_string(b); };
    return "POLYGON((" + at(x, y) + "," + at(x + size, y) + "," + at(x + size, y + size) + "," + at(x, y + size) + "," +
           at(x, y) + "))";
}

/// Ten houses with a south roof each, and a plain weather year.
struct Street : AnalysisProject {
    explicit Street(int houses = 10)
    {
        std::vector<Row> buildings;
        std::vector<Row> roofs;
        for (int house = 0; house < houses; ++house) {
            const double x = 500000.0 + 20.0 * house;
            buildings.push_back({square(x, 5600000.0, 10.0),
                                 {std::string("31001_1000"), 4000.0, 15000.0, std::string("Gas"), std::int64_t{1}}});
            roofs.push_back({square(x + 1.0, 5600001.0, 8.0), {50.0, 1050.0, 35.0, 180.0}});
        }
        const auto first = addLayer(project,
                                    {.name = "gebaeude",
                                     .geometry = GeometryType::Polygon,
                                     .srsId = 25832,
                                     .columns = {{"gfk", ColumnType::Text, "", ""},
                                                 {"strom_kwh", ColumnType::Real, "kWh", ""},
                                                 {"waerme_kwh", ColumnType::Real, "kWh", ""},
                                                 {"heizung", ColumnType::Text, "", ""},
                                                 {"wohnungen", ColumnType::Integer, "", ""}}},
                                    buildings);
        const auto second = addLayer(project,
                                     {.name = "daecher",
                                      .geometry = GeometryType::Polygon,
                                      .srsId = 25832,
                                      .columns = {{"flaeche_m2", ColumnType::Real, "m2", ""},
                                                  {"einstrahlung", ColumnType::Real, "", ""},
                                                  {"neigung_grad", ColumnType::Real, "", ""},
                                                  {"azimut_grad", ColumnType::Real, "", ""}}},
                                     roofs);
        isSound = first.has_value() && second.has_value() && addWeather();
    }
    bool addWeather()
    {
        constexpr std::int64_t kFirstUtcS = 1735686000; // 2024-12-31 23:00 UTC
        std::vector<Row> hours;
        for (std::int64_t hour = 0; hour < 8760; ++hour) {
            const double day = static_cast<double>(hour) / 24.0;
            const double height = std::sin((static_cast<double>(hour % 24) - 5.5) / 12.0 * 3.14159265);
            const double season = 0.55 - 0.45 * std::cos((day + 10.0) / 365.0 * 6.2831853);
            const double global = std::max(0.0, height) * 800.0 * season;
            const std::int64_t begin = kFirstUtcS + hour * 3600;
            hours.push_back({"",
                             {isoUtc(UtcSeconds(std::chrono::seconds(begin))),
                              isoUtc(UtcSeconds(std::chrono::seconds(begin + 1800))), global, Value(), Value(),
                              global * 0.5, 10.0 - 10.0 * std::cos(day / 365.0 * 6.2831853), 3.0, 50.5, 9.7, 300.0}});
        }
        std::vector<workspace::Column> columns{{"beginn_utc", ColumnType::Text, "", ""},
                                               {"sonne_utc", ColumnType::Text, "", ""}};
        for (const char* name : {"global_w_m2", "direkt_horizontal_w_m2", "direkt_normal_w_m2", "diffus_w_m2",
                                 "temperatur_c", "wind_m_s", "breite_grad", "laenge_grad", "hoehe_m"}) {
            columns.push_back({name, ColumnType::Real, "", ""});
        }
        return addLayer(project, {.name = "wetter", .geometry = GeometryType::None, .columns = columns}, hours)
            .has_value();
    }
    [[nodiscard]] Result<analysis::RunOutcome> run(const std::string& variants, analysis::Arguments more = {})
    {
        analysis::Arguments arguments{
            {"buildings", "gebaeude"}, {"roofs", "daecher"}, {"weather", "wetter"}, {"variants", variants}};
        arguments.merge(more);
        return AnalysisProject::run(energy::districtBalanceAnalysis(), arguments);
    }
    bool isSound = false;
};

/// The value of a column in a row of the variants.
double figure(workspace::Workspace& project, const ReadRow& row, const analysis::RunOutcome& outcome, const char* name)
{
    static_cast<void>(project);
    const auto column = outcome.outputs.at("result").schema.indexOf(name);
    const Value& value = row.values.at(column.value());
    const auto* real = std::get_if<double>(&value);
    return real != nullptr ? *real : static_cast<double>(std::get<std::int64_t>(value));
}

} // namespace

class DistrictBalanceTest : public QObject {
    Q_OBJECT

private slots:
    void init() { privacy::ReleaseLedger::ofProgram().forget(); }
    void variantsStandSideBySide()
    {
        Street street;
        QVERIFY(street.isSound);
        WB_VALUE(const auto outcome,
                 street.run("Ohne: 0 0 0 0; Dächer: 100 0 0 0; Speicher: 100 0 1 0; Alles: 100 100 1 100"));
        WB_VALUE(const auto rows, rowsOf(street.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t{4});
        const auto of = [&](std::size_t row, const char* name) {
            return figure(street.project, rows[row], outcome, name);
        };
        QVERIFY(std::abs(of(0, "verbrauch") - 40.0) < 1e-4);
        QVERIFY(std::abs(of(0, "netzbezug") - 40.0) < 1e-4);
        QCOMPARE(of(0, "autarkie"), 0.0);
        // 10 roofs · 50 m² · 75 % · 0.2 kWp/m²; · 1,050 kWh/m² · 80 %
        QVERIFY(std::abs(of(1, "leistung") - 75.0) < 1e-9);
        QVERIFY(std::abs(of(1, "erzeugung") - 63.0) < 1e-3);
        QVERIFY(of(1, "autarkie") > 20.0 && of(1, "autarkie") < 60.0);
        QVERIFY(of(2, "autarkie") > of(1, "autarkie"));
        QVERIFY(of(2, "eigenverbrauch") > of(1, "eigenverbrauch"));
        QVERIFY(std::abs(of(2, "speicher") - 75.0) < 1e-9);
        QVERIFY(of(1, "autarkie_quartier") >= of(1, "autarkie") - 1e-6);
        QCOMPARE(of(3, "waermepumpen"), 10.0);
        QVERIFY(std::abs(of(3, "autos") - 10.0) < 1e-9);
        QVERIFY(of(3, "verbrauch") > 40.0 + 10.0 * 2.5 + 10.0 * 15.0 / 8.0);
        QVERIFY(std::abs(of(0, "co2_heizung") - 10.0 * 15000.0 * 0.24 / 1000.0) < 1e-9);
        QCOMPARE(of(3, "co2_heizung"), 0.0);
        QVERIFY(std::abs(of(0, "co2_strom") - 40.0 * 0.363) < 1e-3);
        QVERIFY(std::abs(of(0, "kosten_im_jahr") - 40000.0 * 0.35) < 0.1);
        QVERIFY(of(1, "spitze_einspeisung") > 0.0 && of(0, "spitze_einspeisung") == 0.0);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            QVERIFY(of(row, "bilanzrest") < 1e-6);
        }
    }
    void meanDaysAndDurationCurveBelongToTheVariants()
    {
        Street street;
        WB_VALUE(const auto outcome, street.run("Eins: 100 0 0 0"));
        WB_VALUE(const auto days, rowsOf(street.project, outcome.outputs.at("mean_days").schema.name));
        QCOMPARE(days.size(), std::size_t{288});
        const auto value = [](const ReadRow& row, std::size_t column) { return std::get<double>(row.values[column]); };
        QVERIFY(value(days[5 * 24 + 13], 3) > value(days[13], 3)); // more sun in June than in January
        QCOMPARE(value(days[0], 3), 0.0);                          // none at midnight
        QVERIFY(value(days[18], 7) > 0.0);
        WB_VALUE(const auto curve, rowsOf(street.project, outcome.outputs.at("duration").schema.name));
        QCOMPARE(curve.size(), std::size_t{201});
        for (std::size_t i = 1; i < curve.size(); ++i) {
            QVERIFY(value(curve[i], 2) <= value(curve[i - 1], 2));
        }
        QVERIFY(value(curve.back(), 2) < 0.0);
    }
    void onlyBuildingsOfTheAreaCount()
    {
        Street street;
        QVERIFY(addLayer(street.project, {.name = "gebiet", .geometry = GeometryType::Polygon, .srsId = 25832},
                         {{square(499990.0, 5599990.0, 105.0), {}}})
                    .has_value());
        WB_VALUE(const auto outcome, street.run("Eins: 100 0 0 0", {{"area", "gebiet"}}));
        WB_VALUE(const auto rows, rowsOf(street.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(figure(street.project, rows[0], outcome, "gebaeude"), 5.0);
    }
    void fourHouseholdsAreTooFewToBeShown()
    {
        Street four(4);
        const auto refused = four.run("Eins: 100 0 0 0");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        Street five(5);
        WB_VERIFY_RESULT(five.run("Eins: 100 0 0 0"));
    }
    void aWeatherYearOfTheWrongLengthIsRefused()
    {
        Street street;
        const auto refused = street.run("Eins: 1 1 1 1", {{"year", "2024"}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(DistrictBalanceTest)
#include "district_balance_test.moc"
