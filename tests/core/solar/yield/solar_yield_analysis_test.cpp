// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unit.h"
#include "core/solar/horizon/horizon_columns.h"
#include "core/solar/yield/solar_yield_analysis.h"
#include "core/solar/yield/yield.h"

#include <QTest>

#include <cmath>

#include "tests/support/analysis_run.h"
#include "tests/support/synthetic_weather.h"
#include "tests/support/verify_result.h"
#include "tests/support/weather_table.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;

namespace {

const char* const kSquare = "POLYGON((0 0,10 0,10 10,0 10,0 0))";

workspace::LayerSchema roofSchema()
{
    return {.name = "Daecher",
            .geometry = workspace::GeometryType::Polygon,
            .srsId = 25832,
            .columns = {{"neigung_grad", ColumnType::Real, "°", ""},
                        {"azimut_grad", ColumnType::Real, "°", ""},
                        {"flaeche_m2", ColumnType::Real, "m2", ""}}};
}

/// South, north, flat, and one that says too little.
std::vector<Row> roofRows()
{
    return {{kSquare, {35.0, 180.0, 100.0}},
            {kSquare, {35.0, 0.0, 100.0}},
            {kSquare, {0.0, std::monostate(), 200.0}},
            {kSquare, {35.0, std::monostate(), 100.0}}};
}

double number(const ReadRow& row, const workspace::LayerSchema& schema, const char* column)
{
    const auto* const value = std::get_if<double>(&row.values.at(schema.indexOf(column).value()));
    return value == nullptr ? std::nan("") : *value;
}

void compareRelative(double value, double wanted, double tolerance)
{
    QVERIFY2(std::abs(value - wanted) <= tolerance * std::abs(wanted),
             qPrintable(QStringLiteral("%1, wanted %2").arg(value).arg(wanted)));
}

} // namespace

class SolarYieldAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void everyRoofGetsIrradiationPowerAndYield()
    {
        AnalysisProject fixture;
        const solar::WeatherYear weather = syntheticWeather();
        WB_VALUE([[maybe_unused]] const auto roofs, addLayer(fixture.project, roofSchema(), roofRows()));
        WB_VALUE([[maybe_unused]] const auto year, addWeather(fixture.project, weather));
        WB_VALUE(const auto outcome,
                 fixture.run(solar::solarYieldAnalysis(), {{"roofs", "Daecher"}, {"weather", "Wetter"}}));
        const auto& schema = outcome.outputs.at("result").schema;
        WB_VALUE(const auto rows, rowsOf(fixture.project, schema.name));
        QCOMPARE(rows.size(), std::size_t{4});
        // The defaults of the registry: 75 % usable, 0.21 kWp/m², 14.0757 % losses, −0.35 %/K, 96 %.
        const solar::YieldYear south = solar::yieldOf({35.0, 180.0, {}}, weather, {.lossPercent = 14.0757});
        compareRelative(number(rows[0], schema, "pv_einstrahlung_kwh_m2a"), south.planeKWhM2, 5e-3);
        compareRelative(number(rows[0], schema, "nutzflaeche_m2"), 75.0, 1e-12);
        compareRelative(number(rows[0], schema, "leistung_kwp"), 15.75, 1e-12);
        compareRelative(number(rows[0], schema, "ertrag_kwh_kwp"), south.acKWh, 5e-3);
        compareRelative(number(rows[0], schema, "ertrag_kwh_a"), 15.75 * south.acKWh, 5e-3);
        QVERIFY(number(rows[1], schema, "ertrag_kwh_kwp") < 0.75 * number(rows[0], schema, "ertrag_kwh_kwp"));
        const double racks = (solar::yieldOf({10.0, 90.0, {}}, weather, {.lossPercent = 14.0757}).acKWh +
                              solar::yieldOf({10.0, 270.0, {}}, weather, {.lossPercent = 14.0757}).acKWh) /
                             2.0;
        compareRelative(number(rows[2], schema, "ertrag_kwh_kwp"), racks, 5e-3);
        compareRelative(number(rows[2], schema, "leistung_kwp"), 200.0 * 0.75 * 0.8 * 0.21, 1e-12);
        QVERIFY(std::isnan(number(rows[3], schema, "ertrag_kwh_a")));
        QCOMPARE(outcome.rowsRead, std::int64_t{4});
        QVERIFY(outcome.notes.size() >= 3); // one roof says too little, no horizon, the totals
    }
    void theClassIsThatOfTheHessianLegend()
    {
        AnalysisProject fixture;
        WB_VALUE([[maybe_unused]] const auto roofs, addLayer(fixture.project, roofSchema(), roofRows()));
        WB_VALUE([[maybe_unused]] const auto year, addWeather(fixture.project, syntheticWeather()));
        WB_VALUE(const auto outcome,
                 fixture.run(solar::solarYieldAnalysis(), {{"roofs", "Daecher"}, {"weather", "Wetter"}}));
        const auto& schema = outcome.outputs.at("result").schema;
        WB_VALUE(const auto rows, rowsOf(fixture.project, schema.name));
        const auto classOf = [&](std::size_t row) {
            return std::get<std::string>(rows[row].values[schema.indexOf("pv_eignung").value()]);
        };
        QCOMPARE(classOf(0), std::string("hervorragend"));
        QCOMPARE(classOf(1), std::string("möglicherweise"));
    }
    void aHorizonInTheColumnsShades()
    {
        AnalysisProject fixture;
        workspace::LayerSchema schema = roofSchema();
        std::vector<Row> rows{{kSquare, {35.0, 180.0, 100.0}}, {kSquare, {35.0, 180.0, 100.0}}};
        for (const workspace::Column& column : solar::horizonColumns()) {
            schema.columns.push_back(column);
            rows[0].values.emplace_back(25.0);
            rows[1].values.emplace_back(std::monostate());
        }
        WB_VALUE([[maybe_unused]] const auto roofs, addLayer(fixture.project, schema, rows));
        WB_VALUE([[maybe_unused]] const auto year, addWeather(fixture.project, syntheticWeather()));
        WB_VALUE(const auto outcome,
                 fixture.run(solar::solarYieldAnalysis(), {{"roofs", "Daecher"}, {"weather", "Wetter"}}));
        const auto& result = outcome.outputs.at("result").schema;
        WB_VALUE(const auto found, rowsOf(fixture.project, result.name));
        const double shaded = number(found[0], result, "pv_einstrahlung_kwh_m2a");
        const double open = number(found[0], result, "pv_einstrahlung_frei_kwh_m2a");
        QVERIFY(shaded < 0.85 * open && shaded > 0.4 * open);
        QCOMPARE(number(found[1], result, "pv_einstrahlung_kwh_m2a"), open);
    }
    void aPowerInTheLayerIsTaken()
    {
        AnalysisProject fixture;
        workspace::LayerSchema schema = roofSchema();
        schema.columns.push_back({"leistung_kwp", ColumnType::Real, "kWp", ""});
        WB_VALUE([[maybe_unused]] const auto roofs,
                 addLayer(fixture.project, schema, {{kSquare, {35.0, 180.0, 100.0, 4.0}}}));
        WB_VALUE([[maybe_unused]] const auto year, addWeather(fixture.project, syntheticWeather()));
        WB_VALUE(const auto outcome,
                 fixture.run(solar::solarYieldAnalysis(), {{"roofs", "Daecher"}, {"weather", "Wetter"}}));
        const auto& result = outcome.outputs.at("result").schema;
        WB_VALUE(const auto rows, rowsOf(fixture.project, result.name));
        compareRelative(number(rows[0], result, "ertrag_kwh_a"), 4.0 * number(rows[0], result, "ertrag_kwh_kwp"),
                        1e-12);
    }
    void withoutWeatherItSaysHowToGetOne()
    {
        AnalysisProject fixture;
        WB_VALUE([[maybe_unused]] const auto roofs, addLayer(fixture.project, roofSchema(), roofRows()));
        const auto outcome = fixture.run(solar::solarYieldAnalysis(), {{"roofs", "Daecher"}});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY(outcome.error().advice.de.find("Testreferenzjahr") != std::string::npos);
    }
    void theDescriptorIsSound()
    {
        const auto flaws = analysis::flawsOf(solar::solarYieldAnalysis());
        QVERIFY2(flaws.empty(), flaws.empty() ? "" : flaws.front().c_str());
        for (const char* const unit : {"kWh/m2", "kWh/kWp", "kWp"}) {
            QVERIFY2(parseUnit(unit).has_value(), unit);
        }
    }
};

QTEST_GUILESS_MAIN(SolarYieldAnalysisTest)
#include "solar_yield_analysis_test.moc"
