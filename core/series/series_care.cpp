// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/append_plan.h"
#include "core/series/chunk_table.h"
#include "core/series/series_store.h"

#include <algorithm>

namespace weitblick::series {

namespace {

using workspace::Database;
using workspace::Transaction;

Error disagreement()
{
    return Error{
        .code = ErrorCode::Database,
        .message = {"Messwerte und gespeicherte Summen stimmen nicht überein", "readings and stored totals disagree"}};
}

bool isSame(const ChunkStatistics& left, const ChunkStatistics& right)
{
    return left.readingCount == right.readingCount && left.firstUtcS == right.firstUtcS &&
           left.lastUtcS == right.lastUtcS && left.firstValue == right.firstValue &&
           left.lastValue == right.lastValue && left.least == right.least && left.most == right.most &&
           left.sum.value() == right.sum.value();
}

Result<void> checkChunk(ChunkTable& table, const ChunkHead& head)
{
    WB_TRY(const auto payload, table.payload(head.id));
    WB_TRY(const auto bytes, table.totals(head.id));
    WB_TRY(const Chunk chunk, unpackChunk(payload));
    WB_TRY(const ChunkTotals totals, unpackTotals(bytes));
    WB_TRY(const auto clock, BerlinClock::over(head.firstUtcS, head.lastUtcS));
    const ChunkStatistics found = chunk.statistics();
    const bool agrees = isSame(found, totals.statistics) && found.firstUtcS == head.firstUtcS &&
                        found.lastUtcS == head.lastUtcS && found.readingCount == head.readingCount &&
                        DayTotals::of(chunk.axis, chunk.values, clock) == totals.days;
    return agrees ? Result<void>() : disagreement();
}

Result<void> checkOne(ChunkTable& table, const SeriesDescription& series, std::vector<SeriesFinding>& findings)
{
    auto heads = table.heads(series.id, {kFirstStampS, kLastStampS + 1});
    Result<void> outcome = heads ? Result<void>() : Result<void>(std::move(heads).error());
    for (std::size_t i = 0; outcome && i < (*heads).size(); ++i) {
        const bool overlaps = i > 0 && (*heads)[i].firstUtcS <= (*heads)[i - 1].lastUtcS;
        outcome = overlaps ? Result<void>(disagreement()) : checkChunk(table, (*heads)[i]);
    }
    if (!outcome) {
        if (outcome.error().code != ErrorCode::Database) {
            return outcome;
        }
        findings.push_back({.series = series.set + "/" + series.key, .message = outcome.error().message});
    }
    return {};
}

/// Joins the chunks of a series where they are not full; the number of chunks fewer.
Result<std::int64_t> joinChunks(ChunkTable& table, SeriesId series)
{
    WB_TRY(const auto heads, table.heads(series, {kFirstStampS, kLastStampS + 1}));
    std::int64_t readingCount = 0;
    for (const ChunkHead& head : heads) {
        readingCount += head.readingCount;
    }
    const auto full = static_cast<std::int64_t>(kMostChunkReadings);
    const auto fewest = (readingCount + full - 1) / full;
    if (static_cast<std::int64_t>(heads.size()) <= fewest) {
        return std::int64_t{0};
    }
    std::vector<Reading> readings;
    for (const ChunkHead& head : heads) {
        WB_TRY(const auto payload, table.payload(head.id));
        WB_TRY(const Chunk chunk, unpackChunk(payload));
        const auto part = chunk.readings();
        readings.insert(readings.end(), part.begin(), part.end());
        WB_CHECK(table.remove(head.id));
    }
    WB_TRY(const auto clock, BerlinClock::over(readings.front().utcS, readings.back().utcS));
    const auto pieces = cut(readings, true);
    for (const auto piece : pieces) {
        WB_CHECK(table.insert(series, pack(Chunk::of(piece), clock)));
    }
    return static_cast<std::int64_t>(heads.size()) - static_cast<std::int64_t>(pieces.size());
}

} // namespace

Result<std::int64_t> SeriesStore::compact(Job& job)
{
    WB_TRY(const auto all, series());
    std::int64_t fewer = 0;
    if (all.empty()) {
        return fewer;
    }
    WB_TRY(auto transaction, Transaction::begin(*m_database));
    WB_TRY(auto table, ChunkTable::open(*m_database));
    double done = 0.0;
    for (const SeriesDescription& one : all) {
        WB_CHECK(job.report(done / static_cast<double>(all.size()), one.title));
        WB_TRY(const auto joined, joinChunks(table, one.id));
        fewer += joined;
        done += 1.0;
    }
    WB_CHECK(transaction.commit());
    return fewer;
}

Result<StoreSize> SeriesStore::size()
{
    WB_TRY(const bool areThere, hasTables());
    if (!areThere) {
        return StoreSize{};
    }
    WB_TRY(auto rows, m_database->prepare("SELECT coalesce(sum(reading_count),0),count(*),"
                                          "coalesce(sum(length(totals)+length(payload)),0) FROM wb_series_chunk"));
    WB_TRY(const bool row, rows.step());
    return row ? StoreSize{.readingCount = rows.integer(0), .chunkCount = rows.integer(1), .bytes = rows.integer(2)}
               : StoreSize{};
}

Result<std::vector<SeriesFinding>> SeriesStore::check(Job& job)
{
    WB_TRY(const auto all, series());
    std::vector<SeriesFinding> findings;
    if (all.empty()) {
        return findings;
    }
    WB_TRY(auto table, ChunkTable::open(*m_database));
    double done = 0.0;
    for (const SeriesDescription& one : all) {
        WB_CHECK(job.report(done / static_cast<double>(all.size()), one.title));
        WB_CHECK(checkOne(table, one, findings));
        done += 1.0;
    }
    return findings;
}

} // namespace weitblick::series
