// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weitblick::solar {

/// What warms and cools a module.
struct CellSurroundings {
    double planeWM2 = 0.0; ///< irradiance on it
    double airC = 20.0;
    double windMPerS = 1.0;
};

/// Heat that a module gives off: u0 + u1 · wind. Faiman 2008; the defaults are of a free-standing module.
struct FaimanCooling {
    double constantWM2K = 25.0;
    double perWindWSM3K = 6.84;
};
/// Temperature of the module in °C.
double faimanTemperatureC(const CellSurroundings& at, const FaimanCooling& cooling = {});

/// Parameters of the Sandia model (King et al. 2004).
struct SandiaMounting {
    double a = -3.47;
    double b = -0.0594;
    double cellAboveModuleK = 3.0; ///< at 1000 W/m²
};
inline constexpr SandiaMounting kOpenRackGlassGlass{-3.47, -0.0594, 3.0};
inline constexpr SandiaMounting kCloseRoofGlassGlass{-2.98, -0.0471, 1.0};
inline constexpr SandiaMounting kInsulatedBackGlassPolymer{-2.81, -0.0455, 0.0};
double sandiaModuleTemperatureC(const CellSurroundings& at, const SandiaMounting& mounting);
double sandiaCellTemperatureC(const CellSurroundings& at, const SandiaMounting& mounting);

/// Parameters of the PVsyst model; the defaults are of a free-standing module.
struct PvsystCooling {
    double constantWM2K = 29.0;
    double perWindWSM3K = 0.0;
    double absorption = 0.9;
    double efficiency = 0.1;
};
double pvsystTemperatureC(const CellSurroundings& at, const PvsystCooling& cooling = {});

/// Ross 1980 by the nominal operating cell temperature.
double rossTemperatureC(const CellSurroundings& at, double nominalC);

} // namespace weitblick::solar
