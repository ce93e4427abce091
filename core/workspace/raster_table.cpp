// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/raster_table.h"

#include "core/base/hash.h"
#include "core/base/number_text.h"
#include "core/geo/raster_tile.h"
#include "core/workspace/detail/raster_tally.h"
#include "core/workspace/spatial_ref_systems.h"

#include <algorithm>
#include <array>
#include <limits>

namespace weitblick::workspace {

namespace {

using geo::kTileEdge;

// OGC 17-066r1, tables 1 and 2, with the checks of the specification; the constraints are named as GDAL names them.
constexpr std::string_view kCoverageTables = R"(
CREATE TABLE IF NOT EXISTS gpkg_2d_gridded_coverage_ancillary (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, tile_matrix_set_name TEXT NOT NULL UNIQUE,
  datatype TEXT NOT NULL DEFAULT 'integer', scale REAL NOT NULL DEFAULT 1.0, offset REAL NOT NULL DEFAULT 0.0,
  precision REAL DEFAULT 1.0, data_null REAL, grid_cell_encoding TEXT DEFAULT 'grid-value-is-center', uom TEXT,
  field_name TEXT DEFAULT 'Height', quantity_definition TEXT DEFAULT 'Height',
  CONSTRAINT fk_g2dgtct_name FOREIGN KEY(tile_matrix_set_name) REFERENCES gpkg_tile_matrix_set(table_name),
  CHECK (datatype in ('integer','float')));
CREATE TABLE IF NOT EXISTS gpkg_2d_gridded_tile_ancillary (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, tpudt_name TEXT NOT NULL, tpudt_id INTEGER NOT NULL,
  scale REAL NOT NULL DEFAULT 1.0, offset REAL NOT NULL DEFAULT 0.0,
  min REAL DEFAULT NULL, max REAL DEFAULT NULL, mean REAL DEFAULT NULL, std_dev REAL DEFAULT NULL,
  CONSTRAINT fk_g2dgtat_name FOREIGN KEY (tpudt_name) REFERENCES gpkg_contents(table_name),
  UNIQUE (tpudt_name, tpudt_id));
)";
constexpr std::string_view kCoverageExtension = "gpkg_2d_gridded_coverage";
constexpr std::string_view kCoverageDefinition = "http://docs.opengeospatial.org/is/17-066r1/17-066r1.html";
// Which every file with coverages must know. WKT 1 has no words for it; GDAL leaves its definition open, too.
constexpr std::string_view kWgs84WithHeight =
    "INSERT OR IGNORE INTO gpkg_spatial_ref_sys(srs_name,srs_id,organization,organization_coordsys_id,definition)"
    " VALUES('WGS 84 3D',4979,'EPSG',4979,'undefined')";

Result<void> addToContents(Database& database, const LayerSchema& schema, const RasterGrid& grid)
{
    WB_TRY(auto insert,
           database.prepare("INSERT INTO gpkg_contents(table_name,data_type,identifier,min_x,min_y,max_x,max_y,srs_id)"
                            " VALUES(?1,?2,iif(EXISTS(SELECT 1 FROM gpkg_contents WHERE identifier=?1),NULL,?1),"
                            "?3,?4,?5,?6,?7)"));
    const bool isPicture = grid.kind == RasterKind::Image;
    insert.bind(1, schema.name).bind(2, std::string_view(isPicture ? "tiles" : "2d-gridded-coverage"));
    insert.bind(3, grid.west).bind(4, grid.south()).bind(5, grid.east()).bind(6, grid.north);
    return insert.bind(7, schema.srsId).execute();
}

Result<void> addTileMatrices(Database& database, const LayerSchema& schema, const RasterGrid& grid)
{
    const int finest = finestLevelOf(grid);
    const double side = static_cast<double>(kTileEdge) * static_cast<double>(std::int64_t{1} << finest);
    WB_TRY(auto set, database.prepare("INSERT INTO gpkg_tile_matrix_set VALUES(?1,?2,?3,?4,?5,?6)"));
    set.bind(1, schema.name).bind(2, schema.srsId).bind(3, grid.west).bind(4, grid.north - side * grid.cellHeight);
    WB_CHECK(set.bind(5, grid.west + side * grid.cellWidth).bind(6, grid.north).execute());
    WB_TRY(auto matrix, database.prepare("INSERT INTO gpkg_tile_matrix VALUES(?1,?2,?3,?3,?4,?4,?5,?6)"));
    for (int level = 0; level <= finest; ++level) {
        const double factor = static_cast<double>(std::int64_t{1} << (finest - level));
        matrix.bind(1, schema.name).bind(2, level).bind(3, std::int64_t{1} << level).bind(4, kTileEdge);
        WB_CHECK(matrix.bind(5, grid.cellWidth * factor).bind(6, grid.cellHeight * factor).execute());
    }
    return {};
}

Result<void> addExtension(Database& database, std::string_view table, std::optional<std::string_view> column)
{
    WB_TRY(auto extension,
           database.prepare("INSERT INTO gpkg_extensions SELECT ?1,?2,?3,?4,'read-write' WHERE NOT EXISTS(SELECT 1 FROM"
                            " gpkg_extensions WHERE table_name=?1 AND column_name IS ?2 AND extension_name=?3)"));
    extension.bind(1, table).bind(3, kCoverageExtension).bind(4, kCoverageDefinition);
    if (column) {
        extension.bind(2, *column);
    }
    return extension.execute();
}

Result<void> addCoverage(Database& database, const LayerSchema& schema, const RasterGrid& grid)
{
    WB_CHECK(database.execute(kCoverageTables));
    WB_CHECK(database.execute(kWgs84WithHeight));
    WB_CHECK(addExtension(database, "gpkg_2d_gridded_coverage_ancillary", std::nullopt));
    WB_CHECK(addExtension(database, "gpkg_2d_gridded_tile_ancillary", std::nullopt));
    WB_CHECK(addExtension(database, schema.name, "tile_data"));
    WB_TRY(auto coverage, database.prepare("INSERT INTO gpkg_2d_gridded_coverage_ancillary(tile_matrix_set_name,"
                                           "datatype,data_null,uom,grid_cell_encoding) VALUES(?1,'float',?2,?3,"
                                           "'grid-value-is-area')"));
    coverage.bind(1, schema.name).bind(2, static_cast<double>(grid.noData));
    if (!grid.unit.empty()) {
        coverage.bind(3, grid.unit);
    }
    WB_CHECK(coverage.execute());
    WB_TRY(auto tiles, database.prepare("INSERT INTO gpkg_2d_gridded_tile_ancillary(tpudt_name,tpudt_id)"
                                        " SELECT ?1,id FROM " +
                                        quoteIdentifier(schema.name)));
    return tiles.bind(1, schema.name).execute();
}

struct TileMatrix {
    int level = 0;
    std::int64_t width = 0;
    std::int64_t tileEdge = 0;
    double cellWidth = 0.0;
    double cellHeight = 0.0;
};

Result<std::optional<TileMatrix>> finestMatrix(Database& database, std::string_view table)
{
    WB_TRY(auto find,
           database.prepare("SELECT zoom_level,matrix_width,tile_width,pixel_x_size,pixel_y_size FROM gpkg_tile_matrix"
                            " WHERE table_name=?1 COLLATE NOCASE ORDER BY zoom_level DESC LIMIT 1"));
    WB_TRY(const bool isThere, find.bind(1, table).step());
    if (!isThere || !(find.real(3) > 0.0) || !(find.real(4) > 0.0)) {
        return std::optional<TileMatrix>();
    }
    return std::optional(TileMatrix{.level = static_cast<int>(find.integer(0)),
                                    .width = find.integer(1),
                                    .tileEdge = find.integer(2),
                                    .cellWidth = find.real(3),
                                    .cellHeight = find.real(4)});
}

/// How the tiles of a coverage are to be read.
struct CoverageForm {
    bool isFloat = false; ///< as they are, without scale and offset
    std::optional<double> noData;
};

Result<CoverageForm> coverageForm(Database& database, std::string_view table)
{
    CoverageForm form;
    WB_TRY(const bool hasCoverages, database.hasTable("gpkg_2d_gridded_coverage_ancillary"));
    if (!hasCoverages) {
        return form;
    }
    WB_TRY(auto find, database.prepare("SELECT datatype='float' AND scale=1 AND offset=0,data_null FROM"
                                       " gpkg_2d_gridded_coverage_ancillary WHERE tile_matrix_set_name=?1"
                                       " COLLATE NOCASE"));
    WB_TRY(const bool isThere, find.bind(1, table).step());
    if (isThere) {
        form.isFloat = find.integer(0) != 0;
        form.noData = find.isNull(1) ? std::nullopt : std::optional(find.real(1));
    }
    return form;
}

} // namespace

