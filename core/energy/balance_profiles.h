// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/energy/civil_year.h"

#include <array>
#include <span>
#include <vector>

namespace weitblick::energy {

inline constexpr std::size_t kHoursOfYear = 8760;
inline constexpr std::size_t kQuartersOfYear = 35040;

/// What heat pumps are like.
struct HeatPumpModel {
    double heatingLimitC = 15.0;
    double hotWaterShare = 0.15; ///< of the yearly heat, the same every hour
    double flowC = 45.0;
    double quality = 0.4;     ///< part of the Carnot coefficient
    double icingFactor = 0.8; ///< below 2 °C outside
};

/// Heat for each unit of electricity.
/// Method   quality · T_hot / (T_hot − T_cold) in kelvin, times the icing factor below 2 °C, between 1 and 8.
/// Source   oemof.thermal, compression_heatpumps_and_chillers.
double coefficientOfPerformance(const HeatPumpModel& model, double airC);

/// Electricity of heat pumps in each quarter-hour for 1 kWh of heat in the year.
/// Method   heating by degrees below the limit, hour by hour, hot water evenly; divided by the coefficient of the hour.
/// Units    `airC`: 8,760 hours in standard time.
/// Errors   InvalidInput  not 8,760 hours.
Result<std::vector<double>> heatPumpQuarters(std::span<const double> airC, const HeatPumpModel& model);

/// Electricity of cars in each quarter-hour for 1 kWh in the year: every day alike, by the hours on the wall.
/// `shares`: of the hours of a day, any unit.
std::vector<double> carQuarters(const CivilYear& year, const std::array<double, 24>& shares);

/// Each hour divided evenly over its quarter-hours. Units stay: a kWh an hour becomes four times a quarter.
std::vector<double> quartersOf(std::span<const double> hourly);

} // namespace weitblick::energy
