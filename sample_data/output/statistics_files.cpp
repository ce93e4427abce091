// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "sample_data/output/products.h"
#include "sample_data/output/table_book.h"
#include "sample_data/output/text_file.h"
#include "sample_data/output/use_names.h"
#include "sample_data/output/vector_file.h"
#include "sample_data/place/people.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

const std::vector<std::string>& ageColumns()
{
    static const std::vector<std::string> kColumns = {"unter 6",   "6 bis 17",  "18 bis 29",
                                                      "30 bis 49", "50 bis 64", "65 und älter"};
    return kColumns;
}

std::vector<int> personsByGemeinde(const Place& place)
{
    std::vector<int> persons(place.gemeinden.size(), 0);
    for (std::size_t i = 0; i < place.ortsteile.size(); ++i) {
        persons[static_cast<std::size_t>(place.ortsteile[i].gemeinde)] += place.totals[i].persons;
    }
    return persons;
}

std::vector<int> jobsByGemeinde(const Place& place)
{
    std::vector<int> jobs(place.gemeinden.size(), 0);
    for (std::size_t i = 0; i < place.ortsteile.size(); ++i) {
        jobs[static_cast<std::size_t>(place.ortsteile[i].gemeinde)] += place.totals[i].workplaces;
    }
    return jobs;
}

} // namespace

Result<void> writePopulation(const Product& product)
{
    const Place& place = product.region.place;
    // As an office sends it: a heading, an empty line, the table, a sum and a remark below; ISO 8859-1.
    CsvText text(';');
    text.row({"Einwohner mit Hauptwohnsitz nach Ortsteilen und Altersgruppen"});
    text.row({"Stichtag: 31.12.2024"});
    text.row({""});
    std::vector<std::string> head{"Schlüssel", "Ortsteil", "Insgesamt"};
    head.insert(head.end(), ageColumns().begin(), ageColumns().end());
    text.row(head);
    std::vector<std::vector<BookCell>> book{
        {std::string("Einwohner mit Hauptwohnsitz nach Ortsteilen und Altersgruppen")},
        {std::string("Stichtag: 31.12.2024")},
        {},
        {head.begin(), head.end()}};
    Totals sum;
    Json truth;
    for (std::size_t i = 0; i < place.ortsteile.size(); ++i) {
        const Totals& totals = place.totals[i];
        std::vector<std::string> fields{place.ortsteile[i].key, place.ortsteile[i].name,
                                        fmt::format("{}", totals.persons)};
        std::vector<BookCell> cells{place.ortsteile[i].key, place.ortsteile[i].name,
                                    static_cast<double>(totals.persons)};
        for (std::size_t age = 0; age < totals.ages.size(); ++age) {
            fields.push_back(fmt::format("{}", totals.ages[age]));
            cells.emplace_back(static_cast<double>(totals.ages[age]));
            sum.ages[age] += totals.ages[age];
        }
        sum.persons += totals.persons;
        text.row(fields);
        book.push_back(cells);
        truth["ortsteile"][place.ortsteile[i].key] = {{"persons", totals.persons}, {"ages", totals.ages}};
    }
    std::vector<std::string> foot{"", "Landkreis insgesamt", fmt::format("{}", sum.persons)};
    for (const int age : sum.ages) {
        foot.push_back(fmt::format("{}", age));
    }
    text.row(foot);
    text.row({""});
    text.row({"Quelle: Melderegister, eigene Auswertung. Nachdruck mit Quellenangabe gestattet."});
    WB_CHECK(writeText(product.folder / "altersgruppen_ortsteile.csv", toLatin1(text.text())));
    WB_CHECK(writeBook(product.folder / "altersgruppen_ortsteile.xlsx", "Einwohner", book));
    truth["persons"] = sum.persons;
    truth["ages"] = sum.ages;
    return writeTruth(product.folder, truth);
}

Result<void> writeServices(const Product& product)
{
    const Place& place = product.region.place;
    CsvText text(';');
    text.row({"Einrichtung", "Name", "Straße", "Hausnummer", "PLZ", "Ort", "Ortsteil", "Ostwert", "Nordwert",
              "Kapazität", "Einheit", "Öffnungszeiten"});
    static constexpr std::array kUnits = {"Plätze",   "Schüler", "Schüler", "Patienten/Quartal", "m²", "m²", "m²",
                                          "Schalter", "Betten",  "Aktive",  "Schalter"};
    std::map<std::string, std::pair<int, int>> byKind;
    for (const Facility& facility : place.facilities) {
        const Building& building = place.buildings[static_cast<std::size_t>(facility.building)];
        const Ortsteil& ortsteil = place.ortsteile[static_cast<std::size_t>(facility.ortsteil)];
        const Gemeinde& gemeinde = place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)];
        text.row({nameOf(facility.kind), facility.name, building.streetName, building.houseNumber, gemeinde.postcode,
                  gemeinde.name, ortsteil.name, german(facility.at.x, 2), german(facility.at.y, 2),
                  fmt::format("{}", facility.capacity), kUnits[static_cast<std::size_t>(facility.kind)],
                  facility.openingHours});
        auto& [count, capacity] = byKind[nameOf(facility.kind)];
        ++count;
        capacity += facility.capacity;
    }
    WB_CHECK(writeText(product.folder / "einrichtungen.csv", "\xEF\xBB\xBF" + text.text()));
    Json truth{{"count", place.facilities.size()}};
    for (const auto& [kind, sums] : byKind) {
        truth["by_kind"][kind] = {{"count", sums.first}, {"capacity", sums.second}};
    }
    return writeTruth(product.folder, truth);
}

