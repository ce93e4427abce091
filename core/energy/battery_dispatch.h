// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

namespace weitblick::energy {

/// A battery behind the meter. Capacity 0: none.
struct Battery {
    double capacityKwh = 0.0; ///< usable
    double chargeKw = std::numeric_limits<double>::infinity();
    double dischargeKw = std::numeric_limits<double>::infinity();
    double chargeEfficiency = 1.0;    ///< from the meter's side into the cells, above 0 to 1
    double dischargeEfficiency = 1.0; ///< from the cells to the meter's side, above 0 to 1
    double startKwh = 0.0;            ///< energy in the cells at the start
};

/// What happens in one step, mean powers at the meter's side of the battery.
struct StepFlow {
    double directKw = 0.0;
    double chargeKw = 0.0;
    double dischargeKw = 0.0;
    double feedInKw = 0.0;
    double curtailedKw = 0.0; ///< cut off by a feed-in limit
    double gridKw = 0.0;
};

/// Energies of a stretch of time. generation = direct + charged + feedIn + curtailed; load = direct + discharged +
/// grid; endKwh − startKwh = charged − discharged − lossKwh.
struct DispatchTotals {
    double generationKwh = 0.0;
    double loadKwh = 0.0;
    double directKwh = 0.0;
    double chargedKwh = 0.0;
    double dischargedKwh = 0.0;
    double feedInKwh = 0.0;
    double curtailedKwh = 0.0;
    double gridKwh = 0.0;
    double lossKwh = 0.0;
    double startKwh = 0.0;
    double endKwh = 0.0;

    /// Part of the generation that is not fed in or cut off (Eigenverbrauchsquote); 0 without generation.
    [[nodiscard]] double ownUseShare() const
    {
        return generationKwh > 0.0 ? (directKwh + chargedKwh) / generationKwh : 0.0;
    }
    /// Part of the load that does not come from the grid (Autarkiegrad); 0 without load.
    [[nodiscard]] double selfSufficiency() const { return loadKwh > 0.0 ? 1.0 - gridKwh / loadKwh : 0.0; }
};

/// Runs a battery that stores every surplus and covers every lack as far as it can, step by step.
///
/// Method   direct = min(generation, load); the surplus charges up to power and free capacity, the lack is discharged
///          up to power and content; the rest is fed in (up to the limit) or drawn from the grid.
/// Units    kW, kWh, hours. Losses arise when charging and when discharging, none with time.
/// Source   resources/handbook/methods/wirtschaftlichkeit_pv.md
/// Threads  one object a thread.
class BatteryDispatch {
public:
    /// `battery` must be valid (checkBattery()); stepH > 0.
    BatteryDispatch(const Battery& battery, double stepH, std::optional<double> feedInLimitKw = {})
        : m_stepH(stepH),
          m_chargeKw(battery.chargeKw),
          m_dischargeKw(battery.dischargeKw),
          m_storedPerCharged(battery.chargeEfficiency * stepH),
          m_takenPerDischarged(stepH / battery.dischargeEfficiency),
          m_chargePerFreeKwh(1.0 / m_storedPerCharged),
          m_dischargePerKwh(1.0 / m_takenPerDischarged),
          m_feedInLimitKw(feedInLimitKw.value_or(std::numeric_limits<double>::infinity())),
          m_capacityKwh(battery.capacityKwh),
          m_storedKwh(battery.startKwh)
    {
    }

    StepFlow step(double generationKw, double loadKw)
    {
        StepFlow flow;
        flow.directKw = std::min(generationKw, loadKw);
        const double surplusKw = generationKw - flow.directKw;
        const double lackKw = loadKw - flow.directKw;
        flow.chargeKw = std::min({surplusKw, m_chargeKw, (m_capacityKwh - m_storedKwh) * m_chargePerFreeKwh});
        flow.dischargeKw = std::min({lackKw, m_dischargeKw, m_storedKwh * m_dischargePerKwh});
        m_storedKwh += flow.chargeKw * m_storedPerCharged - flow.dischargeKw * m_takenPerDischarged;
        // Rounding must not leave a trace outside the cells.
        m_storedKwh = std::clamp(m_storedKwh, 0.0, m_capacityKwh);
        const double restKw = surplusKw - flow.chargeKw;
        flow.feedInKw = std::min(restKw, m_feedInLimitKw);
        flow.curtailedKw = restKw - flow.feedInKw;
        flow.gridKw = lackKw - flow.dischargeKw;
        return flow;
    }
    [[nodiscard]] double storedKwh() const { return m_storedKwh; }
    [[nodiscard]] double stepH() const { return m_stepH; }

private:
    double m_stepH;
    double m_chargeKw;
    double m_dischargeKw;
    double m_storedPerCharged;   ///< kWh in the cells per kW of charging
    double m_takenPerDischarged; ///< kWh out of the cells per kW of discharging
    double m_chargePerFreeKwh;   ///< kW that fill a free kWh in one step
    double m_dischargePerKwh;    ///< kW that a kWh in the cells gives in one step
    double m_feedInLimitKw;
    double m_capacityKwh;
    double m_storedKwh;
};

/// Adds up the steps of a dispatch.
class DispatchSum {
public:
    void add(double generationKw, double loadKw, const StepFlow& flow)
    {
        m_generationKw += generationKw;
        m_loadKw += loadKw;
        m_flow.directKw += flow.directKw;
        m_flow.chargeKw += flow.chargeKw;
        m_flow.dischargeKw += flow.dischargeKw;
        m_flow.feedInKw += flow.feedInKw;
        m_flow.curtailedKw += flow.curtailedKw;
        m_flow.gridKw += flow.gridKw;
    }
    [[nodiscard]] DispatchTotals totals(const Battery& battery, const BatteryDispatch& dispatch) const;

private:
    double m_generationKw = 0.0;
    double m_loadKw = 0.0;
    StepFlow m_flow;
};

/// Errors   InvalidInput  a negative or infinite size, an efficiency outside (0, 1], or a start outside the capacity.
Result<void> checkBattery(const Battery& battery);

/// Totals of a year or any other stretch.
///
/// Units    kW for each step of `stepH` hours.
/// Errors   InvalidInput  as checkBattery(); series of different lengths; stepH not above 0.
Result<DispatchTotals> dispatchTotals(std::span<const double> generationKw, std::span<const double> loadKw,
                                      const Battery& battery, double stepH, std::optional<double> feedInLimitKw = {});

} // namespace weitblick::energy
