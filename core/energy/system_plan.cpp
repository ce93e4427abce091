// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/system_plan.h"

#include "core/energy/decimal.h"

#include <algorithm>
#include <limits>

namespace weitblick::energy {

namespace {

using analysis::RunContext;
using analysis::registry::Table;

constexpr double kPercent = 100.0;

/// A number in per cent as a part of one: 1.5 gives the double nearest to 0.015.
double shareOf(double percent)
{
    return Decimal(decimalOf(percent) / Decimal(100)).convert_to<double>();
}

Result<TariffRules> tariffFrom(RunContext& context, FeedIn feedIn)
{
    WB_TRY(const Table* const table,
           context.registryTable(feedIn == FeedIn::Full ? "eeg/full_value" : "eeg/surplus_value"));
    WB_TRY(auto steps, tariffStepsFrom(*table));
    WB_TRY(const double deductionCt, context.registryNumber("eeg/tariff_deduction", "ct/kWh"));
    WB_TRY(const double limitKw, context.registryNumber("eeg/tariff_limit", "kW"));
    return TariffRules{.steps = std::move(steps), .deductionCt = deductionCt, .tariffLimitKw = limitKw};
}

Result<std::vector<InvestmentStep>> investmentFrom(RunContext& context)
{
    if (context.has("investment_per_kwp")) {
        return std::vector<InvestmentStep>{
            {std::numeric_limits<double>::infinity(), context.number("investment_per_kwp")}};
    }
    WB_TRY(const Table* const table, context.registryTable("energy_prices/photovoltaic_investment"));
    std::vector<InvestmentStep> steps;
    for (const auto& row : table->rows) {
        const double* const upTo = std::get_if<double>(&row[0]);
        const double* const lowest = std::get_if<double>(&row[1]);
        const double* const highest = std::get_if<double>(&row[2]);
        if (lowest == nullptr || highest == nullptr) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Investitionskosten haben eine Stufe ohne Wert",
                                     "the investment costs have a step without a value"},
                         .subject = "energy_prices/photovoltaic_investment"};
        }
        steps.push_back(
            {upTo != nullptr ? *upTo : std::numeric_limits<double>::infinity(), (*lowest + *highest) / 2.0});
    }
    return steps;
}

Result<void> addBattery(RunContext& context, SystemPlan& plan)
{
    WB_TRY(const double charge, context.registryNumber("photovoltaic_systems/battery_charge_efficiency", "%"));
    WB_TRY(const double discharge, context.registryNumber("photovoltaic_systems/battery_discharge_efficiency", "%"));
    WB_TRY(const double power, context.registryNumber("photovoltaic_systems/battery_power", "kW/kWh"));
    WB_TRY(const double euroPerKwh, context.registryNumber("energy_prices/battery_investment", "€/kWh"));
    plan.batteryEuroPerKwh = euroPerKwh;
    plan.battery = {.capacityKwh = 1.0,
                    .chargeKw = power,
                    .dischargeKw = power,
                    .chargeEfficiency = charge / kPercent,
                    .dischargeEfficiency = discharge / kPercent};
    plan.batteryKwhPerKwp = plan.feedIn == FeedIn::Full ? 0.0 : context.number("battery_per_kwp");
    return {};
}

Battery batteryOf(const SystemPlan& plan, double capacityKwh)
{
    Battery battery = plan.battery;
    battery.capacityKwh = capacityKwh;
    battery.chargeKw *= capacityKwh;
    battery.dischargeKw *= capacityKwh;
    return battery;
}

/// Own use of the detailed mode.
Result<void> addOwnUse(const SystemPlan& plan, const RoofSystem& system, const std::vector<Roof>& roofs,
                       const YearShapes& shapes, SystemTerms& terms)
{
    std::vector<SystemSurface> surfaces;
    for (const std::size_t number : system.roofs) {
        const Roof& roof = roofs[number];
        surfaces.push_back({&shapes.yields.shape(roof.orientation.number), roof.yieldKwh});
    }
    PvSystemLoad load{.surfaces = surfaces,
                      .demandKwh = system.demandKwh.value_or(plan.demandKwh),
                      .battery = batteryOf(plan, terms.batteryKwh)};
    if (plan.feedInLimit) {
        load.feedInLimitKw = *plan.feedInLimit * system.powerKwp;
    }
    WB_TRY(const DispatchTotals totals, ownUseOf(load, shapes.loadPerKwh));
    const double own = totals.directKwh + totals.chargedKwh;
    terms.ownUseShare = std::clamp(totals.ownUseShare(), 0.0, 1.0);
    terms.curtailedShare = std::clamp(totals.curtailedKwh / totals.generationKwh, 0.0, 1.0 - terms.ownUseShare);
    terms.usableShare = own > 0.0 ? std::clamp((totals.directKwh + totals.dischargedKwh) / own, 0.0, 1.0) : 1.0;
    terms.selfSufficiency = totals.selfSufficiency();
    return {};
}

} // namespace

