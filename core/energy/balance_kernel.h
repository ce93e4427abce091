// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::energy {

/// Series that many buildings share, each for one unit of scale: a kilowatt peak of a roof, a kilowatt-hour of yearly
/// consumption. Profile 0 is nothing at all.
class StepProfiles {
public:
    explicit StepProfiles(std::size_t stepCount);

    /// The number of the new profile.
    /// Units    kWh in each step for a scale of 1.
    /// Errors   InvalidInput  another number of steps, or a value that is negative or not finite.
    Result<std::uint32_t> add(std::span<const double> kwhPerUnit);

    [[nodiscard]] std::size_t stepCount() const { return m_stepCount; }
    [[nodiscard]] std::size_t count() const { return m_profiles.size(); }
    [[nodiscard]] std::span<const float> operator[](std::uint32_t profile) const { return m_profiles[profile]; }
    [[nodiscard]] double sum(std::uint32_t profile) const { return m_sums[profile]; } ///< of all steps

private:
    std::size_t m_stepCount;
    std::vector<std::vector<float>> m_profiles;
    std::vector<double> m_sums;
};

/// A profile and how much of it.
struct ScaledProfile {
    std::uint32_t profile = 0;
    float scale = 0.0F;
};

/// A building with everything behind its meter.
struct Prosumer {
    ScaledProfile generation;
    ScaledProfile load;
    ScaledProfile heatPump;
    ScaledProfile car;
    float capacityKwh = 0.0F;       ///< of the battery, usable
    float batteryKwhPerStep = 0.0F; ///< most that goes in or out in a step, kWh at the meter's side
};

/// Of all batteries.
struct BatteryLosses {
    float chargeEfficiency = 0.95F;    ///< above 0 to 1
    float dischargeEfficiency = 0.95F; ///< above 0 to 1
};

/// Energies of a building over the whole time. generation = direct + charged + feedIn; load = direct + discharged +
/// grid; stored at the end = charged · η − discharged / η (batteries start empty).
struct ProsumerTotals {
    double generationKwh = 0.0;
    double loadKwh = 0.0;
    double directKwh = 0.0;
    double chargedKwh = 0.0;
    double dischargedKwh = 0.0;
    double feedInKwh = 0.0;
    double gridKwh = 0.0;
    double storedKwh = 0.0;
};

/// What all buildings together do. Curves: kWh in each step.
struct BalanceResult {
    std::vector<double> generationKwh;
    std::vector<double> loadKwh;
    std::vector<double> gridKwh;   ///< drawn by those that lack
    std::vector<double> feedInKwh; ///< given by those that have too much
    std::vector<ProsumerTotals> prosumers;
};

/// Runs all buildings through the steps: each covers its load by itself, stores what is left over, and trades the rest
/// with the grid.
///
/// Method   BatteryDispatch for each building, in single precision, 32 of them side by side and a day at a time, so
///          that their state stays in the nearest cache; buildings of the same profiles share their values. Sums of a
///          day are added in double precision. The result does not depend on the number of threads.
/// Errors   InvalidInput  a profile that is not there, a negative or infinite number, an efficiency outside (0, 1].
///          Cancelled.
/// Source   resources/handbook/methods/quartiersbilanz.md
Result<BalanceResult> runBalance(const StepProfiles& profiles, std::span<const Prosumer> prosumers,
                                 const BatteryLosses& losses, Job& job);

} // namespace weitblick::energy
