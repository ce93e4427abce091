// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/district_balance.h"

#include "core/energy/balance_figures.h"
#include "core/energy/balance_model.h"
#include "core/energy/feed_in_tariff.h"
#include "core/energy/privacy_group.h"
#include "core/solar/yield/weather_rows.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace weitblick::energy {

using namespace analysis;
using workspace::ColumnType;

namespace {

constexpr const char* kHouseholdPrice = "energy_prices/household_electricity";
constexpr const char* kInvestment = "energy_prices/photovoltaic_investment";
constexpr const char* kBatteryInvestment = "energy_prices/battery_investment";
constexpr const char* kRunningCost = "energy_prices/photovoltaic_running_cost";
constexpr const char* kDiscountRate = "energy_prices/discount_rate";
constexpr const char* kGridMix = "emission_factors/grid_electricity_mix";
constexpr const char* kGas = "emission_factors/natural_gas";
constexpr const char* kOil = "emission_factors/heating_oil";
constexpr const char* kTariffSteps = "eeg/surplus_value";
constexpr const char* kTariffDeduction = "eeg/tariff_deduction";
constexpr const char* kTariffLimit = "eeg/tariff_limit";
constexpr const char* kPrivacyGroup = "privacy/metering_group";

/// Prices and emissions of the day of the run.
struct Rates {
    double gridEuroPerKwh = 0.0;
    double gridKgPerKwh = 0.0;
    double batteryEuroPerKwh = 0.0;
    double runningShare = 0.0;
    double annuity = 0.0;
    std::vector<TariffRules::Step> investment; ///< up to kWp: €/kWp
    TariffRules tariff;
};

Result<Rates> ratesOf(RunContext& context)
{
    constexpr double kYears = 20.0;
    constexpr double kGramsPerKg = 1000.0;
    Rates rates;
    WB_TRY(rates.gridEuroPerKwh, context.registryNumber(kHouseholdPrice, "€/kWh"));
    WB_TRY(const double gramsPerKwh, context.registryNumber(kGridMix, "g CO2e/kWh"));
    rates.gridKgPerKwh = gramsPerKwh / kGramsPerKg;
    WB_TRY(rates.batteryEuroPerKwh, context.registryNumber(kBatteryInvestment, "€/kWh"));
    WB_TRY(const double running, context.registryNumber(kRunningCost, "%"));
    rates.runningShare = running / 100.0;
    WB_TRY(const double interest, context.registryNumber(kDiscountRate, "%"));
    const double i = interest / 100.0;
    rates.annuity =
        std::abs(i) > 1e-9 ? i * std::pow(1.0 + i, kYears) / (std::pow(1.0 + i, kYears) - 1.0) : 1.0 / kYears;
    WB_TRY(const registry::Table* const investment, context.registryTable(kInvestment));
    for (const auto& row : investment->rows) {
        const auto* const upTo = std::get_if<double>(&row.at(0));
        rates.investment.push_back({.upToKw = upTo != nullptr ? *upTo : std::numeric_limits<double>::infinity(),
                                    .valueCt = (std::get<double>(row.at(1)) + std::get<double>(row.at(2))) / 2.0});
    }
    WB_TRY(const registry::Table* const steps, context.registryTable(kTariffSteps));
    WB_TRY(rates.tariff.steps, tariffStepsFrom(*steps));
    WB_TRY(rates.tariff.deductionCt, context.registryNumber(kTariffDeduction, "ct/kWh"));
    WB_TRY(rates.tariff.tariffLimitKw, context.registryNumber(kTariffLimit, "kW"));
    return rates;
}

double investmentOf(const Rates& rates, double kwp)
{
    const auto step =
        std::ranges::find_if(rates.investment, [kwp](const TariffRules::Step& one) { return kwp <= one.upToKw; });
    return step == rates.investment.end() ? 0.0 : kwp * step->valueCt;
}

/// A variant with what it comes to.
struct Outcome {
    BalanceVariant variant;
    EquippedDistrict district;
    BalanceFigures figures;
    std::array<MeanHour, 288> meanDays{};
    std::vector<double> duration;
    double investmentEuro = 0.0;
    double costEuroPerYear = 0.0;
    double gridCo2Tons = 0.0;
    double heatCo2Tons = 0.0;
};

/// Cost of a year: electricity bought less feed-in paid, with annuity and running cost of what was built.
Result<void> addCost(Outcome& outcome, const BalanceResult& result, const Rates& rates)
{
    double feedInEuro = 0.0;
    for (std::size_t i = 0; i < result.prosumers.size(); ++i) {
        const double kwp = outcome.district.installedKwp[i];
        if (kwp > 0.0) {
            const auto tariff = feedInTariff(rates.tariff, std::min(kwp, rates.tariff.steps.back().upToKw));
            feedInEuro += tariff ? result.prosumers[i].feedInKwh * tariff->ctPerKwh / 100.0 : 0.0;
            outcome.investmentEuro +=
                investmentOf(rates, kwp) + outcome.district.storageKwh[i] * rates.batteryEuroPerKwh;
        }
    }
    outcome.costEuroPerYear = outcome.figures.gridKwh * rates.gridEuroPerKwh - feedInEuro +
                              outcome.investmentEuro * (rates.annuity + rates.runningShare);
    constexpr double kKgPerTon = 1000.0;
    outcome.gridCo2Tons = outcome.figures.gridKwh * rates.gridKgPerKwh / kKgPerTon;
    outcome.heatCo2Tons = outcome.district.heatCo2Kg / kKgPerTon;
    return {};
}

struct Balance {
    std::vector<Outcome> outcomes;
    std::size_t buildings = 0;
};

Result<BalanceAssumptions> assumptionsOf(RunContext& context)
{
    BalanceAssumptions assumptions;
    WB_TRY(assumptions.heatPump.heatingLimitC, context.registryNumber("energy_balance/heating_limit", "°C"));
    WB_TRY(const double hotWater, context.registryNumber("energy_balance/hot_water_share", "%"));
    assumptions.heatPump.hotWaterShare = hotWater / 100.0;
    WB_TRY(assumptions.heatPump.flowC, context.registryNumber("energy_balance/heat_pump_flow", "°C"));
    WB_TRY(assumptions.heatPump.quality, context.registryNumber("energy_balance/heat_pump_quality", "1"));
    WB_TRY(assumptions.heatPump.icingFactor, context.registryNumber("energy_balance/heat_pump_icing", "1"));
    WB_TRY(assumptions.carKwh, context.registryNumber("energy_balance/car_consumption", "kWh/a"));
    WB_TRY(const double efficiency, context.registryNumber("energy_balance/battery_efficiency", "%"));
    assumptions.losses.chargeEfficiency = static_cast<float>(efficiency / 100.0);
    assumptions.losses.dischargeEfficiency = assumptions.losses.chargeEfficiency;
    WB_TRY(assumptions.batteryHours, context.registryNumber("energy_balance/battery_hours", "h"));
    WB_TRY(const registry::Table* const day, context.registryTable("energy_balance/car_charging_day"));
    for (const auto& row : day->rows) {
        const auto hour = static_cast<std::size_t>(std::get<double>(row.at(0)));
        if (hour < assumptions.charging.size()) {
            assumptions.charging.at(hour) = std::get<double>(row.at(1));
        }
    }
    return assumptions;
}

Result<Outcome> outcomeOf(const BalanceModel& model, const BalanceVariant& variant, const BatteryLosses& losses,
                          const CivilYear& year, const Rates& rates, Job& job)
{
    Outcome outcome{.variant = variant, .district = model.equipped(variant), .figures = {}, .duration = {}};
    WB_TRY(const BalanceResult result, runBalance(model.profiles(), outcome.district.prosumers, losses, job));
    outcome.figures = figuresOf(result, losses, year);
    outcome.meanDays = meanDaysOf(result, year);
    outcome.duration = durationCurveOf(residualKw(result));
    WB_CHECK(addCost(outcome, result, rates));
    return outcome;
}

AskedBuildings askedIn(RunContext& context, const BalanceStock& stock)
{
    const workspace::Dataset& buildings = context.input("buildings");
    AskedBuildings asked{.dataset = buildings.schema.name + '\n' + buildings.contentHash + "\ndistrict_balance",
                         .consumers = stock.consumersByRow,
                         .rows = {}};
    std::ranges::transform(stock.buildings, std::back_inserter(asked.rows), &BalanceBuilding::row);
    return asked;
}

Result<Balance> balanceOf(RunContext& context, Job& job)
{
    WB_TRY(const auto variants, variantsFrom(context.text("variants")));
    const auto state = static_cast<FederalState>(context.integer("state"));
    WB_TRY(const CivilYear year, CivilYear::of(static_cast<int>(context.integer("year")), state));
    WB_TRY(const BalanceAssumptions assumptions, assumptionsOf(context));
    WB_TRY(const Rates rates, ratesOf(context));
    constexpr double kGramsPerKg = 1000.0;
    WB_TRY(const double gas, context.registryNumber(kGas, "g CO2e/kWh"));
    WB_TRY(const double oil, context.registryNumber(kOil, "g CO2e/kWh"));
    const RoofEstimate estimate{.kwpPerM2 = context.number("module_density"),
                                .usableShare = context.number("usable_share") / 100.0,
                                .performanceRatio = context.number("performance_ratio") / 100.0,
                                .lowestIrradiationKwhM2 = context.number("lowest_irradiation"),
                                .smallestAreaM2 = context.number("smallest_area")};
    Job stockJob = job.part(0.0, 0.4);
    WB_TRY(const BalanceStock stock,
           readStock(context, estimate, {.gas = gas / kGramsPerKg, .oil = oil / kGramsPerKg}, stockJob));
    WB_TRY(const double smallest, context.registryNumber(kPrivacyGroup, "1"));
    WB_CHECK(requireRelease(askedIn(context, stock), static_cast<std::int64_t>(smallest)));
    Job weatherJob = job.part(0.4, 0.45);
    WB_TRY(const solar::WeatherYear weather, solar::weatherYearOf(context, weatherJob));
    Job modelJob = job.part(0.45, 0.6);
    WB_TRY(const BalanceModel model, BalanceModel::of(stock, weather, year, assumptions, modelJob));
    Balance balance{.outcomes = {}, .buildings = stock.buildings.size()};
    for (std::size_t i = 0; i < variants.size(); ++i) {
        const auto count = static_cast<double>(variants.size());
        Job one =
            job.part(0.6 + 0.35 * static_cast<double>(i) / count, 0.6 + 0.35 * static_cast<double>(i + 1) / count);
        WB_TRY(Outcome outcome, outcomeOf(model, variants[i], assumptions.losses, year, rates, one));
        balance.outcomes.push_back(std::move(outcome));
    }
    if (stock.withoutConsumption > 0) {
        const std::string count = std::to_string(stock.withoutConsumption);
        context.note({count + " Gebäude ohne Stromverbrauch zählen mit 0 kWh",
                      count + " buildings without electricity count with 0 kWh"});
    }
    if (stock.roofsWithoutBuilding > 0) {
        const std::string count = std::to_string(stock.roofsWithoutBuilding);
        context.note({count + " geeignete Dachflächen gehören zu keinem Gebäude des Gebiets",
                      count + " suitable roofs belong to no building of the area"});
    }
    return balance;
}

std::vector<workspace::Column> variantColumns()
{
    return {{"variante", ColumnType::Text, "", "Variante"},
            {"gebaeude", ColumnType::Integer, "", "Gebäude"},
            {"anlagen", ColumnType::Integer, "", "Gebäude mit Photovoltaik"},
            {"leistung", ColumnType::Real, "kWp", "Photovoltaik"},
            {"speicher", ColumnType::Real, "kWh", "Speicher"},
            {"waermepumpen", ColumnType::Integer, "", "Wärmepumpen"},
            {"autos", ColumnType::Real, "", "Elektroautos"},
            {"erzeugung", ColumnType::Real, "MWh", "Erzeugung"},
            {"verbrauch", ColumnType::Real, "MWh", "Verbrauch"},
            {"netzbezug", ColumnType::Real, "MWh", "Netzbezug"},
            {"einspeisung", ColumnType::Real, "MWh", "Einspeisung"},
            {"eigenverbrauch", ColumnType::Real, "%", "Eigenverbrauch"},
            {"autarkie", ColumnType::Real, "%", "Autarkie der Gebäude"},
            {"autarkie_quartier", ColumnType::Real, "%", "Autarkie mit Nachbarn"},
            {"spitze_bezug", ColumnType::Real, "kW", "Höchster Bezug"},
            {"spitze_einspeisung", ColumnType::Real, "kW", "Höchste Einspeisung"},
            {"stunden_ueberschuss", ColumnType::Real, "h", "Stunden mit Überschuss"},
            {"steilste_rampe", ColumnType::Real, "kW", "Größter Sprung in 15 Minuten"},
            {"januar_18_uhr", ColumnType::Real, "kW", "Bezug im Januar um 18 Uhr"},
            {"investition", ColumnType::Real, "€", "Investition"},
            {"kosten_im_jahr", ColumnType::Real, "€", "Stromkosten im Jahr"},
            {"co2_strom", ColumnType::Real, "t CO2e", "CO₂ des Strombezugs"},
            {"co2_heizung", ColumnType::Real, "t CO2e", "CO₂ der Gas- und Ölheizungen"},
            {"bilanzrest", ColumnType::Real, "", "Rest der Energiebilanz"}};
}

void addVariant(workspace::RowBatch& rows, const Outcome& outcome, std::size_t buildings)
{
    constexpr double kKwhPerMwh = 1000.0;
    const BalanceFigures& figures = outcome.figures;
    const EquippedDistrict& district = outcome.district;
    const auto sum = [](const std::vector<double>& values) {
        double total = 0.0;
        for (const double value : values) {
            total += value;
        }
        return total;
    };
    rows.beginRow();
    rows.addText(outcome.variant.name);
    rows.add(static_cast<std::int64_t>(buildings));
    rows.add(district.roofs);
    rows.add(sum(district.installedKwp));
    rows.add(sum(district.storageKwh));
    rows.add(district.heatPumps);
    for (const double value :
         {district.cars, figures.generationKwh / kKwhPerMwh, figures.loadKwh / kKwhPerMwh, figures.gridKwh / kKwhPerMwh,
          figures.feedInKwh / kKwhPerMwh, figures.ownUseShare * 100.0, figures.selfSufficiency * 100.0,
          figures.districtSufficiency * 100.0, figures.peakDrawKw, figures.peakFeedKw, figures.surplusHours,
          figures.steepestKw, figures.januaryEveningKw, outcome.investmentEuro, outcome.costEuroPerYear,
          outcome.gridCo2Tons, outcome.heatCo2Tons, figures.closure}) {
        rows.add(value);
    }
    rows.endRow();
}

void addMeanDays(workspace::RowBatch& rows, const Outcome& outcome)
{
    constexpr std::size_t kHours = 24;
    for (std::size_t slot = 0; slot < outcome.meanDays.size(); ++slot) {
        const MeanHour& mean = outcome.meanDays.at(slot);
        rows.beginRow();
        rows.addText(outcome.variant.name);
        rows.add(static_cast<std::int64_t>(slot / kHours + 1));
        rows.add(static_cast<std::int64_t>(slot % kHours));
        for (const double value : {mean.generationKw, mean.loadKw, mean.gridKw, mean.feedInKw, mean.residualKw}) {
            rows.add(value);
        }
        rows.endRow();
    }
}

void addDuration(workspace::RowBatch& rows, const Outcome& outcome)
{
    for (std::size_t part = 0; part < outcome.duration.size(); ++part) {
        rows.beginRow();
        rows.addText(outcome.variant.name);
        rows.add(static_cast<double>(part) / 2.0);
        rows.add(outcome.duration[part]);
        rows.endRow();
    }
}

Result<void> runDistrictBalance(RunContext& context, Job& job)
{
    Job computing = job.part(0.0, 0.95);
    WB_TRY(const Balance balance, balanceOf(context, computing));
    Job writing = job.part(0.95, 1.0);
    WB_TRY(OutputLayer* const variants, context.startOutput("result", {.name = {}, .columns = variantColumns()}));
    WB_TRY(OutputLayer* const days,
           context.startOutput("mean_days", {.name = {},
                                             .columns = {{"variante", ColumnType::Text, "", "Variante"},
                                                         {"monat", ColumnType::Integer, "", "Monat"},
                                                         {"stunde", ColumnType::Integer, "", "Stunde"},
                                                         {"erzeugung", ColumnType::Real, "kW", "Erzeugung"},
                                                         {"verbrauch", ColumnType::Real, "kW", "Verbrauch"},
                                                         {"netzbezug", ColumnType::Real, "kW", "Netzbezug"},
                                                         {"einspeisung", ColumnType::Real, "kW", "Einspeisung"},
                                                         {"residuallast", ColumnType::Real, "kW", "Residuallast"}}}));
    WB_TRY(OutputLayer* const duration,
           context.startOutput("duration", {.name = {},
                                            .columns = {{"variante", ColumnType::Text, "", "Variante"},
                                                        {"zeit", ColumnType::Real, "%", "Anteil des Jahres"},
                                                        {"residuallast", ColumnType::Real, "kW", "Residuallast"}}}));
    workspace::RowBatch variantRows;
    workspace::RowBatch dayRows;
    workspace::RowBatch durationRows;
    for (const Outcome& outcome : balance.outcomes) {
        addVariant(variantRows, outcome, balance.buildings);
        addMeanDays(dayRows, outcome);
        addDuration(durationRows, outcome);
    }
    WB_CHECK(variants->append(variantRows, writing));
    WB_CHECK(days->append(dayRows, writing));
    return duration->append(durationRows, writing);
}

std::vector<Input> inputs()
{
    return {
        {.id = "buildings",
         .title = {"Gebäude", "Buildings"},
         .help = {"Gebäude mit Strom- und Wärmebedarf.", "Buildings with demand of electricity and heat."},
         .role = "buildings",
         .kinds = {GeometryKind::Polygons},
         .crs = CrsDemand::Metres},
        {.id = "roofs",
         .title = {"Dachflächen", "Roofs"},
         .help = {"Solarkataster oder Ergebnis der Ertragsrechnung.", "Solar cadastre, or the result of the yield."},
         .role = "roofs",
         .kinds = {GeometryKind::Polygons}},
        {.id = "weather",
         .title = {"Wetterjahr", "Weather year"},
         .help = {"8.760 Stunden, zum Beispiel ein Testreferenzjahr.",
                  "8,760 hours, for example a test reference year."},
         .role = "weather",
         .kinds = {GeometryKind::Table}},
        {.id = "area",
         .title = {"Gebiet", "Area"},
         .help = {"Nur Gebäude in diesen Flächen; ohne Angabe alle.", "Only buildings in these areas; all without it."},
         .kinds = {GeometryKind::Polygons},
         .presence = Presence::Optional}};
}

std::vector<Parameter> parameters()
{
    const char* const kRule = "Faustwert; gilt nur, wo die Dachebene keine eigene Leistung oder keinen Ertrag hat";
    return {{.id = "variants",
             .title = {"Varianten", "Variants"},
             .help = {"Name: Gebäude mit Photovoltaik in %, mit Wärmepumpe in %, Speicher in kWh je kWp, Elektroautos "
                      "in % der Wohnungen; durch Semikolon getrennt.",
                      "Name: buildings with photovoltaics in %, with heat pump in %, storage in kWh for each kWp, "
                      "electric cars in % of the dwellings; separated by semicolons."},
             .kind = ParameterKind::Text,
             .defaultValue =
                 "Ohne: 0 0 0 0; Ein Drittel: 33 20 0,5 20; Zwei Drittel: 67 50 1 50; Alle Dächer: 100 80 1 80"},
            {.id = "year",
             .title = {"Kalenderjahr", "Calendar year"},
             .help = {"Dessen Wochentage und Feiertage gelten; kein Schaltjahr.",
                      "Whose weekdays and holidays count; no leap year."},
             .kind = ParameterKind::Integer,
             .range = {1996, 2037},
             .defaultValue = "2025"},
            {.id = "state",
             .title = {"Land", "State"},
             .help = {"Amtlicher Schlüssel des Landes, für die Feiertage (6: Hessen).",
                      "Official key of the state, for its holidays (6: Hesse)."},
             .kind = ParameterKind::Integer,
             .range = {1, 16},
             .defaultValue = "6"},
            {.id = "module_density",
             .title = {"Leistung je Quadratmeter", "Power for each square metre"},
             .help = {"Modulleistung je nutzbarem Quadratmeter Dach.", "Module power for each usable square metre."},
             .unit = "kWp/m2",
             .range = {0.05, 0.4},
             .defaultValue = "0,2",
             .source = kRule},
            {.id = "usable_share",
             .title = {"Nutzbarer Anteil der Dachfläche", "Usable share of the roof"},
             .help = {"Was nach Fenstern, Gauben und Abständen bleibt.", "What windows, dormers and margins leave."},
             .unit = "%",
             .range = {1, 100},
             .defaultValue = "75",
             .source = kRule},
            {.id = "performance_ratio",
             .title = {"Anlagengüte", "Performance ratio"},
             .help = {"Strom am Zähler im Verhältnis zur Einstrahlung.", "Electricity at the meter by irradiation."},
             .unit = "%",
             .range = {50, 100},
             .defaultValue = "80",
             .source = kRule},
            {.id = "lowest_irradiation",
             .title = {"Geringste Einstrahlung", "Lowest irradiation"},
             .help = {"Dächer mit weniger zählen nicht.", "Roofs with less do not count."},
             .unit = "kWh/m2",
             .range = {0, 2000},
             .defaultValue = "900",
             .source = "Solarkataster Hessen: ab „bedingt geeignet“"},
            {.id = "smallest_area",
             .title = {"Kleinste Dachfläche", "Smallest roof"},
             .help = {"Kleinere Flächen zählen nicht.", "Smaller ones do not count."},
             .unit = "m2",
             .range = {0, 1000},
             .defaultValue = "10"}};
}

} // namespace

