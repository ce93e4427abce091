// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/chunk.h"
#include "core/series/series.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace weitblick::series {

/// The readings of one series in memory.
struct SeriesColumn {
    SeriesDescription description;
    std::vector<Chunk> chunks; ///< ascending, not overlapping

    [[nodiscard]] std::int64_t readingCount() const;
    [[nodiscard]] TimeSpan span() const; ///< from the first to just after the last; empty where there is none
    /// The last reading not after `utcS`, as a state that holds then; nothing where there is none.
    [[nodiscard]] std::optional<Reading> lastAt(std::int64_t utcS) const;
};

/// Readings of several series in memory: a copy that does not change, for any number of threads. A reading takes one or
/// two bytes as a rule.
struct SeriesColumns {
    std::vector<SeriesColumn> series;

    [[nodiscard]] std::int64_t readingCount() const;
    [[nodiscard]] std::size_t memoryBytes() const;
    [[nodiscard]] TimeSpan span() const;
};

/// Day totals of one series.
struct SeriesDaysColumn {
    SeriesDescription description;
    std::vector<DayTotals> parts; ///< one a chunk; a day may be in two
};

/// Day totals of several series: days, weeks, months and years of 10^9 readings in a few hundred megabytes.
struct SeriesDays {
    std::vector<SeriesDaysColumn> series;
    bool isComplete = true; ///< false: some chunk has none (no short decimals); ask the readings
};

} // namespace weitblick::series
