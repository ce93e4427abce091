// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/project_check.h"

#include "core/workspace/dataset_store.h"
#include "core/workspace/detail/row_walk.h"
#include "core/workspace/feature_table.h"
#include "core/workspace/layer_table.h"
#include "core/workspace/lineage_store.h"
#include "core/workspace/raster_table.h"

namespace weitblick::workspace {

namespace {

constexpr int kMostMessages = 20;

/// Statements on the database end with the job for as long as this lives.
class StoppedWith {
public:
    StoppedWith(Database& database, const Job& job) : m_database(&database) { m_database->stopWith(&job); }
    ~StoppedWith() { m_database->stopWith(nullptr); }
    StoppedWith(const StoppedWith&) = delete;
    StoppedWith& operator=(const StoppedWith&) = delete;

private:
    Database* m_database;
};

using Findings = std::vector<CheckFinding>;

void add(Findings& findings, std::string dataset, Text message)
{
    findings.push_back({.isError = true, .dataset = std::move(dataset), .message = std::move(message)});
}

/// Damage ends a step of the check, not the check.
Result<void> found(Findings& findings, const std::string& dataset, Result<void> step)
{
    const auto isDamage = [](ErrorCode code) {
        return code == ErrorCode::Database || code == ErrorCode::NotFound || code == ErrorCode::InvalidInput;
    };
    if (!step && isDamage(step.error().code)) {
        add(findings, dataset, step.error().message);
        return {};
    }
    return step;
}

Result<void> checkPages(Database& database, Findings& findings)
{
    WB_TRY(auto rows, database.prepare("PRAGMA integrity_check(" + std::to_string(kMostMessages) + ")"));
    while (true) {
        WB_TRY(const bool row, rows.step());
        if (!row) {
            break;
        }
        if (const std::string says(rows.text(0)); says != "ok") {
            add(findings, "", {"Datenbankprüfung: " + says, "database check: " + says});
        }
    }
    WB_TRY(auto keys, database.prepare("PRAGMA foreign_key_check"));
    WB_TRY(const auto broken, detail::rowsOf<std::string>(keys, [](const Statement& row) {
               return std::string(row.text(0)) + " → " + std::string(row.text(2));
           }));
    for (const std::string& reference : broken) {
        add(findings, "", {"Verweis ins Leere: " + reference, "reference to nothing: " + reference});
    }
    return {};
}

Result<void> addEach(Database& database, Findings& findings, std::string_view sql, const Text& message)
{
    WB_TRY(auto rows, database.prepare(sql));
    WB_TRY(const auto names,
           detail::rowsOf<std::string>(rows, [](const Statement& row) { return std::string(row.text(0)); }));
    for (const std::string& name : names) {
        add(findings, name, message);
    }
    return {};
}

Result<void> checkRegistration(Database& database, Findings& findings)
{
    WB_CHECK(addEach(
        database, findings,
        "SELECT table_name FROM gpkg_contents c WHERE NOT EXISTS(SELECT 1 FROM sqlite_schema s"
        " WHERE s.type IN ('table','view') AND s.name=c.table_name COLLATE NOCASE)",
        {"in gpkg_contents eingetragen, aber die Tabelle fehlt", "listed in gpkg_contents, but the table is missing"}));
    WB_CHECK(addEach(database, findings,
                     "SELECT table_name FROM gpkg_contents c WHERE data_type='features' AND NOT EXISTS(SELECT 1 FROM"
                     " gpkg_geometry_columns g WHERE g.table_name=c.table_name COLLATE NOCASE)",
                     {"die Geometriespalte ist nicht eingetragen", "the geometry column is not registered"}));
    WB_CHECK(addEach(database, findings,
                     "SELECT name FROM wb_dataset d WHERE in_bin=0 AND NOT EXISTS(SELECT 1 FROM gpkg_contents c"
                     " WHERE c.table_name=d.table_name COLLATE NOCASE)",
                     {"im Datenkatalog, aber ein anderes Programm hat die Ebene gelöscht oder umbenannt",
                      "in the catalogue, but another program has deleted or renamed the layer"}));
    return addEach(database, findings,
                   "SELECT name FROM wb_dataset d WHERE in_bin=1 AND NOT EXISTS(SELECT 1 FROM sqlite_schema s"
                   " WHERE s.type='table' AND s.name=d.table_name)",
                   {"im Papierkorb, aber die Tabelle fehlt", "in the bin, but the table is missing"});
}

Result<void> checkTree(Database& database, const Dataset& dataset, Findings& findings)
{
    const std::string& name = dataset.schema.name;
    const std::string tree = rtreeNameOf(name);
    WB_TRY(const bool hasTree, database.hasTable(tree));
    if (!hasTree || dataset.schema.geometry == GeometryType::None) {
        return {};
    }
    WB_TRY(auto check, database.prepare("SELECT rtreecheck(?1)"));
    WB_TRY(const bool row, check.bind(1, tree).step());
    if (const std::string says(row ? check.text(0) : ""); says != "ok") {
        add(findings, name, {"räumlicher Index: " + says, "spatial index: " + says});
        return {};
    }
    const std::string rows = quoteIdentifier(name) + " l";
    const std::string index = quoteIdentifier(tree) + " r";
    WB_TRY(const auto outside,
           database.scalarInteger("SELECT count(*) FROM " + rows + " LEFT JOIN " + index +
                                  " ON r.id=l.fid WHERE NOT ST_IsEmpty(l.geom) AND (r.id IS NULL OR"
                                  " r.minx>ST_MinX(l.geom) OR r.maxx<ST_MaxX(l.geom) OR r.miny>ST_MinY(l.geom) OR"
                                  " r.maxy<ST_MaxY(l.geom))"));
    WB_TRY(const auto entries, database.scalarInteger("SELECT count(*) FROM " + quoteIdentifier(tree)));
    WB_TRY(const auto geometries,
           database.scalarInteger("SELECT count(*) FROM " + rows + " WHERE NOT ST_IsEmpty(l.geom)"));
    if (outside != 0 || entries != geometries) {
        const std::string count = std::to_string(outside + std::abs(entries - geometries));
        add(findings, name,
            {"räumlicher Index: " + count + " Einträge stimmen nicht",
             "spatial index: " + count + " entries are wrong"});
    }
    return {};
}

Result<void> checkContent(Database& database, const Dataset& dataset, Findings& findings, Job& job)
{
    if (dataset.contentHash.empty()) {
        return {}; // of another program: nothing to compare with
    }
    WB_TRY(const auto content, dataset.schema.raster ? contentOfRaster(database, dataset.schema, job)
                                                     : contentOfTable(database, dataset.schema, job));
    if (content.rowCount == dataset.rowCount && content.contentHash == dataset.contentHash) {
        return {};
    }
    WB_TRY(const bool byOthers, isChangedByOthers(database, dataset.schema.name));
    const std::string counts = std::to_string(content.rowCount) + " / " + std::to_string(dataset.rowCount);
    if (byOthers) {
        findings.push_back({.isError = false,
                            .dataset = dataset.schema.name,
                            .message = {"von einem anderen Programm geändert (Zeilen: jetzt / vorher " + counts + ")",
                                        "changed by another program (rows: now / before " + counts + ")"}});
    } else {
        add(findings, dataset.schema.name,
            {"der Inhalt stimmt nicht mit der Prüfsumme überein: beschädigt, oder ohne Vermerk geändert (Zeilen: da / "
             "erwartet " +
                 counts + ")",
             "the content does not match its checksum: damaged, or changed without a note (rows: there / expected " +
                 counts + ")"});
    }
    return {};
}

Result<void> checkLineage(Database& database, const Dataset& dataset)
{
    if (dataset.lineageId == 0) {
        return {};
    }
    auto tree = lineageTree(database, dataset.schema.name);
    if (tree) {
        return {};
    }
    Error error = std::move(tree).error();
    error.code = error.code == ErrorCode::InvalidInput ? ErrorCode::Database : error.code;
    return error;
}

Result<void> checkDatasets(Database& database, Findings& findings, Job& job)
{
    WB_TRY(const auto datasets, shownDatasets(database));
    const double count = static_cast<double>(datasets.size());
    double done = 0.0;
    for (const Dataset& dataset : datasets) {
        const std::string& name = dataset.schema.name;
        WB_CHECK(job.report(done / count, name));
        Job part = job.part(done / count, (done + 1.0) / count);
        WB_TRY(const bool readable, isReadable(database, name));
        if (readable) {
            WB_CHECK(found(findings, name, checkTree(database, dataset, findings)));
        }
        if (readable || dataset.schema.raster) {
            WB_CHECK(found(findings, name, checkContent(database, dataset, findings, part)));
        }
        WB_CHECK(found(findings, name, checkLineage(database, dataset)));
        done += 1.0;
    }
    return {};
}

} // namespace

Result<std::vector<CheckFinding>> checkProject(Database& database, Job& job)
{
    const StoppedWith stopped(database, job);
    Findings findings;
    WB_CHECK(job.report(0.0, "integrity_check"));
    WB_CHECK(found(findings, "", checkPages(database, findings)));
    WB_CHECK(found(findings, "", checkRegistration(database, findings)));
    Job part = job.part(0.3, 1.0);
    WB_CHECK(found(findings, "", checkDatasets(database, findings, part)));
    return findings;
}

} // namespace weitblick::workspace
