// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/dataset_move.h"

#include "core/workspace/dataset_store.h"
#include "core/workspace/detail/json.h"
#include "core/workspace/detail/row_walk.h"
#include "core/workspace/detail/schema_json.h"
#include "core/workspace/feature_table.h"
#include "core/workspace/layer_table.h"
#include "core/workspace/raster_table.h"
#include "core/workspace/series_state.h"
#include "core/workspace/staging.h"

#include <array>

namespace weitblick::workspace {

using detail::Json;

namespace {

struct AboutLayers {
    std::string_view table;
    std::string_view nameColumn;
};

// Tables that speak of layers by name, those first that refer to others.
constexpr std::array kAboutLayers = {
    AboutLayers{"layer_styles", "f_table_name"},        AboutLayers{"gpkg_data_columns", "table_name"},
    AboutLayers{"gpkg_ogr_contents", "table_name"},     AboutLayers{"gpkg_extensions", "table_name"},
    AboutLayers{"gpkg_geometry_columns", "table_name"}, AboutLayers{"gpkg_contents", "table_name"},
};

Json jsonOf(const Statement& row, int column)
{
    if (row.isNull(column)) {
        return nullptr;
    }
    return row.text(column); // every column of these tables can be written as text
}

/// Takes all rows out that speak of a layer.
Result<Json> takeRegistration(Database& database, std::string_view layer)
{
    Json all = Json::object();
    for (const AboutLayers& about : kAboutLayers) {
        WB_TRY(const bool isThere, database.hasTable(about.table));
        if (!isThere) {
            continue;
        }
        const std::string where = " FROM " + quoteIdentifier(about.table) + " WHERE " +
                                  quoteIdentifier(about.nameColumn) + "=?1 COLLATE NOCASE";
        WB_TRY(auto columns, database.prepare("SELECT name FROM pragma_table_info(?1)"));
        columns.bind(1, about.table);
        WB_TRY(const auto names,
               detail::rowsOf<std::string>(columns, [](const Statement& row) { return std::string(row.text(0)); }));
        WB_TRY(auto rows, database.prepare("SELECT *" + where));
        rows.bind(1, layer);
        WB_TRY(auto found, detail::rowsOf<Json>(rows, [&names](const Statement& row) {
                   Json values = Json::object();
                   for (int column = 0; column < row.columnCount(); ++column) {
                       values[names[static_cast<std::size_t>(column)]] = jsonOf(row, column);
                   }
                   return values;
               }));
        all[std::string(about.table)] = std::move(found);
        WB_TRY(auto remove, database.prepare("DELETE" + where));
        WB_CHECK(remove.bind(1, layer).execute());
    }
    return all;
}

Result<void> insertRow(Database& database, const AboutLayers& about, const Json& values, std::string_view layer)
{
    std::string columns;
    std::string parameters;
    for (const auto& [name, value] : values.items()) {
        columns += (columns.empty() ? "" : ",") + quoteIdentifier(name);
        parameters += parameters.empty() ? "?" : ",?";
    }
    WB_TRY(auto insert, database.prepare("INSERT OR IGNORE INTO " + quoteIdentifier(about.table) + "(" + columns +
                                         ") VALUES(" + parameters + ")"));
    int position = 0;
    for (const auto& [name, value] : values.items()) {
        ++position;
        if (name == about.nameColumn) {
            insert.bind(position, layer);
        } else if (value.is_string()) {
            insert.bind(position, std::string_view(value.get_ref<const std::string&>()));
        }
    }
    return insert.execute();
}

std::string textIn(const Json& registration, const char* column)
{
    const auto contents = registration.find("gpkg_contents");
    if (contents == registration.end() || contents->empty() || !contents->front().contains(column)) {
        return "";
    }
    const Json& value = contents->front()[column];
    return value.is_string() ? value.get<std::string>() : "";
}

/// What registerLayer() does not know: text for people, and the time of the last change as it was.
Result<void> restoreContents(Database& database, const Json& registration, std::string_view layer)
{
    WB_TRY(auto update, database.prepare("UPDATE gpkg_contents SET description=?2,last_change=?3 WHERE table_name=?1"));
    const std::string description = textIn(registration, "description");
    const std::string lastChange = textIn(registration, "last_change");
    return update.bind(1, layer).bind(2, description).bind(3, lastChange).execute();
}

Result<void> putRegistration(Database& database, const Json& registration, const LayerSchema& schema)
{
    for (const AboutLayers& about : kAboutLayers) {
        const auto rows = registration.find(about.table);
        if (rows == registration.end() || about.table == "gpkg_contents" || about.table == "gpkg_geometry_columns" ||
            about.table == "gpkg_ogr_contents") { // these are registerLayer()'s
            continue;
        }
        for (const Json& row : *rows) {
            WB_CHECK(insertRow(database, about, row, schema.name));
        }
    }
    return restoreContents(database, registration, schema.name);
}

Result<void> dropTriggersOf(Database& database, std::string_view table)
{
    WB_TRY(auto find, database.prepare("SELECT name FROM sqlite_schema WHERE type='trigger' AND tbl_name=?1"
                                       " COLLATE NOCASE AND (name LIKE 'rtree!_%' ESCAPE '!' OR"
                                       " name LIKE 'trigger!_%!_feature!_count!_%' ESCAPE '!')"));
    find.bind(1, table);
    WB_TRY(const auto names,
           detail::rowsOf<std::string>(find, [](const Statement& row) { return std::string(row.text(0)); }));
    for (const std::string& name : names) {
        WB_CHECK(database.execute("DROP TRIGGER " + quoteIdentifier(name)));
    }
    return {};
}

/// A layer of another program may come without a spatial index, which ours always have.
Result<void> ensureRtree(Database& database, const LayerSchema& schema)
{
    WB_TRY(const bool hasTree, database.hasTable(rtreeNameOf(schema.name)));
    if (hasTree || schema.geometry == GeometryType::None) {
        return {};
    }
    WB_CHECK(createRtree(database, schema.name));
    return database.execute("INSERT INTO " + quoteIdentifier(rtreeNameOf(schema.name)) +
                            " SELECT fid,ST_MinX(geom),ST_MaxX(geom),ST_MinY(geom),ST_MaxY(geom) FROM " +
                            quoteIdentifier(schema.name) + " WHERE NOT ST_IsEmpty(geom)");
}

geo::Envelope envelopeOf(const std::array<double, 4>& extent)
{
    const bool isEmpty = extent == std::array<double, 4>{};
    return isEmpty ? geo::Envelope{}
                   : geo::Envelope{.minX = extent[0], .minY = extent[1], .maxX = extent[2], .maxY = extent[3]};
}

Result<void> requireOurLayout(Database& database, const LayerSchema& schema)
{
    const std::string& table = schema.name;
    const auto isOurs = [&] {
        return schema.raster ? isOurRaster(database, table, *schema.raster) : isReadable(database, table);
    };
    WB_TRY(const bool ours, isOurs());
    if (ours) {
        return {};
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"„" + table + "“ stammt aus einem anderen Programm und lässt sich hier nicht ändern",
                             "\"" + table + "\" comes from another program and cannot be changed here"},
                 .subject = table,
                 .advice = {"Die Ebene aus der Datei importieren und die Kopie verwenden",
                            "Import the layer from the file and use the copy"}};
}

/// A dataset on its way from one table name to another.
struct Moving {
    std::int64_t id = 0;
    LayerSchema schema; ///< under its present name
    LayerContents contents;
};

Result<Moving> detach(Database& database, std::string_view name, Json& registration)
{
    WB_TRY(const auto id, datasetId(database, name));
    WB_TRY(const auto refreshed, refreshDataset(database, name));
    static_cast<void>(refreshed);
    WB_TRY(const Dataset dataset, shownDataset(database, name));
    WB_CHECK(requireOurLayout(database, dataset.schema));
    WB_CHECK(ensureRtree(database, dataset.schema));
    if (dataset.schema.raster) {
        WB_CHECK(unregisterTiles(database, dataset.schema.name));
    }
    WB_TRY(registration, takeRegistration(database, dataset.schema.name));
    WB_CHECK(dropTriggersOf(database, dataset.schema.name));
    return Moving{.id = id,
                  .schema = dataset.schema,
                  .contents = {.rowCount = dataset.rowCount, .extent = envelopeOf(dataset.extent)}};
}

Result<void> attach(Database& database, Moving moving, const Json& registration, std::string_view name)
{
    moving.schema.name = name;
    WB_CHECK(moving.schema.raster ? registerRaster(database, moving.schema)
                                  : registerLayer(database, moving.schema, moving.contents));
    WB_CHECK(putRegistration(database, registration, moving.schema));
    WB_TRY(auto update, database.prepare("UPDATE wb_dataset SET name=?2,table_name=?2,in_bin=0,registration=''"
                                         " WHERE id=?1"));
    return update.bind(1, moving.id).bind(2, name).execute();
}

/// The dataset of that name that is not in the bin; 0: none.
Result<std::int64_t> shownId(Database& database, std::string_view name)
{
    auto id = datasetId(database, name);
    if (!id && id.error().code == ErrorCode::NotFound) {
        return std::int64_t{0};
    }
    return id;
}

Result<std::string> freeBinName(Database& database)
{
    WB_TRY(const auto highest, database.scalarInteger("SELECT ifnull(max(substr(table_name,8)+0),0) FROM wb_dataset"
                                                      " WHERE in_bin=1"));
    return "wb_bin_" + std::to_string(highest + 1);
}

Result<void> keepInBin(Database& database, const Moving& moving, const std::string& table, const Json& registration)
{
    Json kept = registration;
    kept["extent"] = {moving.contents.extent.minX, moving.contents.extent.minY, moving.contents.extent.maxX,
                      moving.contents.extent.maxY};
    WB_TRY(auto update, database.prepare("UPDATE wb_dataset SET table_name=?2,in_bin=1,registration=?3 WHERE id=?1"));
    return update.bind(1, moving.id).bind(2, table).bind(3, std::string_view(detail::textOf(kept))).execute();
}

Result<Moving> movingFromBin(Database& database, const DatasetPlace& place, Json& registration)
{
    WB_TRY(auto find, database.prepare("SELECT schema,row_count,registration FROM wb_dataset WHERE id=?1"));
    WB_TRY(const bool isThere, find.bind(1, place.id).step());
    static_cast<void>(isThere); // place was just read
    WB_TRY(registration, detail::parsedJson(find.text(2), "registration"));
    Moving moving{.id = place.id};
    WB_TRY(moving.schema, detail::schemaFromJson(find.text(0)));
    moving.contents.rowCount = find.integer(1);
    const Json& extent = registration["extent"];
    if (extent.is_array() && extent.size() == 4 && extent.front().is_number()) { // an empty one is written as nulls
        moving.contents.extent = {.minX = extent[0], .minY = extent[1], .maxX = extent[2], .maxY = extent[3]};
    }
    return moving;
}

} // namespace

