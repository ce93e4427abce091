// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/detail/schema_json.h"

#include "core/workspace/detail/json.h"

namespace weitblick::workspace::detail {

namespace {

std::optional<double> numberOrNothing(const Json& json, const char* key)
{
    return json.contains(key) && json[key].is_number() ? std::optional(json[key].get<double>()) : std::nullopt;
}

RasterGrid rasterFrom(const Json& json)
{
    return {.kind = json.at("kind") == "image" ? RasterKind::Image : RasterKind::Values,
            .columns = static_cast<int>(integerAt(json, "columns")),
            .rows = static_cast<int>(integerAt(json, "rows")),
            .west = json.at("west"),
            .north = json.at("north"),
            .cellWidth = json.at("cellWidth"),
            .cellHeight = json.at("cellHeight"),
            .bands = static_cast<int>(integerAt(json, "bands")),
            .noData = json.at("noData"),
            .unit = json.at("unit"),
            .minimum = numberOrNothing(json, "minimum"),
            .maximum = numberOrNothing(json, "maximum"),
            .mean = numberOrNothing(json, "mean")};
}

Json rasterJson(const RasterGrid& grid)
{
    const auto orNull = [](const std::optional<double>& number) { return number ? Json(*number) : Json(); };
    return {{"kind", grid.kind == RasterKind::Image ? "image" : "values"},
            {"columns", grid.columns},
            {"rows", grid.rows},
            {"west", grid.west},
            {"north", grid.north},
            {"cellWidth", grid.cellWidth},
            {"cellHeight", grid.cellHeight},
            {"bands", grid.bands},
            {"noData", grid.noData},
            {"unit", grid.unit},
            {"minimum", orNull(grid.minimum)},
            {"maximum", orNull(grid.maximum)},
            {"mean", orNull(grid.mean)}};
}

LayerSchema schemaFrom(const Json& json)
{
    LayerSchema schema{.name = json.at("name"),
                       .geometry = geometryTypeOf(json.at("geometry").get<std::string>()).value_or(GeometryType::None),
                       .hasZ = json.at("hasZ"),
                       .srsId = static_cast<int>(integerAt(json, "srsId"))};
    for (const Json& column : json.at("columns")) {
        schema.columns.push_back({.name = column.at("name"),
                                  .type = columnTypeOf(column.at("type").get<std::string>()).value_or(ColumnType::Text),
                                  .unit = column.at("unit"),
                                  .title = column.at("title")});
    }
    if (json.contains("raster")) {
        schema.raster = rasterFrom(json["raster"]);
    }
    return schema;
}

} // namespace

std::string schemaToJson(const LayerSchema& schema)
{
    Json columns = Json::array();
    for (const Column& column : schema.columns) {
        columns.push_back(
            {{"name", column.name}, {"type", sqlTypeOf(column.type)}, {"unit", column.unit}, {"title", column.title}});
    }
    Json json{{"name", schema.name},
              {"geometry", nameOf(schema.geometry)},
              {"hasZ", schema.hasZ},
              {"srsId", schema.srsId},
              {"columns", std::move(columns)}};
    if (schema.raster) {
        json["raster"] = rasterJson(*schema.raster);
    }
    return textOf(json);
}

Result<LayerSchema> schemaFromJson(std::string_view json)
{
    return readJson(json, "schema", &schemaFrom);
}

} // namespace weitblick::workspace::detail
