// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/module/pv_system.h"
#include "core/solar/yield/horizon.h"
#include "core/solar/yield/weather_year.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

// The inner loop of districtYield(): one block of surfaces, hour by hour.
namespace weitblick::solar {

inline constexpr std::size_t kRoofLanes = 64;
inline constexpr std::size_t kMonthHours = 12 * 24;

/// An hour with light, as the same for all surfaces. Sky light is already divided by the sky model.
struct RoofHour {
    float east = 0.0F; ///< unit vector to the sun
    float north = 0.0F;
    float up = 0.0F;
    float beamWM2 = 0.0F;               ///< times cos of incidence
    float circumsolarWM2 = 0.0F;        ///< times cos of incidence
    float isotropicWM2 = 0.0F;          ///< times sky view factor
    float bandWM2 = 0.0F;               ///< times sin of tilt: bright or dark horizon (Perez)
    float groundWM2 = 0.0F;             ///< times (1 − cos of tilt)
    float powerAtAirTemperature = 1.0F; ///< 1 + γ (Ta − 25 °C)
    float powerPerWM2 = 0.0F;           ///< γ / (u0 + u1 · wind)
    float sunSine = 0.0F;               ///< sine of the elevation, times 255
    std::uint32_t sector = 0;
    std::uint32_t group = 0; ///< month * 24 + hour
};

/// The hours with light in the order of their groups, and what the system does with them.
struct RoofHours {
    std::vector<RoofHour> hours;
    float angularLoss = 0.16F;
    float kept = 0.86F; ///< 1 − losses
    float ratedDirectW = 1041.7F;
    float ratedPowerW = 1000.0F;
    float nominalEfficiency = 0.96F;
};
RoofHours roofHoursOf(const WeatherYear& year, const PvSystem& system);

/// Surfaces side by side. `horizonSine` is by sector, then by lane.
struct RoofBlock {
    alignas(64) std::array<float, kRoofLanes> east{}; ///< unit normal
    alignas(64) std::array<float, kRoofLanes> north{};
    alignas(64) std::array<float, kRoofLanes> up{};
    alignas(64) std::array<float, kRoofLanes> sinTilt{};
    alignas(64) std::array<float, kRoofLanes> skyView{};  ///< of the isotropic light
    alignas(64) std::array<float, kRoofLanes> skyShare{}; ///< relative to a free view
    alignas(64) std::array<std::uint8_t, kRoofLanes * kHorizonSectors> horizonSine{};
};

/// Sky view factor and share of all lanes, from normals and horizons.
void findSkyViews(RoofBlock& block);

/// What the block yields: W times hours, summed by group.
struct RoofBlockSums {
    alignas(64) std::array<float, kRoofLanes> planeWh{};                 ///< of the year, Wh/m²
    alignas(64) std::array<float, kRoofLanes> acWh{};                    ///< of the year, Wh/kWp
    alignas(64) std::array<float, kRoofLanes * kMonthHours> groupAcWh{}; ///< by group, then by lane
};
void sumHours(const RoofHours& hours, const RoofBlock& block, RoofBlockSums& sums);

} // namespace weitblick::solar
