// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/sqlite.h"

#include <ogrsf_frmts.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/fault/hostile/hostile_file.h"

namespace weitblick::test {

namespace {

using Damage = std::function<void(std::string& bytes)>;

/// Writes a layer "orte" of a hundred points in EPSG:25832 with GDAL.
void writeWithGdal(const std::filesystem::path& file, const char* driverName)
{
    static const bool kRegistered = (GDALAllRegister(), true);
    static_cast<void>(kRegistered);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driverName);
    const GDALDatasetUniquePtr dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference reference;
    reference.importFromEPSG(25832);
    OGRLayer* layer = dataset->CreateLayer("orte", &reference, wkbPoint);
    OGRFieldDefn field("n", OFTInteger);
    layer->CreateField(&field);
    for (int i = 0; i < 100; ++i) {
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField(0, i);
        OGRPoint point(475'000 + i, 5'525'000 + i);
        feature.SetGeometry(&point);
        if (layer->CreateFeature(&feature) != OGRERR_NONE) {
            std::abort();
        }
    }
}

/// A GeoPackage after these statements.
HostileFile package(std::string name, std::string statements, Ending ending)
{
    // Triggers that write to virtual tables do not run where schemas are not trusted.
    std::string before = "PRAGMA foreign_keys=OFF;";
    for (const char* trigger : {"insert", "update1", "update2", "update3", "update4", "delete"}) {
        before += std::string("DROP TRIGGER IF EXISTS rtree_orte_geom_") + trigger + ";";
    }
    auto make = [statements = before + statements](const std::filesystem::path& file) {
        writeWithGdal(file, "GPKG");
        auto opened = workspace::Database::open(file, workspace::OpenMode::ReadWrite);
        const auto done =
            opened ? workspace::Database(std::move(opened).value()).execute(statements) : Result<void>(opened.error());
        if (!done) {
            std::fprintf(stderr, "%s: %s\n", file.c_str(), done.error().message.en.c_str());
            std::abort();
        }
    };
    return {.name = std::move(name), .make = std::move(make), .ending = std::move(ending)};
}

/// A file of GDAL's whose bytes are changed.
HostileFile damaged(std::string name, const char* driver, Damage damage, Ending ending)
{
    auto make = [driver, damage = std::move(damage)](const std::filesystem::path& file) {
        writeWithGdal(file, driver);
        std::string bytes = contentOf(file);
        damage(bytes);
        writeFile(file.parent_path(), file.filename().string(), bytes);
    };
    return {.name = std::move(name), .make = std::move(make), .ending = std::move(ending)};
}

/// Every `step`th byte behind `from` becomes another.
Damage flipped(std::size_t from, std::size_t step)
{
    return [from, step](std::string& bytes) {
        for (std::size_t at = from; at < bytes.size(); at += step) {
            bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
        }
    };
}

std::vector<HostileFile> statements()
{
    const std::string endless = "CREATE VIEW endlos AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
                                "SELECT i AS fid, NULL AS geom FROM n;";
    const auto listed = [](const std::string& table, const std::string& type) {
        return "INSERT INTO gpkg_contents(table_name,data_type,identifier,srs_id) VALUES('" + table + "','" + type +
               "','" + table + "',25832);";
    };
    const std::string columns = "INSERT INTO gpkg_geometry_columns VALUES('endlos','geom','POINT',25832,0,0);";
    const std::string triggers = "CREATE TRIGGER boese AFTER INSERT ON orte BEGIN DELETE FROM orte; END;"
                                 "CREATE TRIGGER boese2 AFTER UPDATE ON gpkg_contents BEGIN DELETE FROM orte; END;";
    return {
        package("unberuehrt.gpkg", "SELECT 1", taken(100)),
        package("endlose_sicht.gpkg", endless + listed("endlos", "features") + columns, taken(100)),
        package("endlose_tabelle.gpkg", endless + listed("endlos", "attributes"), taken(100)),
        package("nur_endlose_sicht.gpkg",
                endless + "UPDATE gpkg_contents SET table_name='endlos',identifier='endlos';"
                          "UPDATE gpkg_geometry_columns SET table_name='endlos';",
                refused("Sicht")),
        package("ausloeser.gpkg", triggers, taken(100)),
        package("ohne_tabelle.gpkg", listed("gibt_es_nicht", "features"), taken(100)),
        package("boeser_name.gpkg",
                "CREATE TABLE \"a\"\"); DROP TABLE orte; --\"(fid INTEGER PRIMARY KEY, n INT);"
                "INSERT INTO \"a\"\"); DROP TABLE orte; --\" VALUES(1,2);" +
                    listed("a\"); DROP TABLE orte; --", "attributes"),
                taken(100)),
        package("geometrie_muell.gpkg", "UPDATE orte SET geom=randomblob(50) WHERE fid<=10", taken(90, 10)),
        package("geometrie_text.gpkg", "UPDATE orte SET geom='POINT(1 2)' WHERE fid=1", taken(99, 1)),
        package("geometrie_unendlich.gpkg",
                "UPDATE orte SET geom=X'47500001E86400000101000000000000000000F07F000000000000F07F' WHERE fid=1",
                taken(99, 1)),
        package(
            "riesige_werte.gpkg",
            "ALTER TABLE orte ADD COLUMN t TEXT; UPDATE orte SET t=replace(hex(zeroblob(1000000)),'0','x') WHERE fid=1",
            taken(99, 1)),
        package("gemischte_werte.gpkg", "UPDATE orte SET n='kein Wert' WHERE fid=1", taken(100)),
        package("ausdehnung_luegt.gpkg", "UPDATE gpkg_contents SET min_x='x',max_x=9e999,min_y=-9e999,max_y=NULL",
                taken(100)),
        package("anzahl_luegt.gpkg", "UPDATE gpkg_ogr_contents SET feature_count=9223372036854775807", taken(100)),
        package("ohne_inhalt.gpkg", "DELETE FROM gpkg_contents; DELETE FROM gpkg_geometry_columns", refused()),
        package("ohne_verzeichnis.gpkg", "DROP TABLE gpkg_contents", refused()),
        package("boeses_crs.gpkg",
                "UPDATE gpkg_spatial_ref_sys SET organization='x',definition='+init=/etc/passwd:1' WHERE srs_id=25832",
                refused()),
        package("baum_fehlt.gpkg", "DROP TABLE IF EXISTS rtree_orte_geom", taken(100)),
        package("volltext.gpkg",
                "CREATE VIRTUAL TABLE suche USING fts5(t); INSERT INTO suche VALUES('x');" +
                    listed("suche", "attributes"),
                taken(100)),
    };
}

std::vector<HostileFile> bytes()
{
    return {
        damaged(
            "abgeschnitten.gpkg", "GPKG", [](std::string& all) { all.resize(all.size() / 2); }, refused()),
        damaged(
            "kopf_allein.gpkg", "GPKG", [](std::string& all) { all.resize(100); }, refused()),
        damaged("seiten_muell.gpkg", "GPKG", flipped(4096, 97), refused()),
        damaged(
            "seitengroesse.gpkg", "GPKG", [](std::string& all) { all[16] = all[17] = '\x03'; }, refused()),
        damaged(
            "halbes_protokoll.gpkg", "GPKG", [](std::string&) {}, taken(100)),
        damaged(
            "abgeschnitten.fgb", "FlatGeobuf", [](std::string& all) { all.resize(all.size() - 300); }, refused()),
        damaged(
            "kopf_abgeschnitten.fgb", "FlatGeobuf", [](std::string& all) { all.resize(40); }, refused()),
        damaged(
            "kopf_luegt.fgb", "FlatGeobuf", [](std::string& all) { std::memset(all.data() + 8, 0xFF, 4); }, refused()),
        damaged("muell.fgb", "FlatGeobuf", flipped(12, 7), refused()),
        hostile("nur_magie.fgb",
                std::string("fgb\x03"
                            "fgb\0",
                            8),
                refused()),
        hostile("kein_geopackage.gpkg", "SQLite format 3", refused()),
    };
}

} // namespace

std::vector<HostileFile> hostileDatabases(const Bait&)
{
    std::vector<HostileFile> all = statements();
    for (HostileFile& file : bytes()) {
        if (file.name == "halbes_protokoll.gpkg") {
            file.make = [make = file.make](const std::filesystem::path& path) {
                make(path);
                writeFile(path.parent_path(), path.filename().string() + "-wal", std::string(70'000, '\x37'));
                writeFile(path.parent_path(), path.filename().string() + "-journal", std::string(70'000, '\x37'));
            };
        }
        all.push_back(std::move(file));
    }
    return all;
}

} // namespace weitblick::test
