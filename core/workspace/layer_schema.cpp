// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/layer_schema.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace weitblick::workspace {

namespace {

constexpr std::size_t kMostColumns = 1998; // SQLite takes 2,000, two are ours
constexpr std::size_t kLongestNameBytes = 1000;

constexpr std::array<std::pair<ColumnType, std::string_view>, 7> kColumnTypes{{
    {ColumnType::Integer, "INTEGER"},
    {ColumnType::Real, "REAL"},
    {ColumnType::Text, "TEXT"},
    {ColumnType::Boolean, "BOOLEAN"},
    {ColumnType::Date, "DATE"},
    {ColumnType::DateTime, "DATETIME"},
    {ColumnType::Blob, "BLOB"},
}};

// What other programs declare: GeoPackage 1.3 table 1, SpatiaLite, and SQL.
constexpr std::array<std::pair<std::string_view, ColumnType>, 19> kForeignTypes{{
    {"TINYINT", ColumnType::Integer}, {"SMALLINT", ColumnType::Integer}, {"MEDIUMINT", ColumnType::Integer},
    {"INT", ColumnType::Integer},     {"BIGINT", ColumnType::Integer},   {"INT8", ColumnType::Integer},
    {"FLOAT", ColumnType::Real},      {"DOUBLE", ColumnType::Real},      {"DOUBLE PRECISION", ColumnType::Real},
    {"NUMERIC", ColumnType::Real},    {"DECIMAL", ColumnType::Real},     {"VARCHAR", ColumnType::Text},
    {"CHAR", ColumnType::Text},       {"NVARCHAR", ColumnType::Text},    {"CLOB", ColumnType::Text},
    {"STRING", ColumnType::Text},     {"BOOL", ColumnType::Boolean},     {"TIMESTAMP", ColumnType::DateTime},
    {"BINARY", ColumnType::Blob},
}};

constexpr std::array<std::pair<GeometryType, std::string_view>, 9> kGeometryTypes{{
    {GeometryType::None, ""},
    {GeometryType::Geometry, "GEOMETRY"},
    {GeometryType::Point, "POINT"},
    {GeometryType::LineString, "LINESTRING"},
    {GeometryType::Polygon, "POLYGON"},
    {GeometryType::MultiPoint, "MULTIPOINT"},
    {GeometryType::MultiLineString, "MULTILINESTRING"},
    {GeometryType::MultiPolygon, "MULTIPOLYGON"},
    {GeometryType::GeometryCollection, "GEOMETRYCOLLECTION"},
}};

char folded(char letter, char first, char last, char to)
{
    return letter >= first && letter <= last ? static_cast<char>(letter - first + to) : letter;
}

std::string upperAscii(std::string_view text)
{
    std::string upper(text);
    std::ranges::transform(upper, upper.begin(), [](char letter) { return folded(letter, 'a', 'z', 'A'); });
    return upper;
}

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char letter) { return folded(letter, 'A', 'Z', 'a'); });
    return lower;
}

bool isControl(char letter)
{
    const auto code = static_cast<unsigned char>(letter);
    return code < 0x20 || code == 0x7F;
}

bool isUsableName(std::string_view name)
{
    return name.find_first_not_of(' ') != std::string_view::npos && name.size() <= kLongestNameBytes && isUtf8(name) &&
           std::ranges::none_of(name, &isControl);
}

Error invalid(const LayerSchema& schema, Text message)
{
    return Error{.code = ErrorCode::InvalidInput, .message = std::move(message), .subject = schema.name};
}

Result<void> validateName(const LayerSchema& schema)
{
    if (!isUsableName(schema.name)) {
        return invalid(schema, {"der Name der Ebene ist leer, zu lang oder enthält unzulässige Zeichen",
                                "the name of the layer is empty, too long or has characters that are not allowed"});
    }
    const std::string lower = lowerAscii(schema.name);
    for (const std::string_view prefix : {"wb_", "gpkg_", "rtree_", "sqlite_"}) {
        if (lower.starts_with(prefix)) {
            return invalid(schema, {"Namen, die mit „" + std::string(prefix) + "“ beginnen, sind vergeben",
                                    "names that begin with \"" + std::string(prefix) + "\" are reserved"});
        }
    }
    return {};
}

