// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_store.h"

#include "core/base/nearest_name.h"
#include "core/base/parallel.h"
#include "core/series/append_plan.h"
#include "core/series/chunk_table.h"
#include "core/series/series_catalogue.h"
#include "core/series/series_change.h"
#include "core/series/series_tables.h"
#include "core/series/states_at.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace weitblick::series {

namespace {

using workspace::Database;
using workspace::Transaction;

/// Readings that are planned, computed and written in one go: bounds the memory of an append.
constexpr std::size_t kReadingsAtOnce = 4'000'000;

TimeSpan around(const std::vector<AppendPlan>& plans)
{
    TimeSpan all{kLastStampS, kFirstStampS};
    for (const AppendPlan& plan : plans) {
        const TimeSpan span = plan.span();
        all.fromUtcS = std::min(all.fromUtcS, span.fromUtcS);
        all.toUtcS = std::max(all.toUtcS, span.toUtcS);
    }
    return all;
}

/// What is written to the sets of an append, in short.
using Changes = std::map<std::string, std::string>;
using SetOfSeries = std::unordered_map<std::int64_t, std::string>;

Result<void> carryOut(std::vector<AppendPlan>& plans, ChunkTable& table, AppendReport& report, Job& job)
{
    for (AppendPlan& plan : plans) {
        WB_CHECK(plan.read(table));
    }
    const TimeSpan span = around(plans);
    WB_TRY(const auto clock, BerlinClock::over(span.fromUtcS, span.toUtcS));
    WB_CHECK(parallelChunks(
        plans.size(), {.chunkSize = 1, .step = "packing"}, job,
        [&plans, &clock](const weitblick::Chunk& chunk) -> Result<void> { return plans[chunk.begin].compute(clock); }));
    for (AppendPlan& plan : plans) {
        WB_CHECK(plan.write(table));
        const MergeCounts& counts = plan.counts();
        report.added += counts.added;
        report.changed += counts.changed;
        report.repeated += counts.repeated;
        report.refused += counts.refused;
    }
    return {};
}

void gatherChanges(const std::vector<AppendPlan>& plans, const SetOfSeries& sets, Changes& changes)
{
    for (const AppendPlan& plan : plans) {
        if (const std::string written = plan.fingerprint(); !written.empty()) {
            changes[sets.at(plan.series().value)] += std::to_string(plan.series().value) + ": " + written;
        }
    }
}

Result<SetOfSeries> setsOf(Database& database)
{
    SetOfSeries sets;
    WB_TRY(auto rows, database.prepare("SELECT s.id,t.name FROM wb_series s JOIN wb_series_set t ON t.id=s.set_id"));
    while (true) {
        WB_TRY(const bool row, rows.step());
        if (!row) {
            return sets;
        }
        sets.emplace(rows.integer(0), rows.text(1));
    }
}

Result<void> requireSeries(const SetOfSeries& known, std::span<const SeriesReadings> batches)
{
    for (const SeriesReadings& batch : batches) {
        if (!known.contains(batch.series.value)) {
            return Error{.code = ErrorCode::NotFound,
                         .message = {"die Zeitreihe " + std::to_string(batch.series.value) + " gibt es nicht",
                                     "there is no series " + std::to_string(batch.series.value)},
                         .subject = std::to_string(batch.series.value)};
        }
    }
    return {};
}

std::vector<Reading> within(const std::vector<Reading>& readings, const TimeSpan& span)
{
    std::vector<Reading> inside;
    std::ranges::copy_if(readings, std::back_inserter(inside), [&span](const Reading& reading) {
        return reading.utcS >= span.fromUtcS && reading.utcS < span.toUtcS;
    });
    return inside;
}

} // namespace

Result<SeriesStore> SeriesStore::open(workspace::Workspace& workspace)
{
    SeriesStore store(workspace.database());
    WB_TRY(store.m_hasTables, hasSeriesTables(*store.m_database));
    return store;
}

Result<bool> SeriesStore::hasTables()
{
    if (!m_hasTables) { // another store of the same project may have made them
        WB_TRY(m_hasTables, hasSeriesTables(*m_database));
    }
    return m_hasTables;
}

Result<Transaction> SeriesStore::begin()
{
    return Transaction::begin(*m_database);
}

Result<void> SeriesStore::putSet(const SeriesSet& set)
{
    WB_TRY(auto transaction, Transaction::begin(*m_database));
    WB_CHECK(createSeriesTables(*m_database));
    WB_CHECK(series::putSet(*m_database, set));
    return transaction.commit();
}

