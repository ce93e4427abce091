// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "sample_data/model.h"

namespace weitblick::sample {

/// A roof plane as the solar cadastre has it.
struct SolarRoof {
    int building = kNone;
    int plane = kNone;
    double irradiationKWhPerM2 = 0.0; ///< a year, on the plane, with shading; whole numbers
};

/// All roof planes of at least 5 m², with a made-up but sensible yearly irradiation.
///
/// Units    kWh/m²a.
/// Method   1040 · (1 + 0.2 · sin(2·tilt) · cos(azimuth − 180°) − 0.08 · (1 − cos tilt)) · shading; shading 0.86–1.
/// Source   none: a plausible shape; the files state its results as truth, so any analysis reads them as given.
std::vector<SolarRoof> solarRoofs(const Place& place);

/// The seven classes of the Hessian solar cadastre, "hervorragend" … "möglicherweise".
/// Source   legend of the Solarkataster Hessen: limits 900, 950, 1000, 1050, 1100, 1150 kWh/m²a.
const char* suitabilityOf(double irradiationKWhPerM2);

} // namespace weitblick::sample