Result<void> validateColumns(const LayerSchema& schema)
{
    if (schema.columns.size() > kMostColumns) {
        return invalid(schema, {"mehr als 1998 Spalten", "more than 1,998 columns"});
    }
    std::set<std::string> seen{std::string(kFidColumn), std::string(kGeometryColumn)};
    for (const Column& column : schema.columns) {
        if (!isUsableName(column.name)) {
            return invalid(schema, {"ein Spaltenname ist leer, zu lang oder enthält unzulässige Zeichen",
                                    "the name of a column is empty, too long or has characters that are not allowed"});
        }
        if (!seen.insert(lowerAscii(column.name)).second) {
            return invalid(schema, {"die Spalte „" + column.name + "“ gibt es schon",
                                    "there is a column \"" + column.name + "\" already"});
        }
    }
    return {};
}

Result<void> validateRaster(const LayerSchema& schema)
{
    constexpr int kMostCellsAlong = 10'000'000;
    constexpr double kFarthest = 1e12; // any unit of any system
    const RasterGrid& grid = schema.raster.value();
    const bool hasCells =
        grid.columns > 0 && grid.rows > 0 && grid.columns <= kMostCellsAlong && grid.rows <= kMostCellsAlong;
    const bool hasPlace = std::abs(grid.west) < kFarthest && std::abs(grid.north) < kFarthest && grid.cellWidth > 0.0 &&
                          grid.cellWidth < kFarthest && grid.cellHeight > 0.0 && grid.cellHeight < kFarthest;
    if (!hasCells || !hasPlace || !std::isfinite(grid.noData)) {
        return invalid(schema,
                       {"das Raster hat keine brauchbare Größe oder Lage", "the raster has no usable size or place"});
    }
    if (schema.geometry != GeometryType::None || !schema.columns.empty() || schema.srsId <= 0) {
        return invalid(schema, {"das Koordinatensystem des Rasters fehlt, oder es hat Spalten",
                                "the coordinate reference system of the raster is missing, or it has columns"});
    }
    return {};
}

void appendQuoted(std::string& text, std::string_view name)
{
    text += " \"";
    for (const char letter : name) {
        text += letter;
        if (letter == '"') {
            text += letter;
        }
    }
    text += '"';
}

} // namespace

std::optional<std::size_t> LayerSchema::indexOf(std::string_view column) const
{
    const auto found = std::ranges::find(columns, column, &Column::name);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::string_view sqlTypeOf(ColumnType type)
{
    return std::ranges::find(kColumnTypes, type, &std::pair<ColumnType, std::string_view>::first)->second;
}

std::string_view nameOf(GeometryType type)
{
    return std::ranges::find(kGeometryTypes, type, &std::pair<GeometryType, std::string_view>::first)->second;
}

std::optional<ColumnType> columnTypeOf(std::string_view sqlType)
{
    std::string name = upperAscii(sqlType.substr(0, sqlType.find('(')));
    name.erase(name.find_last_not_of(' ') + 1);
    for (const auto& [type, ours] : kColumnTypes) {
        if (ours == name) {
            return type;
        }
    }
    for (const auto& [theirs, type] : kForeignTypes) {
        if (theirs == name) {
            return type;
        }
    }
    return std::nullopt;
}

std::optional<GeometryType> geometryTypeOf(std::string_view name)
{
    const std::string upper = upperAscii(name);
    for (const auto& [type, ours] : kGeometryTypes) {
        if (ours == upper) {
            return type;
        }
    }
    return upper == "GEOMCOLLECTION" ? std::optional(GeometryType::GeometryCollection) : std::nullopt;
}

std::string canonicalText(const LayerSchema& schema)
{
    std::string text(schema.geometry == GeometryType::None ? "TABLE" : nameOf(schema.geometry));
    text += schema.hasZ ? " Z " : " ";
    text += std::to_string(schema.srsId);
    for (const Column& column : schema.columns) {
        appendQuoted(text, column.name);
        text += ' ';
        text += sqlTypeOf(column.type);
        appendQuoted(text, column.unit);
    }
    return text + '\n';
}

Result<void> validate(const LayerSchema& schema)
{
    WB_CHECK(validateName(schema));
    WB_CHECK(validateColumns(schema));
    if (schema.raster) {
        return validateRaster(schema);
    }
    if (schema.geometry == GeometryType::None ? schema.srsId != 0 || schema.hasZ : schema.srsId <= 0) {
        return invalid(schema, {"das Koordinatensystem der Ebene fehlt oder passt nicht zu ihr",
                                "the coordinate reference system of the layer is missing or does not fit it"});
    }
    return {};
}

} // namespace weitblick::workspace
