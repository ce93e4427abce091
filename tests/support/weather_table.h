// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utc_time.h"
#include "core/solar/yield/weather_year.h"

#include <chrono>
#include <string>
#include <vector>

#include "tests/support/small_project.h"

namespace weitblick::test {

/// A weather layer as the import of TRY makes it.
inline Result<workspace::Dataset> addWeather(workspace::Workspace& project, const solar::WeatherYear& year)
{
    using workspace::ColumnType;
    const workspace::LayerSchema schema{.name = "Wetter",
                                        .columns = {{"beginn_utc", ColumnType::DateTime, "", ""},
                                                    {"sonne_utc", ColumnType::DateTime, "", ""},
                                                    {"global_w_m2", ColumnType::Real, "W/m2", ""},
                                                    {"direkt_normal_w_m2", ColumnType::Real, "W/m2", ""},
                                                    {"diffus_w_m2", ColumnType::Real, "W/m2", ""},
                                                    {"temperatur_c", ColumnType::Real, "°C", ""},
                                                    {"wind_m_s", ColumnType::Real, "m/s", ""},
                                                    {"breite_grad", ColumnType::Real, "°", ""},
                                                    {"laenge_grad", ColumnType::Real, "°", ""}}};
    const auto iso = [](std::int64_t utcS) { return isoUtc(UtcSeconds{std::chrono::seconds{utcS}}); };
    std::vector<Row> rows;
    for (const solar::WeatherHour& hour : year.hours) {
        rows.push_back({"",
                        {iso(hour.beginUtcS), iso(hour.sunUtcS), hour.globalWM2, hour.directNormalWM2, hour.diffuseWM2,
                         hour.airC, hour.windMPerS, year.site.latitudeDeg, year.site.longitudeDeg}});
    }
    return addLayer(project, schema, rows);
}

} // namespace weitblick::test