Result<SiteId> SeriesStore::putSite(const Site& site)
{
    WB_TRY(auto transaction, Transaction::begin(*m_database));
    WB_CHECK(createSeriesTables(*m_database));
    WB_TRY(const auto id, series::putSite(*m_database, site));
    WB_CHECK(transaction.commit());
    return id;
}

Result<SeriesId> SeriesStore::putSeries(const SeriesDescription& description)
{
    WB_TRY(auto transaction, Transaction::begin(*m_database));
    WB_CHECK(createSeriesTables(*m_database));
    WB_TRY(const auto id, series::putSeries(*m_database, description));
    WB_CHECK(transaction.commit());
    return id;
}

Result<void> SeriesStore::removeSet(std::string_view name)
{
    WB_TRY(const bool areThere, hasTables());
    if (!areThere) {
        return {};
    }
    WB_TRY(auto transaction, Transaction::begin(*m_database));
    WB_CHECK(series::removeSet(*m_database, name));
    WB_CHECK(noteChange(*m_database, name, "remove"));
    return transaction.commit();
}

Result<std::vector<SeriesSet>> SeriesStore::sets()
{
    WB_TRY(const bool areThere, hasTables());
    return areThere ? allSets(*m_database) : std::vector<SeriesSet>();
}

Result<std::vector<Site>> SeriesStore::sites(std::string_view set)
{
    WB_TRY(const bool areThere, hasTables());
    return areThere ? allSites(*m_database, set) : std::vector<Site>();
}

Result<std::vector<SeriesDescription>> SeriesStore::series(std::string_view set)
{
    WB_TRY(const bool areThere, hasTables());
    return areThere ? allSeries(*m_database, set) : std::vector<SeriesDescription>();
}

Result<SeriesDescription> SeriesStore::description(SeriesId id)
{
    WB_TRY(const auto all, series());
    const auto found = std::ranges::find(all, id, &SeriesDescription::id);
    if (found == all.end()) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Zeitreihe " + std::to_string(id.value) + " gibt es nicht",
                                 "there is no series " + std::to_string(id.value)},
                     .subject = std::to_string(id.value)};
    }
    return *found;
}

Result<SeriesDescription> SeriesStore::find(std::string_view set, std::string_view key)
{
    WB_TRY(const auto all, series(set));
    std::vector<std::string> keys;
    for (const SeriesDescription& one : all) {
        if (one.key == key && one.set == set) {
            return one;
        }
        keys.push_back(one.key);
    }
    const std::string name = std::string(set) + "/" + std::string(key);
    return Error{.code = ErrorCode::NotFound,
                 .message = {"die Zeitreihe „" + name + "“ gibt es nicht", "there is no series \"" + name + "\""},
                 .subject = name,
                 .advice = proposalFor(key, keys)};
}

// --- readings

Result<AppendReport> SeriesStore::append(std::span<const SeriesReadings> batches, Job& job)
{
    AppendReport report;
    if (batches.empty()) {
        return report;
    }
    WB_TRY(auto transaction, Transaction::begin(*m_database));
    WB_CHECK(createSeriesTables(*m_database));
    WB_TRY(const SetOfSeries sets, setsOf(*m_database));
    WB_CHECK(requireSeries(sets, batches));
    Changes changes;
    WB_TRY(auto table, ChunkTable::open(*m_database));
    std::size_t done = 0;
    for (std::size_t start = 0; start < batches.size();) {
        std::vector<AppendPlan> plans;
        std::size_t readings = 0;
        std::unordered_set<std::int64_t> planned;
        for (; start < batches.size() && (plans.empty() || readings < kReadingsAtOnce); ++start) {
            const SeriesReadings& batch = batches[start];
            if (!planned.insert(batch.series.value).second) {
                break;
            }
            plans.emplace_back(batch.series, std::vector<Reading>(batch.readings.begin(), batch.readings.end()));
            readings += batch.readings.size();
        }
        const double count = static_cast<double>(batches.size());
        Job part = job.part(static_cast<double>(done) / count, static_cast<double>(start) / count);
        WB_CHECK(carryOut(plans, table, report, part));
        gatherChanges(plans, sets, changes);
        done = start;
    }
    for (const auto& [set, change] : changes) {
        WB_CHECK(noteChange(*m_database, set, change));
    }
    WB_CHECK(transaction.commit());
    m_hasTables = true;
    return report;
}

