// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/column_words.h"

#include "core/base/unit.h"
#include "core/intake/table/column_name.h"
#include "core/io/number_form.h"

#include <algorithm>
#include <array>

namespace weitblick::intake {

namespace {

using series::SeriesKind;
using Words = std::vector<std::string_view>;

/// The best first: what tells one site from the others.
constexpr std::array<std::string_view, 49> kSiteKeys = {"sensorid",
                                                        "stationid",
                                                        "stationsid",
                                                        "stationskennung",
                                                        "stationsnummer",
                                                        "stationnr",
                                                        "zaehlstellennr",
                                                        "zaehlstellenid",
                                                        "zaehlstellennummer",
                                                        "zstnr",
                                                        "zst",
                                                        "siteid",
                                                        "messstellennr",
                                                        "messstellenid",
                                                        "messstellennummer",
                                                        "standortid",
                                                        "deviceid",
                                                        "devid",
                                                        "detektorid",
                                                        "detectorid",
                                                        "detid",
                                                        "zaehlernummer",
                                                        "zaehlpunkt",
                                                        "counterid",
                                                        "parkid",
                                                        "obsparkid",
                                                        "facilityid",
                                                        "logicalunitid",
                                                        "zaehlstelle",
                                                        "messstelle",
                                                        "messstation",
                                                        "messquerschnitt",
                                                        "mq",
                                                        "detektor",
                                                        "detector",
                                                        "geraet",
                                                        "zaehler",
                                                        "counter",
                                                        "sensor",
                                                        "station",
                                                        "uid",
                                                        "id",
                                                        "plsid",
                                                        "gid",
                                                        "standort",
                                                        "location",
                                                        "locationid",
                                                        "name",
                                                        "title"};

struct PartWords {
    ColumnPart part;
    Words words;
};

const std::array kParts = {
    PartWords{ColumnPart::Free,
              {"free", "frei", "obsfree", "bplsrest", "plsrest", "freieplaetze", "freeplaces", "freespaces",
               "realtimefreecapacity", "realfcap", "availablespotnumber", "kurzparkerfrei", "countfreelogicalboxes",
               "freecapacity", "bookable", "vacant", "vacantspaces", "freiestellplaetze"}},
    PartWords{ColumnPart::Occupied,
              {"occupied", "belegt", "occupiedspotnumber", "occupiedplaces", "currentcarparkfulltotal", "besetzt",
               "belegtestellplaetze"}},
    PartWords{ColumnPart::Capacity,
              {"max", "total", "capacity", "kapazitaet", "maxcap", "maxcapacity", "obsmax", "totalspotnumber",
               "maxplaces", "sumboxes", "countlogicalboxes", "realtimecapacity", "realcapa", "kurzparkerverfuegbar",
               "maxcarparkfull", "anzahlstellplaetze", "stellplaetze"}},
    PartWords{ColumnPart::TimeEnd,
              {"bis", "ende", "end", "intervallende", "zeitbis", "datumbis", "enddate", "validto"}},
    PartWords{ColumnPart::Time,
              {"datetime",
               "timestamp",
               "zeitpunkt",
               "zeitstempel",
               "messzeit",
               "messzeitpunkt",
               "messdatum",
               "dateobserved",
               "observedat",
               "observationdatetime",
               "phenomenontime",
               "datumuhrzeit",
               "datumzeit",
               "datumunduhrzeit",
               "stand",
               "obsts",
               "bplszeit",
               "plszeit",
               "updated",
               "lastupdated",
               "lastupdate",
               "lastupdatedat",
               "realtimedataupdatedat",
               "ts",
               "published",
               "resulttime",
               "utc",
               "valuesfrom",
               "von",
               "beginn",
               "begin",
               "intervallbeginn",
               "zeitvon",
               "datumvon",
               "startdate",
               "validfrom",
               "lastdownloaded",
               "zeitutc",
               "timeutc",
               "datetimeutc",
               "receivedat"}},
    PartWords{ColumnPart::Date, {"datum", "date", "tag", "day"}},
    PartWords{ColumnPart::TimeOfDay, {"uhrzeit", "zeit", "time"}},
    PartWords{ColumnPart::Property,
              {"messgroesse", "parameter", "property", "groesse", "komponente", "schadstoff", "kenngroesse", "variable",
               "observedproperty", "merkmal", "quantity", "kanal", "channel", "fahrzeugart", "fahrzeugklasse"}},
    PartWords{ColumnPart::Value, {"wert", "value", "messwert", "result", "ergebnis", "reading"}},
    PartWords{ColumnPart::Unit, {"einheit", "unit", "uom", "masseinheit", "unitofmeasurement", "unitcode"}},
    PartWords{ColumnPart::Status, {"status", "qualitaet", "quality", "flag", "qn", "qn9", "state", "statuscode"}},
    PartWords{ColumnPart::Position,
              {"x",        "y",           "lon",         "lat",        "lng",      "long",    "longitude",
               "latitude", "laengengrad", "breitengrad", "rechtswert", "hochwert", "ostwert", "nordwert",
               "easting",  "northing",    "utmx",        "utmy",       "xkoord",   "ykoord",  "koordx",
               "koordy",   "xkoordinate", "ykoordinate", "geolaenge",  "geobreite"}},
    PartWords{ColumnPart::SiteName,
              {"name", "bezeichnung", "stationsname", "stationname", "parkname", "bez", "title", "publicname",
               "longname", "zaehlstellenname", "sitename", "messstellenname"}},
};

struct QuantityWords {
    Words words; ///< names in nameKey() form
    std::string_view property;
    std::string_view unit;
    SeriesKind kind;
};

const std::array kQuantities = {
    QuantityWords{{"temperatur", "temperature", "lufttemperatur", "airtemperature", "tttu", "temp", "temperatur2m",
                   "temperaturc"},
                  "Temperatur",
                  "°C",
                  SeriesKind::Mean},
    QuantityWords{{"feuchte", "humidity", "luftfeuchte", "luftfeuchtigkeit", "relativehumidity", "rftu", "relfeuchte",
                   "feuchtigkeit"},
                  "Luftfeuchte",
                  "%",
                  SeriesKind::Mean},
    QuantityWords{{"pm10", "feinstaubpm10", "feinstaub"}, "PM10", "µg/m3", SeriesKind::Mean},
    QuantityWords{{"pm25", "feinstaubpm25"}, "PM2.5", "µg/m3", SeriesKind::Mean},
    QuantityWords{{"pm1"}, "PM1", "µg/m3", SeriesKind::Mean},
    QuantityWords{{"no2", "stickstoffdioxid"}, "NO2", "µg/m3", SeriesKind::Mean},
    QuantityWords{{"no", "stickstoffmonoxid"}, "NO", "µg/m3", SeriesKind::Mean},
    QuantityWords{{"nox"}, "NOx", "µg/m3", SeriesKind::Mean},
    QuantityWords{{"so2", "schwefeldioxid"}, "SO2", "µg/m3", SeriesKind::Mean},
    QuantityWords{{"o3", "ozon", "ozone"}, "O3", "µg/m3", SeriesKind::Mean},
    QuantityWords{{"co", "kohlenmonoxid"}, "CO", "", SeriesKind::Mean},
    QuantityWords{{"co2", "kohlendioxid"}, "CO2", "", SeriesKind::Mean},
    QuantityWords{{"luftdruck", "pressure", "atmosphericpressure"}, "Luftdruck", "", SeriesKind::Mean},
    QuantityWords{{"wind", "windgeschwindigkeit", "windspeed", "ff"}, "Windgeschwindigkeit", "m/s", SeriesKind::Mean},
    QuantityWords{{"windrichtung", "winddirection", "dd"}, "Windrichtung", "°", SeriesKind::Mean},
    QuantityWords{{"niederschlag", "regen", "precipitation", "niederschlagshoehe", "rain"},
                  "Niederschlag",
                  "mm",
                  SeriesKind::Count},
    QuantityWords{{"laerm", "laeq", "noise", "pegeldba", "schallpegel"}, "Schallpegel", "dB", SeriesKind::Mean},
    QuantityWords{{"lamax"}, "Schallpegel (höchster)", "dB", SeriesKind::Mean},
    QuantityWords{{"pegel", "wasserstand", "waterlevel", "currentlevel", "grundwasserstand"},
                  "Wasserstand",
                  "",
                  SeriesKind::State},
    QuantityWords{{"abfluss", "discharge", "durchfluss"}, "Abfluss", "", SeriesKind::Mean},
    QuantityWords{{"kfz", "qkfz", "vehicles", "vehicleflow", "intensity", "kfzgesamt", "fahrzeuge"},
                  "Kfz",
                  "1",
                  SeriesKind::Count},
    QuantityWords{{"pkw", "qpkw", "cars"}, "Pkw", "1", SeriesKind::Count},
    QuantityWords{{"lkw", "qlkw", "sv", "qsv", "trucks", "schwerverkehr"}, "Lkw", "1", SeriesKind::Count},
    QuantityWords{{"rad", "raeder", "fahrrad", "fahrraeder", "radfahrer", "radfahrende", "bicycles", "bikes"},
                  "Fahrräder",
                  "1",
                  SeriesKind::Count},
    QuantityWords{{"fussgaenger", "zufussgehende", "pedestrians", "passanten"}, "Fußgänger", "1", SeriesKind::Count},
    QuantityWords{{"anzahl", "count", "zaehlung", "summe", "gesamt"}, "Anzahl", "1", SeriesKind::Count},
    QuantityWords{
        {"geschwindigkeit", "speed", "vkfz", "averagevehiclespeed"}, "Geschwindigkeit", "km/h", SeriesKind::Mean},
    QuantityWords{{"vpkw"}, "Geschwindigkeit Pkw", "km/h", SeriesKind::Mean},
    QuantityWords{{"vlkw"}, "Geschwindigkeit Lkw", "km/h", SeriesKind::Mean},
    QuantityWords{{"belegung", "occupancy", "belegungsgrad"}, "Belegungsgrad", "%", SeriesKind::Mean},
    QuantityWords{{"verbrauch", "energie", "energy", "stromverbrauch", "waermeverbrauch", "energieverbrauch"},
                  "Verbrauch",
                  "",
                  SeriesKind::Count},
    QuantityWords{{"leistung", "power", "wirkleistung", "last"}, "Leistung", "", SeriesKind::Mean},
    QuantityWords{{"zaehlerstand", "meterreading"}, "Zählerstand", "", SeriesKind::Cumulative},
    QuantityWords{{"fuellstand", "fillinglevel", "filllevel"}, "Füllstand", "%", SeriesKind::State},
    QuantityWords{{"globalstrahlung", "strahlung", "solarradiation", "einstrahlung"},
                  "Globalstrahlung",
                  "W/m2",
                  SeriesKind::Mean},
    QuantityWords{{"bodenfeuchte", "soilmoisture"}, "Bodenfeuchte", "%", SeriesKind::Mean},
    QuantityWords{{"helligkeit", "illuminance"}, "Helligkeit", "lx", SeriesKind::Mean},
};

struct UnitCode {
    std::string_view code;
    std::string_view symbol;
};

/// Source   UN/CEFACT recommendation 20; UCUM; names that services give to units.
constexpr std::array kUnitCodes = {UnitCode{"GQ", "µg/m3"},
                                   UnitCode{"GP", "mg/m3"},
                                   UnitCode{"CEL", "°C"},
                                   UnitCode{"KEL", "K"},
                                   UnitCode{"P1", "%"},
                                   UnitCode{"59", "ppm"},
                                   UnitCode{"MTR", "m"},
                                   UnitCode{"CMT", "cm"},
                                   UnitCode{"MMT", "mm"},
                                   UnitCode{"KMT", "km"},
                                   UnitCode{"KMH", "km/h"},
                                   UnitCode{"MTS", "m/s"},
                                   UnitCode{"DD", "°"},
                                   UnitCode{"A97", "hPa"},
                                   UnitCode{"PAL", "Pa"},
                                   UnitCode{"KPA", "kPa"},
                                   UnitCode{"KWT", "kW"},
                                   UnitCode{"WTT", "W"},
                                   UnitCode{"KWH", "kWh"},
                                   UnitCode{"WHR", "Wh"},
                                   UnitCode{"MWH", "MWh"},
                                   UnitCode{"2N", "dB"},
                                   UnitCode{"C62", "1"},
                                   UnitCode{"LUX", "lx"},
                                   UnitCode{"D54", "W/m2"},
                                   UnitCode{"MTQ", "m3"},
                                   UnitCode{"LTR", "l"},
                                   UnitCode{"KGM", "kg"},
                                   UnitCode{"MQH", "m3/h"},
                                   UnitCode{"SEC", "s"},
                                   UnitCode{"MIN", "min"},
                                   UnitCode{"HUR", "h"},
                                   UnitCode{"Cel", "°C"},
                                   UnitCode{"C", "°C"},
                                   UnitCode{"degC", "°C"},
                                   UnitCode{"celsius", "°C"},
                                   UnitCode{"Centigrade", "°C"},
                                   UnitCode{"Degree Celsius", "°C"},
                                   UnitCode{"Grad Celsius", "°C"},
                                   UnitCode{"Grad C", "°C"},
                                   UnitCode{"ug/m3", "µg/m3"},
                                   UnitCode{"ug/m^3", "µg/m3"},
                                   UnitCode{"µg/m^3", "µg/m3"},
                                   UnitCode{"ug/m³", "µg/m3"},
                                   UnitCode{"deg", "°"},
                                   UnitCode{"percent", "%"},
                                   UnitCode{"{count}", "1"},
                                   UnitCode{"count", "1"},
                                   UnitCode{"Anzahl", "1"},
                                   UnitCode{"Stk", "1"},
                                   UnitCode{"Stück", "1"},
                                   UnitCode{"Stk.", "1"},
                                   UnitCode{"mbar", "hPa"},
                                   UnitCode{"m^3/s", "m3/s"},
                                   UnitCode{"W/m^2", "W/m2"},
                                   UnitCode{"dBA", "dB"},
                                   UnitCode{"dB(A)", "dB"},
                                   UnitCode{"Kfz", "Kfz"},
                                   UnitCode{"Fz", "Kfz"},
                                   UnitCode{"vehicles", "Kfz"},
                                   UnitCode{"Lumen", "lm"},
                                   UnitCode{"kmh", "km/h"},
                                   UnitCode{"kph", "km/h"}};

/// "geo.lon" is "lon".
std::string_view lastMember(std::string_view name)
{
    const std::size_t point = name.rfind('.');
    return point == std::string_view::npos || point + 1 == name.size() ? name : name.substr(point + 1);
}

bool isAmong(const Words& words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

/// The name without a unit behind it.
std::string_view withoutUnit(std::string_view name)
{
    const std::size_t bracket = name.find_first_of("[(");
    return bracket == std::string_view::npos || bracket == 0 ? name : io::trimmed(name.substr(0, bracket));
}

} // namespace

ColumnPart partOf(std::string_view name)
{
    if (name.ends_with("-status") || name.ends_with("_status")) {
        return ColumnPart::Status;
    }
    const std::string key = table::nameKey(lastMember(name));
    const auto partNamed = [](const std::string& word) {
        const auto found =
            std::ranges::find_if(kParts, [&word](const PartWords& part) { return isAmong(part.words, word); });
        return found == kParts.end() ? ColumnPart::Other : found->part;
    };
    if (const ColumnPart part = partNamed(key); part != ColumnPart::Other) {
        return part;
    }
    if (std::ranges::find(kSiteKeys, key) != kSiteKeys.end()) {
        return ColumnPart::SiteKey;
    }
    const std::size_t point = name.find('.'); // "free_capacity.car"
    const ColumnPart whole =
        point == std::string_view::npos ? ColumnPart::Other : partNamed(table::nameKey(name.substr(0, point)));
    return whole == ColumnPart::Free || whole == ColumnPart::Occupied ? whole : ColumnPart::Other;
}

std::optional<std::size_t> siteKeyRank(std::string_view name)
{
    const auto* const found = std::ranges::find(kSiteKeys, table::nameKey(lastMember(name)));
    return found == kSiteKeys.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - kSiteKeys.begin()));
}

