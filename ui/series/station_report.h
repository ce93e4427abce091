// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile_answer.h"
#include "core/sensing/air_index.h"
#include "core/sensing/limit_values.h"
#include "core/sensing/wind_rose.h"
#include "core/series/aggregation.h"
#include "core/series/quality.h"
#include "ui/dashboard/project_reader.h"
#include "ui/series/series_reader.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::ui {

/// What the charts beside the map are asked to show of one station.
struct ReportWishes {
    std::size_t station = 0;
    series::TimeSpan span;
    series::Aggregate aggregate = series::Aggregate::Mean;
    double parameter = 0.0;
    bool isCompleteness = false; ///< the calendar shows the share of readings that are there
};

/// A year of one station against one limit.
struct YearOfLimit {
    int year = 0;
    sensing::LimitCount count;
};

/// How often a station was in each class of the air quality index.
struct IndexShares {
    std::vector<std::int64_t> hours; ///< by grade, 1 to 5; [0]: nothing measured
    std::string note;
};

/// The charts of one station: numbers only.
struct StationReport {
    dashboard::TileAnswer calendar;
    dashboard::TileAnswer profile;
    std::vector<YearOfLimit> limits;
    std::optional<IndexShares> index;
    std::optional<sensing::WindRose> rose;
    Text roseReason; ///< why there is none
    std::string roseUnit;
    std::vector<series::QualityFlag> flags;
};

/// Computes them.
/// Errors   as series::civilBins() and the registry.   Cancelled.
/// Threads  any; asks `reader` for the direction of the wind.
Result<StationReport> reportOf(const LoadedSeries& series, const ReportWishes& wishes, ProjectReader& reader, Job& job);

/// Limits of the air for what is measured, as lines of a chart; in the unit of the series. Of the last year measured.
std::vector<sensing::LimitValue> limitsFor(const LoadedSeries& series, int year);

} // namespace weitblick::ui
