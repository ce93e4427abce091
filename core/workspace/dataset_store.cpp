// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/dataset_store.h"

#include "core/base/nearest_name.h"
#include "core/workspace/detail/row_walk.h"
#include "core/workspace/detail/schema_json.h"
#include "core/workspace/layer_table.h"
#include "core/workspace/raster_table.h"

namespace weitblick::workspace {

using detail::rowsOf;

namespace {

/// A dataset as the tables have it, before anything is read through.
struct Listed {
    Dataset dataset;
    std::int64_t id = 0; ///< 0: not in the catalogue
    bool changedByOthers = false;
};

// Views are not shown: one may never end. In the order of the columns read in listedFromRow().
constexpr std::string_view kListed = R"(
SELECT c.table_name, c.description, c.last_change, ifnull(c.min_x,0), ifnull(c.min_y,0), ifnull(c.max_x,0),
  ifnull(c.max_y,0), ifnull(d.id,0), d.schema, d.row_count, d.content_hash, d.title, d.source, d.licence, d.attribution,
  d.data_date, d.note, d.lineage_id, d.rejected_count, d.stale, d.changed, d.contents_change
FROM gpkg_contents c LEFT JOIN wb_dataset d ON d.in_bin=0 AND d.name=c.table_name COLLATE NOCASE
WHERE c.table_name NOT LIKE 'wb!_%' ESCAPE '!' AND c.data_type IN ('features','attributes','tiles','2d-gridded-coverage')
  AND EXISTS(SELECT 1 FROM sqlite_schema s WHERE s.type='table' AND s.rootpage>0 AND s.name=c.table_name COLLATE NOCASE)
)";

/// Structure as it is now, with the units and titles that the catalogue knows.
Result<LayerSchema> currentSchema(Database& database, std::string_view table, const LayerSchema& known)
{
    WB_TRY(auto schema, schemaOfTable(database, table));
    if (schema.raster && known.raster) { // what a GeoPackage says of a raster is less than we know
        WB_TRY(const bool isOurs, isOurRaster(database, table, *known.raster));
        return isOurs ? known : schema;
    }
    for (Column& column : schema.columns) {
        if (const auto index = known.indexOf(column.name)) {
            column.unit = known.columns[*index].unit;
            column.title = known.columns[*index].title;
        }
    }
    return schema;
}

CatalogueEntry entryAt(const Statement& row, int firstColumn)
{
    const auto text = [&](int offset) { return std::string(row.text(firstColumn + offset)); };
    return {.title = text(0),
            .source = text(1),
            .licence = text(2),
            .attribution = text(3),
            .dataDate = text(4),
            .note = text(5)};
}

Result<Listed> listedFromRow(Database& database, const Statement& row)
{
    Listed listed{.id = row.integer(7)};
    Dataset& dataset = listed.dataset;
    dataset.extent = {row.real(3), row.real(4), row.real(5), row.real(6)};
    dataset.changed = parseIsoUtc(row.text(2)).value_or(UtcSeconds{});
    if (listed.id == 0) {
        dataset.entry.title = row.text(1);
        WB_TRY(dataset.schema, schemaOfTable(database, row.text(0)));
        return listed;
    }
    WB_TRY(dataset.schema, detail::schemaFromJson(row.text(8)));
    dataset.rowCount = row.integer(9);
    dataset.contentHash = row.text(10);
    dataset.entry = entryAt(row, 11);
    dataset.lineageId = row.integer(17);
    dataset.rejectedCount = row.integer(18);
    dataset.stale = row.integer(19) != 0;
    dataset.schema.name = row.text(0);
    listed.changedByOthers = row.text(2) != row.text(21);
    if (listed.changedByOthers) {
        WB_TRY(dataset.schema, currentSchema(database, row.text(0), dataset.schema));
    } else {
        dataset.changed = parseIsoUtc(row.text(20)).value_or(dataset.changed);
    }
    return listed;
}

Result<std::vector<std::string>> shownNames(Database& database)
{
    WB_TRY(auto rows, database.prepare("SELECT table_name FROM (" + std::string(kListed) + ")"));
    return rowsOf<std::string>(rows, [](const Statement& row) { return std::string(row.text(0)); });
}

Result<Listed> findListed(Database& database, std::string_view name)
{
    WB_TRY(auto rows, database.prepare(std::string(kListed) + " AND c.table_name=?1 COLLATE NOCASE"));
    WB_TRY(const bool isThere, rows.bind(1, name).step());
    if (!isThere) {
        WB_TRY(const auto names, shownNames(database));
        return Error{.code = ErrorCode::NotFound,
                     .message = {"im Projekt gibt es keine Ebene „" + std::string(name) + "“",
                                 "the project has no layer \"" + std::string(name) + "\""},
                     .subject = std::string(name),
                     .advice = proposalFor(name, names)};
    }
    return listedFromRow(database, rows);
}

Result<void> readThrough(Database& database, Dataset& dataset)
{
    Job job;
    if (dataset.schema.raster && !dataset.contentHash.empty()) {
        WB_TRY(const auto content, contentOfRaster(database, dataset.schema, job));
        dataset.rowCount = content.rowCount;
        dataset.contentHash = content.contentHash;
        return {};
    }
    WB_TRY(const bool readable, isReadable(database, dataset.schema.name));
    if (!readable) {
        WB_TRY(dataset.rowCount,
               database.scalarInteger("SELECT count(*) FROM " + quoteIdentifier(dataset.schema.name)));
        return {};
    }
    WB_TRY(const auto content, contentOfTable(database, dataset.schema, job));
    dataset.rowCount = content.rowCount;
    dataset.contentHash = content.contentHash;
    return {};
}

Result<std::string> lastChangeOf(Database& database, std::string_view table)
{
    WB_TRY(auto find, database.prepare("SELECT last_change FROM gpkg_contents WHERE table_name=?1 COLLATE NOCASE"));
    WB_TRY(const bool isThere, find.bind(1, table).step());
    return isThere ? std::string(find.text(0)) : std::string();
}

Result<DatasetPlace> placeFromRow(const Statement& row)
{
    return DatasetPlace{.id = row.integer(0),
                        .name = std::string(row.text(1)),
                        .table = std::string(row.text(2)),
                        .inBin = row.integer(3) != 0};
}

Result<void> describeForOthers(Database& database, std::string_view table, const CatalogueEntry& entry)
{
    WB_TRY(auto set, database.prepare("UPDATE gpkg_contents SET description=?2 WHERE table_name=?1 COLLATE NOCASE"
                                      " AND description IS NOT ?2"));
    return set.bind(1, table).bind(2, entry.title).execute();
}

} // namespace

