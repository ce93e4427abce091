// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/module/pv_system.h"
#include "core/solar/yield/horizon.h"
#include "core/solar/yield/weather_year.h"

#include <vector>

namespace weitblick::solar {

/// A roof surface and what stands around it.
struct Surface {
    double tiltDeg = 0.0;
    double azimuthDeg = 180.0; ///< 0° north, 90° east
    Horizon horizon;           ///< all 0: a free view
};

/// A year on a surface. The hourly values stand beside WeatherYear::hours.
struct YieldYear {
    std::vector<double> planeWM2; ///< irradiance on the surface, before reflection
    std::vector<double> acW;      ///< alternating power of the system
    double planeKWhM2 = 0.0;      ///< irradiation of the year on the surface
    double freePlaneKWhM2 = 0.0;  ///< the same without horizon
    double effectiveKWhM2 = 0.0;  ///< after reflection on the glass
    double dcKWh = 0.0;           ///< after losses, before the inverter
    double acKWh = 0.0;
};

/// What a photovoltaic system on a surface yields in a year, hour by hour: the reference for all faster ways.
///
/// Method   sky model of the system; beam and circumsolar light only while the sun is above the horizon, the rest of
///          the sky light by the sky view factor; Martin and Ruiz on the beam; Faiman; PVWatts losses and inverter.
///          The ground's part is not shaded.
/// Units    W and kWh as named; `skies` is skyYearOf(year).
/// Threads  any; about 2 ms.
YieldYear yieldOf(const Surface& surface, const WeatherYear& year, const std::vector<SkyState>& skies,
                  const PvSystem& system);

/// The same for a single surface.
YieldYear yieldOf(const Surface& surface, const WeatherYear& year, const PvSystem& system);

} // namespace weitblick::solar
