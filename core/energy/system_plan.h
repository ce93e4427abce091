// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/energy/battery_dispatch.h"
#include "core/energy/cash_flow.h"
#include "core/energy/feed_in_tariff.h"
#include "core/energy/own_use.h"
#include "core/energy/roof_systems.h"
#include "core/energy/yield_shapes.h"

#include <optional>
#include <vector>

namespace weitblick::energy {

/// Investment by size: middle of the range of the first step that holds the power.
struct InvestmentStep {
    double upToKwp = 0.0;
    double euroPerKwp = 0.0;
};

/// What the economics of all systems have in common, out of parameters and registry.
struct SystemPlan {
    FeedIn feedIn = FeedIn::Surplus;
    TariffRules tariff;
    std::optional<double> givenTariffCt;
    std::vector<InvestmentStep> investment; ///< the last step is open
    double batteryKwhPerKwp = 0.0;
    double batteryEuroPerKwh = 0.0;
    Battery battery;                   ///< for 1 kWh of capacity
    std::optional<double> feedInLimit; ///< part of the power
    double runningShare = 0.0;         ///< of the investment, a year
    double ownUseShare = 0.0;          ///< quick mode
    double demandKwh = 0.0;            ///< of a system whose building has none
    PvInvestment rates;                ///< prices, rates and years; the rest is set for each roof
    double emissionGPerKwh = 0.0;      ///< of the electricity that is replaced, less that of photovoltaics
};

/// Errors   NotFound  a registry value.   InvalidInput  steps that are not ascending.
Result<SystemPlan> systemPlanFrom(analysis::RunContext& context);

/// Load and shapes of the detailed mode.
struct YearShapes {
    std::vector<double> loadPerKwh; ///< quarter-hours, for 1 kWh a year
    YieldShapes yields;
};

/// How a system uses its yield, and what it gets and costs.
struct SystemTerms {
    double ownUseShare = 0.0;
    double curtailedShare = 0.0;
    double usableShare = 1.0;
    std::optional<double> selfSufficiency; ///< detailed mode
    double tariffCt = 0.0;
    double euroPerKwp = 0.0; ///< with the battery
    double batteryKwh = 0.0; ///< of the system
    double systemKwp = 0.0;
};

/// `shapes` nullptr: quick mode.
/// Errors   InvalidInput  no tariff for so much power.
/// Threads  any.
Result<SystemTerms> termsOf(const SystemPlan& plan, const RoofSystem& system, const std::vector<Roof>& roofs,
                            const YearShapes* shapes);

/// The economics' input for one roof of a system.
PvInvestment investmentOf(const SystemPlan& plan, const SystemTerms& terms, const Roof& roof);

/// Greenhouse gases that the first year's yield replaces.
/// Units    t CO2e a year.
double avoidedTonnes(const SystemPlan& plan, const SystemTerms& terms, double yieldKwh);

} // namespace weitblick::energy
