// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/intake/series/observation_source.h"
#include "core/intake/sync/sync_cursor.h"
#include "core/series/series_store.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace weitblick::intake {

/// The bytes behind an address, or why there are none (a time-out is an error of code Io). The transport is the
/// caller's: nothing here opens a connection.
struct FetchAnswer {
    int status = 200; ///< of HTTP
    std::string body;
};
using Fetch = std::function<Result<FetchAnswer>(const std::string& url)>;
/// Waits between two tries; tests return at once.
using Wait = std::function<void(std::chrono::milliseconds)>;

/// A service from which readings are fetched again and again.
struct SyncSource {
    std::string serviceUrl; ///< of SensorThings, with the version: "https://…/v1.1"
    std::string set;        ///< name of the set of series that is filled
    std::string title;
    std::int64_t pageSize = 1000; ///< readings that are asked for at once
    int tries = 4;                ///< of one page
    std::int64_t overlapS = 0;    ///< how far behind the last reading is asked again, for services that deliver late
};

/// What a synchronisation did.
struct SyncReport {
    std::int64_t streams = 0;
    std::int64_t pages = 0;
    std::int64_t fetched = 0; ///< readings that came
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t repeated = 0;
    std::int64_t rejected = 0;
    std::int64_t retries = 0;
    std::vector<Text> unfinished; ///< streams that could not be fetched to their end; the next run goes on there
};

/// Brings the series of a SensorThings 1.1 service up to date.
///
/// Method   the list of datastreams, then of each one the observations behind the last one that is there, in the order
/// of
///          their time, page by page. A page and the place up to which everything is there are stored in one
///          transaction: whatever happens between two pages, the next run goes on there, without a gap. Readings that
///          come twice change nothing. A page that comes again, or leads back to one that was read, ends its stream.
///          Answers of 408, 429 and 5xx and time-outs are tried again, after a pause that doubles.
/// Units    instants in UTC; an offset or a change of the clock does not matter.
/// Errors   Refused       a link leads to another server.
///          InvalidInput  the list of datastreams is no SensorThings answer.
///          Io            it cannot be fetched.   Cancelled  what is stored stays.   As SeriesStore.
class StreamSync {
public:
    StreamSync(series::SeriesStore& store, SyncSource source, Fetch fetch, Wait wait)
        : m_store(store),
          m_source(std::move(source)),
          m_fetch(std::move(fetch)),
          m_wait(std::move(wait))
    {
    }

    Result<SyncReport> run(Job& job);

private:
    struct Page {
        GatheredObservations observations;
        std::string nextUrl;
    };
    Result<std::string> fetched(const std::string& url, Job& job);
    Result<void> readPage(const std::string& url, const std::string& stream, Page& page, Job& job);
    Result<std::string> nextOf(const std::string& link) const;
    Result<void> openSet();
    Result<void> discover(Job& job);
    Result<void> store(const GatheredObservations& found);
    Result<void> fetchStream(const std::string& key, series::SeriesId id, Job& job);
    Result<void> storePage(const std::string& key, series::SeriesId id, const Page& page,
                           std::optional<std::int64_t> through, Job& job);
    [[nodiscard]] std::string observationsUrl(const std::string& key) const;

    series::SeriesStore& m_store;
    SyncSource m_source;
    Fetch m_fetch;
    Wait m_wait;
    series::SeriesSet m_set;
    SyncCursor m_cursor;
    std::map<std::string, series::SeriesId> m_streams;
    SyncReport m_report;
};

} // namespace weitblick::intake