Result<std::vector<Dataset>> shownDatasets(Database& database)
{
    WB_TRY(auto rows, database.prepare(std::string(kListed) + " ORDER BY c.table_name COLLATE NOCASE"));
    WB_TRY(auto listed,
           rowsOf<Listed>(rows, [&database](const Statement& row) { return listedFromRow(database, row); }));
    std::vector<Dataset> datasets;
    for (Listed& one : listed) {
        if (one.id == 0) {
            WB_TRY(one.dataset.rowCount,
                   database.scalarInteger("SELECT count(*) FROM " + quoteIdentifier(one.dataset.schema.name)));
        }
        datasets.push_back(std::move(one.dataset));
    }
    return datasets;
}

Result<Dataset> shownDataset(Database& database, std::string_view name)
{
    WB_TRY(auto listed, findListed(database, name));
    if (listed.id == 0 || listed.changedByOthers) {
        WB_CHECK(readThrough(database, listed.dataset));
    }
    return std::move(listed.dataset);
}

Result<LayerSchema> shownSchema(Database& database, std::string_view name)
{
    WB_TRY(auto listed, findListed(database, name));
    return std::move(listed.dataset.schema);
}

Result<std::int64_t> datasetId(Database& database, std::string_view name)
{
    WB_TRY(auto listed, findListed(database, name));
    if (listed.id != 0) {
        return listed.id;
    }
    WB_CHECK(readThrough(database, listed.dataset));
    return enterDataset(database, listed.dataset);
}

Result<std::int64_t> knownDatasetId(Database& database, std::string_view name)
{
    WB_TRY(const auto listed, findListed(database, name));
    return listed.id;
}

Result<std::vector<DatasetPlace>> placesInBin(Database& database)
{
    WB_TRY(auto rows, database.prepare("SELECT id,name,table_name,in_bin FROM wb_dataset WHERE in_bin=1 ORDER BY"
                                       " substr(table_name,8)+0 DESC, id DESC"));
    return rowsOf<DatasetPlace>(rows, &placeFromRow);
}

Result<DatasetPlace> placeInBin(Database& database, std::string_view name)
{
    WB_TRY(const auto places, placesInBin(database));
    for (const DatasetPlace& place : places) {
        if (place.name == name) {
            return place;
        }
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"im Papierkorb des Projekts liegt keine Ebene „" + std::string(name) + "“",
                             "the project's bin holds no layer \"" + std::string(name) + "\""},
                 .subject = std::string(name)};
}

