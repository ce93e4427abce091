// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/hostile_file.h"

namespace weitblick::test {

std::string repeated(const std::string& text, std::size_t times)
{
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

namespace {

std::string collection(const std::string& features, const std::string& members = {})
{
    return "{\"type\":\"FeatureCollection\"," + members + "\"features\":[" + features + "]}";
}

std::string feature(const std::string& properties, const std::string& geometry)
{
    return "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":" + geometry + "}";
}

std::string point(const std::string& coordinates)
{
    return "{\"type\":\"Point\",\"coordinates\":" + coordinates + "}";
}

std::string plain()
{
    return feature("\"n\":1", point("[8,50]"));
}

std::string manyProperties(int count)
{
    std::string text = "\"p0\":1";
    for (int i = 1; i < count; ++i) {
        text += ",\"p" + std::to_string(i) + "\":1";
    }
    return text;
}

std::string line(std::size_t vertices)
{
    return "{\"type\":\"LineString\",\"coordinates\":[[8,50]" + repeated(",[8,50.1]", vertices - 1) + "]}";
}

std::vector<HostileFile> deepAndCut()
{
    const auto nested = [](const std::string& open, const std::string& close, std::size_t depth) {
        return collection(feature("\"v\":" + repeated(open, depth) + "1" + repeated(close, depth), point("[8,50]")));
    };
    const std::string collectionStart = "{\"type\":\"GeometryCollection\",\"geometries\":[";
    return {
        hostile("tiefe_felder.geojson", nested("[", "]", 100'000), refused("geschachtelt")),
        hostile("tiefe_objekte.geojson", nested("{\"a\":", "}", 100'000), refused("geschachtelt")),
        hostile("nie_geschlossen.geojson", repeated("{\"a\":[", 1'000'000), refused()),
        hostile("tiefer_wert.geojson", nested("[", "]", 70), refused("geschachtelt")),
        hostile("tiefe_sammlung.geojson",
                collection(feature("", repeated(collectionStart, 40) + point("[8,50]") + repeated("]}", 40))),
                refused()),
        hostile("tiefe_koordinaten.geojson", collection(feature("", point(repeated("[", 5000) + repeated("]", 5000)))),
                refused()),
        hostile("abgeschnitten.geojson", collection(plain()).substr(0, 120), refused("bricht")),
        hostile("offener_text.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feat", refused()),
        hostile("nur_klammer.geojson", "{", refused()),
        hostile("text_am_ende.geojson", collection(plain()) + "<script>", refused()),
        hostile("features_kein_feld.geojson", "{\"type\":\"FeatureCollection\",\"features\":{\"a\":1}}", refused()),
        hostile("topologie.geojson", "{\"type\":\"Topology\",\"objects\":{\"a\":{\"type\":\"Polygon\"}},\"arcs\":[]}",
                refused("GeoJSON")),
    };
}

std::vector<HostileFile> badValues(const Bait& bait)
{
    const std::string big = std::string(2 << 20, 'x');
    return {
        hostile("unendlich.geojson", collection(feature("", point("[1e400,50]"))), refused()),
        hostile("nan.geojson", collection(feature("", point("[NaN,50]"))), refused()),
        hostile("riesig.geojson", collection(feature("", point("[1e308,-1e308]"))), refused("Koordinatensystem")),
        hostile("keine_zahl.geojson", collection(feature("", point("[\"acht\",50]")) + "," + plain()), taken(1, 1)),
        hostile("zu_kurzer_ring.geojson",
                collection(feature("", "{\"type\":\"Polygon\",\"coordinates\":[[[8,50],[9,50]]]}")), refused()),
        hostile("zu_viele_stuetzpunkte.geojson", collection(feature("", line(1'200'000)) + "," + plain()), taken(1, 1)),
        hostile("zu_viele_spalten.geojson", collection(feature(manyProperties(100'000), point("[8,50]"))),
                refused("Spalten")),
        hostile("zu_langer_text.geojson", collection(feature("\"t\":\"" + big + "\"", point("[8,50]")) + "," + plain()),
                taken(1, 1)),
        hostile("halbes_zeichen.geojson", collection(feature("\"t\":\"\\ud800\"", point("[8,50]")) + "," + plain()),
                taken(1, 1)),
        hostile("falsches_utf8.geojson",
                collection(feature("\"t\":\"Stra\xDF"
                                   "e\"",
                                   point("[8,50]"))),
                taken(1)),
        hostile("nul_zeichen.geojson", collection(feature("\"t\":\"a\\u0000b\"", point("[8,50]"))), taken(1)),
        hostile("grosse_zahl.geojson",
                collection(feature("\"t\":1" + std::string(400, '0') + ",\"u\":-9223372036854775809", point("[8,50]"))),
                taken(1)),
        hostile("einschleusung.geojson",
                collection(
                    feature("\"x\\\"); DROP TABLE wb_dataset; --\":\"'; DELETE FROM wb_dataset; --\"", point("[8,50]")),
                    "\"name\":\"a\\\"); DROP TABLE wb_dataset; --\","),
                taken(1)),
        hostile("fremder_name.geojson", collection(plain(), "\"name\":\"../../../etc/passwd\","), taken(1)),
        hostile("eigene_tabelle.geojson", collection(plain(), "\"name\":\"wb_dataset\","), taken(1)),
        hostile("steuerzeichen.geojson", collection(plain(), "\"name\":\"\\u001b[2J\\u202e\\n\","), taken(1)),
        hostile("crs_verweis.geojson",
                collection(plain(), "\"crs\":{\"type\":\"link\",\"properties\":{\"href\":\"" + bait.address +
                                        "crs\",\"type\":\"proj4\"}},"),
                refused("Koordinatensystem")),
        hostile("crs_befehl.geojson",
                collection(plain(), "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"+proj=pipeline +step "
                                    "+init=/etc/passwd:1\"}},"),
                refused("Koordinatensystem")),
        hostile("crs_tief.geojson",
                collection(plain(), "\"crs\":" + repeated("{\"properties\":", 60) + "1" + repeated("}", 60) + ","),
                refused("Koordinatensystem")),
        hostile("leere_datei.geojson", "", refused("leer")),
        hostile("utf16.geojson", std::string("\xFF\xFE{\0\"\0t\0y\0p\0e\0\"\0:\0", 18), refused()),
        hostile("zeilen.geojsonl", plain() + "\n{\"type\":\"Feature\",\"geom\n" + plain() + "\n", taken(1, 1)),
    };
}

} // namespace

std::vector<HostileFile> hostileJson(const Bait& bait)
{
    std::vector<HostileFile> all = deepAndCut();
    for (HostileFile& file : badValues(bait)) {
        all.push_back(std::move(file));
    }
    return all;
}

} // namespace weitblick::test