int finestLevelOf(const RasterGrid& grid)
{
    int level = 0;
    while ((std::int64_t{kTileEdge} << level) < std::max(grid.columns, grid.rows)) {
        ++level;
    }
    return level;
}

Result<void> createRasterTable(Database& database, std::string_view table)
{
    return database.execute("CREATE TABLE " + quoteIdentifier(table) +
                            "(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, zoom_level INTEGER NOT NULL,"
                            " tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL,"
                            " UNIQUE (zoom_level, tile_column, tile_row))");
}

Result<void> registerRaster(Database& database, const LayerSchema& schema)
{
    const RasterGrid& grid = schema.raster.value();
    WB_CHECK(ensureSrs(database, schema.srsId));
    WB_CHECK(addToContents(database, schema, grid));
    WB_CHECK(addTileMatrices(database, schema, grid));
    return grid.kind == RasterKind::Values ? addCoverage(database, schema, grid) : Result<void>();
}

Result<void> unregisterTiles(Database& database, std::string_view table)
{
    constexpr std::array<std::array<std::string_view, 2>, 4> kTables{
        {{"gpkg_2d_gridded_tile_ancillary", "tpudt_name"},
         {"gpkg_2d_gridded_coverage_ancillary", "tile_matrix_set_name"},
         {"gpkg_tile_matrix", "table_name"},
         {"gpkg_tile_matrix_set", "table_name"}}};
    for (const auto& [name, column] : kTables) {
        WB_TRY(const bool isThere, database.hasTable(name));
        if (isThere) {
            WB_TRY(auto remove, database.prepare("DELETE FROM " + quoteIdentifier(name) + " WHERE " +
                                                 quoteIdentifier(column) + "=?1 COLLATE NOCASE"));
            WB_CHECK(remove.bind(1, table).execute());
        }
    }
    return {};
}

