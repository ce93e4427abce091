// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/module/pv_system.h"

#include <algorithm>

namespace weitblick::solar {

double totalLossPercent(const SystemLosses& losses)
{
    double kept = 1.0;
    for (const double percent :
         {losses.soilingPercent, losses.shadingPercent, losses.snowPercent, losses.mismatchPercent,
          losses.wiringPercent, losses.connectionsPercent, losses.lightInducedPercent, losses.nameplatePercent,
          losses.agePercent, losses.availabilityPercent}) {
        kept *= 1.0 - percent / 100.0;
    }
    return (1.0 - kept) * 100.0;
}

double directCurrentW(const PvSystem& system, double effectiveWM2, double cellC)
{
    return effectiveWM2 * system.peakKwp * (1.0 + system.temperatureCoefficientPerK * (cellC - 25.0));
}

double inverterPowerW(double directW, double ratedDirectW, double nominalEfficiency)
{
    if (directW <= 0.0 || ratedDirectW <= 0.0) {
        return 0.0;
    }
    constexpr double kReferenceEfficiency = 0.9637;
    const double load = directW / ratedDirectW;
    const double efficiency = nominalEfficiency / kReferenceEfficiency * (-0.0162 * load - 0.0059 / load + 0.9858);
    return std::clamp(efficiency * directW, 0.0, nominalEfficiency * ratedDirectW);
}

} // namespace weitblick::solar
