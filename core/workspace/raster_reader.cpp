// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/raster_reader.h"

#include "core/workspace/raster_table.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace weitblick::workspace {

using geo::kTileCells;
using geo::kTileEdge;
using geo::Rgba;

namespace {

Error notReadable(const std::string& name, Text message)
{
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = std::move(message),
        .subject = name,
        .advice = {"Das Raster als GeoTIFF ausgeben und importieren", "Export the raster as GeoTIFF and import it"}};
}

double brightness(Rgba cell)
{
    const auto part = [cell](unsigned shift) { return static_cast<double>((cell >> shift) & 0xFFU); };
    return 0.299 * part(0) + 0.587 * part(8) + 0.114 * part(16);
}

} // namespace

RasterReader::RasterReader(Statement tile, RasterGrid grid, int srsId)
    : m_tile(std::move(tile)),
      m_grid(std::move(grid)),
      m_frame(m_grid.frame(srsId)),
      m_nothing(m_grid.kind == RasterKind::Values ? std::bit_cast<Rgba>(m_grid.noData) : 0),
      m_mostTiles(static_cast<std::size_t>(m_grid.columns / kTileEdge) + 64)
{
}

Result<RasterReader> RasterReader::open(Database& database, const LayerSchema& schema)
{
    if (!schema.raster) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„" + schema.name + "“ ist kein Raster", "\"" + schema.name + "\" is no raster"},
                     .subject = schema.name};
    }
    WB_TRY(const bool isOurs, isOurRaster(database, schema.name, *schema.raster));
    if (!isOurs) {
        return notReadable(schema.name, {"das Raster hat ein anderes Programm in die Datei geschrieben",
                                         "another program wrote the raster into the file"});
    }
    WB_TRY(auto tile, database.prepare("SELECT tile_data FROM " + quoteIdentifier(schema.name) +
                                       " WHERE zoom_level=" + std::to_string(finestLevelOf(*schema.raster)) +
                                       " AND tile_column=?1 AND tile_row=?2"));
    return RasterReader(std::move(tile), *schema.raster, schema.srsId);
}

Result<const RasterReader::Tile*> RasterReader::tileAt(Place place)
{
    if (const auto found = m_tiles.find(place); found != m_tiles.end()) {
        return &found->second;
    }
    if (m_tiles.size() >= m_mostTiles) { // windows go from the top down: the upper ones are done with
        m_tiles.erase(m_tiles.begin());
    }
    Tile tile(kTileCells, m_nothing);
    m_tile.reset();
    WB_TRY(const bool isThere, m_tile.bind(1, place.second).bind(2, place.first).step());
    if (isThere) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the four bytes of a cell are a float here
        const std::span<float> numbers(reinterpret_cast<float*>(tile.data()), tile.size());
        WB_CHECK(m_grid.kind == RasterKind::Values ? geo::decodeValueTile(m_tile.blob(0), numbers)
                                                   : geo::decodeImageTile(m_tile.blob(0), std::span(tile)));
    }
    m_tile.reset();
    return &m_tiles.insert_or_assign(place, std::move(tile)).first->second;
}

Result<void> RasterReader::readCells(const geo::RasterWindow& window, std::vector<Rgba>& cells)
{
    if (window.firstColumn < 0 || window.firstRow < 0 || window.columns < 0 || window.rows < 0 ||
        window.columns > m_grid.columns - window.firstColumn || window.rows > m_grid.rows - window.firstRow) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"der Ausschnitt liegt nicht ganz im Raster", "the window is not inside the raster"}};
    }
    cells.resize(window.cellCount());
    const int lastRow = window.firstRow + window.rows;
    const int lastColumn = window.firstColumn + window.columns;
    for (int row = window.firstRow; row < lastRow;) {
        const int endRow = std::min((row / kTileEdge + 1) * kTileEdge, lastRow);
        for (int column = window.firstColumn; column < lastColumn;) {
            const int endColumn = std::min((column / kTileEdge + 1) * kTileEdge, lastColumn);
            WB_TRY(const Tile* const tile, tileAt({row / kTileEdge, column / kTileEdge}));
            for (int line = row; line < endRow; ++line) {
                const auto from = tile->begin() + std::ptrdiff_t{line % kTileEdge} * kTileEdge + column % kTileEdge;
                const auto to = cells.begin() + std::ptrdiff_t{line - window.firstRow} * window.columns +
                                (column - window.firstColumn);
                std::copy_n(from, endColumn - column, to);
            }
            column = endColumn;
        }
        row = endRow;
    }
    return {};
}

Result<void> RasterReader::read(const geo::RasterWindow& window, std::vector<double>& values)
{
    std::vector<Rgba> cells;
    WB_CHECK(readCells(window, cells));
    values.resize(cells.size());
    constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
    if (m_grid.kind == RasterKind::Values) {
        std::ranges::transform(cells, values.begin(), [this](Rgba cell) {
            const auto value = std::bit_cast<float>(cell);
            return value == m_grid.noData ? kMissing : static_cast<double>(value);
        });
    } else {
        std::ranges::transform(cells, values.begin(),
                               [](Rgba cell) { return cell >> 24U == 0 ? kMissing : brightness(cell); });
    }
    return {};
}

} // namespace weitblick::workspace
