// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/raster_grid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::workspace {

/// The types a column of a layer can have; names as GeoPackage declares them.
enum class ColumnType : std::uint8_t { Integer, Real, Text, Boolean, Date, DateTime, Blob };

/// One attribute column. `unit` is a symbol of core/base/unit.h ("m2", "kWh/a"), empty where there is none.
struct Column {
    std::string name;
    ColumnType type = ColumnType::Text;
    std::string unit;
    std::string title; ///< what people see; empty: the name
    friend bool operator==(const Column&, const Column&) = default;
};

/// Geometry type of a feature table, as gpkg_geometry_columns spells it (GEOMETRY = any).
enum class GeometryType : std::uint8_t {
    None,
    Geometry,
    Point,
    LineString,
    Polygon,
    MultiPoint,
    MultiLineString,
    MultiPolygon,
    GeometryCollection
};

/// What a layer (feature table, plain table or raster) looks like.
struct LayerSchema {
    std::string name; ///< table name, unique in the workspace, any UTF-8 text
    GeometryType geometry = GeometryType::None;
    bool hasZ = false;
    int srsId = 0; ///< EPSG code of the coordinates; 0 where there is neither geometry nor raster
    std::vector<Column> columns;
    std::optional<RasterGrid> raster; ///< a raster: no columns, no geometry
    friend bool operator==(const LayerSchema&, const LayerSchema&) = default;

    [[nodiscard]] std::optional<std::size_t> indexOf(std::string_view column) const;
};

/// The names of the two columns that every layer of ours has besides its own.
inline constexpr std::string_view kFidColumn = "fid";
inline constexpr std::string_view kGeometryColumn = "geom";

std::string_view sqlTypeOf(ColumnType type); ///< "INTEGER", "REAL", "TEXT", "BOOLEAN", "DATE", "DATETIME", "BLOB"
std::string_view nameOf(GeometryType type);  ///< "POINT" …, "" for None
std::optional<ColumnType> columnTypeOf(std::string_view sqlType); ///< also MEDIUMINT, DOUBLE, TEXT(20) …
std::optional<GeometryType> geometryTypeOf(std::string_view name);

/// What the data of a layer are: geometry, system, and each column's name, type and unit. Equal exactly where those
/// are; part of a layer's content hash, so the names that people change (of the layer, titles) are not in it.
std::string canonicalText(const LayerSchema& schema);

/// Names are any UTF-8 up to 1,000 bytes without control characters; SQLite takes column names as equal that differ
/// only in the case of A to Z.
/// Errors   InvalidInput  empty or reserved name (wb_, gpkg_, rtree_, sqlite_; columns fid, geom), doubled column, more
///          than 1,998 columns, bad srs.
Result<void> validate(const LayerSchema& schema);

} // namespace weitblick::workspace
