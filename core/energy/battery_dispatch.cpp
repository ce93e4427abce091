// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/battery_dispatch.h"

#include <cmath>

namespace weitblick::energy {

namespace {

Error wrongBattery(std::string german, std::string english)
{
    return {.code = ErrorCode::InvalidInput, .message = {std::move(german), std::move(english)}, .subject = "battery"};
}

bool isEfficiency(double value)
{
    return value > 0.0 && value <= 1.0;
}

} // namespace

DispatchTotals DispatchSum::totals(const Battery& battery, const BatteryDispatch& dispatch) const
{
    const double stepH = dispatch.stepH();
    DispatchTotals totals{.generationKwh = m_generationKw * stepH,
                          .loadKwh = m_loadKw * stepH,
                          .directKwh = m_flow.directKw * stepH,
                          .chargedKwh = m_flow.chargeKw * stepH,
                          .dischargedKwh = m_flow.dischargeKw * stepH,
                          .feedInKwh = m_flow.feedInKw * stepH,
                          .curtailedKwh = m_flow.curtailedKw * stepH,
                          .gridKwh = m_flow.gridKw * stepH,
                          .startKwh = battery.startKwh,
                          .endKwh = dispatch.storedKwh()};
    totals.lossKwh = totals.chargedKwh * (1.0 - battery.chargeEfficiency) +
                     totals.dischargedKwh * (1.0 / battery.dischargeEfficiency - 1.0);
    return totals;
}

Result<void> checkBattery(const Battery& battery)
{
    if (!(std::isfinite(battery.capacityKwh) && battery.capacityKwh >= 0.0)) {
        return wrongBattery("die Kapazität des Speichers muss eine Zahl ab 0 sein",
                            "the battery's capacity must be a number of 0 or more");
    }
    if (!(battery.chargeKw >= 0.0 && battery.dischargeKw >= 0.0)) {
        return wrongBattery("Lade- und Entladeleistung des Speichers müssen ab 0 liegen",
                            "the battery's charging and discharging power must be 0 or more");
    }
    if (!isEfficiency(battery.chargeEfficiency) || !isEfficiency(battery.dischargeEfficiency)) {
        return wrongBattery("die Wirkungsgrade des Speichers müssen über 0 und höchstens 1 sein",
                            "the battery's efficiencies must be above 0 and at most 1");
    }
    if (!(battery.startKwh >= 0.0 && battery.startKwh <= battery.capacityKwh)) {
        return wrongBattery("der Anfangsstand des Speichers liegt nicht zwischen 0 und der Kapazität",
                            "the battery's start is not between 0 and its capacity");
    }
    return {};
}

Result<DispatchTotals> dispatchTotals(std::span<const double> generationKw, std::span<const double> loadKw,
                                      const Battery& battery, double stepH, std::optional<double> feedInLimitKw)
{
    WB_CHECK(checkBattery(battery));
    if (generationKw.size() != loadKw.size() || !(stepH > 0.0)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"Erzeugung und Last müssen gleich viele Schritte haben",
                                 "generation and load must have the same number of steps"}};
    }
    BatteryDispatch dispatch(battery, stepH, feedInLimitKw);
    DispatchSum sum;
    for (std::size_t i = 0; i < loadKw.size(); ++i) {
        sum.add(generationKw[i], loadKw[i], dispatch.step(generationKw[i], loadKw[i]));
    }
    return sum.totals(battery, dispatch);
}

} // namespace weitblick::energy
