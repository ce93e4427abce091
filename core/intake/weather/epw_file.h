// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/weather/weather_content.h"

#include <string_view>

namespace weitblick::intake {

/// True where a text begins like an EnergyPlus weather file.
bool isEpwText(std::string_view head);

/// A weather file of EnergyPlus (EPW).
///
/// Method   eight lines of head, then rows of 35 fields. Hour 1 is 0 to 1 o'clock in the standard time that LOCATION
///          names; the sun is taken in the middle. Files of PVGIS say "Irradiance Time Offset": their hours are UTC
///          whatever LOCATION says, each with one value at that offset from its end. 9999 and the like are no values.
/// CRS      WGS 84, as LOCATION names it.
/// Errors   InvalidInput  LOCATION has no latitude, longitude or time zone.
Result<WeatherContent> readEpw(std::string_view utf8);

} // namespace weitblick::intake
