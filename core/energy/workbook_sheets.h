// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/cash_flow.h"

#include <cstdint>
#include <string>
#include <vector>

struct lxw_workbook;

namespace weitblick::energy {

/// A number of the sheet "Annahmen".
struct AssumptionRow {
    std::string title;
    double value = 0.0;
    std::string unit;
    std::string source;
};

/// The assumptions in the order in which the formulas know them.
struct SheetAssumptions {
    AssumptionRow electricityPrice; ///< €/kWh
    AssumptionRow runningCost;      ///< %
    AssumptionRow priceIncrease;    ///< %
    AssumptionRow discountRate;     ///< %
    AssumptionRow degradation;      ///< %
    AssumptionRow years;
    AssumptionRow emissionFactor; ///< g/kWh
    AssumptionRow ownEmission;    ///< g/kWh
};

/// A roof of the sheet "Dachflächen".
struct SheetRoof {
    std::int64_t fid = 0;
    double powerKwp = 0.0;
    double yieldKwh = 0.0;
    double ownUsePercent = 0.0;
    double usablePercent = 0.0;
    double curtailedPercent = 0.0;
    double tariffCt = 0.0;
    double investmentEuro = 0.0;
    double netPresentValueEuro = 0.0; ///< as the analysis has it
};

/// The economics' input of a roof under the assumptions of the sheets.
PvInvestment investmentOf(const SheetRoof& roof, const SheetAssumptions& assumptions);

/// Adds the four sheets; `shown` is the number of the roof whose years are shown.
/// Errors   as pvEconomics().
Result<void> addEconomicsSheets(lxw_workbook* workbook, const SheetAssumptions& assumptions,
                                const std::vector<SheetRoof>& roofs, std::size_t shown);

} // namespace weitblick::energy
