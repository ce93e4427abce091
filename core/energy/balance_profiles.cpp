// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_profiles.h"

#include <algorithm>
#include <numeric>

namespace weitblick::energy {

double coefficientOfPerformance(const HeatPumpModel& model, double airC)
{
    constexpr double kKelvin = 273.15;
    constexpr double kIcingBelowC = 2.0;
    constexpr double kLeastLiftK = 1.0;
    const double lift = std::max(kLeastLiftK, model.flowC - airC);
    const double icing = airC < kIcingBelowC ? model.icingFactor : 1.0;
    return std::clamp(model.quality * (model.flowC + kKelvin) / lift * icing, 1.0, 8.0);
}

Result<std::vector<double>> heatPumpQuarters(std::span<const double> airC, const HeatPumpModel& model)
{
    if (airC.size() != kHoursOfYear) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das Wetter hat " + std::to_string(airC.size()) + " statt 8.760 Stunden",
                                 "the weather has " + std::to_string(airC.size()) + " hours, not 8,760"}};
    }
    double degrees = 0.0;
    for (const double air : airC) {
        degrees += std::max(0.0, model.heatingLimitC - air);
    }
    const double hotWater = degrees > 0.0 ? model.hotWaterShare : 1.0;
    std::vector<double> hourly(kHoursOfYear);
    for (std::size_t hour = 0; hour < kHoursOfYear; ++hour) {
        const double heating =
            degrees > 0.0 ? (1.0 - hotWater) * std::max(0.0, model.heatingLimitC - airC[hour]) / degrees : 0.0;
        const double heat = heating + hotWater / static_cast<double>(kHoursOfYear);
        hourly[hour] = heat / coefficientOfPerformance(model, airC[hour]);
    }
    return quartersOf(hourly);
}

std::vector<double> carQuarters(const CivilYear& year, const std::array<double, 24>& shares)
{
    constexpr std::size_t kQuartersPerHour = 4;
    std::vector<double> quarters;
    quarters.reserve(year.quarters().size());
    for (const WallQuarter& quarter : year.quarters()) {
        quarters.push_back(shares.at(quarter.quarter / kQuartersPerHour));
    }
    const double sum = std::accumulate(quarters.begin(), quarters.end(), 0.0);
    for (double& quarter : quarters) {
        quarter = sum > 0.0 ? quarter / sum : 0.0;
    }
    return quarters;
}

std::vector<double> quartersOf(std::span<const double> hourly)
{
    constexpr std::size_t kQuartersPerHour = 4;
    std::vector<double> quarters;
    quarters.reserve(hourly.size() * kQuartersPerHour);
    for (const double hour : hourly) {
        quarters.insert(quarters.end(), kQuartersPerHour, hour / static_cast<double>(kQuartersPerHour));
    }
    return quarters;
}

} // namespace weitblick::energy
