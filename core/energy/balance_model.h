// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/energy/balance_kernel.h"
#include "core/energy/balance_profiles.h"
#include "core/energy/balance_stock.h"
#include "core/energy/balance_variant.h"
#include "core/solar/yield/weather_year.h"

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace weitblick::energy {

struct BalanceAssumptions {
    HeatPumpModel heatPump;
    std::array<double, 24> charging{}; ///< of cars, by hours of the day
    double carKwh = 0.0;               ///< of a car in a year
    BatteryLosses losses;
    double batteryHours = 2.0; ///< in which a battery is filled
};

/// The equipment of a district in a variant, and its buildings for the kernel.
struct EquippedDistrict {
    std::vector<Prosumer> prosumers;  ///< beside BalanceStock::buildings
    std::vector<double> installedKwp; ///< beside them
    std::vector<double> storageKwh;   ///< beside them
    std::int64_t roofs = 0;           ///< buildings with modules
    std::int64_t heatPumps = 0;
    double cars = 0.0;
    double heatCo2Kg = 0.0; ///< of heating without heat pump
};

/// A district with the series that its buildings share.
class BalanceModel {
public:
    /// Method   load by standard profile (households H25, businesses G25, farms L25), cars and heat pumps as
    ///          balance_profiles.h, roofs by the shapes of their orientation classes; of a building with several roofs
    ///          the shares of classes are rounded to quarters.
    /// Errors   InvalidInput, NotFound  no such profile.   Cancelled.
    static Result<BalanceModel> of(const BalanceStock& stock, const solar::WeatherYear& weather, const CivilYear& year,
                                   const BalanceAssumptions& assumptions, Job& job);

    [[nodiscard]] EquippedDistrict equipped(const BalanceVariant& variant) const;
    [[nodiscard]] const StepProfiles& profiles() const { return m_profiles; }

private:
    BalanceModel(const BalanceStock& stock, const BalanceAssumptions& assumptions);
    Result<void> addLoads(const CivilYear& year);
    Result<void> addRoofs(const YieldShapes& shapes);

    const BalanceStock* m_stock;
    BalanceAssumptions m_assumptions;
    StepProfiles m_profiles;
    std::array<std::uint32_t, 3> m_loads{}; ///< by LoadKind
    std::uint32_t m_heatPump = 0;
    std::uint32_t m_car = 0;
    std::vector<std::uint32_t> m_roofs; ///< beside the buildings
};

} // namespace weitblick::energy
