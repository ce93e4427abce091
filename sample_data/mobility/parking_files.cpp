// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"

#include <algorithm>
#include <fmt/format.h>

#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/output/use_names.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

Json sharingStations(const Place& place, const geo::Transformer& transformer, Random& random, Json& status)
{
    const std::size_t wanted =
        place.settings.size == PlaceSize::Village ? 2 : (place.settings.size == PlaceSize::Town ? 18 : 60);
    Json stations = Json::array();
    status = Json::array();
    for (std::size_t i = 0; i < wanted && i < place.facilities.size(); ++i) {
        const Facility& facility = place.facilities[i * place.facilities.size() / wanted];
        Point p = facility.at;
        transformer.apply({&p.x, 1}, {&p.y, 1});
        const int capacity = random.integer(4, 14);
        const int bikes = random.integer(0, capacity);
        const std::string id = fmt::format("musterrad-{:03}", i + 1);
        stations.push_back({{"station_id", id},
                            {"name", facility.name},
                            {"lat", std::round(p.y * 1e6) / 1e6},
                            {"lon", std::round(p.x * 1e6) / 1e6},
                            {"capacity", capacity}});
        status.push_back({{"station_id", id},
                          {"num_bikes_available", bikes},
                          {"num_docks_available", capacity - bikes},
                          {"is_installed", true},
                          {"is_renting", true},
                          {"is_returning", true},
                          {"last_reported", 1742286600}});
    }
    return stations;
}

/// GBFS 2.3 envelope.
std::string gbfs(const Json& stations)
{
    return Json{{"last_updated", 1742286600}, {"ttl", 60}, {"version", "2.3"}, {"data", {{"stations", stations}}}}.dump(
               1) +
           "\n";
}

Result<void> writeCounts(const Product& product, Random& random, Json& truth)
{
    const Place& place = product.region.place;
    CsvText text(';');
    text.row({"Zst", "Straße", "Klasse", "Ostwert", "Nordwert", "DTV_Kfz", "DTV_SV", "Rad_Tag"});
    std::vector<std::size_t> main;
    for (std::size_t i = 0; i < place.streets.size(); ++i) {
        if (place.streets[i].vehiclesPerDay > 1000 && place.streets[i].lengthM > 60.0) {
            main.push_back(i);
        }
    }
    const std::size_t wanted = std::min<std::size_t>(main.size(), place.settings.size == PlaceSize::Village ? 4 : 60);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < wanted; ++i) {
        const Street& street = place.streets[main[i * main.size() / wanted]];
        const Point p = pointAlong(street.line, street.lengthM / 2.0);
        text.row({fmt::format("{}", 9901 + i), street.name.empty() ? street.reference : street.name,
                  roadClassName(street.roadClass), german(p.x, 2), german(p.y, 2),
                  fmt::format("{}", street.vehiclesPerDay),
                  fmt::format("{}", static_cast<int>(street.vehiclesPerDay * random.between(0.03, 0.11))),
                  fmt::format("{}", random.integer(20, 900))});
        sum += street.vehiclesPerDay;
    }
    truth["traffic_counts"] = {{"stations", wanted}, {"sum_of_vehicles_per_day", sum}};
    return writeText(product.folder / "verkehrszaehlung_2024.csv", toLatin1(text.text()));
}

} // namespace

Result<void> writeParking(const Product& product)
{
    const Place& place = product.region.place;
    WB_TRY(const auto transformer, geo::Transformer::create({"EPSG:25832"}, {"EPSG:4326"}));
    Random random(place.settings.seed, "parking");
    CsvText text(';');
    text.row({"id", "name", "art", "stellplaetze", "frei", "behindertenplaetze", "ladepunkte", "ostwert", "nordwert"});
    int capacity = 0;
    int vacant = 0;
    int count = 0;
    for (const Parcel& parcel : place.parcels) {
        const bool isSite = parcel.use == ParcelUse::Square || parcel.use == ParcelUse::Sports ||
                            (parcel.use == ParcelUse::Commercial && parcel.zone != Zone::Industry) ||
                            parcel.use == ParcelUse::Cemetery;
        if (!isSite || parcel.street == kNone) {
            continue;
        }
        const int spaces = std::max(12, static_cast<int>(parcel.areaM2 / 70.0));
        const int isFree = random.integer(0, spaces);
        const Point p = parcel.area.rings.front()[0];
        const std::string& street = place.streets[static_cast<std::size_t>(parcel.street)].name;
        text.row({fmt::format("P{:03}", ++count), "Parkplatz " + street,
                  parcel.use == ParcelUse::Square && spaces > 25 ? "Tiefgarage" : "Parkplatz",
                  fmt::format("{}", spaces), fmt::format("{}", isFree), fmt::format("{}", std::max(1, spaces / 40)),
                  fmt::format("{}", random.integer(0, 4)), german(p.x, 2), german(p.y, 2)});
        capacity += spaces;
        vacant += isFree;
    }
    WB_CHECK(writeText(product.folder / "parkplaetze.csv", "\xEF\xBB\xBF" + text.text()));
    Json status;
    const Json stations = sharingStations(place, transformer, random, status);
    WB_CHECK(writeText(product.folder / "gbfs" / "station_information.json", gbfs(stations)));
    WB_CHECK(writeText(product.folder / "gbfs" / "station_status.json", gbfs(status)));
    Json truth{{"parking", {{"sites", count}, {"spaces", capacity}, {"vacant", vacant}}},
               {"sharing_stations", stations.size()}};
    WB_CHECK(writeCounts(product, random, truth));
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
