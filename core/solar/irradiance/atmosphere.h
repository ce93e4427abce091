// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weitblick::solar {

/// The sun's irradiance outside the atmosphere, on a plane that faces it, in W/m².
/// Method   Spencer 1971 with a solar constant of 1366.1 W/m²; `dayOfYear` from 1.
double extraterrestrialWM2(int dayOfYear);

/// The same at an instant in seconds since 1970-01-01T00:00Z.
double extraterrestrialWM2At(double utcS);

/// How many times the vertical path through the air the light takes.
/// Method   Kasten and Young 1989, apparent zenith angle; 0 where the sun is below the horizon.
double relativeAirMass(double apparentZenithDeg);

/// Mean pressure at a height above sea level in Pa, and the other way round.
/// Method   standard atmosphere: 288.15 K, 6.5 K/km.
double pressurePaAt(double heightM);
double heightMOf(double pressurePa);

} // namespace weitblick::solar
