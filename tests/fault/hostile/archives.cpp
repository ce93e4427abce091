// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "tests/fault/hostile/hostile_file.h"
#include "tests/support/zip_file.h"

namespace weitblick::test {

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t kBombBytes = std::size_t{64} << 20U;

HostileFile packed(std::string name, std::function<Members()> members, Ending ending)
{
    auto make = [members = std::move(members)](const std::filesystem::path& file) {
        if (!writeZip(file.string(), members())) {
            std::abort();
        }
    };
    return {.name = std::move(name), .make = std::move(make), .ending = std::move(ending)};
}

/// As packed(), and then bytes of the file are changed.
HostileFile damaged(std::string name, std::function<Members()> members, std::function<void(std::string&)> damage,
                    Ending ending)
{
    HostileFile file = packed(std::move(name), std::move(members), std::move(ending));
    file.make = [make = file.make, damage = std::move(damage)](const std::filesystem::path& path) {
        make(path);
        std::string bytes = contentOf(path);
        damage(bytes);
        writeFile(path.parent_path(), path.filename().string(), bytes);
    };
    return file;
}

const std::string kSheet = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"
                           "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>";

Members sheet()
{
    return xlsxMembers(kSheet);
}

Members withPart(Members members, const std::string& name, const std::string& content)
{
    for (auto& [part, text] : members) {
        if (part == name) {
            text = content;
        }
    }
    return members;
}

std::vector<HostileFile> workbooks(const Bait& bait)
{
    const std::string type = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"" + repeated("&a;", 100) +
                             "\"><!ENTITY c \"" + repeated("&b;", 1000) + "\">]>";
    const std::string external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file://" + bait.secretFile.string() + "\">]>";
    const auto sheetWith = [](const std::string& head, const std::string& value) {
        return head + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + value +
               "</t></is></c></row></sheetData></worksheet>";
    };
    return {
        packed(
            "bombe.xlsx", [] { return xlsxMembers(std::string(kBombBytes, ' ')); }, refused()),
        packed(
            "texte_bombe.xlsx",
            [] {
                return withPart(sheet(), "xl/sharedStrings.xml",
                                "<sst>" + repeated("<si><t>a</t></si>", kBombBytes / 16) + "</sst>");
            },
            refused()),
        packed(
            "entitaeten.xlsx",
            [=] { return withPart(sheet(), "xl/worksheets/sheet1.xml", sheetWith(type, repeated("&c;", 1000))); },
            refused()),
        packed(
            "fremde_datei.xlsx",
            [=] { return withPart(sheet(), "xl/worksheets/sheet1.xml", sheetWith(external, "&e;")); }, refused()),
        packed(
            "weit_rechts.xlsx", [] { return xlsxMembers("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"); },
            refused()),
        packed(
            "weit_unten.xlsx",
            [] { return xlsxMembers(kSheet + "<row r=\"4294967295\"><c r=\"A4294967295\"><v>1</v></c></row>"); },
            taken(2)),
        packed(
            "text_nummer.xlsx",
            [] { return xlsxMembers(kSheet + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>99999999999</v></c></row>"); },
            taken(2)),
        packed(
            "ohne_blatt.xlsx", [] { return Members{{"xl/workbook.xml", "<workbook/>"}}; }, refused()),
        packed(
            "kreis.xlsx",
            [] {
                return withPart(sheet(), "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
                                "Target=\"../../../../../../etc/passwd\"/></Relationships>");
            },
            refused()),
        damaged(
            "abgeschnitten.xlsx", sheet, [](std::string& bytes) { bytes.resize(bytes.size() / 2); }, refused()),
        damaged(
            "falsche_groesse.xlsx", sheet,
            [](std::string& bytes) {
                for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string::npos;
                     at = bytes.find("PK\x01\x02", at + 4)) {
                    bytes[at + 24] = 1; // the inflated size
                    bytes[at + 25] = 0;
                }
            },
            taken(1)),
        damaged(
            "falsche_pruefsumme.xlsx", sheet,
            [](std::string& bytes) {
                const std::size_t at = bytes.find("xl/worksheets/sheet1.xml") + 60;
                bytes.at(at) = static_cast<char>(bytes.at(at) ^ 0x55);
            },
            refused()),
        hostile("kennwort.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(4096, '\0'), refused()),
    };
}

std::vector<HostileFile> otherArchives(const Bait& bait)
{
    const std::string cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"";
    const auto table = [](const std::string& rows) {
        return "<table:table table:name=\"A\">" + rows + "</table:table>";
    };
    const std::string place = "<Placemark><Point><coordinates>8,50</coordinates></Point></Placemark>";
    const auto kml = [place](const std::string& inside) {
        return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" + inside + place + "</Document></kml>";
    };
    return {
        packed(
            "bombe.ods", [=] { return odsMembers(table(std::string(kBombBytes, ' '))); }, refused()),
        packed(
            "wiederholt.ods",
            [=] {
                return odsMembers(table("<table:table-row table:number-rows-repeated=\"1048576\">" + cell +
                                        " table:number-columns-repeated=\"16384\"/></table:table-row>"));
            },
            refused("Spalten")),
        packed(
            "endlos_wiederholt.ods",
            [=] {
                return odsMembers(table("<table:table-row table:number-rows-repeated=\"9223372036854775807\">" + cell +
                                        "/></table:table-row>"));
            },
            refused()),
        packed(
            "kennwort.ods",
            [] {
                return Members{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                               {"content.xml", std::string("\x8f\x11\x02\xfe", 4)}};
            },
            refused()),
        packed(
            "bombe.kmz", [=] { return Members{{"doc.kml", kml("<name>" + std::string(kBombBytes, 'a') + "</name>")}}; },
            refused("unverhältnismäßig")),
        packed(
            "ausbruch.kmz",
            [=] {
                return Members{{"../../../../tmp/weitblick_ausbruch.kml", kml("")},
                               {"/tmp/weitblick_ausbruch2.kml", kml("")},
                               {"doc.kml", kml("<NetworkLink><Link><href>../../../../etc/passwd</href></Link>"
                                               "</NetworkLink><NetworkLink><Link><href>" +
                                               bait.address + "</href></Link></NetworkLink>")}};
            },
            taken(1)),
        packed(
            "ohne_kml.kmz", [] { return Members{{"bild.png", "x"}}; }, refused()),
        packed(
            "ausbruch.xlsx",
            [] { return Members{{"../../../../tmp/weitblick_ausbruch.txt", "x"}, {"/etc/weitblick", "x"}}; },
            refused()),
        packed(
            "plan.zip", [] { return Members{{"plan.shp", "x"}, {"plan.dbf", "x"}}; }, refused("ZIP")),
        packed(
            "zip.csv", [] { return Members{{"a.csv", "a;b\n1;2\n"}}; }, refused("ZIP")),
        packed(
            "viele_teile.xlsx",
            [] {
                Members members = sheet();
                for (int i = 0; i < 100'001; ++i) {
                    members.emplace_back("m/" + std::to_string(i), "");
                }
                return members;
            },
            refused("Teile")),
    };
}

/// Archives whose files are unpacked, one by one.
std::vector<HostileFile> zips()
{
    const std::string table = "a;b\n1;2\n";
    return {
        packed(
            "hinaus.zip", [=] { return Members{{"../../../tmp/weg.csv", table}}; }, taken(1)),
        packed(
            "absolut.zip", [=] { return Members{{"/dev/shm/weg.csv", table}}; }, taken(1)),
        packed(
            "bombe.zip", [] { return Members{{"a.csv", std::string(kBombBytes, '\n')}}; }, refused()),
        packed(
            "schachtel.zip", [] { return Members{{"innen.zip", "PK"}}; }, refused("innen.zip")),
    };
}

} // namespace

std::vector<HostileFile> hostileArchives(const Bait& bait)
{
    std::vector<HostileFile> all = workbooks(bait);
    for (HostileFile& file : otherArchives(bait)) {
        all.push_back(std::move(file));
    }
    for (HostileFile& file : zips()) {
        all.push_back(std::move(file));
    }
    return all;
}

} // namespace weitblick::test
