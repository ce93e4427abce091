// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/chunk_table.h"

#include <algorithm>

namespace weitblick::series {

namespace {

using workspace::Database;
using workspace::Statement;

Result<ChunkHead> headOf(const Statement& row)
{
    const ChunkHead head{.id = row.integer(0),
                         .series = {row.integer(1)},
                         .firstUtcS = row.integer(2),
                         .lastUtcS = row.integer(3),
                         .readingCount = row.integer(4)};
    const bool isPossible = head.firstUtcS >= kFirstStampS && head.lastUtcS <= kLastStampS &&
                            head.firstUtcS <= head.lastUtcS && head.readingCount > 0 &&
                            head.readingCount <= static_cast<std::int64_t>(kMostChunkReadings);
    if (!isPossible) {
        return Error{.code = ErrorCode::Database,
                     .message = {"eine Zeile der Tabelle wb_series_chunk ist beschädigt",
                                 "a row of the table wb_series_chunk is damaged"},
                     .subject = std::to_string(head.id)};
    }
    return head;
}

Result<std::optional<ChunkHead>> oneHead(Statement& statement)
{
    WB_TRY(const bool row, statement.step());
    if (!row) {
        statement.reset();
        return std::optional<ChunkHead>();
    }
    auto head = headOf(statement);
    statement.reset();
    if (!head) {
        return std::move(head).error();
    }
    return std::optional(*head);
}

Result<Bytes> blobOf(Statement& statement, std::int64_t id)
{
    WB_TRY(const bool row, statement.bind(1, id).step());
    if (!row) {
        statement.reset();
        return Error{.code = ErrorCode::NotFound,
                     .message = {"ein Abschnitt der Zeitreihe fehlt", "a part of the time series is missing"},
                     .subject = std::to_string(id)};
    }
    const auto blob = statement.blob(0);
    Bytes bytes(blob.begin(), blob.end());
    statement.reset();
    return bytes;
}

} // namespace

Result<ChunkTable> ChunkTable::open(Database& database)
{
    const std::string head = "SELECT id,series_id,first_utc_s,last_utc_s,reading_count FROM wb_series_chunk ";
    WB_TRY(auto heads, database.prepare(head + "WHERE series_id=?1 AND first_utc_s<?3 AND first_utc_s>=coalesce((SELECT"
                                               " max(first_utc_s) FROM wb_series_chunk WHERE series_id=?1 AND"
                                               " first_utc_s<=?2),?2) ORDER BY first_utc_s"));
    WB_TRY(auto before, database.prepare(head + "WHERE series_id=?1 AND first_utc_s<?2 ORDER BY first_utc_s DESC"
                                                " LIMIT 1"));
    WB_TRY(auto after, database.prepare(head + "WHERE series_id=?1 AND first_utc_s>?2 ORDER BY first_utc_s LIMIT 1"));
    WB_TRY(auto payload, database.prepare("SELECT payload FROM wb_series_chunk WHERE id=?1"));
    WB_TRY(auto totals, database.prepare("SELECT totals FROM wb_series_chunk WHERE id=?1"));
    WB_TRY(auto insert, database.prepare("INSERT INTO wb_series_chunk(series_id,first_utc_s,last_utc_s,reading_count,"
                                         "totals,payload) VALUES(?1,?2,?3,?4,?5,?6)"));
    WB_TRY(auto remove, database.prepare("DELETE FROM wb_series_chunk WHERE id=?1"));
    return ChunkTable({.heads = std::move(heads),
                       .before = std::move(before),
                       .after = std::move(after),
                       .payload = std::move(payload),
                       .totals = std::move(totals),
                       .insert = std::move(insert),
                       .remove = std::move(remove)});
}

Result<std::vector<ChunkHead>> ChunkTable::heads(SeriesId series, const TimeSpan& span)
{
    Statement& statement = m_statements.heads;
    statement.bind(1, series.value).bind(2, span.fromUtcS).bind(3, span.toUtcS);
    std::vector<ChunkHead> heads;
    while (true) {
        WB_TRY(const bool row, statement.step());
        if (!row) {
            break;
        }
        auto head = headOf(statement);
        if (!head) {
            statement.reset();
            return std::move(head).error();
        }
        heads.push_back(*head);
    }
    statement.reset();
    std::erase_if(heads, [&span](const ChunkHead& head) { return head.lastUtcS < span.fromUtcS; });
    return heads;
}

Result<std::optional<ChunkHead>> ChunkTable::before(SeriesId series, std::int64_t utcS)
{
    m_statements.before.bind(1, series.value).bind(2, utcS);
    return oneHead(m_statements.before);
}

Result<std::optional<ChunkHead>> ChunkTable::after(SeriesId series, std::int64_t utcS)
{
    m_statements.after.bind(1, series.value).bind(2, utcS);
    return oneHead(m_statements.after);
}

Result<Bytes> ChunkTable::payload(std::int64_t id)
{
    return blobOf(m_statements.payload, id);
}

Result<Bytes> ChunkTable::totals(std::int64_t id)
{
    return blobOf(m_statements.totals, id);
}

Result<void> ChunkTable::insert(SeriesId series, const StoredChunk& chunk)
{
    return m_statements.insert.bind(1, series.value)
        .bind(2, chunk.statistics.firstUtcS)
        .bind(3, chunk.statistics.lastUtcS)
        .bind(4, chunk.statistics.readingCount)
        .bindBorrowed(5, std::span<const std::byte>(chunk.totals))
        .bindBorrowed(6, std::span<const std::byte>(chunk.payload))
        .execute();
}

Result<void> ChunkTable::remove(std::int64_t id)
{
    return m_statements.remove.bind(1, id).execute();
}

} // namespace weitblick::series
