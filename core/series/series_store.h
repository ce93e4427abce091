// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/series/series.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::series {

struct SeriesColumns;
struct SeriesDays;

/// New readings of one series, in any order.
struct SeriesReadings {
    SeriesId series;
    std::span<const Reading> readings;
};

/// What became of appended readings.
struct AppendReport {
    std::int64_t added = 0;    ///< at an instant that had none
    std::int64_t changed = 0;  ///< corrections: another value at an instant that had one; the last one given stays
    std::int64_t repeated = 0; ///< the same value again
    std::int64_t refused = 0;  ///< no finite value, or a stamp outside 1900 to 2199
    friend bool operator==(const AppendReport&, const AppendReport&) = default;
};

/// How much a series holds.
struct SeriesExtent {
    SeriesId series;
    std::int64_t readingCount = 0;
    std::int64_t firstUtcS = 0;
    std::int64_t lastUtcS = 0;
    double lastValue = 0.0;
};

/// The last reading of a series and its age.
struct LastReading {
    SeriesId series;
    Reading reading;
    std::int64_t ageS = 0;
    bool isStale = false; ///< older than the description allows
};

/// What the series take in the file.
struct StoreSize {
    std::int64_t readingCount = 0;
    std::int64_t chunkCount = 0;
    std::int64_t bytes = 0; ///< payload, statistics and day totals
};

/// A part of a series that check() finds damaged.
struct SeriesFinding {
    std::string series; ///< "set/key"
    Text message;
};

/// Time series within the project file: sets of series at sites, and their readings in compressed chunks.
///
/// Method   tables wb_series*, made with the first set; files without series stay as they were. A chunk holds up to
///          36,864 readings of one series, loss-free; chunks of a series do not overlap. Whatever is appended is as if
///          every reading had been put into one table with the key (series, instant), the last one winning.
/// Errors   of every call: Database, ReadOnly, NoSpace, Locked as SQLite has it.
/// Threads  one at a time, as the workspace; for computing on several threads take columns().
class SeriesStore {
public:
    /// Errors   Database  tables of these names are there, but are not ours.
    static Result<SeriesStore> open(workspace::Workspace& workspace);

    /// Everything up to its commit() is one: all or nothing. Calls without it are a transaction each.
    Result<workspace::Transaction> begin();

    // sets, sites, series: made new, or brought up to date where set and key are known
    Result<void> putSet(const SeriesSet& set);
    /// Errors   NotFound  no such set.
    Result<SiteId> putSite(const Site& site);
    /// Errors   NotFound  no such set or site.   InvalidInput  no key, a negative interval, a limit that is no number.
    Result<SeriesId> putSeries(const SeriesDescription& description);
    Result<void> removeSet(std::string_view name); ///< with sites, series and readings; nothing where there is none

    Result<std::vector<SeriesSet>> sets();
    Result<std::vector<Site>> sites(std::string_view set = {});               ///< "": of all sets; by id
    Result<std::vector<SeriesDescription>> series(std::string_view set = {}); ///< "": of all sets; by id
    Result<SeriesDescription> description(SeriesId id);                       ///< Errors NotFound
    /// By set and key. Errors   NotFound  the advice proposes the nearest key.
    Result<SeriesDescription> find(std::string_view set, std::string_view key);

    // readings
    /// Puts readings of any number of series into the file, in one transaction. Late readings find their place, a
    /// second value for an instant replaces the first.
    /// Errors   NotFound  a series that is not stored.   Cancelled  nothing is kept.
    Result<AppendReport> append(std::span<const SeriesReadings> batches, Job& job);
    Result<AppendReport> append(SeriesId series, std::span<const Reading> readings, Job& job);
    Result<std::int64_t> erase(SeriesId series, const TimeSpan& span); ///< number of readings that went
    Result<std::vector<Reading>> scan(SeriesId series, const TimeSpan& span = {});
    Result<std::vector<SeriesExtent>> extents();                         ///< of series that have readings; by id
    Result<std::vector<LastReading>> lastReadings(std::int64_t nowUtcS); ///< of series that have readings; by id

    // for computing (series_columns.h, aggregation.h); `ids` empty: all series
    /// Reads series into memory. Chunks that lie partly in `span` come whole.
    /// Errors   NotFound  a series that is not stored.   Database  damaged.   Cancelled.
    Result<SeriesColumns> columns(std::span<const SeriesId> ids, const TimeSpan& span, Job& job);
    /// The day totals alone.   Errors   as columns().
    Result<SeriesDays> days(std::span<const SeriesId> ids, Job& job);

    // care
    /// Joins small chunks, so that the file gets smaller and reading faster. Readings stay as they are.
    Result<std::int64_t> compact(Job& job); ///< number of chunks fewer
    Result<StoreSize> size();
    Result<std::vector<SeriesFinding>> check(Job& job); ///< every chunk decoded and compared with its statistics

private:
    explicit SeriesStore(workspace::Database& database) : m_database(&database) {}
    Result<bool> hasTables();
    Result<std::vector<SeriesDescription>> chosen(std::span<const SeriesId> ids);
    workspace::Database* m_database;
    bool m_hasTables = false;
};

} // namespace weitblick::series
