// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/detail/schema_json.h"

#include "core/workspace/detail/json.h"

namespace weitblick::workspace::detail {

namespace {

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
    return textOf({{"name", schema.name},
                   {"geometry", nameOf(schema.geometry)},
                   {"hasZ", schema.hasZ},
                   {"srsId", schema.srsId},
                   {"columns", std::move(columns)}});
}

Result<LayerSchema> schemaFromJson(std::string_view json)
{
    return readJson(json, "schema", &schemaFrom);
}

} // namespace weitblick::workspace::detail
