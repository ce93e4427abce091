// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/balance_kernel.h"
#include "core/energy/civil_year.h"

#include <array>
#include <cstddef>
#include <vector>

namespace weitblick::energy {

/// What a variant comes to. Energies in kWh, powers in kW, shares from 0 to 1.
struct BalanceFigures {
    double generationKwh = 0.0;
    double loadKwh = 0.0;
    double gridKwh = 0.0;             ///< drawn by the buildings that lack
    double feedInKwh = 0.0;           ///< given by those that have too much
    double ownUseShare = 0.0;         ///< of the generation, behind the meters
    double selfSufficiency = 0.0;     ///< of the load, behind the meters
    double districtSufficiency = 0.0; ///< where neighbours may use one another's surplus
    double peakDrawKw = 0.0;          ///< highest quarter-hour of the residual load
    double peakFeedKw = 0.0;          ///< highest quarter-hour of the surplus
    double surplusHours = 0.0;
    double surplusKwh = 0.0;       ///< that leaves the district
    double steepestKw = 0.0;       ///< largest change from one quarter-hour to the next
    double januaryEveningKw = 0.0; ///< mean residual load in January from 18 to 19 h
    double closure = 0.0;          ///< what the energy balance lacks, as part of generation and load
};

/// Residual load is what the district draws from outside: load − generation − what batteries give, kW.
std::vector<double> residualKw(const BalanceResult& result);

/// Source   domain of the figures: resources/handbook/methods/quartiersbilanz.md
BalanceFigures figuresOf(const BalanceResult& result, const BatteryLosses& losses, const CivilYear& year);

/// Means of an hour of the day in a month, kW.
struct MeanHour {
    double generationKw = 0.0;
    double loadKw = 0.0;
    double gridKw = 0.0;
    double feedInKw = 0.0;
    double residualKw = 0.0;
};
/// [month * 24 + hour], by the clock on the wall.
std::array<MeanHour, 288> meanDaysOf(const BalanceResult& result, const CivilYear& year);

/// The residual load in falling order, at 0, 0.5 … 100 % of the time.
std::vector<double> durationCurveOf(std::vector<double> residualKw);

} // namespace weitblick::energy
