// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/dataset_text.h"

#include "app/cli/text_table.h"
#include "core/base/number_text.h"
#include "core/geo/crs.h"

#include <algorithm>
#include <cstddef>

namespace weitblick::cli {

using workspace::Dataset;
using workspace::GeometryType;

namespace {

Text columnTypeText(workspace::ColumnType type)
{
    switch (type) {
    case workspace::ColumnType::Integer:
        return {"ganze Zahl", "integer"};
    case workspace::ColumnType::Real:
        return {"Dezimalzahl", "real"};
    case workspace::ColumnType::Text:
        return {"Text", "text"};
    case workspace::ColumnType::Boolean:
        return {"ja/nein", "boolean"};
    case workspace::ColumnType::Date:
        return {"Datum", "date"};
    case workspace::ColumnType::DateTime:
        return {"Zeitpunkt (UTC)", "date and time (UTC)"};
    case workspace::ColumnType::Blob:
        return {"Bytes", "bytes"};
    }
    return {};
}

std::string crsText(const Dataset& dataset)
{
    return dataset.schema.srsId == 0 ? "–" : "EPSG:" + std::to_string(dataset.schema.srsId);
}

} // namespace

namespace {

nlohmann::json jsonOf(const workspace::RasterGrid& grid)
{
    const auto orNull = [](const std::optional<double>& number) {
        return number ? nlohmann::json(*number) : nlohmann::json();
    };
    const bool isValues = grid.kind == workspace::RasterKind::Values;
    return {{"kind", isValues ? "values" : "image"},
            {"columns", grid.columns},
            {"rows", grid.rows},
            {"cellWidth", grid.cellWidth},
            {"cellHeight", grid.cellHeight},
            {"bands", grid.bands},
            {"noData", isValues ? nlohmann::json(grid.noData) : nlohmann::json()},
            {"unit", grid.unit},
            {"minimum", orNull(grid.minimum)},
            {"maximum", orNull(grid.maximum)},
            {"mean", orNull(grid.mean)}};
}

std::string numberText(const Session& session, double number)
{
    return readableNumber(number, session.language(), 3);
}

/// " m" or "°", as the system measures; nothing where that is not known.
std::string cellUnit(int srsId)
{
    const auto crs = geo::describeCrs({"EPSG:" + std::to_string(srsId)});
    if (!crs) {
        return {};
    }
    return crs->isProjectedInMetres ? " m" : crs->isGeographic ? "°" : "";
}

std::string gridText(const Session& session, const workspace::LayerSchema& schema)
{
    const workspace::RasterGrid& grid = schema.raster.value();
    const std::string unit = cellUnit(schema.srsId);
    const auto cell = [&](double size) { return readableNumber(size, session.language(), 7) + unit; };
    std::string text = countText(session, grid.columns) + " × " + countText(session, grid.rows);
    text += session.say({" Zellen zu ", " cells of "}) + cell(grid.cellWidth);
    return grid.cellWidth == grid.cellHeight ? text : text + " × " + cell(grid.cellHeight);
}

std::string rangeText(const Session& session, const workspace::RasterGrid& grid)
{
    if (!grid.minimum || !grid.maximum || !grid.mean) {
        return {};
    }
    return numberText(session, *grid.minimum) + " … " + numberText(session, *grid.maximum) +
           session.say({", Mittel ", ", mean "}) + numberText(session, *grid.mean) +
           (grid.unit.empty() ? "" : " " + grid.unit);
}

} // namespace

Text kindText(const workspace::LayerSchema& schema)
{
    if (!schema.raster) {
        return geometryText(schema.geometry);
    }
    return schema.raster->kind == workspace::RasterKind::Image ? Text("Raster (Bild)", "raster (picture)")
                                                               : Text("Raster (Werte)", "raster (values)");
}

nlohmann::json jsonOf(const Dataset& dataset)
{
    nlohmann::json columns = nlohmann::json::array();
    for (const workspace::Column& column : dataset.schema.columns) {
        columns.push_back({{"name", column.name},
                           {"type", workspace::sqlTypeOf(column.type)},
                           {"unit", column.unit},
                           {"title", column.title}});
    }
    return {{"name", dataset.schema.name},
            {"geometry", workspace::nameOf(dataset.schema.geometry)},
            {"hasZ", dataset.schema.hasZ},
            {"srsId", dataset.schema.srsId},
            {"columns", std::move(columns)},
            {"raster", dataset.schema.raster ? jsonOf(*dataset.schema.raster) : nlohmann::json()},
            {"rows", dataset.rowCount},
            {"extent", dataset.extent},
            {"contentHash", dataset.contentHash},
            {"rejected", dataset.rejectedCount},
            {"stale", dataset.stale},
            {"changed", isoUtc(dataset.changed)},
            {"catalogue",
             {{"title", dataset.entry.title},
              {"source", dataset.entry.source},
              {"licence", dataset.entry.licence},
              {"attribution", dataset.entry.attribution},
              {"dataDate", dataset.entry.dataDate},
              {"note", dataset.entry.note}}}};
}

nlohmann::json jsonOf(const workspace::RejectedRecord& record)
{
    return {{"source", record.source},
            {"line", record.line},
            {"reason", {{"de", record.reasonDe}, {"en", record.reasonEn}}},
            {"content", record.content}};
}

std::string countText(const Session& session, std::int64_t count)
{
    return readableCount(count, session.language());
}

Text geometryText(GeometryType type)
{
    switch (type) {
    case GeometryType::None:
        return {"Tabelle", "table"};
    case GeometryType::Geometry:
        return {"gemischt", "mixed"};
    case GeometryType::Point:
        return {"Punkte", "points"};
    case GeometryType::LineString:
        return {"Linien", "lines"};
    case GeometryType::Polygon:
        return {"Flächen", "polygons"};
    case GeometryType::MultiPoint:
        return {"Mehrfachpunkte", "multipoints"};
    case GeometryType::MultiLineString:
        return {"Mehrfachlinien", "multilines"};
    case GeometryType::MultiPolygon:
        return {"Mehrfachflächen", "multipolygons"};
    case GeometryType::GeometryCollection:
        return {"Sammlungen", "collections"};
    }
    return {};
}

std::vector<std::string> datasetTable(const Session& session, const std::vector<Dataset>& datasets)
{
    constexpr std::size_t kAlwaysShown = 4;
    std::vector<std::vector<std::string>> rows;
    for (const Dataset& dataset : datasets) {
        std::string state = dataset.stale ? session.say({"veraltet", "stale"}) : "";
        if (dataset.rejectedCount > 0) {
            state += (state.empty() ? "" : ", ") + countText(session, dataset.rejectedCount) + " " +
                     session.say({"verworfen", "rejected"});
        }
        rows.push_back({dataset.schema.name, session.say(kindText(dataset.schema)),
                        countText(session, dataset.rowCount), crsText(dataset),
                        dataset.entry.title == dataset.schema.name ? "" : dataset.entry.title, state});
    }
    std::vector<std::string> header{session.say({"Name", "Name"}),    session.say({"Art", "Kind"}),
                                    session.say({"Anzahl", "Count"}), session.say({"Koordinaten", "CRS"}),
                                    session.say({"Titel", "Title"}),  session.say({"Stand", "State"})};
    // A column in which nothing stands says nothing.
    for (std::size_t column = header.size(); column-- > kAlwaysShown;) {
        const auto isEmpty = [column](const std::vector<std::string>& row) { return row[column].empty(); };
        if (std::ranges::all_of(rows, isEmpty)) {
            header.erase(header.begin() + static_cast<std::ptrdiff_t>(column));
            for (std::vector<std::string>& row : rows) {
                row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
            }
        }
    }
    return alignedTable(header, {Align::Left, Align::Left, Align::Right}, rows, session.lineWidth());
}

std::vector<std::string> datasetLines(const Session& session, const Dataset& dataset)
{
    std::vector<std::string> lines = {dataset.schema.name};
    const auto add = [&](const Text& label, const std::string& value) {
        if (!value.empty()) {
            lines.push_back("  " + session.say(label) + ": " + value);
        }
    };
    add({"Titel", "Title"}, dataset.entry.title);
    add({"Art", "Kind"}, session.say(kindText(dataset.schema)));
    if (const auto& grid = dataset.schema.raster) {
        add({"Größe", "Size"}, gridText(session, dataset.schema));
        add({"Kanäle", "Bands"}, std::to_string(grid->bands));
        add({"Werte", "Values"}, rangeText(session, *grid));
        add({"Zellen mit Wert", "Cells with a value"}, countText(session, dataset.rowCount));
    } else {
        add({"Zeilen", "Rows"}, countText(session, dataset.rowCount));
    }
    add({"Verworfen", "Rejected"}, dataset.rejectedCount > 0 ? countText(session, dataset.rejectedCount) : "");
    add({"Koordinaten", "CRS"}, crsText(dataset));
    add({"Quelle", "Source"}, dataset.entry.source);
    add({"Lizenz", "Licence"}, dataset.entry.licence);
    add({"Namensnennung", "Attribution"}, dataset.entry.attribution);
    add({"Datenstand", "Date of the data"}, dataset.entry.dataDate);
    add({"Geändert", "Changed"}, isoUtc(dataset.changed));
    add({"Inhalts-Hash", "Content hash"}, dataset.contentHash);
    if (dataset.stale) {
        add({"Stand", "State"},
            session.say({"veraltet: eine Eingabe hat sich geändert", "stale: an input has changed"}));
    }
    if (dataset.schema.raster) {
        return lines;
    }
    lines.emplace_back();
    std::vector<std::vector<std::string>> rows;
    for (const workspace::Column& column : dataset.schema.columns) {
        rows.push_back({column.name, session.say(columnTypeText(column.type)), column.unit, column.title});
    }
    const auto table = alignedTable({session.say({"Spalte", "Column"}), session.say({"Typ", "Type"}),
                                     session.say({"Einheit", "Unit"}), session.say({"Titel", "Title"})},
                                    {}, rows, session.lineWidth());
    lines.insert(lines.end(), table.begin(), table.end());
    return lines;
}

} // namespace weitblick::cli
