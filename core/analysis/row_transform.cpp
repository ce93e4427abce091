// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/row_transform.h"

#include "core/base/parallel.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <thread>

namespace weitblick::analysis {

namespace {

constexpr std::size_t kMostBytesPerChunk = 1024UL * 1024;
constexpr std::size_t kChunksPerThread = 8;

/// A reader that knows when it has come to its end: asked again, SQLite would begin anew.
struct Source {
    workspace::LayerReader reader;
    bool isExhausted = false;
};

Result<void> readChunk(Source& source, std::size_t mostRows, RowChunk& chunk)
{
    while (chunk.fids.size() < mostRows && chunk.rows.bytes().size() < kMostBytesPerChunk) {
        WB_TRY(const bool more, source.reader.next());
        if (!more) {
            source.isExhausted = true;
            return {};
        }
        chunk.fids.push_back(source.reader.fid());
        chunk.rows.beginRow();
        if (const auto geometry = source.reader.geometry(); !geometry.empty()) {
            chunk.rows.geometry(geometry);
        }
        for (std::size_t column = 0; column < source.reader.columnCount(); ++column) {
            addCell(chunk.rows, source.reader.value(column));
        }
        chunk.rows.endRow();
    }
    return {};
}

struct Round {
    std::vector<RowChunk> chunks;
    std::vector<TransformedChunk> results;
};

Result<Round> readRound(Source& source, std::size_t chunkCount, std::size_t rowsPerChunk)
{
    Round round;
    while (round.chunks.size() < chunkCount && !source.isExhausted) {
        RowChunk chunk;
        WB_CHECK(readChunk(source, rowsPerChunk, chunk));
        if (!chunk.fids.empty()) {
            round.chunks.push_back(std::move(chunk));
        }
    }
    round.results.resize(round.chunks.size());
    return round;
}

} // namespace

void addCell(workspace::RowBatch& rows, const workspace::Cell& cell)
{
    if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
        rows.add(*integer);
    } else if (const auto* const real = std::get_if<double>(&cell)) {
        rows.add(*real);
    } else if (const auto* const text = std::get_if<std::string_view>(&cell)) {
        rows.addText(*text);
    } else if (const auto* const bytes = std::get_if<std::span<const std::byte>>(&cell)) {
        rows.addBlob(*bytes);
    } else {
        rows.addNull();
    }
}

void copyCells(workspace::RowCursor& cursor, std::size_t count, workspace::RowBatch& rows)
{
    for (std::size_t i = 0; i < count; ++i) {
        addCell(rows, cursor.nextValue());
    }
}

Result<std::array<std::int64_t, 4>> transformRows(RunContext& context, std::string_view input,
                                                  const TransformOptions& options, const ChunkWork& work,
                                                  const ChunkSink& take, Job& job)
{
    const workspace::Dataset& dataset = context.input(input);
    WB_TRY(workspace::LayerReader reader, context.read(input, options.read));
    Source source{std::move(reader)};
    const std::size_t chunkCount = kChunksPerThread * std::max(1U, std::thread::hardware_concurrency());
    const double rowCount = static_cast<double>(std::max<std::int64_t>(1, dataset.rowCount));
    std::array<std::int64_t, 4> totals{};
    double rowsDone = 0;
    while (true) {
        WB_TRY(Round round, readRound(source, chunkCount, options.rowsPerChunk));
        if (round.chunks.empty()) {
            return totals;
        }
        double rowsHere = 0;
        std::ranges::for_each(round.chunks, [&](const RowChunk& chunk) { rowsHere += double(chunk.fids.size()); });
        Job part = job.part(std::min(1.0, rowsDone / rowCount), std::min(1.0, (rowsDone + rowsHere) / rowCount));
        rowsDone += rowsHere;
        WB_CHECK(
            parallelChunks(round.chunks.size(), {.chunkSize = 1, .step = options.step}, part, [&](const Chunk& chunk) {
                return work(round.chunks[chunk.begin], chunk.thread, round.results[chunk.begin]);
            }));
        context.countRead(static_cast<std::int64_t>(rowsHere));
        for (TransformedChunk& result : round.results) {
            for (const RejectedRow& row : result.rejected) {
                context.reject({.source = dataset.schema.name,
                                .line = row.fid,
                                .reasonDe = row.reason.de,
                                .reasonEn = row.reason.en});
            }
            std::ranges::transform(totals, result.counts, totals.begin(), std::plus<>());
            WB_CHECK(take(std::move(result)));
        }
    }
}

Result<std::array<std::int64_t, 4>> transformRows(RunContext& context, std::string_view input,
                                                  const TransformOptions& options, const ChunkWork& work,
                                                  OutputLayer& output, Job& job)
{
    const ChunkSink take = [&](const TransformedChunk& chunk) -> Result<void> {
        return chunk.rows.empty() ? Result<void>() : output.append(chunk.rows, job);
    };
    return transformRows(context, input, options, work, take, job);
}

} // namespace weitblick::analysis
