// SPDX-License-Identifier: GPL-3.0-or-later
// The full export of the Marktstammdatenregister: XML tables in UTF-16 inside a zip. Units under 30 kW are published
// without street and position.
#include "core/geo/crs.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "sample_data/energy/solar_yield.h"
#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/output/zip_file.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

/// UTF-8 to UTF-16LE with byte order mark.
std::string toUtf16(std::string_view utf8)
{
    std::string result = "\xFF\xFE";
    const auto put = [&](unsigned unit) {
        result += static_cast<char>(unit & 0xFFU);
        result += static_cast<char>(unit >> 8U);
    };
    for (std::size_t i = 0; i < utf8.size();) {
        const auto first = static_cast<unsigned char>(utf8[i]);
        const std::size_t length =
            first < 0x80 ? 1 : (first < 0xE0 ? 2 : 3); // nothing beyond the basic plane is written
        unsigned code = length == 1 ? first : (length == 2 ? first & 0x1FU : first & 0x0FU);
        for (std::size_t k = 1; k < length; ++k) {
            code = (code << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        }
        put(code);
        i += length;
    }
    return result;
}

struct Unit {
    int number = 0;
    int building = kNone;
    double grossKW = 0.0;
    int year = 2010, month = 1, day = 1;
    double storageKWh = 0.0;
    int orientation = 699; // code list of the register: 699 south
    bool isEnded = false;
};

int orientationCode(double azimuthDeg)
{
    static constexpr int kCodes[] = {695, 696, 697, 698, 699, 700, 701, 702}; // north, north-east, … north-west
    return kCodes[static_cast<std::size_t>(azimuthDeg / 45.0 + 0.5) % 8];
}

std::vector<Unit> unitsOn(const Place& place)
{
    Random random(place.settings.seed, "generation units");
    std::map<int, SolarRoof> best; // one plane a building
    for (const SolarRoof& roof : solarRoofs(place)) {
        auto [at, isNew] = best.emplace(roof.building, roof);
        if (!isNew && roof.irradiationKWhPerM2 > at->second.irradiationKWhPerM2) {
            at->second = roof;
        }
    }
    std::vector<Unit> units;
    for (const auto& [building, roof] : best) {
        const Building& it = place.buildings[static_cast<std::size_t>(building)];
        const RoofPlane& plane = it.planes[static_cast<std::size_t>(roof.plane)];
        const double likely =
            it.isMonument ? 0.01 : (it.use == BuildingUse::Farm ? 0.4 : (it.use == BuildingUse::Garage ? 0.02 : 0.2));
        if (plane.areaM2 < 18.0 || !random.chance(likely)) {
            continue;
        }
        Unit unit;
        unit.number = static_cast<int>(units.size()) + 1;
        unit.building = building;
        unit.grossKW = std::round(std::min(plane.areaM2 * random.between(0.45, 0.85) * 0.19, 480.0) * 100.0) / 100.0;
        unit.year = 2003 + static_cast<int>(
                               random.weighted({1, 2, 3, 3, 4, 6, 9, 8, 6, 4, 3, 2, 2, 2, 3, 4, 5, 7, 9, 12, 22, 20}));
        unit.month = random.integer(1, 12);
        unit.day = random.integer(1, 28);
        unit.storageKWh = unit.year > 2017 && unit.grossKW < 30.0 && random.chance(0.6)
                              ? std::round(random.between(5.0, 13.0) * 10.0) / 10.0
                              : 0.0;
        unit.orientation = plane.azimuthDeg < 0.0 ? 699 : orientationCode(plane.azimuthDeg);
        unit.isEnded = random.chance(0.015);
        units.push_back(unit);
    }
    return units;
}

class Exporter {
public:
    Exporter(const Place& place, const geo::Transformer& transformer) : m_place(place), m_transformer(transformer) {}

    void add(const Unit& unit)
    {
        const Building& building = m_place.buildings[static_cast<std::size_t>(unit.building)];
        const Ortsteil& ortsteil = m_place.ortsteile[static_cast<std::size_t>(building.ortsteil)];
        const Gemeinde& gemeinde = m_place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)];
        const std::string date = fmt::format("{:04}-{:02}-{:02}", unit.year, unit.month, unit.day);
        const bool isOpen = unit.grossKW >= 30.0;
        const std::string where = locationOf(building, gemeinde, isOpen);
        const std::string id = fmt::format("SEE9990{:08}", unit.number);
        fmt::format_to(
            std::back_inserter(solar),
            "<EinheitSolar><EinheitMastrNummer>{0}</EinheitMastrNummer><DatumLetzteAktualisierung>2025-01-15T08:00:00</"
            "DatumLetzteAktualisierung>"
            "<LokationMaStRNummer>SEL9990{1:08}</LokationMaStRNummer>{2}<Registrierungsdatum>{3}</Registrierungsdatum>"
            "<Inbetriebnahmedatum>{3}</Inbetriebnahmedatum>{4}<EinheitSystemstatus>472</EinheitSystemstatus>"
            "<EinheitBetriebsstatus>{5}</EinheitBetriebsstatus><Energietraeger>2495</"
            "Energietraeger><Bruttoleistung>{6:.3f}</Bruttoleistung>"
            "<Nettonennleistung>{7:.3f}</Nettonennleistung><AnzahlModule>{8}</AnzahlModule><Hauptausrichtung>{9}</"
            "Hauptausrichtung>"
            "<Lage>853</Lage><EegMaStRNummer>EEG9990{1:08}</EegMaStRNummer></EinheitSolar>\n",
            id, unit.number, where, date,
            unit.isEnded ? "<DatumEndgueltigeStilllegung>2024-06-30</DatumEndgueltigeStilllegung>" : "",
            unit.isEnded ? 38 : 35, unit.grossKW, std::min(unit.grossKW, unit.grossKW * 0.93),
            std::max(1, static_cast<int>(unit.grossKW / 0.4)), unit.orientation);
        fmt::format_to(std::back_inserter(eeg),
                       "<AnlageEegSolar><EegMaStRNummer>EEG9990{:08}</EegMaStRNummer><EegInbetriebnahmedatum>{}</"
                       "EegInbetriebnahmedatum>"
                       "<InstallierteLeistung>{:.3f}</InstallierteLeistung><VerknuepfteEinheitenMaStRNummern>{}</"
                       "VerknuepfteEinheitenMaStRNummern></AnlageEegSolar>\n",
                       unit.number, date, unit.grossKW, id);
        if (unit.storageKWh > 0.0) {
            fmt::format_to(
                std::back_inserter(storage),
                "<EinheitStromSpeicher><EinheitMastrNummer>SEE9991{:08}</"
                "EinheitMastrNummer><LokationMaStRNummer>SEL9990{:08}</LokationMaStRNummer>{}"
                "<Inbetriebnahmedatum>{}</Inbetriebnahmedatum><EinheitBetriebsstatus>35</EinheitBetriebsstatus>"
                "<Bruttoleistung>{:.3f}</Bruttoleistung><NutzbareSpeicherkapazitaet>{:.3f}</"
                "NutzbareSpeicherkapazitaet></EinheitStromSpeicher>\n",
                unit.number, unit.number, where, date, unit.storageKWh / 2.0, unit.storageKWh);
        }
    }

    std::string solar, eeg, storage;

