// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/solar/module/pv_system.h"
#include "core/solar/yield/packed_horizon.h"
#include "core/solar/yield/weather_year.h"

#include <array>
#include <cstddef>
#include <functional>
#include <vector>

namespace weitblick::solar {

/// Roof surfaces of a district; entry i of each list is surface i.
struct RoofSurfaces {
    std::vector<float> tiltDeg;
    std::vector<float> azimuthDeg;
    std::vector<PackedHorizon> horizons; ///< empty: a free view for all
};

/// Sums by month and hour of the day (MEZ all year): [month * 24 + hour].
using MonthHourSums = std::array<float, 12 * 24>;

/// What every surface of a district yields in a year.
struct DistrictYield {
    std::vector<float> planeKWhM2;  ///< irradiation on the surface, with its horizon
    std::vector<float> acKWhPerKwp; ///< alternating energy for each kWp
};

struct DistrictYieldOptions {
    /// Takes the profile of a surface: alternating energy in kWh/kWp by month and hour. Called once for each surface,
    /// from several threads at once.
    std::function<void(std::size_t surface, const MonthHourSums& acKWhPerKwp)> takeProfile;
    unsigned threadLimit = 0; ///< 0: as many as the machine has
};

/// The year of all surfaces of a district under one weather.
///
/// Method   as yieldOf() in single precision: the sun once an hour for the whole district, blocks of surfaces with
///          their values side by side, horizons as bytes, exp() of the glass as a polynomial. Within 0.5 % of
///          yieldOf().
/// Units    `system` is taken for 1 kWp.
/// Errors   InvalidInput  lists of different length; a sky model other than isotropic, Hay-Davies and Perez.
///          Cancelled     `job` was stopped.
/// Threads  uses all; any thread may call.
Result<DistrictYield> districtYield(const RoofSurfaces& roofs, const WeatherYear& year, const PvSystem& system,
                                    const DistrictYieldOptions& options, Job& job);

} // namespace weitblick::solar