Result<void> renameDataset(Database& database, std::string_view from, std::string_view to)
{
    WB_CHECK(validate(LayerSchema{.name = std::string(to)}));
    WB_TRY(auto transaction, Transaction::begin(database));
    Json registration;
    WB_TRY(Moving moving, detach(database, from, registration));
    // By way of a third name: the new one may differ from the old only in case, which SQLite does not tell apart.
    WB_TRY(const auto between, freeBinName(database));
    WB_CHECK(renameLayerTable(database, moving.schema.name, between));
    WB_CHECK(renameLayerTable(database, between, to));
    WB_CHECK(attach(database, std::move(moving), registration, to));
    WB_CHECK(renameSeriesSet(database, from, to));
    return transaction.commit();
}

Result<void> removeToBin(Database& database, std::string_view name)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    Json registration;
    WB_TRY(const Moving moving, detach(database, name, registration));
    WB_TRY(const auto table, freeBinName(database));
    WB_CHECK(renameLayerTable(database, moving.schema.name, table));
    WB_CHECK(keepInBin(database, moving, table, registration));
    return transaction.commit();
}

Result<void> restoreFromBin(Database& database, std::string_view name)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(const auto place, placeInBin(database, name));
    Json registration;
    WB_TRY(Moving moving, movingFromBin(database, place, registration));
    WB_CHECK(renameLayerTable(database, place.table, place.name));
    WB_CHECK(attach(database, std::move(moving), registration, place.name));
    return transaction.commit();
}

Result<void> emptyDatasetBin(Database& database)
{
    WB_CHECK(database.execute("PRAGMA secure_delete=ON")); // for good: not to be found in free pages either
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(const auto places, placesInBin(database));
    for (const DatasetPlace& place : places) {
        WB_CHECK(dropLayerTable(database, place.table));
        WB_CHECK(forgetDataset(database, place.id));
        WB_TRY(const auto successor, shownId(database, place.name));
        if (successor == 0) { // nobody else has its readings
            WB_CHECK(forgetSeriesSet(database, place.name));
        }
    }
    return transaction.commit();
}

} // namespace weitblick::workspace
