// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/roof_kernel.h"

#include "core/solar/sun/angle.h"

#include <algorithm>

// One binary for all processors: the loops are compiled for several instruction sets, and the best one is taken when
// the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define WB_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define WB_VECTOR_CLONES
#endif

namespace weitblick::solar {

namespace {

/// What the sky model makes of an hour. A plane's own part comes in the loop.
void divideSky(RoofHour& hour, SkyModel model, const SkyState& sky)
{
    // Two planes tell the parts: flat has all of the isotropic light, upright adds the band.
    const SkyDiffuse flat = skyDiffuse(model, {0.0, 0.0}, sky);
    const SkyDiffuse upright = skyDiffuse(model, {90.0, 0.0}, sky);
    const double cosZenith = cosDeg(sky.zenithDeg);
    hour.isotropicWM2 = static_cast<float>(flat.isotropicWM2);
    hour.bandWM2 = static_cast<float>(upright.horizonWM2);
    hour.circumsolarWM2 = cosZenith > 0.0 ? static_cast<float>(flat.circumsolarWM2 / cosZenith) : 0.0F;
}

RoofHour roofHour(const WeatherHour& weather, const SkyState& sky, const PvSystem& system)
{
    const double elevationDeg = 90.0 - sky.zenithDeg;
    const double gamma = system.temperatureCoefficientPerK;
    const double cooling = system.cooling.constantWM2K + system.cooling.perWindWSM3K * weather.windMPerS;
    const MonthAndHour at = mezMonthAndHour(weather.beginUtcS);
    RoofHour hour;
    hour.east = static_cast<float>(cosDeg(elevationDeg) * sinDeg(sky.sunAzimuthDeg));
    hour.north = static_cast<float>(cosDeg(elevationDeg) * cosDeg(sky.sunAzimuthDeg));
    hour.up = static_cast<float>(sinDeg(elevationDeg));
    hour.beamWM2 = static_cast<float>(sky.directNormalWM2);
    divideSky(hour, system.skyModel, sky);
    hour.groundWM2 = static_cast<float>(sky.globalWM2 * system.albedo / 2.0);
    hour.powerAtAirTemperature = static_cast<float>(1.0 + gamma * (weather.airC - 25.0));
    hour.powerPerWM2 = static_cast<float>(gamma / cooling);
    hour.sunSine = static_cast<float>(255.0 * sinDeg(elevationDeg));
    hour.sector = static_cast<std::uint32_t>(sectorOf(sky.sunAzimuthDeg));
    hour.group = static_cast<std::uint32_t>(at.month * 24 + at.hour);
    return hour;
}

/// What an hour gives to the lanes of a block: added to `planeWh` and `acWh`.
struct LaneSums {
    alignas(64) std::array<float, kRoofLanes> planeWh{};
    alignas(64) std::array<float, kRoofLanes> acWh{};
};

/// 1 / (1 − exp(−1 / a_r)) and −1 / (8 a_r) for the polynomial below.
struct GlassTerms {
    float scale = 1.0F;
    float eighth = 0.0F;
};

} // namespace

RoofHours roofHoursOf(const WeatherYear& year, const PvSystem& system)
{
    const std::vector<SkyState> skies = skyYearOf(year);
    RoofHours result;
    result.angularLoss = static_cast<float>(system.angularLoss);
    result.kept = static_cast<float>(1.0 - system.lossPercent / 100.0);
    result.ratedPowerW = static_cast<float>(1000.0 * system.inverterKwPerKwp);
    result.ratedDirectW = static_cast<float>(1000.0 * system.inverterKwPerKwp / system.inverterEfficiency);
    result.nominalEfficiency = static_cast<float>(system.inverterEfficiency);
    for (std::size_t i = 0; i < skies.size(); ++i) {
        if (skies[i].globalWM2 > 0.0 || skies[i].directNormalWM2 > 0.0 || skies[i].diffuseWM2 > 0.0) {
            result.hours.push_back(roofHour(year.hours[i], skies[i], system));
        }
    }
    std::ranges::stable_sort(result.hours, {}, &RoofHour::group);
    return result;
}

// Method   in each sector the light from above the horizon, or from above the plane's own back where that is higher:
//          with s the sine of that elevation, aside · (acos s − s √(1 − s²)) / 2 + upward · (1 − s²) / 2.
//          acos by Abramowitz and Stegun 4.4.45, error below 7e-5.
WB_VECTOR_CLONES void findSkyViews(RoofBlock& block)
{
    alignas(64) std::array<float, kRoofLanes> open{};
    alignas(64) std::array<float, kRoofLanes> seen{};
    for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
        const double azimuthDeg = static_cast<double>(sector) * kHorizonSectorDeg;
        const auto sine = static_cast<float>(sinDeg(azimuthDeg));
        const auto cosine = static_cast<float>(cosDeg(azimuthDeg));
        const std::uint8_t* const horizon = &block.horizonSine[sector * kRoofLanes];
        for (std::size_t lane = 0; lane < kRoofLanes; ++lane) {
            const float aside = block.east[lane] * sine + block.north[lane] * cosine;
            const float upward = block.up[lane];
            const float length = std::sqrt(aside * aside + upward * upward) + 1e-12F;
            const float back = aside < 0.0F ? -aside / length : 0.0F;
            const float above = static_cast<float>(horizon[lane]) * (1.0F / 255.0F);
            const float higher = above > back ? above : back;
            const auto light = [&](float s) {
                const float rest = 1.0F - s > 0.0F ? 1.0F - s : 0.0F;
                const float arc =
                    std::sqrt(rest) * (1.5707288F + s * (-0.2121144F + s * (0.0742610F - 0.0187293F * s)));
                const float square = rest * (1.0F + s);
                return aside * 0.5F * (arc - s * std::sqrt(square)) + upward * 0.5F * square;
            };
            open[lane] += light(back);
            seen[lane] += light(higher);
        }
    }
    for (std::size_t lane = 0; lane < kRoofLanes; ++lane) {
        block.skyShare[lane] = open[lane] > 0.0F ? seen[lane] / open[lane] : 0.0F;
        block.skyView[lane] = (1.0F + block.up[lane]) / 2.0F * block.skyShare[lane];
    }
}

