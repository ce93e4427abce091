// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <numeric>

#include "sample_data/output/census_grid.h"
#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/output/use_names.h"

namespace weitblick::sample {

namespace {

constexpr int kLeastShown = 3; // smaller counts are not published

std::string shown(int count)
{
    return count > 0 && count < kLeastShown ? "–" : fmt::format("{}", count);
}

std::vector<std::string> cellFields(GridCell cell)
{
    return {cell.censusId(), fmt::format("{}", cell.east * 100 + 50), fmt::format("{}", cell.north * 100 + 50)};
}

const char* remarkOf(int count)
{
    return count > 0 && count < kLeastShown ? "–" : "";
}

} // namespace

Result<void> writeCensus(const Product& product)
{
    const Place& place = product.region.place;
    WB_TRY(const auto cells, buildingsByCell(place));
    CsvText persons(';');
    CsvText ages(';');
    CsvText heating(';');
    persons.row({"GITTER_ID_100m", "x_mp_100m", "y_mp_100m", "Einwohner", "werterlaeuternde_Zeichen"});
    ages.row({"GITTER_ID_100m", "x_mp_100m", "y_mp_100m", "Insgesamt", "Unter6", "a6bis17", "a18bis29", "a30bis49",
              "a50bis64", "a65undaelter", "werterlaeuternde_Zeichen"});
    heating.row({"GITTER_ID_100m", "x_mp_100m", "y_mp_100m", "Insgesamt", "Gas", "Heizoel", "Waermepumpe", "Fernwaerme",
                 "Holz", "Strom", "werterlaeuternde_Zeichen"});
    int inhabited = 0;
    int suppressed = 0;
    int total = 0;
    int visible = 0;
    for (const auto& [cell, members] : cells) {
        int count = 0;
        std::array<int, 6> byAge{};
        std::array<int, 7> byHeating{};
        for (const std::size_t i : members) {
            const Building& building = place.buildings[i];
            count += building.persons;
            for (std::size_t age = 0; age < byAge.size(); ++age) {
                byAge[age] += building.ages[age];
            }
            byHeating[static_cast<std::size_t>(building.heating)] += building.dwellings;
        }
        const int dwellings = std::accumulate(byHeating.begin() + 1, byHeating.end(), 0);
        if (count > 0) {
            ++inhabited;
            total += count;
            const bool isHidden = count < kLeastShown;
            suppressed += isHidden ? 1 : 0;
            visible += isHidden ? 0 : count;
            auto fields = cellFields(cell);
            fields.insert(fields.end(), {shown(count), remarkOf(count)});
            persons.row(fields);
            fields = cellFields(cell);
            fields.push_back(shown(count));
            for (const int age : byAge) {
                fields.push_back(shown(age));
            }
            fields.emplace_back(remarkOf(count));
            ages.row(fields);
        }
        if (dwellings > 0) {
            auto fields = cellFields(cell);
            fields.push_back(shown(dwellings));
            for (std::size_t kind = 1; kind < byHeating.size(); ++kind) {
                fields.push_back(shown(byHeating[kind]));
            }
            fields.emplace_back(remarkOf(dwellings));
            heating.row(fields);
        }
    }
    WB_CHECK(writeText(product.folder / "Zensus2022_Bevoelkerungszahl_100m-Gitter.csv", persons.text()));
    WB_CHECK(writeText(product.folder / "Zensus2022_Alter_in_6_Altersgruppen_100m-Gitter.csv", ages.text()));
    WB_CHECK(writeText(product.folder / "Zensus2022_Energietraeger_100m-Gitter.csv", heating.text()));
    Json truth{{"crs", "EPSG:3035"},
               {"inhabited_cells", inhabited},
               {"suppressed_cells", suppressed},
               {"persons", total},
               {"persons_in_published_cells", visible},
               {"persons_least", visible + suppressed},
               {"persons_most", visible + suppressed * (kLeastShown - 1)}};
    for (std::size_t i = 0; i < place.ortsteile.size(); ++i) {
        truth["persons_by_ortsteil"][place.ortsteile[i].key] = place.totals[i].persons;
    }
    return writeTruth(product.folder, truth);
}

Result<void> writeAddresses(const Product& product)
{
    const Place& place = product.region.place;
    CsvText text(';');
    text.row({"oi", "gmdschl", "gmdname", "ottname", "plz", "strname", "hnr", "adz", "ostwert", "nordwert"});
    int count = 0;
    std::map<std::string, int> byOrtsteil;
    for (const Building& building : place.buildings) {
        if (building.houseNumber.empty()) {
            continue;
        }
        const Ortsteil& ortsteil = place.ortsteile[static_cast<std::size_t>(building.ortsteil)];
        const Gemeinde& gemeinde = place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)];
        std::string number = building.houseNumber;
        std::string suffix;
        if (number.back() >= 'a') {
            suffix = number.substr(number.size() - 1);
            number.pop_back();
        }
        text.row({building.id, gemeinde.ags, gemeinde.name, ortsteil.name, gemeinde.postcode, building.streetName,
                  number, suffix, german(building.entrance.x, 3), german(building.entrance.y, 3)});
        ++count;
        ++byOrtsteil[ortsteil.key];
    }
    WB_CHECK(writeText(product.folder / "hauskoordinaten.csv", text.text()));
    return writeTruth(product.folder, {{"crs", "EPSG:25832"}, {"addresses", count}, {"by_ortsteil", byOrtsteil}});
}

} // namespace weitblick::sample
