// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/irradiance/transposition.h"
#include "core/solar/sun/sun_position.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::solar {

inline constexpr std::size_t kHoursPerYear = 8760;

/// The weather of an hour: [beginUtcS, beginUtcS + 3600). Irradiance is the mean of the hour (TRY, EPW), or one value
/// out of it (PVGIS); either way the sun stood as at `sunUtcS` for it.
struct WeatherHour {
    std::int64_t beginUtcS = 0; ///< seconds since 1970-01-01T00:00Z
    std::int64_t sunUtcS = 0;   ///< instant that the sun's position is taken at; the middle of the hour for means
    double globalWM2 = 0.0;     ///< on the horizontal
    double directNormalWM2 = 0.0;
    double diffuseWM2 = 0.0; ///< on the horizontal
    double airC = 10.0;
    double windMPerS = 2.0;
};

/// A year of weather at a place, in the order of the months: 8,760 hours. A typical year may take its months from
/// different years, and may begin an hour before 1 January UTC (DWD: MEZ).
struct WeatherYear {
    std::string name;
    Site site;
    std::vector<WeatherHour> hours;
};

/// Month (0 … 11) and hour (0 … 23) of an instant in MEZ (UTC+1 all year), the clock of German weather data.
struct MonthAndHour {
    int month = 0;
    int hour = 0;
};
MonthAndHour mezMonthAndHour(std::int64_t utcS);

/// Sun and sky of every hour of a year; one for a district is enough, the sun is the same for all of its roofs.
///
/// Method   SPA at `sunUtcS`, apparent zenith; Spencer; Kasten and Young.
/// Threads  any; about 60 ms.
std::vector<SkyState> skyYearOf(const WeatherYear& year);

/// Fills in what a source does not have: direct normal irradiance from the direct one on the horizontal, or both parts
/// from the global one (Erbs).
struct MeasuredIrradiance {
    double globalWM2 = -1.0; ///< negative: not known
    double directHorizontalWM2 = -1.0;
    double directNormalWM2 = -1.0;
    double diffuseWM2 = -1.0;
};
/// Sets the three irradiances of `hour`, whose `sunUtcS` must be set.
///
/// Method   global and diffuse are taken as given; direct normal as given, else direct horizontal / cos Z, else
///          (global − diffuse) / cos Z (Z in the middle, see directNormalOfHorizontal()); with the global alone: Erbs.
void completeIrradiance(WeatherHour& hour, const MeasuredIrradiance& measured, const Site& site);

} // namespace weitblick::solar