Result<AppendReport> SeriesStore::append(SeriesId series, std::span<const Reading> readings, Job& job)
{
    const SeriesReadings one{.series = series, .readings = readings};
    return append(std::span(&one, 1), job);
}

Result<std::int64_t> SeriesStore::erase(SeriesId series, const TimeSpan& span)
{
    WB_TRY(const bool areThere, hasTables());
    if (!areThere) {
        return std::int64_t{0};
    }
    WB_TRY(auto transaction, Transaction::begin(*m_database));
    WB_TRY(auto table, ChunkTable::open(*m_database));
    WB_TRY(const auto heads, table.heads(series, span));
    std::int64_t erased = 0;
    for (const ChunkHead& head : heads) {
        WB_TRY(const auto payload, table.payload(head.id));
        WB_CHECK(table.remove(head.id));
        if (head.firstUtcS >= span.fromUtcS && head.lastUtcS < span.toUtcS) {
            erased += head.readingCount;
            continue;
        }
        WB_TRY(const Chunk chunk, unpackChunk(payload));
        std::vector<Reading> kept = chunk.readings();
        erased += static_cast<std::int64_t>(std::erase_if(kept, [&span](const Reading& reading) {
            return reading.utcS >= span.fromUtcS && reading.utcS < span.toUtcS;
        }));
        if (!kept.empty()) {
            WB_TRY(const auto clock, BerlinClock::over(kept.front().utcS, kept.back().utcS));
            WB_CHECK(table.insert(series, pack(Chunk::of(kept), clock)));
        }
    }
    if (erased > 0) {
        WB_TRY(const auto known, description(series));
        WB_CHECK(noteChange(*m_database, known.set,
                            "erase " + std::to_string(series.value) + ' ' + std::to_string(span.fromUtcS) + ' ' +
                                std::to_string(span.toUtcS)));
    }
    WB_CHECK(transaction.commit());
    return erased;
}

Result<std::vector<Reading>> SeriesStore::scan(SeriesId series, const TimeSpan& span)
{
    std::vector<Reading> readings;
    WB_TRY(const bool areThere, hasTables());
    if (!areThere) {
        return readings;
    }
    WB_TRY(auto table, ChunkTable::open(*m_database));
    WB_TRY(const auto heads, table.heads(series, span));
    for (const ChunkHead& head : heads) {
        WB_TRY(const auto payload, table.payload(head.id));
        WB_TRY(const Chunk chunk, unpackChunk(payload));
        const auto inside = within(chunk.readings(), span);
        readings.insert(readings.end(), inside.begin(), inside.end());
    }
    return readings;
}

Result<std::vector<SeriesExtent>> SeriesStore::extents()
{
    std::vector<SeriesExtent> extents;
    WB_TRY(const bool areThere, hasTables());
    if (!areThere) {
        return extents;
    }
    WB_TRY(auto table, ChunkTable::open(*m_database));
    WB_TRY(auto rows, m_database->prepare("SELECT series_id,sum(reading_count),min(first_utc_s),max(last_utc_s)"
                                          " FROM wb_series_chunk GROUP BY series_id ORDER BY series_id"));
    while (true) {
        WB_TRY(const bool row, rows.step());
        if (!row) {
            return extents;
        }
        SeriesExtent extent{.series = {rows.integer(0)},
                            .readingCount = rows.integer(1),
                            .firstUtcS = rows.integer(2),
                            .lastUtcS = rows.integer(3)};
        WB_TRY(const auto last, table.before(extent.series, kLastStampS + 1));
        if (last) {
            WB_TRY(const auto bytes, table.totals(last->id));
            WB_TRY(const auto totals, unpackTotals(bytes));
            extent.lastValue = totals.statistics.lastValue;
        }
        extents.push_back(extent);
    }
}

Result<std::vector<LastReading>> SeriesStore::lastReadings(std::int64_t nowUtcS)
{
    WB_TRY(const auto all, series());
    WB_TRY(const auto known, extents());
    std::vector<LastReading> last;
    for (const SeriesExtent& extent : known) {
        const auto description = std::ranges::find(all, extent.series, &SeriesDescription::id);
        const std::int64_t ageS = nowUtcS - extent.lastUtcS;
        last.push_back({.series = extent.series,
                        .reading = {extent.lastUtcS, extent.lastValue},
                        .ageS = ageS,
                        .isStale = description != all.end() && ageS > staleAfterS(*description)});
    }
    return last;
}

} // namespace weitblick::series
