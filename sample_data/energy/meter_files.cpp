// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "sample_data/energy/weather_year.h"
#include "sample_data/geos_areas.h"
#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/output/use_names.h"
#include "sample_data/output/vector_file.h"
#include "sample_data/random.h"
#include "sample_data/sensors/local_time.h"

namespace weitblick::sample {

namespace {

/// Share of the day's load in a quarter hour: high while the house is open, a base load at night.
double shapeAt(const QuarterHour& quarter, double base)
{
    const double hour = quarter.minuteOfDay / 60.0;
    const bool isOpen = quarter.weekday < 5 && hour > 6.5 && hour < 17.5;
    const double bell = isOpen ? std::sin((hour - 6.5) / 11.0 * std::numbers::pi) : 0.0;
    return base + (1.0 - base) * bell;
}

Result<void> writeSmartMeters(const Product& product, Json& truth)
{
    const Place& place = product.region.place;
    const std::size_t wanted =
        place.settings.size == PlaceSize::Village ? 3 : (place.settings.size == PlaceSize::Town ? 20 : 50);
    std::vector<std::size_t> municipal;
    for (std::size_t i = 0; i < place.buildings.size() && municipal.size() < wanted; ++i) {
        if (place.buildings[i].isMunicipal) {
            municipal.push_back(i);
        }
    }
    CsvText meters(';');
    meters.row({"Zaehlpunkt", "Gebaeude", "Nutzung", "Flaeche_m2"});
    std::string text = "Zeit (Beginn, Ortszeit)";
    Random random(place.settings.seed, "meters");
    std::vector<double> base;
    std::vector<double> scale;
    for (std::size_t i = 0; i < municipal.size(); ++i) {
        const Building& building = place.buildings[municipal[i]];
        const std::string id = fmt::format("DE0099900{:024}", i + 1);
        meters.row({id, building.id, buildingFunctionName(building.use),
                    german(4.0 * building.halfLengthM * building.halfDepthM * building.storeys * 0.8, 1)});
        text += ";" + id;
        base.push_back(random.between(0.12, 0.4));
        scale.push_back(std::max(4000.0, building.electricityKWh) / 35040.0 * 2.1);
    }
    text += "\n";
    std::vector<double> sums(municipal.size(), 0.0);
    for (const QuarterHour& quarter : quarterHours2025()) {
        text += quarter.local;
        for (std::size_t i = 0; i < municipal.size(); ++i) {
            const double kWh =
                std::round(scale[i] * shapeAt(quarter, base[i]) * random.between(0.85, 1.15) * 1000.0) / 1000.0;
            sums[i] += kWh;
            text += ";" + german(kWh, 3);
        }
        text += "\n";
    }
    WB_CHECK(writeText(product.folder / "zaehler_kommunal.csv", meters.text()));
    WB_CHECK(writeText(product.folder / "lastgang_kommunal_2025.csv", text));
    for (std::size_t i = 0; i < sums.size(); ++i) {
        truth["meters_kwh"][fmt::format("DE0099900{:024}", i + 1)] = sums[i];
    }
    truth["quarter_hours"] = kQuarterHours;
    return {};
}

/// Gas by block: the connections along one street, joined with those of the next street until there are five.
Result<void> writeGas(const Product& product, Json& truth)
{
    const Place& place = product.region.place;
    std::map<std::pair<int, int>, std::vector<const Building*>> byStroke; // settlement, stroke
    for (const Building& building : place.buildings) {
        if (building.heating == Heating::Gas) {
            byStroke[{building.settlement, place.streets[static_cast<std::size_t>(building.street)].stroke}].push_back(
                &building);
        }
    }
    std::vector<std::vector<const Building*>> blocks;
    int settlement = kNone;
    for (const auto& [key, members] : byStroke) {
        const bool mayJoin = !blocks.empty() && settlement == key.first && blocks.back().size() < 5;
        if (!mayJoin) {
            blocks.emplace_back();
        }
        settlement = key.first;
        blocks.back().insert(blocks.back().end(), members.begin(), members.end());
    }
    WB_TRY(VectorFile file, VectorFile::create(product.folder / "gasverbrauch_baubloecke.gpkg", "GPKG"));
    WB_CHECK(file.beginLayer({"gasverbrauch",
                              Shape::Polygons,
                              {{"block"},
                               {"anschluesse", ColumnType::Integer},
                               {"kwh_2022", ColumnType::Real},
                               {"kwh_2023", ColumnType::Real},
                               {"kwh_2024", ColumnType::Real}}}));
    double shown = 0.0;
    double withheld = 0.0;
    std::size_t written = 0;
    for (const auto& block : blocks) {
        double kWh = 0.0;
        Areas areas;
        for (const Building* building : block) {
            kWh += std::round(building->heatKWh / 0.9);
            areas.push_back(place.parcels[static_cast<std::size_t>(building->parcel)].area);
        }
        if (block.size() < 5) {
            withheld += kWh;
            continue;
        }
        WB_TRY(const geo::Geometry joined, unionOf(areas));
        WB_CHECK(file.add(fromGeos(*joined), {fmt::format("B{:05}", ++written), static_cast<std::int64_t>(block.size()),
                                              std::round(kWh * 1.04), std::round(kWh * 0.93), kWh}));
        shown += kWh;
    }
    WB_CHECK(file.close());
    truth["gas"] = {{"blocks", written}, {"kwh_2024", shown}, {"kwh_2024_withheld_under_5_connections", withheld}};
    return {};
}

Result<void> writeGrids(const Product& product, Json& truth)
{
    const Place& place = product.region.place;
    WB_TRY(VectorFile heat, VectorFile::create(product.folder / "waermenetz.gpkg", "GPKG"));
    WB_CHECK(heat.beginLayer(
        {"leitungen", Shape::Lines, {{"strasse"}, {"dn", ColumnType::Integer}, {"baujahr", ColumnType::Integer}}}));
    std::map<int, double> demand; // street → heat of the connected buildings
    for (const Building& building : place.buildings) {
        if (building.heating == Heating::DistrictHeat) {
            demand[building.street] += building.heatKWh;
        }
    }
    double length = 0.0;
    double delivered = 0.0;
    for (const auto& [street, kWh] : demand) {
        const Street& it = place.streets[static_cast<std::size_t>(street)];
        WB_CHECK(heat.add(it.line, {it.name, std::int64_t{kWh > 800000.0 ? 150 : 80}, std::int64_t{1985}}));
        length += it.lengthM;
        delivered += kWh;
    }
    WB_CHECK(heat.close());
    truth["heat_grid"] = {{"length_m", length}, {"delivered_kwh", delivered}};
    WB_TRY(VectorFile areas, VectorFile::create(product.folder / "netzgebiete.gpkg", "GPKG"));
    WB_CHECK(areas.beginLayer({"netzgebiete", Shape::Polygons, {{"ags"}, {"sparte"}, {"betreiber"}}}));
    for (std::size_t i = 0; i < place.gemeinden.size(); ++i) {
        const char* const owner = i % 3 == 0 ? "Stadtwerke Musterstadt Netz GmbH" : "Musterkreis Verteilnetz GmbH";
        WB_CHECK(
            areas.add(place.gemeinden[i].area, {place.gemeinden[i].ags, std::string("Strom"), std::string(owner)}));
    }
    return areas.close();
}

Result<void> writePrices(const Product& product, Json& truth)
{
    Random random(product.region.place.settings.seed, "prices");
    CsvText text(';');
    text.row({"Datum von", "Deutschland/Luxemburg [€/MWh]"});
    const auto weather = weatherYear(product.region.place.settings.seed);
    double sum = 0.0;
    int negative = 0;
    const auto& quarters = quarterHours2025();
    for (std::size_t i = 0; i < quarters.size(); i += 4) {
        const WeatherHour& sky = weather[std::min<std::size_t>(i / 4, weather.size() - 1)];
        const double hour = quarters[i].minuteOfDay / 60.0;
        const double evening =
            38.0 * std::exp(-std::pow((hour - 19.0) / 2.2, 2)) + 24.0 * std::exp(-std::pow((hour - 8.0) / 1.8, 2));
        const double price =
            std::round((86.0 + evening - 0.13 * (sky.directWPerM2 + sky.diffuseWPerM2) - 3.6 * (sky.windMPerS - 3.0) -
                        (quarters[i].weekday > 4 ? 14.0 : 0.0) + 9.0 * random.normal()) *
                       100.0) /
            100.0;
        text.row({quarters[i].local, german(price, 2)});
        sum += price;
        negative += price < 0.0 ? 1 : 0;
    }
    truth["prices"] = {{"hours", quarters.size() / 4},
                       {"mean_eur_per_mwh", sum / (static_cast<double>(quarters.size()) / 4.0)},
                       {"negative_hours", negative}};
    return writeText(product.folder / "grosshandelspreise_2025.csv", "\xEF\xBB\xBF" + text.text());
}

} // namespace

Result<void> writeMeters(const Product& product)
{
    Json truth;
    WB_CHECK(writeSmartMeters(product, truth));
    WB_CHECK(writeGas(product, truth));
    WB_CHECK(writeGrids(product, truth));
    WB_CHECK(writePrices(product, truth));
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
