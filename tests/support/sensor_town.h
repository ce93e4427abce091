// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_columns.h"
#include "core/series/series_store.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/analysis_run.h"

namespace weitblick::test {

/// 2025-01-01 00:00 in Germany.
inline constexpr std::int64_t kNewYear2025 = 1'735'686'000;
inline constexpr std::int64_t kHourS = 3'600;

/// A station of a sensor town: where it is, and its value in each hour from kNewYear2025 on; nothing: a gap.
struct TownStation {
    std::string key;
    double x = 500'000;
    double y = 5'600'000;
    std::string property = "NO2";
    std::string unit = "µg/m3";
    std::function<std::optional<double>(std::size_t hour)> value = [](std::size_t) { return 20.0; };
};

/// A layer of sites with the role "sensor_sites" and their hourly series, as an import leaves them.
inline Result<void> addStations(workspace::Workspace& project, const std::string& set,
                                const std::vector<TownStation>& stations, std::size_t hours)
{
    const workspace::LayerSchema schema{.name = set,
                                        .geometry = workspace::GeometryType::Point,
                                        .srsId = 25832,
                                        .columns = {{.name = "kennung"}, {.name = "name"}}};
    std::vector<Row> rows;
    for (const TownStation& one : stations) {
        rows.push_back({.wkt = "POINT(" + std::to_string(one.x) + " " + std::to_string(one.y) + ")",
                        .values = {one.key, "Station " + one.key}});
    }
    WB_TRY([[maybe_unused]] const auto layer, addLayer(project, schema, rows, set));
    WB_CHECK(project.apply(workspace::AssignRole{
        .role = "sensor_sites",
        .dataset = set,
        .assignment = workspace::RoleAssignment{.role = "sensor_sites", .dataset = set, .fields = {}}}));
    WB_TRY(auto store, series::SeriesStore::open(project));
    WB_CHECK(store.putSet({.name = set}));
    Job job;
    for (const TownStation& one : stations) {
        WB_TRY(const auto site, store.putSite({.set = set, .key = one.key, .title = "Station " + one.key}));
        WB_TRY(const auto id, store.putSeries({.set = set,
                                               .key = one.key + ":" + one.property,
                                               .site = site,
                                               .title = one.property,
                                               .property = one.property,
                                               .unit = one.unit,
                                               .intervalS = kHourS}));
        std::vector<series::Reading> readings;
        for (std::size_t hour = 0; hour < hours; ++hour) {
            if (const auto value = one.value(hour)) {
                readings.push_back({kNewYear2025 + static_cast<std::int64_t>(hour) * kHourS, *value});
            }
        }
        WB_CHECK(store.append(id, readings, job));
    }
    return {};
}

/// A column in memory with an hourly series.
inline series::SeriesColumn hourlyColumn(const std::vector<std::optional<double>>& values,
                                         std::int64_t firstUtcS = kNewYear2025)
{
    series::SeriesColumn column;
    column.description.unit = "µg/m3";
    column.description.intervalS = kHourS;
    std::vector<series::Reading> readings;
    for (std::size_t hour = 0; hour < values.size(); ++hour) {
        if (values[hour]) {
            readings.push_back({firstUtcS + static_cast<std::int64_t>(hour) * kHourS, *values[hour]});
        }
    }
    if (!readings.empty()) {
        column.chunks.push_back(series::Chunk::of(readings));
    }
    return column;
}

} // namespace weitblick::test
