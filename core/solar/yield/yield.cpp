// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/yield.h"

#include "core/solar/module/incidence_modifier.h"
#include "core/solar/sun/angle.h"

#include <algorithm>
#include <cassert>

namespace weitblick::solar {

namespace {

/// One surface with what is the same in all hours.
struct Setting {
    Plane plane;
    const Horizon& horizon;
    double skyShare = 1.0; ///< of the isotropic light of a free view
};

/// Irradiance on the surface with what the horizon takes away.
PlaneIrradiance behindHorizon(PlaneIrradiance irradiance, const Setting& setting, const SkyState& sky)
{
    if (isHidden(setting.horizon, 90.0 - sky.zenithDeg, sky.sunAzimuthDeg)) {
        irradiance.beamWM2 = 0.0;
        irradiance.sky.circumsolarWM2 = 0.0;
    }
    irradiance.sky.isotropicWM2 *= setting.skyShare;
    irradiance.sky.horizonWM2 *= setting.skyShare;
    return irradiance;
}

double beamModifier(const Plane& plane, const SkyState& sky, double angularLoss)
{
    const double cosine = incidenceCosine(plane, sky.zenithDeg, sky.sunAzimuthDeg);
    return martinRuizModifier(std::acos(cosine) * kDegPerRad, angularLoss);
}

} // namespace

YieldYear yieldOf(const Surface& surface, const WeatherYear& year, const std::vector<SkyState>& skies,
                  const PvSystem& system)
{
    assert(skies.size() == year.hours.size());
    const Plane plane{surface.tiltDeg, surface.azimuthDeg};
    const double free = skyViewFactor(plane, {});
    const Setting setting{plane, surface.horizon, free > 0.0 ? skyViewFactor(plane, surface.horizon) / free : 0.0};
    const double kept = 1.0 - system.lossPercent / 100.0;
    const double ratedDirectW = system.peakKwp * 1000.0 * system.inverterKwPerKwp / system.inverterEfficiency;
    YieldYear result;
    result.planeWM2.reserve(skies.size());
    result.acW.reserve(skies.size());
    for (std::size_t hour = 0; hour < skies.size(); ++hour) {
        const SkyState& sky = skies[hour];
        const PlaneIrradiance open = planeIrradiance(system.skyModel, plane, sky, system.albedo);
        const PlaneIrradiance seen = behindHorizon(open, setting, sky);
        const double totalWM2 = seen.totalWM2();
        const double effectiveWM2 = totalWM2 - seen.beamWM2 * (1.0 - beamModifier(plane, sky, system.angularLoss));
        const WeatherHour& weather = year.hours[hour];
        const double cellC = faimanTemperatureC(
            {.planeWM2 = totalWM2, .airC = weather.airC, .windMPerS = weather.windMPerS}, system.cooling);
        const double dcW = directCurrentW(system, effectiveWM2, cellC) * kept;
        const double acW = inverterPowerW(dcW, ratedDirectW, system.inverterEfficiency);
        result.planeWM2.push_back(totalWM2);
        result.acW.push_back(acW);
        result.planeKWhM2 += totalWM2 / 1000.0;
        result.freePlaneKWhM2 += open.totalWM2() / 1000.0;
        result.effectiveKWhM2 += effectiveWM2 / 1000.0;
        result.dcKWh += dcW / 1000.0;
        result.acKWh += acW / 1000.0;
    }
    return result;
}

YieldYear yieldOf(const Surface& surface, const WeatherYear& year, const PvSystem& system)
{
    return yieldOf(surface, year, skyYearOf(year), system);
}

} // namespace weitblick::solar
