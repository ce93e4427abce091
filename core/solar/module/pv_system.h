// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/irradiance/transposition.h"
#include "core/solar/module/cell_temperature.h"

namespace weitblick::solar {

/// Losses between module and inverter in per cent of what is left before each of them (PVWatts version 5).
struct SystemLosses {
    double soilingPercent = 2.0;
    double shadingPercent = 3.0; ///< by things that no horizon knows: chimneys, wires
    double snowPercent = 0.0;
    double mismatchPercent = 2.0;
    double wiringPercent = 2.0;
    double connectionsPercent = 0.5;
    double lightInducedPercent = 1.5;
    double nameplatePercent = 1.0;
    double agePercent = 0.0;
    double availabilityPercent = 3.0;
};
/// All of them together: 1 − ∏(1 − loss), in per cent. The defaults give 14.0757 %.
double totalLossPercent(const SystemLosses& losses);

/// A photovoltaic system on one plane.
struct PvSystem {
    double peakKwp = 1.0; ///< at 1000 W/m² and 25 °C
    double temperatureCoefficientPerK = -0.0035;
    double lossPercent = 14.075660688264469; ///< totalLossPercent()
    double inverterEfficiency = 0.96;        ///< at rated power
    double inverterKwPerKwp = 1.0;           ///< rated alternating power for each kWp
    double angularLoss = 0.16;               ///< a_r of Martin and Ruiz; applied to the beam
    double albedo = 0.2;
    SkyModel skyModel = SkyModel::HayDavies;
    FaimanCooling cooling;
};

/// Direct-current power in W of a module of `peakKwp` under `effectiveWM2` (after reflection), before losses.
/// Method   PVWatts: P = G / 1000 · P0 · (1 + γ (Tc − 25)).
double directCurrentW(const PvSystem& system, double effectiveWM2, double cellC);

/// Alternating power in W out of direct power.
/// Method   PVWatts version 5; nothing below the inverter's own need, at most its rating.
/// Units    `ratedDirectW`: direct power at which the inverter gives its rating; `nominalEfficiency` at that point.
double inverterPowerW(double directW, double ratedDirectW, double nominalEfficiency);

} // namespace weitblick::solar
