// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_catalogue.h"

#include <array>
#include <cmath>
#include <utility>

namespace weitblick::series {

namespace {

using workspace::Database;
using workspace::Statement;

constexpr std::array kKinds = {std::pair{SeriesKind::Mean, std::string_view("mean")},
                               std::pair{SeriesKind::Count, std::string_view("count")},
                               std::pair{SeriesKind::State, std::string_view("state")},
                               std::pair{SeriesKind::Cumulative, std::string_view("cumulative")}};

Error notThere(const char* german, const char* english, std::string_view which)
{
    const std::string name(which);
    return Error{.code = ErrorCode::NotFound,
                 .message = {std::string(german) + " „" + name + "“ gibt es nicht",
                             std::string("there is no ") + english + " \"" + name + "\""},
                 .subject = name};
}

Error notUsable(Text message, std::string_view which)
{
    return Error{.code = ErrorCode::InvalidInput, .message = std::move(message), .subject = std::string(which)};
}

Result<std::int64_t> setIdOf(Database& database, std::string_view name)
{
    WB_TRY(auto find, database.prepare("SELECT id FROM wb_series_set WHERE name=?1"));
    WB_TRY(const bool row, find.bind(1, name).step());
    if (!row) {
        return notThere("die Zeitreihenquelle", "series set", name);
    }
    return find.integer(0);
}

/// The id that a put ends with, where the row is new and where it was there.
Result<std::int64_t> returnedId(Statement& put)
{
    WB_TRY(const bool row, put.step());
    const std::int64_t id = row ? put.integer(0) : 0;
    WB_CHECK(put.execute());
    return id;
}

void bindNumber(Statement& statement, int position, double value)
{
    if (std::isfinite(value)) {
        statement.bind(position, value);
    } else {
        statement.bind(position, nullptr);
    }
}

double numberOrNan(const Statement& row, int column)
{
    return row.isNull(column) ? std::numeric_limits<double>::quiet_NaN() : row.real(column);
}

std::optional<double> numberOrNothing(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

template <typename Value, typename Read>
Result<std::vector<Value>> rowsOf(Statement statement, Read read)
{
    std::vector<Value> values;
    while (true) {
        WB_TRY(const bool row, statement.step());
        if (!row) {
            return values;
        }
        Result<Value> value = read(statement);
        if (!value) {
            return std::move(value).error();
        }
        values.push_back(std::move(value).value());
    }
}

Result<void> checkDescription(const SeriesDescription& description)
{
    if (description.key.empty()) {
        return notUsable({"eine Zeitreihe braucht einen Schlüssel", "a series needs a key"}, description.title);
    }
    if (description.intervalS < 0 || description.staleAfterS < 0) {
        return notUsable({"Zeitabstand und Alter dürfen nicht negativ sein", "interval and age must not be negative"},
                         description.key);
    }
    if (!std::isfinite(description.lowest.value_or(0.0)) || !std::isfinite(description.highest.value_or(0.0))) {
        return notUsable({"eine Grenze des Messbereichs ist keine Zahl", "a limit of the measuring range is no number"},
                         description.key);
    }
    return {};
}

Result<void> checkSite(Database& database, SiteId site)
{
    WB_TRY(auto find, database.prepare("SELECT 1 FROM wb_series_site WHERE id=?1"));
    WB_TRY(const bool row, find.bind(1, site.value).step());
    return row ? Result<void>() : notThere("die Messstelle", "site", std::to_string(site.value));
}

} // namespace

std::string_view nameOf(SeriesKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)].second;
}

Result<SeriesKind> seriesKindOf(std::string_view name)
{
    for (const auto& [kind, text] : kKinds) {
        if (text == name) {
            return kind;
        }
    }
    return notUsable(
        {"unbekannte Art von Zeitreihe: " + std::string(name), "unknown kind of series: " + std::string(name)}, name);
}

Result<void> putSet(Database& database, const SeriesSet& set)
{
    if (set.name.empty()) {
        return notUsable({"eine Zeitreihenquelle braucht einen Namen", "a series set needs a name"}, set.title);
    }
    WB_TRY(auto put, database.prepare("INSERT INTO wb_series_set(name,title,source,licence,attribution,note)"
                                      " VALUES(?1,?2,?3,?4,?5,?6) ON CONFLICT(name) DO UPDATE SET title=excluded.title,"
                                      "source=excluded.source,licence=excluded.licence,"
                                      "attribution=excluded.attribution,note=excluded.note"));
    return put.bind(1, set.name)
        .bind(2, set.title)
        .bind(3, set.source)
        .bind(4, set.licence)
        .bind(5, set.attribution)
        .bind(6, set.note)
        .execute();
}

Result<SiteId> putSite(Database& database, const Site& site)
{
    if (site.key.empty()) {
        return notUsable({"eine Messstelle braucht einen Schlüssel", "a site needs a key"}, site.title);
    }
    WB_TRY(const auto setId, setIdOf(database, site.set));
    WB_TRY(auto put, database.prepare("INSERT INTO wb_series_site(set_id,key,title,lon_deg,lat_deg,note)"
                                      " VALUES(?1,?2,?3,?4,?5,?6) ON CONFLICT(set_id,key) DO UPDATE SET"
                                      " title=excluded.title,lon_deg=excluded.lon_deg,lat_deg=excluded.lat_deg,"
                                      "note=excluded.note RETURNING id"));
    put.bind(1, setId).bind(2, site.key).bind(3, site.title).bind(6, site.note);
    bindNumber(put, 4, site.lonDeg);
    bindNumber(put, 5, site.latDeg);
    WB_TRY(const auto id, returnedId(put));
    return SiteId{id};
}

