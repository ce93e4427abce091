// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/feature_table.h"

#include <array>

namespace weitblick::workspace {

namespace {

/// Renames tables without a look at the rest of the schema, which may hold foreign views that are broken.
class LegacyAlterTable {
public:
    static Result<LegacyAlterTable> begin(Database& database)
    {
        WB_TRY(const std::int64_t before, database.scalarInteger("PRAGMA legacy_alter_table"));
        WB_CHECK(database.execute("PRAGMA legacy_alter_table=ON"));
        return LegacyAlterTable(before == 0 ? &database : nullptr);
    }
    LegacyAlterTable(LegacyAlterTable&& other) noexcept : m_database(other.m_database) { other.m_database = nullptr; }
    LegacyAlterTable& operator=(LegacyAlterTable&&) = delete;
    LegacyAlterTable(const LegacyAlterTable&) = delete;
    LegacyAlterTable& operator=(const LegacyAlterTable&) = delete;
    ~LegacyAlterTable()
    {
        if (m_database != nullptr) {
            static_cast<void>(m_database->execute("PRAGMA legacy_alter_table=OFF"));
        }
    }

private:
    explicit LegacyAlterTable(Database* database) : m_database(database) {}
    Database* m_database; ///< where to switch it off again
};

/// A text in the body of a trigger, where nothing can be bound.
std::string quoteText(std::string_view text)
{
    std::string quoted = "'";
    for (const char letter : text) {
        quoted += letter;
        if (letter == '\'') {
            quoted += letter;
        }
    }
    return quoted + '\'';
}

std::string replaced(std::string_view pattern, std::string_view what, std::string_view by)
{
    std::string text;
    for (std::size_t at = 0;;) {
        const std::size_t found = pattern.find(what, at);
        text += pattern.substr(at, found - at);
        if (found == std::string_view::npos) {
            return text;
        }
        text += by;
        at = found + what.size();
    }
}

/// One trigger of a layer: $tree and $table stand for the quoted names, $BOX for the values of a new entry.
struct TriggerPattern {
    std::string_view suffix;
    std::string_view event;
};

// OGC 12-128r18, annex F.3.
constexpr std::array kRtreeTriggers = {
    TriggerPattern{.suffix = "_insert",
                   .event = R"(AFTER INSERT ON $table WHEN (NEW."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO $tree VALUES ($BOX); END)"},
    TriggerPattern{.suffix = "_update1", .event = R"(AFTER UPDATE OF "geom" ON $table
WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO $tree VALUES ($BOX); END)"},
    TriggerPattern{.suffix = "_update2", .event = R"(AFTER UPDATE OF "geom" ON $table
WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM $tree WHERE id = OLD."fid"; END)"},
    TriggerPattern{.suffix = "_update3", .event = R"(AFTER UPDATE ON $table
WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM $tree WHERE id = OLD."fid"; INSERT OR REPLACE INTO $tree VALUES ($BOX); END)"},
    TriggerPattern{.suffix = "_update4", .event = R"(AFTER UPDATE ON $table
WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM $tree WHERE id IN (OLD."fid", NEW."fid"); END)"},
    TriggerPattern{.suffix = "_delete", .event = R"(AFTER DELETE ON $table WHEN OLD."geom" NOT NULL
BEGIN DELETE FROM $tree WHERE id = OLD."fid"; END)"},
};

constexpr std::string_view kBox =
    R"(NEW."fid",ST_MinX(NEW."geom"),ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"),ST_MaxY(NEW."geom"))";

Result<void> createRtreeTriggers(Database& database, std::string_view table)
{
    const std::string tree = rtreeNameOf(table);
    for (const TriggerPattern& trigger : kRtreeTriggers) {
        // $table last: a table may be called "$tree".
        std::string event = replaced(trigger.event, "$BOX", kBox);
        const std::size_t at = event.find("$table");
        const std::string head = event.substr(0, at) + quoteIdentifier(table);
        const std::string rest =
            replaced(event.substr(at + std::string_view("$table").size()), "$tree", quoteIdentifier(tree));
        std::string name = quoteIdentifier(tree + std::string(trigger.suffix));
        WB_CHECK(database.execute("CREATE TRIGGER " + name.append(" ").append(head).append(rest)));
    }
    return {};
}

Result<void> keepRowCountForGdal(Database& database, const std::string& table, std::int64_t rowCount)
{
    WB_CHECK(database.execute("CREATE TABLE IF NOT EXISTS gpkg_ogr_contents(table_name TEXT NOT NULL PRIMARY KEY,"
                              "feature_count INTEGER DEFAULT NULL)"));
    WB_TRY(auto count, database.prepare("INSERT OR REPLACE INTO gpkg_ogr_contents VALUES(?1,?2)"));
    WB_CHECK(count.bind(1, table).bind(2, rowCount).execute());
    const auto trigger = [&](const char* prefix, const char* event, const char* change) {
        return database.execute("CREATE TRIGGER " + quoteIdentifier(prefix + table) + " AFTER " + event + " ON " +
                                quoteIdentifier(table) +
                                " BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count " + change +
                                " 1 WHERE lower(table_name) = lower(" + quoteText(table) + "); END");
    };
    WB_CHECK(trigger("trigger_insert_feature_count_", "INSERT", "+"));
    return trigger("trigger_delete_feature_count_", "DELETE", "-");
}

