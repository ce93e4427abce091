// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/analysis/run_context.h"
#include "core/base/result.h"
#include "core/series/series_columns.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::sensing {

/// A series of an input's sites, and where it is measured.
struct Station {
    std::string key;                                ///< of the site
    std::string name;                               ///< of the site
    std::vector<std::byte> geometry;                ///< GeoPackage; empty: without a place
    std::optional<std::pair<double, double>> place; ///< x, y in the CRS of the layer
    series::SeriesId id;
    std::size_t series = 0; ///< in StationReadings::columns
};

/// The readings of the sites of an input, one station a series.
struct StationReadings {
    std::vector<Station> stations;
    series::SeriesColumns columns;

    [[nodiscard]] const series::SeriesColumn& of(const Station& station) const
    {
        return columns.series[station.series];
    }
};

/// Reads the series of an input with the role "sensor_sites".
/// Method   all of what is measured, or one quantity (parameter `quantityParameter`, by property, title or key).
/// Errors   NotFound  the dataset has no series, or none of that quantity: names those that there are.   Cancelled.
Result<StationReadings> readStations(analysis::RunContext& context, std::string_view input,
                                     std::string_view quantityParameter, Job& job);

/// The parameters "from" and "to": days of the calendar in Germany, both whole.
std::vector<analysis::Parameter> periodParameters();
analysis::Parameter quantityParameter();

/// What they say; without them all that there is.
/// Errors   InvalidInput  no date, or the end before the begin.
Result<series::TimeSpan> periodOf(analysis::RunContext& context, const series::SeriesColumns& columns);

/// The input "sites" of every analysis of this room.
analysis::Input sitesInput();

} // namespace weitblick::sensing
