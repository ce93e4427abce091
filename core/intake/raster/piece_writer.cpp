// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/piece_writer.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace weitblick::intake {

using geo::Rgba;
using workspace::RasterKind;

namespace {

constexpr std::size_t kBatchBytes = std::size_t{1} << 20U;
constexpr std::chrono::milliseconds kBetweenReports{25};

} // namespace

PieceWriter::PieceWriter(RowSink& sink, RasterKind kind, std::int64_t expectedCells, Job& job)
    : m_sink(sink),
      m_kind(kind),
      m_expectedCells(std::max<std::int64_t>(expectedCells, 1)),
      m_job(job),
      m_reported(std::chrono::steady_clock::now())
{
}

void PieceWriter::moveTo(int column, int row)
{
    m_column = column;
    m_row = row;
}

Result<void> PieceWriter::add(const geo::RasterWindow& window, std::span<const Rgba> cells)
{
    m_cells += static_cast<std::int64_t>(cells.size());
    const bool isValues = m_kind == RasterKind::Values;
    const auto isNothing = [isValues](Rgba cell) {
        return isValues ? std::isnan(std::bit_cast<float>(cell)) : cell >> 24U == 0;
    };
    if (!std::ranges::all_of(cells, isNothing)) {
        m_batch.beginRow();
        m_batch.add(std::int64_t{m_column} + window.firstColumn);
        m_batch.add(std::int64_t{m_row} + window.firstRow);
        m_batch.add(std::int64_t{window.columns});
        m_batch.add(std::int64_t{window.rows});
        m_batch.addBlob(std::as_bytes(cells));
        m_batch.endRow();
        ++m_pieces;
    }
    if (m_batch.bytes().size() >= kBatchBytes) {
        WB_CHECK(flush());
    }
    return reportNow();
}

Result<void> PieceWriter::flush()
{
    if (m_batch.empty()) {
        return {};
    }
    WB_CHECK(m_sink.rows(m_batch));
    m_batch.clear();
    return {};
}

Result<void> PieceWriter::reportNow()
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_reported < kBetweenReports) {
        return {};
    }
    m_reported = now;
    return m_job.report(std::min(1.0, static_cast<double>(m_cells) / static_cast<double>(m_expectedCells)), "raster");
}

Result<void> PieceWriter::finish()
{
    WB_CHECK(flush());
    return m_sink.endLayer(m_pieces);
}

} // namespace weitblick::intake