Result<std::int64_t> enterDataset(Database& database, const Dataset& dataset)
{
    const std::string& name = dataset.schema.name;
    WB_TRY(auto former, database.prepare("SELECT id FROM wb_dataset WHERE in_bin=0 AND name=?1 COLLATE NOCASE"));
    WB_TRY(const bool hasFormer, former.bind(1, name).step());
    if (hasFormer) {
        WB_CHECK(forgetDataset(database, former.integer(0)));
    }
    former.reset();
    WB_TRY(const auto lastChange, lastChangeOf(database, name));
    WB_TRY(auto insert, database.prepare("INSERT INTO wb_dataset(name,table_name,schema,row_count,content_hash,"
                                         "lineage_id,rejected_count,changed,contents_change)"
                                         " VALUES(?1,?1,?2,?3,?4,?5,?6,?7,?8)"));
    insert.bind(1, name).bind(2, std::string_view(detail::schemaToJson(dataset.schema))).bind(3, dataset.rowCount);
    insert.bind(4, dataset.contentHash).bind(5, dataset.lineageId).bind(6, dataset.rejectedCount);
    insert.bind(7, isoUtc(utcNow())).bind(8, lastChange);
    WB_CHECK(insert.execute());
    const std::int64_t id = database.lastInsertId();
    WB_CHECK(setCatalogueEntry(database, id, dataset.entry));
    return id;
}

Result<bool> isChangedByOthers(Database& database, std::string_view name)
{
    WB_TRY(const auto listed, findListed(database, name));
    return listed.changedByOthers;
}

Result<bool> refreshDataset(Database& database, std::string_view name)
{
    WB_TRY(auto listed, findListed(database, name));
    if (listed.id == 0 || !listed.changedByOthers) {
        return false;
    }
    const std::string before = listed.dataset.contentHash;
    WB_CHECK(readThrough(database, listed.dataset));
    WB_TRY(const auto lastChange, lastChangeOf(database, name));
    WB_TRY(auto update, database.prepare("UPDATE wb_dataset SET schema=?2,row_count=?3,content_hash=?4,changed=?5,"
                                         "contents_change=?6 WHERE id=?1"));
    update.bind(1, listed.id)
        .bind(2, std::string_view(detail::schemaToJson(listed.dataset.schema)))
        .bind(3, listed.dataset.rowCount);
    update.bind(4, listed.dataset.contentHash).bind(5, isoUtc(utcNow())).bind(6, lastChange);
    WB_CHECK(update.execute());
    return listed.dataset.contentHash != before;
}

Result<void> forgetDataset(Database& database, std::int64_t id)
{
    for (const std::string_view sql :
         {"DELETE FROM wb_role WHERE dataset_id=?1", "DELETE FROM wb_rejected WHERE dataset_id=?1",
          "DELETE FROM wb_result WHERE dataset_id=?1", "DELETE FROM wb_dataset WHERE id=?1"}) {
        WB_TRY(auto remove, database.prepare(sql));
        WB_CHECK(remove.bind(1, id).execute());
    }
    return {};
}

Result<CatalogueEntry> catalogueEntry(Database& database, std::int64_t id)
{
    WB_TRY(auto find, database.prepare("SELECT title,source,licence,attribution,data_date,note FROM wb_dataset"
                                       " WHERE id=?1"));
    WB_TRY(const bool isThere, find.bind(1, id).step());
    return isThere ? entryAt(find, 0) : CatalogueEntry{};
}

Result<void> setCatalogueEntry(Database& database, std::int64_t id, const CatalogueEntry& entry)
{
    WB_TRY(auto update, database.prepare("UPDATE wb_dataset SET title=?2,source=?3,licence=?4,attribution=?5,"
                                         "data_date=?6,note=?7 WHERE id=?1 RETURNING table_name"));
    update.bind(1, id).bind(2, entry.title).bind(3, entry.source).bind(4, entry.licence);
    update.bind(5, entry.attribution).bind(6, entry.dataDate).bind(7, entry.note);
    WB_TRY(const bool isThere, update.step());
    const std::string table(isThere ? update.text(0) : std::string_view());
    WB_CHECK(update.execute());
    return describeForOthers(database, table, entry);
}

Result<void> enterRejected(Database& database, std::int64_t id, const std::vector<RejectedRecord>& records)
{
    WB_TRY(auto insert, database.prepare("INSERT INTO wb_rejected(dataset_id,source,line,reason_de,reason_en,content)"
                                         " VALUES(?1,?2,?3,?4,?5,?6)"));
    for (const RejectedRecord& record : records) {
        insert.bind(1, id).bind(2, record.source).bind(3, record.line).bind(4, record.reasonDe);
        WB_CHECK(insert.bind(5, record.reasonEn).bind(6, record.content).execute());
    }
    return {};
}

Result<std::vector<RejectedRecord>> rejectedRecords(Database& database, std::int64_t id)
{
    WB_TRY(auto rows, database.prepare("SELECT source,line,reason_de,reason_en,content FROM wb_rejected"
                                       " WHERE dataset_id=?1 ORDER BY id"));
    rows.bind(1, id);
    return rowsOf<RejectedRecord>(rows, [](const Statement& row) {
        return RejectedRecord{.source = std::string(row.text(0)),
                              .line = row.integer(1),
                              .reasonDe = std::string(row.text(2)),
                              .reasonEn = std::string(row.text(3)),
                              .content = std::string(row.text(4))};
    });
}

} // namespace weitblick::workspace