namespace {

/// Gravity with impedance exp(-d / 12 km); what the district has no jobs for leaves it.
Json writeCommuters(const Place& place, CsvText& text)
{
    const auto persons = personsByGemeinde(place);
    const auto jobs = jobsByGemeinde(place);
    text.row({"Wohnort AGS", "Wohnort", "Arbeitsort AGS", "Arbeitsort", "Anzahl"});
    Json truth;
    std::map<std::string, int> incoming;
    for (std::size_t from = 0; from < place.gemeinden.size(); ++from) {
        const double workers = persons[from] * 0.46;
        std::vector<double> pull;
        double sum = 0.0;
        for (std::size_t to = 0; to < place.gemeinden.size(); ++to) {
            const Point a = place.settlements[static_cast<std::size_t>(place.gemeinden[from].seat)].centre;
            const Point b = place.settlements[static_cast<std::size_t>(place.gemeinden[to].seat)].centre;
            pull.push_back(jobs[to] * std::exp(-distance(a, b) / 12000.0));
            sum += pull.back();
        }
        int leaving = static_cast<int>(workers * 0.34);
        const double inside = workers - leaving;
        for (std::size_t to = 0; to < place.gemeinden.size(); ++to) {
            const int count = sum > 0.0 ? static_cast<int>(std::lround(inside * pull[to] / sum)) : 0;
            if (count > 0) {
                text.row({place.gemeinden[from].ags, place.gemeinden[from].name, place.gemeinden[to].ags,
                          place.gemeinden[to].name, count < 10 ? "*" : fmt::format("{}", count)});
                incoming[place.gemeinden[to].ags] += from == to ? 0 : count;
            }
        }
        text.row({place.gemeinden[from].ags, place.gemeinden[from].name, "06000000", "übriges Hessen",
                  fmt::format("{}", leaving)});
        truth[place.gemeinden[from].ags] = {
            {"persons", persons[from]}, {"jobs", jobs[from]}, {"leaving_the_district", leaving}};
    }
    for (const auto& [ags, count] : incoming) {
        truth[ags]["incoming_from_the_district"] = count;
    }
    return truth;
}

} // namespace

Result<void> writeEconomy(const Product& product)
{
    const Place& place = product.region.place;
    CsvText commuters(';');
    Json truth;
    truth["gemeinden"] = writeCommuters(place, commuters);
    WB_CHECK(writeText(product.folder / "pendler.csv", toLatin1(commuters.text())));
    CsvText sites(';');
    sites.row({"Gebäude-ID", "Branche", "Beschäftigte", "Ortsteil", "Ostwert", "Nordwert"});
    int workplaces = 0;
    for (const Building& building : place.buildings) {
        if (building.workplaces > 0) {
            sites.row({building.id, buildingFunctionName(building.use), fmt::format("{}", building.workplaces),
                       place.ortsteile[static_cast<std::size_t>(building.ortsteil)].key, german(building.centre.x, 2),
                       german(building.centre.y, 2)});
            workplaces += building.workplaces;
        }
    }
    WB_CHECK(writeText(product.folder / "arbeitsstaetten.csv", "\xEF\xBB\xBF" + sites.text()));
    WB_TRY(VectorFile file, VectorFile::create(product.folder / "gewerbeflaechen.gpkg", "GPKG"));
    WB_CHECK(file.beginLayer(
        {"gewerbeflaechen",
         Shape::Polygons,
         {{"flstkennz"}, {"status"}, {"preis_eur_m2", ColumnType::Real}, {"flaeche_m2", ColumnType::Real}}}));
    Random random(place.settings.seed, "commercial sites");
    double available = 0.0;
    int count = 0;
    for (const Parcel& parcel : place.parcels) {
        if (parcel.use == ParcelUse::Commercial) {
            const bool isFree = random.chance(0.12);
            available += isFree ? parcel.areaM2 : 0.0;
            ++count;
            WB_CHECK(file.add(Areas{parcel.area}, {parcel.id, std::string(isFree ? "verfügbar" : "genutzt"),
                                                   std::round(random.between(25.0, 95.0)), rounded3(parcel.areaM2)}));
        }
    }
    WB_CHECK(file.close());
    truth["workplaces"] = workplaces;
    truth["commercial_sites"] = {{"count", count}, {"available_m2", available}};
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
