// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/hostile_file.h"

namespace weitblick::test {

namespace {

const std::string kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string gml(const std::string& members, const std::string& attributes = {}, const std::string& type = {})
{
    return kHead + type + "<a:sammlung xmlns:a=\"http://a\" xmlns:gml=\"http://www.opengis.net/gml\"" + attributes +
           ">" + members + "</a:sammlung>";
}

std::string member(const std::string& name, const std::string& coordinates = "475134,5525029")
{
    return "<gml:featureMember><a:ort><a:name>" + name +
           "</a:name><gml:pointProperty><gml:Point srsName=\"EPSG:25832\"><gml:coordinates>" + coordinates +
           "</gml:coordinates></gml:Point></gml:pointProperty></a:ort></gml:featureMember>";
}

std::string kml(const std::string& inside, const std::string& type = {})
{
    return kHead + type + "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" + inside + "</Document></kml>";
}

std::string placemark(const std::string& name, const std::string& coordinates = "8.5,50.1")
{
    return "<Placemark><name>" + name + "</name><Point><coordinates>" + coordinates +
           "</coordinates></Point></Placemark>";
}

std::string gpx(const std::string& inside, const std::string& type = {})
{
    return kHead + type + "<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">" + inside +
           "</gpx>";
}

/// A document type with entities that grow tenfold a step.
std::string laughs(const std::string& root)
{
    std::string type = "<!DOCTYPE " + root + " [<!ENTITY l0 \"haha\">";
    for (int i = 1; i < 10; ++i) {
        const std::string before = "&l" + std::to_string(i - 1) + ";";
        type += "<!ENTITY l" + std::to_string(i) + " \"" + repeated(before, 10) + "\">";
    }
    return type + "]>\n";
}

std::string external(const std::string& root, const std::string& address)
{
    return "<!DOCTYPE " + root + " [<!ENTITY e SYSTEM \"" + address + "\">]>\n";
}

std::vector<HostileFile> entities(const Bait& bait)
{
    const std::string secret = "file://" + bait.secretFile.string();
    const std::string square = "<!DOCTYPE a [<!ENTITY e \"" + std::string(100'000, 'a') + "\">]>\n";
    return {
        hostile("bombe.gml", gml(member("&l9;"), {}, laughs("a:sammlung")), refused()),
        hostile("quadrat.gml", gml(member(repeated("&e;", 30'000)), {}, square), refused()),
        hostile("fremde_datei.gml", gml(member("&e;"), {}, external("a:sammlung", secret)), refused()),
        hostile("fremder_dienst.gml", gml(member("&e;"), {}, external("a:sammlung", bait.address)), refused()),
        hostile("bombe.kml", kml(placemark("&l9;"), laughs("kml")), refused()),
        hostile("fremde_datei.kml", kml(placemark("&e;"), external("kml", secret)), refused()),
        hostile("bombe.gpx", gpx("<wpt lat=\"50\" lon=\"8\"><name>&l9;</name></wpt>", laughs("gpx")), refused()),
        hostile("fremde_datei.gpx", gpx("<wpt lat=\"50\" lon=\"8\"><name>&e;</name></wpt>", external("gpx", secret)),
                refused()),
    };
}

std::vector<HostileFile> shapesOfText()
{
    return {
        hostile("tief.gml", gml(repeated("<a:x>", 200'000) + repeated("</a:x>", 200'000)), refused()),
        hostile("tief.kml", kml(repeated("<Folder>", 100'000) + placemark("x") + repeated("</Folder>", 100'000)),
                refused()),
        hostile("abgeschnitten.gml", gml(member("gut") + member("gut")).substr(0, 400), refused()),
        hostile("abgeschnitten.kml", kml(placemark("gut")).substr(0, 150), refused()),
        hostile("abgeschnitten.gpx", gpx("<wpt lat=\"50\" lon=\"8\"/>").substr(0, 130), refused()),
        hostile("unendlich.gml", gml(member("x", "1e400,nan") + member("gut")), refused("Koordinaten")),
        hostile("worte.gml", gml(member("x", "nord,ost") + member("gut")), refused("nord,ost")),
        hostile("unendlich.kml", kml(placemark("x", "nan,inf") + placemark("gut")), refused("Koordinaten")),
        hostile("unsinn.gpx", gpx("<wpt lat=\"x\" lon=\"y\"/>"), refused()),
        hostile("leer.gml", kHead + "<gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\"/>", refused()),
        hostile("leer.kml", kml(""), refused()),
        hostile("nur_kopf.gml", kHead, refused()),
        hostile(
            "viele_namen.gml",
            [] {
                std::string fields;
                for (int i = 0; i < 5000; ++i) {
                    const std::string name = "a:f" + std::to_string(i);
                    fields += "<" + name + ">1</" + name + ">";
                }
                return gml("<gml:featureMember><a:ort>" + fields + "</a:ort></gml:featureMember>");
            }(),
            refused("Spalten")),
    };
}

} // namespace

std::vector<HostileFile> hostileXml(const Bait& bait)
{
    std::vector<HostileFile> all = entities(bait);
    for (HostileFile& file : shapesOfText()) {
        all.push_back(std::move(file));
    }
    return all;
}

std::vector<HostileFile> hostileReferences(const Bait& bait)
{
    const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/vsicurl/" + bait.address +
                            "x.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
    const std::string raw =
        "<VRTDataset rasterXSize=\"64\" rasterYSize=\"64\"><VRTRasterBand dataType=\"Byte\" band=\"1\" "
        "subClass=\"VRTRawRasterBand\"><SourceFilename>" +
        bait.secretFile.string() + "</SourceFilename></VRTRasterBand></VRTDataset>";
    const std::string wms = "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>" + bait.address +
                            "${z}/${x}/${y}.png</ServerUrl></Service></GDAL_WMS>";
    const std::string schema =
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://a " + bait.address +
        "a.xsd\"";
    const std::string link =
        "<gml:featureMember><a:ort xmlns:xlink=\"http://www.w3.org/1999/xlink\"><a:teil xlink:href=\"" + bait.address +
        "x.gml#a\"/><a:name>x</a:name></a:ort></gml:featureMember>";
    std::vector<HostileFile> all;
    for (const char* extension : {"geojson", "csv", "gml", "kml", "shp", "gpkg", "tif", "dxf", "fgb", "xml", "asc"}) {
        all.push_back(hostile(std::string("verweis.") + extension, vrt, refused("VRT")));
    }
    const std::string space = "<!-- http://www.opengis.net/gml -->";
    all.push_back(hostile("verkleidet.gml", space + vrt, refused("VRT")));
    all.push_back(hostile("roh.tif", raw, refused("VRT")));
    all.push_back(hostile("roh.asc", raw, refused("VRT")));
    all.push_back(hostile("dienst.tif", wms, refused("Kartendienst")));
    all.push_back(hostile("dienst.xml", wms, refused("Kartendienst")));
    all.push_back(hostile("schema.gml", gml(member("x"), schema), taken(1)));
    all.push_back(hostile("verknuepfung.gml", gml(link), taken(1)));
    all.push_back(hostile("netz.kml",
                          kml(placemark("x") + "<NetworkLink><Link><href>" + bait.address +
                              "x.kml</href></Link></NetworkLink><Style><IconStyle><Icon><href>" + bait.address +
                              "x.png</href></Icon></IconStyle></Style>"),
                          taken(1)));
    all.push_back(hostile("seite.geojson", "<!DOCTYPE html><html><body>404</body></html>", refused("Internetseite")));
    all.push_back(hostile("verweis.tab",
                          "!table\n!version 300\nDefinition Table\n  File \"" + bait.secretFile.string() +
                              "\"\n  Type NATIVE Charset \"WindowsLatin1\"\n  Fields 1\n    a Char (10) ;\n",
                          refused()));
    all.push_back(hostile(
        "verweis.json", "{\"type\":\"FeatureCollection\",\"features\":\"/vsicurl/" + bait.address + "\"}", refused()));
    return all;
}

} // namespace weitblick::test
