// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include "tests/fault/hostile/hostile_file.h"

namespace weitblick::test {

std::vector<HostileFile> hostileTables(const Bait&)
{
    using namespace std::string_literals;
    const std::string rows = "a;b\n1;2\n";
    return {
        hostile("viele_spalten.csv", repeated("a,", 200'000) + "\n1,2\n", refused("Spalten")),
        hostile("eine_zeile.csv", std::string(20 << 20, 'a'), refused()),
        hostile("nie_geschlossen.csv", "a;b\n\"" + repeated("x;y\n", 400'000), taken(400'000)),
        hostile("nul.csv", "a;b\n1;\0\0\0x\n2;y\n"s, taken(2)),
        hostile("formeln.csv", "a;b\n=cmd|' /C calc'!A0;1\n@SUM(1);2\n", taken(2)),
        hostile("halbes_utf16.csv",
                "\xFF\xFE"
                "a\0;\0b\0\n\0"
                "1\0;\0"
                "2\0\n"s,
                taken(1)),
        hostile("falsches_utf8.csv", "name;wert\n\xC3\x28;1\n\xF0\x9F\x92;2\n\xED\xA0\x80;3\n", taken(3)),
        hostile("binaer.csv",
                std::string("\x7F"
                            "ELF\x02\x01\x01\0\0\0\0\0"s) +
                    std::string(3000, '\x01'),
                refused()),
        hostile("unendlich.csv", "id;wert\n1;1e400\n2;NaN\n3;-inf\n", taken(3)),
        hostile("nur_kopf.csv", "a;b\n", taken(0)),
        hostile("nur_zeilenenden.csv", "\n\r\n\n", refused()),
        hostile("nur_marke.csv", "\xEF\xBB\xBF", refused()),
        hostile("lange_namen.csv", std::string(10'000, 'n') + ";" + std::string(10'000, 'n') + ";\x1b[2J\n1;2;3\n",
                taken(1)),
        hostile("gleiche_namen.csv", "a;A;a;fid;geom;ogc_fid\n7;8;9;7;8;9\n", taken(1)),
        hostile("riesiges_wkt.csv",
                "id;wkt\n1;\"" + repeated("GEOMETRYCOLLECTION(", 50'000) + repeated(")", 50'000) +
                    "\"\n2;POINT(8 50)\n",
                taken(1, 1)),
        hostile("xml.csv", "<a>1;2</a>\n", refused()),
        hostile("ole.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(2000, '\xFF'), refused()),
        hostile("biff.xls", "\x09\x08\x10\0\0\x06\x05\0"s + std::string(500, '\x7F'), refused()),
        hostile("seite.xls", "<html><table><tr><td>1</td></tr></table></html>", refused()),
        hostile("muell.tif", "II*\0"s + std::string(500, '\xFF'), refused()),
        hostile("gross.asc", "ncols 100000000\nnrows 100000000\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n",
                refused()),
        hostile("muell.asc", "ncols x\nnrows -7\n", refused()),
        hostile("muell.xyz", "475000 5525000 nan\nx y z\n", refused()),
    };
}

std::vector<HostileFile> hostileDrawings(const Bait&)
{
    const auto dxf = [](const std::string& blocks, const std::string& entities) {
        return "0\nSECTION\n2\nBLOCKS\n" + blocks + "0\nENDSEC\n0\nSECTION\n2\nENTITIES\n" + entities +
               "0\nENDSEC\n0\nEOF\n";
    };
    const std::string point = "0\nPOINT\n8\n0\n10\n475134\n20\n5525029\n";
    const std::string self =
        "0\nBLOCK\n8\n0\n2\nA\n70\n0\n10\n0\n20\n0\n0\nINSERT\n8\n0\n2\nA\n10\n1\n20\n1\n0\nENDBLK\n8\n0\n";
    const auto mif = [](const std::string& body) {
        return "Version 300\nCharset \"WindowsLatin1\"\nDelimiter \",\"\nColumns 1\n  a Integer\nData\n\n" + body;
    };
    return {
        hostile("abgeschnitten.dxf", dxf("", point).substr(0, 70), refused()),
        hostile("selbstbezug.dxf", dxf(self, "0\nINSERT\n8\n0\n2\nA\n10\n475134\n20\n5525029\n"), refused()),
        hostile("worte.dxf", dxf("", "0\nPOINT\n8\n0\nzehn\nost\nzwanzig\nnord\n"), refused()),
        hostile("viele_punkte.dxf", dxf("", "0\nSPLINE\n8\n0\n71\n3\n72\n2147483647\n73\n2147483647\n10\n1\n20\n1\n"),
                refused()),
        hostile("tief.dxf", dxf("", repeated("0\nPOLYLINE\n8\n0\n", 100'000)), refused()),
        hostile("viele_punkte.mif", mif("Region 2147483647\n 2147483647\n 1 1\n"), refused(),
                {{"viele_punkte.mid", "1\n"}}),
        hostile("negativ.mif", mif("Pline -5\n 1 1\n"), refused(), {{"negativ.mid", "1\n"}}),
        hostile("ohne_tabelle.mif", mif("Point 475134 5525029\n"), refused()),
        hostile("ohne_rest.tab",
                "!table\n!version 300\nDefinition Table\n  Type NATIVE Charset \"WindowsLatin1\"\n  Fields 1\n    a "
                "Char (10) ;\n",
                refused()),
        hostile("muell.tab", "!table\n" + std::string(5000, '\xA5'), refused(),
                {{"muell.dat", std::string(500, '\xA5')}, {"muell.map", std::string(2000, '\xA5')}}),
    };
}

std::vector<HostileFile> hostileNames(const Bait&)
{
    const std::string good =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[8,50]}}]})";
    std::vector<HostileFile> all;
    for (const char* name :
         {"-rf --help.geojson", "$(touch getroffen).geojson", "`id`;|&.geojson", "a\nb\x1b[31m.geojson",
          "\xE2\x80\xAE"
          "nosjoeg.exe.geojson",
          "PG:dbname=x.geojson", "CSV:vsicurl.geojson", "quote'\"\\.geojson", " .geojson", "%2e%2e%2f.geojson"}) {
        all.push_back(hostile(name, good, taken(1)));
    }
    all.push_back(hostile(std::string(247, 'n') + ".geojson", good, taken(1)));
    all.push_back(hostile("\xFF\xFE.geojson", good, refused("UTF-8")));
    const auto special = [&all](const char* name, std::function<void(const std::filesystem::path&)> make) {
        all.push_back({.name = name, .make = std::move(make), .ending = refused()});
    };
    special("rohr.csv", [](const auto& file) { ::mkfifo(file.c_str(), 0600); });
    special("ordner.geojson", [](const auto& file) { std::filesystem::create_directory(file); });
    special("kreis.csv", [](const auto& file) { std::filesystem::create_symlink(file, file); });
    special("nichts.csv", [](const auto& file) { std::filesystem::create_symlink("/gibt/es/nicht", file); });
    special("geraet.csv", [](const auto& file) { std::filesystem::create_symlink("/dev/zero", file); });
    special("verweis_auf_ordner.shp", [](const auto& file) { std::filesystem::create_symlink("/etc", file); });
    special("geraet_dabei.shp", [](const auto& file) {
        writeFile(file.parent_path(), file.filename().string(), "x");
        std::filesystem::create_symlink("/dev/zero", file.parent_path() / "geraet_dabei.dbf");
    });
    return all;
}

} // namespace weitblick::test
