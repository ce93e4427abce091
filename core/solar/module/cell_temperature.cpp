// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/module/cell_temperature.h"

#include <cmath>

namespace weitblick::solar {

double faimanTemperatureC(const CellSurroundings& at, const FaimanCooling& cooling)
{
    return at.airC + at.planeWM2 / (cooling.constantWM2K + cooling.perWindWSM3K * at.windMPerS);
}

double sandiaModuleTemperatureC(const CellSurroundings& at, const SandiaMounting& mounting)
{
    return at.airC + at.planeWM2 * std::exp(mounting.a + mounting.b * at.windMPerS);
}

double sandiaCellTemperatureC(const CellSurroundings& at, const SandiaMounting& mounting)
{
    return sandiaModuleTemperatureC(at, mounting) + at.planeWM2 / 1000.0 * mounting.cellAboveModuleK;
}

double pvsystTemperatureC(const CellSurroundings& at, const PvsystCooling& cooling)
{
    return at.airC + cooling.absorption * at.planeWM2 * (1.0 - cooling.efficiency) /
                         (cooling.constantWM2K + cooling.perWindWSM3K * at.windMPerS);
}

double rossTemperatureC(const CellSurroundings& at, double nominalC)
{
    return at.airC + (nominalC - 20.0) / 80.0 * at.planeWM2 / 10.0;
}

} // namespace weitblick::solar
