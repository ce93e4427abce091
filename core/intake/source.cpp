// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/source.h"

#include "core/intake/detail/json_fields.h"

#include <cmath>
#include <limits>

namespace weitblick::intake {

using detail::dumped;
using detail::Json;
using detail::JsonFields;
using detail::jsonOf;
using detail::malformedJson;
using detail::parsed;

namespace {

template <typename Value>
void put(Json& json, const char* key, const std::optional<Value>& value)
{
    if (value) {
        json[key] = *value;
    }
}

Json choicesJson(const ReadChoices& choices)
{
    Json json = Json::object();
    put(json, "layer", choices.layer);
    put(json, "crs", choices.crs);
    put(json, "encoding", choices.encoding);
    put(json, "separator", choices.separator);
    put(json, "headerLine", choices.headerLine);
    put(json, "headerRows", choices.headerRows);
    put(json, "xColumn", choices.xColumn);
    put(json, "yColumn", choices.yColumn);
    put(json, "wktColumn", choices.wktColumn);
    put(json, "area", choices.area);
    if (!choices.columnForms.empty()) {
        json["columnForms"] = choices.columnForms;
    }
    return json;
}

ReadChoices choicesOf(JsonFields& outer, const Json& json)
{
    JsonFields fields(json);
    ReadChoices choices;
    choices.layer = fields.optionalText("layer");
    choices.crs = fields.optionalText("crs");
    choices.encoding = fields.optionalText("encoding");
    choices.separator = fields.optionalText("separator");
    choices.headerLine = fields.optionalInteger("headerLine");
    choices.headerRows = fields.optionalInteger("headerRows");
    choices.xColumn = fields.optionalText("xColumn");
    choices.yColumn = fields.optionalText("yColumn");
    choices.wktColumn = fields.optionalText("wktColumn");
    choices.area = fields.optionalText("area");
    if (json.is_object() && json.contains("columnForms")) {
        for (const auto& [column, form] : fields.object("columnForms").items()) {
            if (!form.is_string()) {
                fields.refuse();
                break;
            }
            choices.columnForms[column] = form.get<std::string>();
        }
    }
    if (!fields.good()) {
        outer.refuse();
    }
    return choices;
}

/// Statistics are found when the raster is stored, and do not travel.
Json rasterJson(const workspace::RasterGrid& grid)
{
    return {{"kind", static_cast<int>(grid.kind)},
            {"columns", grid.columns},
            {"rows", grid.rows},
            {"west", grid.west},
            {"north", grid.north},
            {"cellWidth", grid.cellWidth},
            {"cellHeight", grid.cellHeight},
            {"bands", grid.bands},
            {"noData", grid.noData},
            {"unit", grid.unit}};
}

workspace::RasterGrid rasterOf(JsonFields& outer, const Json& json)
{
    constexpr std::int64_t kMost = 1'000'000'000;
    JsonFields fields(json);
    const auto count = [&fields](const char* key) {
        const std::int64_t number = fields.integer(key);
        if (number < 0 || number > kMost) {
            fields.refuse();
            return 0;
        }
        return static_cast<int>(number);
    };
    workspace::RasterGrid grid;
    grid.kind = fields.enumeration("kind", workspace::RasterKind::Image);
    grid.columns = count("columns");
    grid.rows = count("rows");
    grid.west = fields.real("west");
    grid.north = fields.real("north");
    grid.cellWidth = fields.real("cellWidth");
    grid.cellHeight = fields.real("cellHeight");
    grid.bands = count("bands");
    const double noData = fields.real("noData");
    constexpr double kLargest = std::numeric_limits<float>::max();
    grid.noData = std::abs(noData) <= kLargest ? static_cast<float>(noData) : 0.0F;
    grid.unit = fields.text("unit");
    if (!fields.good() || !(std::abs(noData) <= kLargest)) {
        outer.refuse();
    }
    return grid;
}

Json schemaJson(const workspace::LayerSchema& schema)
{
    Json columns = Json::array();
    for (const workspace::Column& column : schema.columns) {
        columns.push_back({{"name", column.name},
                           {"type", static_cast<int>(column.type)},
                           {"unit", column.unit},
                           {"title", column.title}});
    }
    return {{"name", schema.name},
            {"geometry", static_cast<int>(schema.geometry)},
            {"hasZ", schema.hasZ},
            {"srsId", schema.srsId},
            {"columns", std::move(columns)}};
}

workspace::LayerSchema schemaOf(JsonFields& outer, const Json& json)
{
    JsonFields fields(json);
    workspace::LayerSchema schema;
    schema.name = fields.text("name");
    schema.geometry = fields.enumeration("geometry", workspace::GeometryType::GeometryCollection);
    schema.hasZ = fields.boolean("hasZ");
    const std::int64_t srsId = fields.integer("srsId");
    constexpr std::int64_t kLargestSrsId = 1'000'000;
    if (srsId < -1 || srsId > kLargestSrsId) {
        fields.refuse();
    }
    schema.srsId = static_cast<int>(srsId);
    for (const Json& element : fields.array("columns")) {
        JsonFields column(element);
        schema.columns.push_back({.name = column.text("name"),
                                  .type = column.enumeration("type", workspace::ColumnType::Blob),
                                  .unit = column.text("unit"),
                                  .title = column.text("title")});
        if (!column.good()) {
            fields.refuse();
        }
    }
    if (!fields.good()) {
        outer.refuse();
    }
    return schema;
}

Json questionJson(const Question& question)
{
    Json options = Json::array();
    for (const Question::Option& option : question.options) {
        options.push_back({{"value", option.value}, {"label", jsonOf(option.label)}});
    }
    return {{"id", question.id}, {"text", jsonOf(question.text)}, {"options", std::move(options)}};
}

Question questionOf(JsonFields& outer, const Json& json)
{
    JsonFields fields(json);
    Question question{.id = fields.text("id"), .text = fields.bilingual("text"), .options = {}};
    for (const Json& element : fields.array("options")) {
        JsonFields option(element);
        question.options.push_back({.value = option.text("value"), .label = option.bilingual("label")});
        if (!option.good()) {
            fields.refuse();
        }
    }
    if (!fields.good()) {
        outer.refuse();
    }
    return question;
}

Json streamsJson(const std::vector<ObservedStream>& streams)
{
    Json json = Json::array();
    for (const ObservedStream& stream : streams) {
        json.push_back({{"key", stream.key},
                        {"site", stream.site},
                        {"title", stream.title},
                        {"property", stream.property},
                        {"unit", stream.unit},
                        {"kind", static_cast<int>(stream.kind)},
                        {"intervalS", stream.intervalS}});
    }
    return json;
}

ObservedStream streamOf(JsonFields& outer, const Json& json)
{
    JsonFields fields(json);
    ObservedStream stream{.key = fields.text("key"),
                          .site = fields.text("site"),
                          .title = fields.text("title"),
                          .property = fields.text("property"),
                          .unit = fields.text("unit"),
                          .kind = fields.enumeration("kind", series::SeriesKind::Cumulative),
                          .intervalS = fields.integer("intervalS")};
    if (!fields.good() || stream.key.empty() || stream.intervalS < 0) {
        outer.refuse();
    }
    return stream;
}

Json layerJson(const LayerPreview& layer)
{
    Json questions = Json::array();
    for (const Question& question : layer.questions) {
        questions.push_back(questionJson(question));
    }
    Json remarks = Json::array();
    for (const Text& remark : layer.remarks) {
        remarks.push_back(jsonOf(remark));
    }
    Json json{{"schema", schemaJson(layer.schema)}, {"rowEstimate", layer.rowEstimate},
              {"firstRows", layer.firstRows},       {"questions", std::move(questions)},
              {"remarks", std::move(remarks)},      {"choices", choicesJson(layer.choices)},
              {"isRaster", layer.isRaster}};
    if (layer.schema.raster) {
        json["raster"] = rasterJson(*layer.schema.raster);
    }
    if (layer.seriesPart != SeriesPart::None) {
        json["seriesPart"] = static_cast<int>(layer.seriesPart);
        json["streams"] = streamsJson(layer.streams);
    }
    return json;
}

std::vector<std::string> rowOf(JsonFields& outer, const Json& json)
{
    std::vector<std::string> row;
    if (!json.is_array()) {
        outer.refuse();
        return row;
    }
    for (const Json& cell : json) {
        if (!cell.is_string()) {
            outer.refuse();
            return row;
        }
        row.push_back(cell.get<std::string>());
    }
    return row;
}

LayerPreview layerOf(JsonFields& outer, const Json& json)
{
    JsonFields fields(json);
    LayerPreview layer;
    layer.schema = schemaOf(fields, fields.object("schema"));
    layer.rowEstimate = fields.integer("rowEstimate");
    for (const Json& row : fields.array("firstRows")) {
        layer.firstRows.push_back(rowOf(fields, row));
    }
    for (const Json& question : fields.array("questions")) {
        layer.questions.push_back(questionOf(fields, question));
    }
    for (const Json& remark : fields.array("remarks")) {
        layer.remarks.push_back(fields.bilingual(remark));
    }
    layer.choices = choicesOf(fields, fields.object("choices"));
    layer.isRaster = fields.boolean("isRaster");
    if (layer.isRaster) {
        layer.schema.raster = rasterOf(fields, fields.object("raster"));
    }
    if (json.is_object() && json.contains("seriesPart")) {
        layer.seriesPart = fields.enumeration("seriesPart", SeriesPart::Readings);
        for (const Json& stream : fields.array("streams")) {
            layer.streams.push_back(streamOf(fields, stream));
        }
    }
    if (!fields.good()) {
        outer.refuse();
    }
    return layer;
}

} // namespace

std::string toJson(const ReadChoices& choices)
{
    return dumped(choicesJson(choices));
}

Result<ReadChoices> choicesFromJson(const std::string& json)
{
    const Json value = parsed(json);
    JsonFields fields(value);
    ReadChoices choices = choicesOf(fields, value);
    if (!fields.good()) {
        return malformedJson("choices");
    }
    return choices;
}

std::string toJson(const LayerPreview& layer)
{
    return dumped(layerJson(layer));
}

Result<LayerPreview> layerPreviewFromJson(const std::string& json)
{
    const Json value = parsed(json);
    JsonFields fields(value);
    LayerPreview layer = layerOf(fields, value);
    if (!fields.good()) {
        return malformedJson("layer");
    }
    return layer;
}

std::string toJson(const SourcePreview& preview)
{
    Json layers = Json::array();
    for (const LayerPreview& layer : preview.layers) {
        layers.push_back(layerJson(layer));
    }
    return dumped({{"format", preview.format}, {"layers", std::move(layers)}});
}

Result<SourcePreview> previewFromJson(const std::string& json)
{
    const Json value = parsed(json);
    JsonFields fields(value);
    SourcePreview preview{.format = fields.text("format"), .layers = {}};
    for (const Json& layer : fields.array("layers")) {
        preview.layers.push_back(layerOf(fields, layer));
    }
    if (!fields.good()) {
        return malformedJson("preview");
    }
    return preview;
}

} // namespace weitblick::intake
