// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/schema.h"

#include "core/workspace/spatial_ref_systems.h"

#include <array>
#include <charconv>
#include <vector>

namespace weitblick::workspace {

namespace {

// OGC 12-128r18: tables 4, 5, 20 and 10 to 12. The checks are those of the specification.
constexpr std::string_view kGeoPackageTables = R"(
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_tile_matrix_set (
  table_name TEXT NOT NULL PRIMARY KEY, srs_id INTEGER NOT NULL,
  min_x DOUBLE NOT NULL, min_y DOUBLE NOT NULL, max_x DOUBLE NOT NULL, max_y DOUBLE NOT NULL,
  CONSTRAINT fk_gtms_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gtms_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_tile_matrix (
  table_name TEXT NOT NULL, zoom_level INTEGER NOT NULL, matrix_width INTEGER NOT NULL, matrix_height INTEGER NOT NULL,
  tile_width INTEGER NOT NULL, tile_height INTEGER NOT NULL, pixel_x_size DOUBLE NOT NULL, pixel_y_size DOUBLE NOT NULL,
  CONSTRAINT pk_ttm PRIMARY KEY (table_name, zoom_level),
  CONSTRAINT fk_tmm_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name));
)";

struct OwnTable {
    std::string_view name;
    std::string_view columns; ///< besides id
    std::string_view titleDe;
};

// Attribute tables of a GeoPackage need an integer key of their own (requirement 119).
constexpr std::array kOwnTables = {
    OwnTable{"wb_meta", "key TEXT NOT NULL UNIQUE, value TEXT NOT NULL", "Weitblick: Fassung der Projektdatei"},
    OwnTable{"wb_project_value", "key TEXT NOT NULL UNIQUE, value TEXT NOT NULL", "Weitblick: Einstellungen"},
    OwnTable{"wb_dataset",
             "name TEXT NOT NULL, table_name TEXT NOT NULL UNIQUE, in_bin BOOLEAN NOT NULL DEFAULT 0,"
             "schema TEXT NOT NULL, row_count INTEGER NOT NULL, content_hash TEXT NOT NULL,"
             "title TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '', licence TEXT NOT NULL DEFAULT '',"
             "attribution TEXT NOT NULL DEFAULT '', data_date TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',"
             "lineage_id INTEGER NOT NULL DEFAULT 0, rejected_count INTEGER NOT NULL DEFAULT 0,"
             "stale BOOLEAN NOT NULL DEFAULT 0, changed TEXT NOT NULL, contents_change TEXT NOT NULL DEFAULT '',"
             "registration TEXT NOT NULL DEFAULT ''",
             "Weitblick: Datenkatalog"},
    OwnTable{"wb_rejected",
             "dataset_id INTEGER NOT NULL, source TEXT NOT NULL, line INTEGER NOT NULL, reason_de TEXT NOT NULL,"
             "reason_en TEXT NOT NULL, content TEXT NOT NULL",
             "Weitblick: nicht übernommene Datensätze"},
    OwnTable{"wb_role",
             "role TEXT NOT NULL, dataset_id INTEGER NOT NULL, fields TEXT NOT NULL, UNIQUE(role,dataset_id)",
             "Weitblick: Rollen"},
    OwnTable{"wb_profile",
             "name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, fields TEXT NOT NULL, columns TEXT NOT NULL,"
             "read_options TEXT NOT NULL",
             "Weitblick: Zuordnungsprofile"},
    OwnTable{"wb_override", "entry TEXT NOT NULL UNIQUE, value TEXT NOT NULL, reason TEXT NOT NULL",
             "Weitblick: eigene Kennwerte"},
    OwnTable{"wb_lineage",
             "dataset_id INTEGER NOT NULL, dataset TEXT NOT NULL, activity TEXT NOT NULL, finished TEXT NOT NULL,"
             "output_hash TEXT NOT NULL, record TEXT NOT NULL",
             "Weitblick: Herkunft"},
    OwnTable{"wb_lineage_input",
             "lineage_id INTEGER NOT NULL, position INTEGER NOT NULL, dataset_id INTEGER NOT NULL,"
             "UNIQUE(lineage_id,position)",
             "Weitblick: Herkunft, Eingaben"},
    OwnTable{"wb_result", "run_hash TEXT NOT NULL UNIQUE, dataset_id INTEGER NOT NULL, content_hash TEXT NOT NULL",
             "Weitblick: fertige Berechnungen"},
    OwnTable{"wb_edit",
             "time TEXT NOT NULL, user TEXT NOT NULL, edit TEXT NOT NULL, inverse TEXT NOT NULL, state TEXT NOT NULL",
             "Weitblick: Änderungen"},
    OwnTable{"wb_staging",
             "table_name TEXT NOT NULL UNIQUE, layer TEXT NOT NULL, purpose TEXT NOT NULL, started TEXT NOT NULL,"
             "host TEXT NOT NULL, pid INTEGER NOT NULL, process_start TEXT NOT NULL",
             "Weitblick: laufende Importe"},
};

// Parts of the GeoPackage itself that are read without asking whether they are there.
constexpr std::array<std::string_view, 4> kReadTables = {"gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions",
                                                         "gpkg_spatial_ref_sys"};

Result<void> createOwnTable(Database& database, const OwnTable& table)
{
    WB_CHECK(database.execute("CREATE TABLE " + quoteIdentifier(table.name) +
                              "(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL," + std::string(table.columns) + ")"));
    WB_TRY(auto contents,
           database.prepare("INSERT INTO gpkg_contents(table_name,data_type,identifier,description,srs_id)"
                            " VALUES(?1,'attributes',?1,?2,0)"));
    WB_CHECK(contents.bind(1, table.name).bind(2, table.titleDe).execute());
    WB_TRY(auto extension,
           database.prepare("INSERT INTO gpkg_extensions VALUES(?1,NULL,'weitblick_project',"
                            "'Project tables of Weitblick; layers do not depend on them','write-only')"));
    return extension.bind(1, table.name).execute();
}

Error notAProject(const Database& database)
{
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = {"keine Projektdatei von Weitblick", "not a project file of Weitblick"},
        .subject = database.file().string(),
        .advice = {"Ein neues Projekt anlegen und die Datei importieren", "Create a new project and import the file"}};
}

} // namespace

