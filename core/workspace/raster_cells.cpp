// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/raster_cells.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace weitblick::workspace {

using geo::kTileCells;
using geo::kTileEdge;
using geo::Rgba;

namespace {

constexpr int kHalfEdge = kTileEdge / 2;

int tilesAlong(int cells)
{
    return (cells + kTileEdge - 1) / kTileEdge;
}

Error outside()
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"ein Teil des Rasters liegt außerhalb oder ist unvollständig",
                             "a piece of the raster lies outside or is incomplete"}};
}

bool fits(const geo::RasterWindow& window, int columns, int rows, std::size_t bytes)
{
    return window.firstColumn >= 0 && window.firstRow >= 0 && window.columns > 0 && window.rows > 0 &&
           window.columns <= columns - window.firstColumn && window.rows <= rows - window.firstRow &&
           bytes == window.cellCount() * kRasterCellBytes;
}

Rgba meanNumber(const std::array<Rgba, 4>& cells)
{
    double sum = 0.0;
    int count = 0;
    for (const Rgba cell : cells) {
        const auto value = std::bit_cast<float>(cell);
        if (!std::isnan(value)) {
            sum += value;
            ++count;
        }
    }
    return count == 0 ? emptyCell(RasterKind::Values) : std::bit_cast<Rgba>(static_cast<float>(sum / count));
}

Rgba meanColour(const std::array<Rgba, 4>& cells)
{
    Rgba mean = 0;
    const auto visible =
        static_cast<unsigned>(std::ranges::count_if(cells, [](Rgba cell) { return cell >> 24U != 0; }));
    if (visible == 0) {
        return mean;
    }
    for (unsigned shift = 0; shift < 24; shift += 8) {
        unsigned sum = 0;
        for (const Rgba cell : cells) {
            sum += cell >> 24U != 0 ? (cell >> shift) & 0xFFU : 0U;
        }
        mean |= ((sum + visible / 2) / visible) << shift;
    }
    unsigned opacity = 0;
    for (const Rgba cell : cells) {
        opacity += cell >> 24U;
    }
    return mean | ((opacity + 2) / 4) << 24U;
}

} // namespace

Rgba emptyCell(RasterKind kind)
{
    return kind == RasterKind::Values ? std::bit_cast<Rgba>(std::numeric_limits<float>::quiet_NaN()) : 0;
}

RasterCells::RasterCells(ScratchMemory memory, RasterKind kind, int columns, int rows)
    : m_memory(std::move(memory)),
      m_nothing(emptyCell(kind)),
      m_columns(columns),
      m_rows(rows),
      m_tileColumns(tilesAlong(columns)),
      m_tileRows(tilesAlong(rows)),
      m_slots(static_cast<std::size_t>(m_tileColumns) * static_cast<std::size_t>(m_tileRows), -1)
{
}

Result<RasterCells> RasterCells::create(const std::filesystem::path& folder, RasterKind kind, int columns, int rows)
{
    WB_TRY(auto memory, ScratchMemory::create(folder));
    return RasterCells(std::move(memory), kind, columns, rows);
}

std::span<const Rgba> RasterCells::tile(int column, int row) const
{
    const std::int32_t slot = m_slots[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_tileColumns) +
                                      static_cast<std::size_t>(column)];
    if (slot < 0) {
        return {};
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes of a mapped file
    const auto* cells = reinterpret_cast<const Rgba*>(m_memory.data());
    return {cells + static_cast<std::size_t>(slot) * kTileCells, kTileCells};
}

Result<Rgba*> RasterCells::tileToWrite(int column, int row)
{
    std::int32_t& slot = m_slots[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_tileColumns) +
                                 static_cast<std::size_t>(column)];
    constexpr std::size_t kTileBytes = kTileCells * kRasterCellBytes;
    const bool isNew = slot < 0;
    if (isNew) {
        const auto needed = (static_cast<std::size_t>(m_slotCount) + 1) * kTileBytes;
        if (needed > m_memory.sizeBytes()) {
            constexpr std::size_t kFirstTiles = 16;
            constexpr std::size_t kMostAtOnce = 4096; // 1 GiB
            const auto more = std::clamp(static_cast<std::size_t>(m_slotCount), kFirstTiles, kMostAtOnce);
            WB_CHECK(m_memory.reserve(std::min(m_memory.sizeBytes() + more * kTileBytes, m_slots.size() * kTileBytes)));
        }
        slot = m_slotCount++;
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes of a mapped file
    auto* cells = reinterpret_cast<Rgba*>(m_memory.data()) + static_cast<std::size_t>(slot) * kTileCells;
    if (isNew) {
        std::fill_n(cells, kTileCells, m_nothing);
    }
    return cells;
}

void RasterCells::writeRun(Rgba* target, std::span<const Rgba> run)
{
    const bool isValues = m_nothing != 0;
    for (const Rgba cell : run) {
        const bool isNothing = isValues ? std::isnan(std::bit_cast<float>(cell)) : cell >> 24U == 0;
        if (!isNothing && *target == m_nothing) {
            *target = cell;
        } else if (!isNothing && *target != cell) {
            ++m_conflicts;
        }
        ++target;
    }
}

Result<void> RasterCells::write(const geo::RasterWindow& window, std::span<const std::byte> cells)
{
    if (!fits(window, m_columns, m_rows, cells.size())) {
        return outside();
    }
    std::vector<Rgba> line(static_cast<std::size_t>(window.columns));
    const std::size_t lineBytes = line.size() * kRasterCellBytes;
    for (int row = window.firstRow; row < window.firstRow + window.rows; ++row) {
        std::memcpy(line.data(), cells.data() + static_cast<std::size_t>(row - window.firstRow) * lineBytes, lineBytes);
        for (int done = 0; done < window.columns;) {
            const int column = window.firstColumn + done;
            const int count = std::min(kTileEdge - column % kTileEdge, window.columns - done);
            WB_TRY(Rgba* const tile, tileToWrite(column / kTileEdge, row / kTileEdge));
            writeRun(tile + static_cast<std::ptrdiff_t>(row % kTileEdge) * kTileEdge + column % kTileEdge,
                     std::span(line).subspan(static_cast<std::size_t>(done), static_cast<std::size_t>(count)));
            done += count;
        }
    }
    return {};
}

std::vector<Rgba> halved(RasterKind kind, std::span<const Rgba> tile)
{
    std::vector<Rgba> half;
    half.reserve(kTileCells / 4);
    for (std::size_t row = 0; row < kHalfEdge; ++row) {
        for (std::size_t column = 0; column < kHalfEdge; ++column) {
            const std::size_t at = row * 2 * kTileEdge + column * 2;
            const std::array<Rgba, 4> four{tile[at], tile[at + 1], tile[at + kTileEdge], tile[at + kTileEdge + 1]};
            half.push_back(kind == RasterKind::Values ? meanNumber(four) : meanColour(four));
        }
    }
    return half;
}

} // namespace weitblick::workspace