// Method   Hay-Davies or Perez by the parts of RoofHour; Martin and Ruiz on the beam, with exp(−x) as the eighth power
//          of its polynomial of degree 5 (error below 5e-6); Faiman; PVWatts inverter as a parabola of the load.
WB_VECTOR_CLONES void sumHours(const RoofHours& hours, const RoofBlock& block, RoofBlockSums& sums)
{
    const GlassTerms glass{1.0F / (1.0F - std::exp(-1.0F / hours.angularLoss)), 1.0F / (8.0F * hours.angularLoss)};
    const float perRated = hours.kept / hours.ratedDirectW;
    const float inverter = hours.nominalEfficiency / 0.9637F * hours.ratedDirectW;
    sums.planeWh.fill(0.0F);
    sums.acWh.fill(0.0F);
    sums.groupAcWh.fill(0.0F);
    for (std::size_t first = 0; first < hours.hours.size();) {
        const std::uint32_t group = hours.hours[first].group;
        LaneSums part;
        for (; first < hours.hours.size() && hours.hours[first].group == group; ++first) {
            const RoofHour hour = hours.hours[first];
            const std::uint8_t* const horizon = &block.horizonSine[hour.sector * kRoofLanes];
            for (std::size_t lane = 0; lane < kRoofLanes; ++lane) {
                const float facing =
                    hour.east * block.east[lane] + hour.north * block.north[lane] + hour.up * block.up[lane];
                const float open = facing > 0.0F ? facing : 0.0F;
                const float lit = hour.sunSine >= static_cast<float>(horizon[lane]) ? open : 0.0F;
                const float sky = hour.isotropicWM2 * block.skyView[lane] + hour.circumsolarWM2 * lit +
                                  hour.bandWM2 * block.sinTilt[lane] * block.skyShare[lane];
                const float beam = hour.beamWM2 * lit;
                const float plane = beam + (sky > 0.0F ? sky : 0.0F) + hour.groundWM2 * (1.0F - block.up[lane]);
                const float y = lit * glass.eighth;
                float exponential =
                    1.0F + y * (-1.0F + y * (0.5F + y * (-1.0F / 6.0F + y * (1.0F / 24.0F - y * (1.0F / 120.0F)))));
                exponential *= exponential;
                exponential *= exponential;
                exponential *= exponential;
                const float reflected = beam * (1.0F - (1.0F - exponential) * glass.scale);
                const float load =
                    (plane - reflected) * (hour.powerAtAirTemperature + hour.powerPerWM2 * plane) * perRated;
                const float raw = inverter * (-0.0059F + load * (0.9858F - 0.0162F * load));
                const float limited = raw < hours.ratedPowerW ? raw : hours.ratedPowerW;
                part.planeWh[lane] += plane;
                part.acWh[lane] += limited > 0.0F ? limited : 0.0F;
            }
        }
        for (std::size_t lane = 0; lane < kRoofLanes; ++lane) {
            sums.planeWh[lane] += part.planeWh[lane];
            sums.acWh[lane] += part.acWh[lane];
            sums.groupAcWh[group * kRoofLanes + lane] += part.acWh[lane];
        }
    }
}

} // namespace weitblick::solar
