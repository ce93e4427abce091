// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/weather/weather_content.h"

#include <string_view>

namespace weitblick::intake {

/// True where a text begins like a typical year (TMY) of PVGIS.
bool isPvgisCsvText(std::string_view head);
bool isPvgisJsonText(std::string_view head);

/// A typical meteorological year of PVGIS, as CSV or JSON.
///
/// Method   times are UTC; irradiance is one value in the hour, "Irradiance Time Offset" hours after its beginning
///          (without that line: at its beginning). Months come from different years and keep them.
/// CRS      WGS 84.
/// Errors   InvalidInput  no latitude and longitude, or no hourly values.
Result<WeatherContent> readPvgisCsv(std::string_view utf8);
Result<WeatherContent> readPvgisJson(std::string_view utf8);

} // namespace weitblick::intake
