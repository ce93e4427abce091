// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/energy/battery_dispatch.h"
#include "core/energy/yield_shapes.h"

#include <optional>
#include <span>
#include <vector>

namespace weitblick::energy {

/// A roof surface of a system: when it yields, and how much in a year.
struct SystemSurface {
    const YieldShape* shape = nullptr;
    double yieldKwh = 0.0;
};

/// A photovoltaic system with the consumption behind the same meter.
struct PvSystemLoad {
    std::span<const SystemSurface> surfaces;
    double demandKwh = 0.0; ///< a year
    Battery battery;
    std::optional<double> feedInLimitKw;
};

/// What becomes of the yield of a year, in quarter-hours.
///
/// Method   the yield of an hour is spread evenly over its four quarter-hours; the battery runs as BatteryDispatch.
///          `loadPerKwh`: mean power of each quarter-hour of a common year for 1 kWh of demand a year.
/// Units    kW, kWh.
/// Errors   InvalidInput  not 35,040 quarter-hours or 8,760 hours, a negative demand or yield, as checkBattery().
/// Threads  any; about 0.3 ms with a battery.
Result<DispatchTotals> ownUseOf(const PvSystemLoad& system, std::span<const double> loadPerKwh);

} // namespace weitblick::energy
