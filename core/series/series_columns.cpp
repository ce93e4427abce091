// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_columns.h"

#include "core/base/parallel.h"
#include "core/series/chunk_table.h"
#include "core/series/series_store.h"

#include <algorithm>
#include <utility>

namespace weitblick::series {

namespace {

constexpr std::size_t kChunksAtOnce = 128; ///< read, then unpacked on all processors

/// A chunk that waits for being unpacked into its place.
struct Waiting {
    std::size_t series = 0;
    Bytes payload;
};

Result<void> unpackInto(SeriesColumns& columns, std::vector<Waiting>& waiting, Job& job)
{
    std::vector<Chunk> unpacked(waiting.size());
    WB_CHECK(parallelChunks(waiting.size(), {.chunkSize = 4}, job, [&](const weitblick::Chunk& part) -> Result<void> {
        for (std::size_t i = part.begin; i < part.end; ++i) {
            WB_TRY(unpacked[i], unpackChunk(waiting[i].payload));
        }
        return {};
    }));
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        columns.series[waiting[i].series].chunks.push_back(std::move(unpacked[i]));
    }
    waiting.clear();
    return {};
}

} // namespace

std::int64_t SeriesColumn::readingCount() const
{
    std::int64_t count = 0;
    for (const Chunk& chunk : chunks) {
        count += static_cast<std::int64_t>(chunk.axis.size());
    }
    return count;
}

TimeSpan SeriesColumn::span() const
{
    return chunks.empty() ? TimeSpan{0, 0}
                          : TimeSpan{chunks.front().axis.firstUtcS(), chunks.back().axis.lastUtcS() + 1};
}

std::optional<Reading> SeriesColumn::lastAt(std::int64_t utcS) const
{
    const auto after =
        std::ranges::upper_bound(chunks, utcS, {}, [](const Chunk& chunk) { return chunk.axis.firstUtcS(); });
    if (after == chunks.begin()) {
        return std::nullopt;
    }
    const Chunk& chunk = *(after - 1);
    const std::size_t index = chunk.axis.lowerBound(utcS + 1) - 1;
    return Reading{chunk.axis.at(index), chunk.values.at(index)};
}

std::int64_t SeriesColumns::readingCount() const
{
    std::int64_t count = 0;
    for (const SeriesColumn& one : series) {
        count += one.readingCount();
    }
    return count;
}

std::size_t SeriesColumns::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const SeriesColumn& one : series) {
        for (const Chunk& chunk : one.chunks) {
            bytes += chunk.memoryBytes();
        }
    }
    return bytes;
}

TimeSpan SeriesColumns::span() const
{
    TimeSpan all{kLastStampS, kFirstStampS};
    for (const SeriesColumn& one : series) {
        if (!one.chunks.empty()) {
            all.fromUtcS = std::min(all.fromUtcS, one.span().fromUtcS);
            all.toUtcS = std::max(all.toUtcS, one.span().toUtcS);
        }
    }
    return all.fromUtcS < all.toUtcS ? all : TimeSpan{0, 0};
}

Result<std::vector<SeriesDescription>> SeriesStore::chosen(std::span<const SeriesId> ids)
{
    WB_TRY(auto all, series());
    if (ids.empty()) {
        return all;
    }
    std::vector<SeriesDescription> chosen;
    for (const SeriesId id : ids) {
        const auto found = std::ranges::lower_bound(all, id, {}, &SeriesDescription::id);
        if (found == all.end() || found->id != id) {
            WB_TRY(auto missing, description(id)); // says that there is none
            chosen.push_back(std::move(missing));
            continue;
        }
        chosen.push_back(*found);
    }
    return chosen;
}

Result<SeriesColumns> SeriesStore::columns(std::span<const SeriesId> ids, const TimeSpan& span, Job& job)
{
    SeriesColumns columns;
    WB_TRY(auto descriptions, chosen(ids));
    if (descriptions.empty()) {
        return columns;
    }
    WB_TRY(auto table, ChunkTable::open(*m_database));
    const double count = static_cast<double>(descriptions.size());
    std::vector<Waiting> waiting;
    for (SeriesDescription& description : descriptions) {
        const std::size_t index = columns.series.size();
        WB_TRY(const auto heads, table.heads(description.id, span));
        columns.series.push_back({.description = std::move(description), .chunks = {}});
        for (const ChunkHead& head : heads) {
            WB_TRY(auto payload, table.payload(head.id));
            waiting.push_back({.series = index, .payload = std::move(payload)});
        }
        if (waiting.size() >= kChunksAtOnce) {
            Job quiet = job.quiet();
            WB_CHECK(unpackInto(columns, waiting, quiet));
            WB_CHECK(job.report(static_cast<double>(index) / count, "time series"));
        }
    }
    WB_CHECK(unpackInto(columns, waiting, job));
    return columns;
}

Result<SeriesDays> SeriesStore::days(std::span<const SeriesId> ids, Job& job)
{
    SeriesDays days;
    WB_TRY(auto descriptions, chosen(ids));
    if (descriptions.empty()) {
        return days;
    }
    WB_TRY(auto table, ChunkTable::open(*m_database));
    double done = 0.0;
    for (SeriesDescription& description : descriptions) {
        WB_CHECK(job.report(done / static_cast<double>(descriptions.size()), "time series"));
        done += 1.0;
        SeriesDaysColumn column{.description = std::move(description), .parts = {}};
        WB_TRY(const auto heads, table.heads(column.description.id, {kFirstStampS, kLastStampS + 1}));
        for (const ChunkHead& head : heads) {
            WB_TRY(const auto bytes, table.totals(head.id));
            WB_TRY(auto totals, unpackTotals(bytes));
            days.isComplete = days.isComplete && totals.days.isKnown;
            column.parts.push_back(std::move(totals.days));
        }
        days.series.push_back(std::move(column));
    }
    return days;
}

} // namespace weitblick::series