Result<SeriesId> putSeries(Database& database, const SeriesDescription& description)
{
    WB_CHECK(checkDescription(description));
    WB_TRY(const auto setId, setIdOf(database, description.set));
    if (description.site.value != 0) {
        WB_CHECK(checkSite(database, description.site));
    }
    WB_TRY(auto put, database.prepare(
                         "INSERT INTO wb_series(set_id,key,site_id,title,property,unit,kind,interval_s,stale_after_s,"
                         "lowest,highest) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11) ON CONFLICT(set_id,key) DO"
                         " UPDATE SET site_id=excluded.site_id,title=excluded.title,property=excluded.property,"
                         "unit=excluded.unit,kind=excluded.kind,interval_s=excluded.interval_s,"
                         "stale_after_s=excluded.stale_after_s,lowest=excluded.lowest,highest=excluded.highest"
                         " RETURNING id"));
    put.bind(1, setId).bind(2, description.key).bind(3, description.site.value).bind(4, description.title);
    put.bind(5, description.property).bind(6, description.unit).bind(7, nameOf(description.kind));
    put.bind(8, description.intervalS).bind(9, description.staleAfterS);
    bindNumber(put, 10, description.lowest.value_or(std::numeric_limits<double>::quiet_NaN()));
    bindNumber(put, 11, description.highest.value_or(std::numeric_limits<double>::quiet_NaN()));
    WB_TRY(const auto id, returnedId(put));
    return SeriesId{id};
}

Result<void> removeSet(Database& database, std::string_view name)
{
    for (const char* sql : {"DELETE FROM wb_series_chunk WHERE series_id IN (SELECT r.id FROM wb_series r JOIN"
                            " wb_series_set s ON s.id=r.set_id WHERE s.name=?1)",
                            "DELETE FROM wb_series WHERE set_id IN (SELECT id FROM wb_series_set WHERE name=?1)",
                            "DELETE FROM wb_series_site WHERE set_id IN (SELECT id FROM wb_series_set WHERE name=?1)",
                            "DELETE FROM wb_series_set WHERE name=?1"}) {
        WB_TRY(auto remove, database.prepare(sql));
        WB_CHECK(remove.bind(1, name).execute());
    }
    return {};
}

Result<std::vector<SeriesSet>> allSets(Database& database)
{
    WB_TRY(auto rows, database.prepare("SELECT name,title,source,licence,attribution,note FROM wb_series_set"
                                       " ORDER BY name"));
    return rowsOf<SeriesSet>(std::move(rows), [](const Statement& row) {
        return SeriesSet{.name = std::string(row.text(0)),
                         .title = std::string(row.text(1)),
                         .source = std::string(row.text(2)),
                         .licence = std::string(row.text(3)),
                         .attribution = std::string(row.text(4)),
                         .note = std::string(row.text(5))};
    });
}

Result<std::vector<Site>> allSites(Database& database, std::string_view set)
{
    WB_TRY(auto rows, database.prepare("SELECT p.id,s.name,p.key,p.title,p.lon_deg,p.lat_deg,p.note FROM wb_series_site"
                                       " p JOIN wb_series_set s ON s.id=p.set_id WHERE ?1='' OR s.name=?1"
                                       " ORDER BY p.id"));
    rows.bind(1, set);
    return rowsOf<Site>(std::move(rows), [](const Statement& row) {
        return Site{.id = {row.integer(0)},
                    .set = std::string(row.text(1)),
                    .key = std::string(row.text(2)),
                    .title = std::string(row.text(3)),
                    .lonDeg = numberOrNan(row, 4),
                    .latDeg = numberOrNan(row, 5),
                    .note = std::string(row.text(6))};
    });
}

Result<std::vector<SeriesDescription>> allSeries(Database& database, std::string_view set)
{
    WB_TRY(auto rows, database.prepare("SELECT r.id,s.name,r.key,r.site_id,r.title,r.property,r.unit,r.kind,"
                                       "r.interval_s,r.stale_after_s,r.lowest,r.highest FROM wb_series r JOIN"
                                       " wb_series_set s ON s.id=r.set_id WHERE ?1='' OR s.name=?1 ORDER BY r.id"));
    rows.bind(1, set);
    return rowsOf<SeriesDescription>(std::move(rows), [](const Statement& row) -> Result<SeriesDescription> {
        WB_TRY(const auto kind, seriesKindOf(row.text(7)));
        return SeriesDescription{.id = {row.integer(0)},
                                 .set = std::string(row.text(1)),
                                 .key = std::string(row.text(2)),
                                 .site = {row.integer(3)},
                                 .title = std::string(row.text(4)),
                                 .property = std::string(row.text(5)),
                                 .unit = std::string(row.text(6)),
                                 .kind = kind,
                                 .intervalS = row.integer(8),
                                 .staleAfterS = row.integer(9),
                                 .lowest = numberOrNothing(row, 10),
                                 .highest = numberOrNothing(row, 11)};
    });
}

} // namespace weitblick::series