private:
    [[nodiscard]] std::string locationOf(const Building& building, const Gemeinde& gemeinde, bool isOpen) const
    {
        std::string text = fmt::format(
            "<Land>84</Land><Bundesland>1405</Bundesland><Landkreis>Musterkreis</Landkreis><Gemeinde>{}</Gemeinde>"
            "<Gemeindeschluessel>{}</Gemeindeschluessel><Postleitzahl>{}</Postleitzahl><Ort>{}</Ort>",
            gemeinde.name, gemeinde.ags, gemeinde.postcode, gemeinde.name);
        if (isOpen) {
            Point p = building.centre;
            m_transformer.apply({&p.x, 1}, {&p.y, 1});
            fmt::format_to(std::back_inserter(text),
                           "<Strasse>{}</Strasse><Hausnummer>{}</Hausnummer><Laengengrad>{:.6f}</"
                           "Laengengrad><Breitengrad>{:.6f}</Breitengrad>",
                           building.streetName, building.houseNumber, p.x, p.y);
        }
        return text;
    }

    const Place& m_place;
    const geo::Transformer& m_transformer;
};

std::string table(const char* name, const std::string& rows)
{
    return toUtf16(
        fmt::format("<?xml version=\"1.0\" encoding=\"utf-16\" standalone=\"no\"?>\n<{0}>\n{1}</{0}>\n", name, rows));
}

} // namespace

Result<void> writeUnits(const Product& product)
{
    const Place& place = product.region.place;
    WB_TRY(const auto transformer, geo::Transformer::create({"EPSG:25832"}, {"EPSG:4326"}));
    Exporter exporter(place, transformer);
    std::map<std::string, std::map<std::string, double>> byYear; // AGS → year → kW that run
    std::map<std::string, double> byOrtsteil;
    int running = 0;
    int hidden = 0;
    double storage = 0.0;
    const auto units = unitsOn(place);
    for (const Unit& unit : units) {
        exporter.add(unit);
        const Building& building = place.buildings[static_cast<std::size_t>(unit.building)];
        const Ortsteil& ortsteil = place.ortsteile[static_cast<std::size_t>(building.ortsteil)];
        hidden += unit.grossKW < 30.0 ? 1 : 0;
        storage += unit.storageKWh;
        if (!unit.isEnded) {
            ++running;
            byYear[place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)].ags][fmt::format("{}", unit.year)] +=
                unit.grossKW;
            byOrtsteil[ortsteil.key] += unit.grossKW;
        }
    }
    WB_CHECK(writeZip(product.folder / "Gesamtdatenexport_20250115.zip",
                      {{"EinheitenSolar_1.xml", table("EinheitenSolar", exporter.solar)},
                       {"AnlagenEegSolar_1.xml", table("AnlagenEegSolar", exporter.eeg)},
                       {"EinheitenStromSpeicher_1.xml", table("EinheitenStromSpeicher", exporter.storage)}}));
    return writeTruth(product.folder, {{"units", units.size()},
                                       {"units_running", running},
                                       {"units_under_30_kw", hidden},
                                       {"storage_kwh", storage},
                                       {"gross_kw_by_ags_and_year", byYear},
                                       {"gross_kw_by_ortsteil", byOrtsteil}});
}

} // namespace weitblick::sample