Result<SystemPlan> systemPlanFrom(RunContext& context)
{
    SystemPlan plan;
    plan.feedIn = context.text("feed_in") == "full" ? FeedIn::Full : FeedIn::Surplus;
    WB_TRY(plan.tariff, tariffFrom(context, plan.feedIn));
    WB_TRY(plan.investment, investmentFrom(context));
    const bool isDetailed = context.text("mode") == "detailed";
    if (isDetailed) {
        WB_CHECK(addBattery(context, plan));
    }
    if (context.has("feed_in_tariff")) {
        plan.givenTariffCt = context.number("feed_in_tariff");
    }
    if (context.has("feed_in_limit") && isDetailed) {
        plan.feedInLimit = shareOf(context.number("feed_in_limit"));
    }
    plan.runningShare = shareOf(context.number("running_cost"));
    plan.ownUseShare = shareOf(context.number("own_use_share"));
    plan.demandKwh = context.number("demand");
    plan.rates = {.gridEuroPerKwh = context.number("electricity_price"),
                  .degradation = shareOf(context.number("degradation")),
                  .priceIncrease = shareOf(context.number("price_increase")),
                  .discountRate = shareOf(context.number("discount_rate")),
                  .years = static_cast<int>(context.number("years"))};
    WB_TRY(const double own, context.registryNumber("emission_factors/on_site_renewable_electricity", "g CO2e/kWh"));
    plan.emissionGPerKwh = context.number("emission_factor") - own;
    return plan;
}

Result<SystemTerms> termsOf(const SystemPlan& plan, const RoofSystem& system, const std::vector<Roof>& roofs,
                            const YearShapes* shapes)
{
    SystemTerms terms{.batteryKwh = plan.batteryKwhPerKwp * system.powerKwp, .systemKwp = system.powerKwp};
    if (plan.givenTariffCt) {
        terms.tariffCt = *plan.givenTariffCt;
    } else {
        WB_TRY(const TariffAnswer tariff, feedInTariff(plan.tariff, system.powerKwp));
        terms.tariffCt = tariff.ctPerKwh;
    }
    const auto step = std::ranges::find_if(
        plan.investment, [&](const InvestmentStep& candidate) { return system.powerKwp <= candidate.upToKwp; });
    const InvestmentStep& price = step == plan.investment.end() ? plan.investment.back() : *step;
    terms.euroPerKwp = price.euroPerKwp + plan.batteryKwhPerKwp * plan.batteryEuroPerKwh;
    if (plan.feedIn == FeedIn::Full) {
        return terms;
    }
    if (shapes == nullptr) {
        terms.ownUseShare = plan.ownUseShare;
        return terms;
    }
    WB_CHECK(addOwnUse(plan, system, roofs, *shapes, terms));
    return terms;
}

PvInvestment investmentOf(const SystemPlan& plan, const SystemTerms& terms, const Roof& roof)
{
    const Decimal invested = roundedHalfUp(decimalOf(roof.powerKwp) * decimalOf(terms.euroPerKwp), 2);
    PvInvestment investment = plan.rates;
    investment.investmentEuro = invested.convert_to<double>();
    investment.firstYearKwh = roof.yieldKwh;
    investment.ownUseShare = terms.ownUseShare;
    investment.curtailedShare = terms.curtailedShare;
    investment.usableShare = terms.usableShare;
    investment.feedInEuroPerKwh = shareOf(terms.tariffCt);
    investment.runningEuroPerYear = Decimal(invested * decimalOf(plan.runningShare)).convert_to<double>();
    return investment;
}

double avoidedTonnes(const SystemPlan& plan, const SystemTerms& terms, double yieldKwh)
{
    constexpr double kGramsPerTonne = 1e6;
    const double used = terms.ownUseShare * terms.usableShare + (1.0 - terms.ownUseShare - terms.curtailedShare);
    return yieldKwh * used * plan.emissionGPerKwh / kGramsPerTonne;
}

} // namespace weitblick::energy