Descriptor districtBalanceAnalysis()
{
    return {
        .id = "district_balance",
        .version = "1",
        .title = {"Quartiersbilanz", "District balance"},
        .summary =
            {"Ein Jahr eines Quartiers in Viertelstunden: Photovoltaik, Verbrauch, Wärmepumpen, Elektroautos und "
             "Speicher je Gebäude, in mehreren Varianten; Autarkie, Spitzen, Residuallast, Kosten und CO₂.",
             "A year of a district in quarter-hours: photovoltaics, load, heat pumps, electric cars and "
             "batteries of each building, in several variants; self-sufficiency, peaks, residual load, cost "
             "and CO₂."},
        .group = {"Energie", "Energy"},
        .tags = {"quartier", "autarkie", "residuallast", "speicher", "wärmepumpe", "elektroauto"},
        .inputs = inputs(),
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Varianten", "Variants"},
                     .help = {"Je Variante Ausstattung, Energien, Quoten, Spitzen, Kosten und CO₂.",
                              "For each variant equipment, energies, shares, peaks, cost and CO₂."},
                     .nameSuffix = "varianten"},
                    {.id = "mean_days",
                     .title = {"Mittlere Tage", "Mean days"},
                     .help = {"Mittlere Leistung je Variante, Monat und Stunde.",
                              "Mean power by variant, month and hour."},
                     .nameSuffix = "mittlere_tage"},
                    {.id = "duration",
                     .title = {"Dauerlinie der Residuallast", "Duration curve of the residual load"},
                     .help = {"Residuallast in fallender Folge.", "Residual load in falling order."},
                     .nameSuffix = "dauerlinie"}},
        .registryEntries = {kHouseholdPrice,
                            kInvestment,
                            kBatteryInvestment,
                            kRunningCost,
                            kDiscountRate,
                            kGridMix,
                            kGas,
                            kOil,
                            kTariffSteps,
                            kTariffDeduction,
                            kTariffLimit,
                            kPrivacyGroup,
                            "energy_balance/heating_limit",
                            "energy_balance/hot_water_share",
                            "energy_balance/heat_pump_flow",
                            "energy_balance/heat_pump_quality",
                            "energy_balance/heat_pump_icing",
                            "energy_balance/car_consumption",
                            "energy_balance/battery_efficiency",
                            "energy_balance/battery_hours",
                            "energy_balance/car_charging_day"},
        .methodPage = "quartiersbilanz",
        .run = runDistrictBalance,
    };
}

} // namespace weitblick::energy