std::optional<KnownQuantity> quantityNamed(std::string_view name)
{
    const std::string key = table::nameKey(withoutUnit(lastMember(name)));
    for (const QuantityWords& quantity : kQuantities) {
        if (isAmong(quantity.words, key)) {
            return KnownQuantity{
                .property = std::string(quantity.property), .unit = std::string(quantity.unit), .kind = quantity.kind};
        }
    }
    return std::nullopt;
}

SeriesKind kindOf(std::string_view property, std::string_view unit)
{
    if (const auto known = quantityNamed(property)) {
        return known->kind;
    }
    const auto isOneOf = [unit](const Words& words) { return isAmong(words, unit); };
    return isOneOf({"kWh", "Wh", "MWh", "Kfz", "mm"}) ? SeriesKind::Count : SeriesKind::Mean;
}

std::optional<std::string> unitSymbolOf(std::string_view written)
{
    written = io::trimmed(written);
    if (written.empty() || written == "1" || written == "-") {
        return "1";
    }
    const auto* const code = std::ranges::find(kUnitCodes, written, &UnitCode::code);
    const std::string_view symbol = code == kUnitCodes.end() ? written : code->symbol;
    if (symbol == "1") {
        return "1";
    }
    const auto unit = parseUnit(symbol);
    if (!unit) {
        return std::nullopt;
    }
    const std::string canonical = unit->symbol();
    return canonical.empty() ? std::string("1") : canonical;
}

} // namespace weitblick::intake