Result<void> createGeoPackageTables(Database& database)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_CHECK(database.execute("PRAGMA application_id=" + std::to_string(kGeoPackageApplicationId) +
                              "; PRAGMA user_version=" + std::to_string(kGeoPackageVersion)));
    WB_CHECK(createSpatialRefSystems(database));
    WB_CHECK(database.execute(kGeoPackageTables));
    return transaction.commit();
}

Result<void> createSchema(Database& database, int projectSrsId)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_CHECK(createGeoPackageTables(database));
    for (const OwnTable& table : kOwnTables) {
        WB_CHECK(createOwnTable(database, table));
    }
    WB_CHECK(database.execute("CREATE UNIQUE INDEX wb_dataset_name ON wb_dataset(name COLLATE NOCASE) WHERE in_bin=0;"
                              "CREATE INDEX wb_rejected_dataset ON wb_rejected(dataset_id)"));
    WB_CHECK(ensureSrs(database, projectSrsId));
    WB_CHECK(setMeta(database, "schema_version", std::to_string(kSchemaVersion)));
    WB_CHECK(setMeta(database, "project_srs", std::to_string(projectSrsId)));
    return transaction.commit();
}

Result<int> schemaVersionOf(Database& database)
{
    WB_TRY(const bool hasMeta, database.hasTable("wb_meta"));
    if (!hasMeta) {
        return notAProject(database);
    }
    WB_TRY(const auto version, metaInteger(database, "schema_version"));
    return static_cast<int>(version);
}

Result<std::string> metaText(Database& database, std::string_view key)
{
    WB_TRY(auto find, database.prepare("SELECT value FROM wb_meta WHERE key=?1"));
    WB_TRY(const bool row, find.bind(1, key).step());
    return row ? std::string(find.text(0)) : std::string();
}

Result<std::int64_t> metaInteger(Database& database, std::string_view key)
{
    WB_TRY(const auto text, metaText(database, key));
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size()) {
        return Error{.code = ErrorCode::Database,
                     .message = {"in der Projektdatei fehlt die Angabe „" + std::string(key) + "“",
                                 "the project file lacks the entry \"" + std::string(key) + "\""},
                     .subject = database.file().string()};
    }
    return value;
}

Result<void> setMeta(Database& database, std::string_view key, std::string_view value)
{
    WB_TRY(auto set, database.prepare("INSERT INTO wb_meta(key,value) VALUES(?1,?2)"
                                      " ON CONFLICT(key) DO UPDATE SET value=excluded.value"));
    return set.bind(1, key).bind(2, value).execute();
}

Result<void> verifySchema(Database& database)
{
    std::vector<std::string_view> names(kReadTables.begin(), kReadTables.end());
    for (const OwnTable& table : kOwnTables) {
        names.push_back(table.name);
    }
    // Only an ordinary table has pages of its own.
    WB_TRY(auto find, database.prepare("SELECT 1 FROM sqlite_schema WHERE type='table' AND rootpage>0 AND name=?1"));
    for (const std::string_view name : names) {
        WB_TRY(const bool isThere, find.bind(1, name).step());
        if (!isThere) {
            return Error{.code = ErrorCode::Database,
                         .message = {"in der Projektdatei fehlt die Tabelle „" + std::string(name) + "“",
                                     "the project file lacks the table \"" + std::string(name) + "\""},
                         .subject = database.file().string()};
        }
        find.reset();
    }
    return {};
}

} // namespace weitblick::workspace