Result<std::optional<RasterGrid>> rasterOfTable(Database& database, std::string_view table)
{
    WB_TRY(auto contents, database.prepare("SELECT data_type,min_x,min_y,max_x,max_y FROM gpkg_contents"
                                           " WHERE table_name=?1 COLLATE NOCASE"));
    WB_TRY(const bool isThere, contents.bind(1, table).step());
    if (!isThere || (contents.text(0) != "tiles" && contents.text(0) != "2d-gridded-coverage")) {
        return std::optional<RasterGrid>();
    }
    WB_TRY(const bool hasMatrices, database.hasTable("gpkg_tile_matrix"));
    std::optional<TileMatrix> matrix;
    if (hasMatrices) {
        WB_TRY(matrix, finestMatrix(database, table));
    }
    const auto cells = [](double length, double cell) {
        constexpr double kMost = 1e9;
        return static_cast<int>(std::clamp(length / cell + 0.5, 0.0, kMost));
    };
    RasterGrid grid{.kind = contents.text(0) == "tiles" ? RasterKind::Image : RasterKind::Values,
                    .west = contents.real(1),
                    .north = contents.real(4)};
    grid.bands = grid.kind == RasterKind::Image ? 4 : 1;
    if (grid.kind == RasterKind::Values) {
        WB_TRY(const CoverageForm form, coverageForm(database, table));
        constexpr double kLowest = std::numeric_limits<float>::lowest();
        grid.noData = static_cast<float>(std::clamp(form.noData.value_or(kLowest), kLowest, -kLowest));
    }
    if (matrix) {
        grid.cellWidth = matrix->cellWidth;
        grid.cellHeight = matrix->cellHeight;
        grid.columns = cells(contents.real(3) - contents.real(1), matrix->cellWidth);
        grid.rows = cells(contents.real(4) - contents.real(2), matrix->cellHeight);
    }
    return std::optional(grid);
}

Result<bool> isOurRaster(Database& database, std::string_view table, const RasterGrid& grid)
{
    WB_TRY(const auto matrix, finestMatrix(database, table));
    WB_TRY(const CoverageForm form, coverageForm(database, table));
    if (grid.kind == RasterKind::Values && !form.isFloat) {
        return false;
    }
    const int finest = finestLevelOf(grid);
    return matrix && matrix->level == finest && matrix->width == (std::int64_t{1} << finest) &&
           matrix->tileEdge == kTileEdge && matrix->cellWidth == grid.cellWidth &&
           matrix->cellHeight == grid.cellHeight;
}

std::string canonicalRasterText(const LayerSchema& schema)
{
    const RasterGrid& grid = schema.raster.value();
    std::string text = grid.kind == RasterKind::Values ? "RASTER VALUES " : "RASTER IMAGE ";
    text += std::to_string(schema.srsId) + " " + std::to_string(grid.columns) + "x" + std::to_string(grid.rows);
    for (const double number :
         {grid.west, grid.north, grid.cellWidth, grid.cellHeight, static_cast<double>(grid.noData)}) {
        text += " " + canonicalNumber(number);
    }
    return text + " \"" + grid.unit + "\"\n";
}

Result<LayerContent> contentOfRaster(Database& database, const LayerSchema& schema, Job& job)
{
    const RasterGrid& grid = schema.raster.value();
    const auto finest = static_cast<std::int64_t>(finestLevelOf(grid));
    WB_TRY(auto tiles, database.prepare("SELECT tile_row,tile_column,tile_data FROM " + quoteIdentifier(schema.name) +
                                        " WHERE zoom_level=?1 ORDER BY tile_row,tile_column"));
    tiles.bind(1, finest);
    detail::RasterTally tally(schema);
    std::vector<geo::Rgba> cells(geo::kTileCells);
    while (true) {
        WB_TRY(const bool row, tiles.step());
        if (!row) {
            break;
        }
        const std::span<geo::Rgba> all(cells);
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the four bytes of a cell are a float here
        const std::span<float> numbers(reinterpret_cast<float*>(cells.data()), cells.size());
        WB_CHECK(grid.kind == RasterKind::Values ? geo::decodeValueTile(tiles.blob(2), numbers)
                                                 : geo::decodeImageTile(tiles.blob(2), all));
        tally.add(tiles.integer(1), tiles.integer(0), cells);
        WB_CHECK(job.report(0.0, schema.name));
    }
    return LayerContent{.rowCount = tally.valueCount(), .contentHash = tally.hash()};
}

} // namespace weitblick::workspace
