// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weitblick::solar {

// What a module's glass lets through at an angle, relative to light that comes straight on: 1 at 0°, 0 from 90°.

/// Method   Martin and Ruiz 2001; `angularLoss` a_r: 0.16 for silicon behind clean glass.
double martinRuizModifier(double incidenceDeg, double angularLoss = 0.16);

/// The same for light from the whole sky and from the ground, on a tilted plane.
/// Method   Martin and Ruiz 2005.
struct DiffuseModifier {
    double sky = 1.0;
    double ground = 1.0;
};
DiffuseModifier martinRuizDiffuseModifier(double tiltDeg, double angularLoss = 0.16);

/// Method   ASHRAE 1977: 1 − b (1 / cos θ − 1).
double ashraeModifier(double incidenceDeg, double b = 0.05);

/// Glass before a cell; a coating of index 1 is none.
struct Glass {
    double refractiveIndex = 1.526;
    double extinctionPerM = 4.0;
    double thicknessM = 0.002;
    double coatingIndex = 1.0;
};
/// Method   Snell, Fresnel and Bouguer (De Soto et al. 2006).
double physicalModifier(double incidenceDeg, const Glass& glass = {});

} // namespace weitblick::solar
