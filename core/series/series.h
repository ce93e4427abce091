// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::series {

struct SiteId {
    std::int64_t value = 0; ///< 0: not stored yet
    friend auto operator<=>(const SiteId&, const SiteId&) = default;
};

struct SeriesId {
    std::int64_t value = 0; ///< 0: not stored yet
    friend auto operator<=>(const SeriesId&, const SeriesId&) = default;
};

/// What a reading says about the time around it.
enum class SeriesKind : std::uint8_t {
    Mean,      ///< mean over the interval that begins at the stamp (air, load)
    Count,     ///< number or amount within the interval that begins at the stamp (vehicles, mm of rain, kWh)
    State,     ///< what holds at the stamp, until the next reading (free places, level)
    Cumulative ///< counter reading at the stamp (meters)
};

/// Where something is measured.
struct Site {
    SiteId id;
    std::string set; ///< name of the SeriesSet it belongs to
    std::string key; ///< how the source names it; unique within the set
    std::string title;
    double lonDeg = std::numeric_limits<double>::quiet_NaN(); ///< WGS 84; NaN: not known
    double latDeg = std::numeric_limits<double>::quiet_NaN();
    std::string note; ///< e.g. the place it was matched to
    friend bool operator==(const Site&, const Site&) = default;
};

/// Series that come from one source and are shown together.
struct SeriesSet {
    std::string name; ///< unique in the project
    std::string title;
    std::string source;
    std::string licence;
    std::string attribution;
    std::string note; ///< the reader's own: where synchronisation stands
    friend bool operator==(const SeriesSet&, const SeriesSet&) = default;
};

/// One measured quantity at one site.
struct SeriesDescription {
    SeriesId id;
    std::string set;
    std::string key; ///< how the source names it; unique within the set
    SiteId site;     ///< 0: without a place
    std::string title;
    std::string property; ///< what is measured: "NO2", "bicycles", "temperature"
    std::string unit;     ///< as core/base/unit.h writes it: "µg/m3"; "1" without
    SeriesKind kind = SeriesKind::Mean;
    std::int64_t intervalS = 0;    ///< nominal distance of two readings; 0: irregular
    std::int64_t staleAfterS = 0;  ///< age from which the last value is old; 0: twice the interval, or a day
    std::optional<double> lowest;  ///< what the instrument can show
    std::optional<double> highest; ///< what the instrument can show
    friend bool operator==(const SeriesDescription&, const SeriesDescription&) = default;
};

/// A value at an instant. For Mean and Count the stamp is the begin of the interval: readers of sources that stamp the
/// end subtract the interval. A gap is a reading that is not there.
struct Reading {
    std::int64_t utcS = 0;
    double value = 0.0;
    friend bool operator==(const Reading&, const Reading&) = default;
};

/// [fromUtcS, toUtcS)
struct TimeSpan {
    std::int64_t fromUtcS = std::numeric_limits<std::int64_t>::min();
    std::int64_t toUtcS = std::numeric_limits<std::int64_t>::max();
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// Stamps that the store takes: 1900 to 2199.
inline constexpr std::int64_t kFirstStampS = -2'208'988'800;
inline constexpr std::int64_t kLastStampS = 7'258'118'399;

} // namespace weitblick::series