Result<void> addToContents(Database& database, const LayerSchema& schema, const LayerContents& contents)
{
    // An identifier must be the only one of its kind, and is what other programs show: none is better than a wrong one.
    WB_TRY(auto insert,
           database.prepare("INSERT INTO gpkg_contents(table_name,data_type,identifier,min_x,min_y,max_x,max_y,srs_id)"
                            " VALUES(?1,?2,iif(EXISTS(SELECT 1 FROM gpkg_contents WHERE identifier=?1),NULL,?1),"
                            "?3,?4,?5,?6,?7)"));
    const bool hasGeometry = schema.geometry != GeometryType::None;
    insert.bind(1, schema.name).bind(2, std::string_view(hasGeometry ? "features" : "attributes"));
    if (!contents.extent.isEmpty()) {
        insert.bind(3, contents.extent.minX).bind(4, contents.extent.minY);
        insert.bind(5, contents.extent.maxX).bind(6, contents.extent.maxY);
    }
    return insert.bind(7, schema.srsId).execute();
}

} // namespace

std::string rtreeNameOf(std::string_view table)
{
    return "rtree_" + std::string(table) + "_" + std::string(kGeometryColumn);
}

Result<void> createLayerTable(Database& database, std::string_view table, const LayerSchema& schema)
{
    std::string sql = "CREATE TABLE " + quoteIdentifier(table) + " (" + quoteIdentifier(kFidColumn) +
                      " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL";
    if (schema.geometry != GeometryType::None) {
        sql += ", " + quoteIdentifier(kGeometryColumn) + " " + std::string(nameOf(schema.geometry));
    }
    for (const Column& column : schema.columns) {
        sql += ", " + quoteIdentifier(column.name) + " " + std::string(sqlTypeOf(column.type));
    }
    return database.execute(sql + ")");
}

Result<void> addLayerColumn(Database& database, std::string_view table, const Column& column)
{
    return database.execute("ALTER TABLE " + quoteIdentifier(table) + " ADD COLUMN " + quoteIdentifier(column.name) +
                            " " + std::string(sqlTypeOf(column.type)));
}

Result<void> createRtree(Database& database, std::string_view table)
{
    return database.execute("CREATE VIRTUAL TABLE " + quoteIdentifier(rtreeNameOf(table)) +
                            " USING rtree(id, minx, maxx, miny, maxy)");
}

Result<void> renameLayerTable(Database& database, std::string_view from, std::string_view to)
{
    WB_TRY(auto find, database.prepare("SELECT 1 FROM sqlite_schema WHERE lower(name)=lower(?1)"));
    WB_TRY(const bool isTaken, find.bind(1, to).step());
    if (isTaken) {
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {"eine Tabelle mit diesem Namen gibt es schon", "there is a table of that name already"},
            .subject = std::string(to)};
    }
    WB_TRY(const LegacyAlterTable legacy, LegacyAlterTable::begin(database));
    WB_CHECK(database.execute("ALTER TABLE " + quoteIdentifier(from) + " RENAME TO " + quoteIdentifier(to)));
    WB_TRY(const bool hasTree, database.hasTable(rtreeNameOf(from)));
    if (!hasTree) {
        return {};
    }
    return database.execute("ALTER TABLE " + quoteIdentifier(rtreeNameOf(from)) + " RENAME TO " +
                            quoteIdentifier(rtreeNameOf(to)));
}

Result<void> registerLayer(Database& database, const LayerSchema& schema, const LayerContents& contents)
{
    WB_CHECK(addToContents(database, schema, contents));
    WB_CHECK(keepRowCountForGdal(database, schema.name, contents.rowCount));
    if (schema.geometry == GeometryType::None) {
        return {};
    }
    constexpr int kNoZ = 0;
    constexpr int kMayHaveZ = 2;
    WB_TRY(auto column, database.prepare("INSERT INTO gpkg_geometry_columns VALUES(?1,?2,?3,?4,?5,0)"));
    column.bind(1, schema.name).bind(2, kGeometryColumn).bind(3, nameOf(schema.geometry)).bind(4, schema.srsId);
    WB_CHECK(column.bind(5, schema.hasZ ? kMayHaveZ : kNoZ).execute());
    WB_TRY(auto extension, database.prepare("INSERT INTO gpkg_extensions VALUES(?1,?2,'gpkg_rtree_index',"
                                            "'http://www.geopackage.org/spec120/#extension_rtree','write-only')"));
    WB_CHECK(extension.bind(1, schema.name).bind(2, kGeometryColumn).execute());
    return createRtreeTriggers(database, schema.name);
}

} // namespace weitblick::workspace
