// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weitblick::solar {

/// Rows of modules behind one another on flat ground.
struct ModuleRows {
    double tiltDeg = 15.0;
    double groundCoverRatio = 0.5; ///< slant length of a row over the distance between rows
};

/// Elevation below which a point of a row sees the row before it; `slantFraction`: 0 at the lower edge, 1 at the upper.
double maskingAngleDeg(const ModuleRows& rows, double slantFraction);

/// Its mean over the slant length.
/// Method   Passias and Källbäck 1984.
double meanMaskingAngleDeg(const ModuleRows& rows);

/// Share of the isotropic diffuse irradiance that a masking angle takes: sin²(ψ / 2).
double maskedDiffuseShare(double maskingAngleDeg);

} // namespace weitblick::solar
