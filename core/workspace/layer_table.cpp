// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/layer_table.h"

#include "core/base/hash.h"
#include "core/workspace/layer_reader.h"
#include "core/workspace/raster_table.h"
#include "core/workspace/row_batch.h"

namespace weitblick::workspace {

namespace {

Result<void> readGeometryColumn(Database& database, std::string_view table, LayerSchema& schema)
{
    WB_TRY(auto find, database.prepare("SELECT geometry_type_name,srs_id,z FROM gpkg_geometry_columns"
                                       " WHERE table_name=?1 COLLATE NOCASE"));
    WB_TRY(const bool hasGeometry, find.bind(1, table).step());
    if (hasGeometry) {
        schema.geometry = geometryTypeOf(find.text(0)).value_or(GeometryType::Geometry);
        schema.srsId = static_cast<int>(find.integer(1));
        schema.hasZ = find.integer(2) != 0;
    }
    return {};
}

Result<int> srsOfContents(Database& database, std::string_view table)
{
    WB_TRY(auto find, database.prepare("SELECT srs_id FROM gpkg_contents WHERE table_name=?1 COLLATE NOCASE"));
    WB_TRY(const bool isThere, find.bind(1, table).step());
    return isThere ? static_cast<int>(find.integer(0)) : 0;
}

bool isOwnColumn(std::string_view name, bool hasGeometry)
{
    return name == kFidColumn || (hasGeometry && name == kGeometryColumn);
}

void addRow(RowBatch& batch, const LayerReader& reader)
{
    batch.beginRow();
    if (!reader.geometry().empty()) {
        batch.geometry(reader.geometry());
    }
    for (std::size_t column = 0; column < reader.columnCount(); ++column) {
        batch.addCell(reader.value(column));
    }
    batch.endRow();
}

} // namespace

Result<LayerSchema> schemaOfTable(Database& database, std::string_view table)
{
    WB_TRY(auto columns, database.prepare("SELECT name,type FROM pragma_table_info(?1)"));
    columns.bind(1, table);
    LayerSchema schema{.name = std::string(table)};
    WB_TRY(schema.raster, rasterOfTable(database, table));
    if (schema.raster) {
        WB_TRY(schema.srsId, srsOfContents(database, table));
        return schema;
    }
    WB_CHECK(readGeometryColumn(database, table, schema));
    bool isThere = false;
    while (true) {
        WB_TRY(const bool row, columns.step());
        if (!row) {
            break;
        }
        isThere = true;
        if (!isOwnColumn(columns.text(0), schema.geometry != GeometryType::None)) {
            schema.columns.push_back({.name = std::string(columns.text(0)),
                                      .type = columnTypeOf(columns.text(1)).value_or(ColumnType::Text)});
        }
    }
    if (!isThere) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Tabelle ist nicht vorhanden", "there is no such table"},
                     .subject = std::string(table)};
    }
    return schema;
}

Result<bool> isReadable(Database& database, std::string_view table)
{
    WB_TRY(auto key, database.prepare("SELECT 1 FROM pragma_table_info(?1) WHERE name=?2 AND pk=1"));
    WB_TRY(const bool hasKey, key.bind(1, table).bind(2, kFidColumn).step());
    WB_TRY(auto geometry, database.prepare("SELECT 1 FROM gpkg_geometry_columns WHERE table_name=?1 COLLATE NOCASE"
                                           " AND column_name<>?2"));
    WB_TRY(const bool isNamedOtherwise, geometry.bind(1, table).bind(2, kGeometryColumn).step());
    return hasKey && !isNamedOtherwise;
}

Result<LayerContent> contentOfTable(Database& database, const LayerSchema& schema, Job& job)
{
    WB_TRY(auto reader, LayerReader::open(database, schema));
    Sha256 hash;
    hash.add(canonicalText(schema));
    LayerContent content;
    RowBatch batch;
    constexpr std::size_t kBatchBytes = std::size_t{1} << 18U;
    while (true) {
        WB_TRY(const bool row, reader.next());
        if (row) {
            addRow(batch, reader);
            ++content.rowCount;
        }
        if (!row || batch.bytes().size() >= kBatchBytes) {
            hash.add(batch.bytes());
            batch.clear();
            WB_CHECK(job.report(0.0, schema.name));
        }
        if (!row) {
            content.contentHash = hash.hexDigest();
            return content;
        }
    }
}

} // namespace weitblick::workspace
