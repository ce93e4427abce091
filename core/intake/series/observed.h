// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake {

/// What of a file with time series a layer is.
enum class SeriesPart : std::uint8_t { None, Sites, Readings };

/// Where something is measured, as a source has it. Coordinates are in the system of the source.
struct ObservedSite {
    std::string key; ///< how the source names it; unique within the file
    std::string name;
    std::optional<double> x; ///< eastward
    std::optional<double> y;
    std::optional<double> capacity; ///< of a car park: its places
    friend bool operator==(const ObservedSite&, const ObservedSite&) = default;
};

/// One measured quantity at one site, as a source has it; core/series makes a series of it.
struct ObservedStream {
    std::string key;  ///< how the source names it; unique within the file
    std::string site; ///< key of its site
    std::string title;
    std::string property; ///< "NO2", "Fahrräder"
    std::string unit;     ///< symbol of core/base/unit.h; "1" without
    series::SeriesKind kind = series::SeriesKind::Mean;
    std::int64_t intervalS = 0; ///< 0: irregular
    friend bool operator==(const ObservedStream&, const ObservedStream&) = default;
};

/// A value of a stream. For Mean and Count the stamp is the begin of the interval.
struct ObservedReading {
    std::uint32_t stream = 0; ///< place among the streams
    std::int64_t utcS = 0;
    double value = 0.0;
    friend bool operator==(const ObservedReading&, const ObservedReading&) = default;
};

// The columns of a layer of sites.
inline constexpr std::string_view kSiteKeyColumn = "kennung";
inline constexpr std::string_view kSiteNameColumn = "name";
inline constexpr std::string_view kSitePropertiesColumn = "messgroesse";
inline constexpr std::string_view kSiteSeriesColumn = "reihen";
inline constexpr std::string_view kSiteCapacityColumn = "kapazitaet";
/// The values of a row of readings: place of the stream (integer), seconds UTC (integer), value (real).
inline constexpr std::size_t kReadingColumns = 3;
/// The role that a layer of sites gets.
inline constexpr std::string_view kSitesRole = "sensor_sites";

} // namespace weitblick::intake
