// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/module/row_shading.h"

#include "core/solar/sun/angle.h"

namespace weitblick::solar {

double maskingAngleDeg(const ModuleRows& rows, double slantFraction)
{
    const double above = rows.groundCoverRatio * (1.0 - slantFraction);
    return kDegPerRad * std::atan(above * sinDeg(rows.tiltDeg) / (1.0 - above * cosDeg(rows.tiltDeg)));
}

double meanMaskingAngleDeg(const ModuleRows& rows)
{
    if (rows.tiltDeg <= 0.0) {
        return 0.0;
    }
    const double sine = sinDeg(rows.tiltDeg);
    const double cosine = cosDeg(rows.tiltDeg);
    const double x = 1.0 / rows.groundCoverRatio;
    const double psi = -x * sine * std::log(std::abs(2.0 * x * cosine - (x * x + 1.0))) / 2.0 +
                       (x * cosine - 1.0) * std::atan((x * cosine - 1.0) / (x * sine)) +
                       (1.0 - x * cosine) * std::atan(cosine / sine) + x * std::log(x) * sine;
    return kDegPerRad * psi;
}

double maskedDiffuseShare(double maskingAngleDeg)
{
    const double half = sinDeg(maskingAngleDeg / 2.0);
    return half * half;
}

} // namespace weitblick::solar
