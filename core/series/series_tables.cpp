// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_tables.h"

#include <array>
#include <string>
#include <string_view>

namespace weitblick::series {

namespace {

using workspace::Database;
using workspace::Transaction;

struct Table {
    std::string_view name;
    std::string_view columns; ///< besides id
    std::string_view title;
};

// Attribute tables of a GeoPackage need an integer key of their own (OGC 12-128r18, requirement 119).
constexpr std::array kTables = {
    Table{"wb_series_set",
          "name TEXT NOT NULL UNIQUE, title TEXT NOT NULL, source TEXT NOT NULL, licence TEXT NOT NULL,"
          "attribution TEXT NOT NULL, note TEXT NOT NULL",
          "Weitblick: Zeitreihen, Quellen"},
    Table{"wb_series_site",
          "set_id INTEGER NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, lon_deg DOUBLE, lat_deg DOUBLE,"
          "note TEXT NOT NULL, UNIQUE(set_id,key)",
          "Weitblick: Zeitreihen, Messstellen"},
    Table{"wb_series",
          "set_id INTEGER NOT NULL, key TEXT NOT NULL, site_id INTEGER NOT NULL, title TEXT NOT NULL,"
          "property TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, interval_s INTEGER NOT NULL,"
          "stale_after_s INTEGER NOT NULL, lowest DOUBLE, highest DOUBLE, UNIQUE(set_id,key)",
          "Weitblick: Zeitreihen"},
    Table{"wb_series_chunk",
          "series_id INTEGER NOT NULL, first_utc_s INTEGER NOT NULL, last_utc_s INTEGER NOT NULL,"
          "reading_count INTEGER NOT NULL, totals BLOB NOT NULL, payload BLOB NOT NULL,"
          "UNIQUE(series_id,first_utc_s)",
          "Weitblick: Zeitreihen, Messwerte"},
};

Result<void> createTable(Database& database, const Table& table)
{
    WB_CHECK(database.execute("CREATE TABLE " + workspace::quoteIdentifier(table.name) +
                              "(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL," + std::string(table.columns) + ")"));
    WB_TRY(auto contents,
           database.prepare("INSERT INTO gpkg_contents(table_name,data_type,identifier,description,srs_id)"
                            " VALUES(?1,'attributes',?1,?2,0)"));
    WB_CHECK(contents.bind(1, table.name).bind(2, table.title).execute());
    WB_TRY(auto extension,
           database.prepare("INSERT INTO gpkg_extensions VALUES(?1,NULL,'weitblick_project',"
                            "'Project tables of Weitblick; layers do not depend on them','write-only')"));
    return extension.bind(1, table.name).execute();
}

} // namespace

Result<bool> hasSeriesTables(Database& database)
{
    // Only an ordinary table has pages of its own: a view of that name may never end.
    WB_TRY(auto find, database.prepare("SELECT type='table' AND rootpage>0 FROM sqlite_schema WHERE name=?1"));
    std::size_t found = 0;
    bool areTables = true;
    for (const Table& table : kTables) {
        WB_TRY(const bool isThere, find.bind(1, table.name).step());
        found += isThere ? 1 : 0;
        areTables = areTables && (!isThere || find.integer(0) == 1);
        find.reset();
    }
    if ((found != 0 && found != kTables.size()) || !areTables) {
        return Error{.code = ErrorCode::Database,
                     .message = {"die Tabellen der Zeitreihen sind unvollständig",
                                 "the tables of the time series are incomplete"},
                     .subject = database.file().string(),
                     .advice = {"Eine Sicherung des Projekts öffnen", "Open a backup of the project"}};
    }
    return found != 0;
}

Result<void> createSeriesTables(Database& database)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(const bool areThere, hasSeriesTables(database));
    if (!areThere) {
        for (const Table& table : kTables) {
            WB_CHECK(createTable(database, table));
        }
    }
    return transaction.commit();
}

} // namespace weitblick::series
