// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace weitblick::solar {

/// How diffuse irradiance is estimated where only the global one was measured.
enum class Decomposition : std::uint8_t { Erbs, Boland };

/// Global irradiance in its parts.
struct BeamAndDiffuse {
    double directNormalWM2 = 0.0;
    double diffuseHorizontalWM2 = 0.0;
    double clearness = 0.0; ///< kt: global over extraterrestrial on the horizontal, at most 1
};

/// Direct and diffuse irradiance out of the global one.
///
/// Method   Erbs, Klein and Duffie 1982, or Boland et al. 2008, by the clearness kt = G / (max(cos Z, 0.065) · E0).
///          Below 3° of sun all of it is diffuse.
/// Units    W/m² on the horizontal; `zenithDeg` true zenith angle.
BeamAndDiffuse decompose(double globalWM2, double zenithDeg, double extraterrestrialWM2,
                         Decomposition model = Decomposition::Erbs);

/// Direct normal irradiance by DISC (Maxwell 1987), for comparison.
/// Units    W/m²; `pressurePa` at the site.
double directNormalDisc(double globalWM2, double zenithDeg, int dayOfYear, double pressurePa = 101325.0);

/// Direct normal irradiance out of the direct one on the horizontal: B / cos Z.
///
/// Method   below 3.7° of sun (cos Z < 0.065) an hourly mean says nothing about the beam: the divisor stays 0.065, and
///          the result is at most `extraterrestrialWM2`.
double directNormalOfHorizontal(double directHorizontalWM2, double zenithDeg, double extraterrestrialWM2);

} // namespace weitblick::solar
