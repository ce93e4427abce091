// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/weather/weather_content.h"

#include <string_view>

namespace weitblick::intake {

/// True where a text begins like a test reference year of the DWD.
bool isTryText(std::string_view head);

/// A test reference year (TRY) of the Deutscher Wetterdienst: the release of 2010/2011 (15 regions) and that of 2017
/// (cells of 1 km, years 2015 and 2045).
///
/// Method   columns by the names in the last line before "***", so that both releases and their variants are read.
///          HH 1 is the hour from 00 to 01 MEZ (UTC+1 without summer time). In 2017 irradiance is its mean, and the sun
///          is taken in its middle. In 2010 it is the mean of the hour around HH, and the sun is taken at HH: with the
///          middle there would be light before sunrise and none after it, and true noon came 26 minutes late at every
///          station (found in the files of the regions 6, 12 and 13). B and D lie on the horizontal and are positive
///          downwards; E (upwards, negative) is not needed. The year is kTypicalYear. A row is rejected where a number,
///          date or irradiance is impossible.
/// CRS      2010: degrees and minutes of the station; 2017: Rechtswert and Hochwert in EPSG:3034, in EPSG:3035 where
///          only that lies in Central Europe. The result is WGS 84.
/// Errors   InvalidInput  no "***", no columns MM DD HH B D, or no place that can be made out.
Result<WeatherContent> readTry(std::string_view utf8);

} // namespace weitblick::intake
