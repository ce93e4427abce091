// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>

#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/sensors/exchange_forms.h"
#include "sample_data/sensors/local_time.h"
#include "sample_data/sensors/readings.h"

namespace weitblick::sample {

namespace {

std::size_t siteCount(PlaceSize size)
{
    return size == PlaceSize::Village ? 8 : (size == PlaceSize::Town ? 24 : 64);
}

/// Local time, a column a sensor, decimal comma, as a logger's portal exports it.
std::string wideText(const std::vector<SensorSite>& sites, const std::vector<Readings>& readings)
{
    std::string text = "Zeitpunkt";
    for (const SensorSite& site : sites) {
        text += ";" + site.id + " [" + unitOf(site.kind) + "]";
    }
    text += "\n";
    const auto& quarters = quarterHours2025();
    for (std::size_t i = 0; i < quarters.size(); ++i) {
        text += quarters[i].local;
        for (const Readings& series : readings) {
            text += ';';
            if (!std::isnan(series.values[i])) {
                text += german(series.values[i], 1);
            }
        }
        text += "\n";
    }
    return text;
}

Json truthOf(const SensorSite& site, const Readings& readings)
{
    double sum = 0.0;
    double trueSum = 0.0;
    std::size_t present = 0;
    for (std::size_t i = 0; i < readings.values.size(); ++i) {
        trueSum += readings.truth[i];
        if (!std::isnan(readings.values[i])) {
            sum += readings.values[i];
            ++present;
        }
    }
    Json faults = Json::array();
    const auto& quarters = quarterHours2025();
    for (const Fault& fault : site.faults) {
        faults.push_back({{"kind", nameOf(fault.kind)},
                          {"from_utc", quarters[fault.from].utc},
                          {"quarter_hours", fault.to - fault.from},
                          {"first_index", fault.from}});
    }
    return {{"quantity", quantityOf(site.kind)},
            {"unit", unitOf(site.kind)},
            {"present", present},
            {"missing", readings.values.size() - present},
            {"mean_as_delivered", sum / static_cast<double>(present)},
            {"mean_without_faults", trueSum / static_cast<double>(readings.truth.size())},
            {"faults", faults}};
}

/// UTC, a line a reading, as a database exports it; written straight to the file, because it is long.
Result<void> writeLong(const std::filesystem::path& file, const Place& place, const std::vector<SensorSite>& sites)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << "timestamp,sensor_id,quantity,value,unit\n";
    const auto& quarters = quarterHours2025();
    for (const SensorSite& site : sites) {
        const Readings readings = readingsOf(place, site);
        std::string text;
        for (std::size_t i = 0; i < quarters.size(); ++i) {
            if (!std::isnan(readings.values[i])) {
                fmt::format_to(std::back_inserter(text), "{},{},{},{:.1f},{}\n", quarters[i].utc, site.id,
                               quantityOf(site.kind), readings.values[i], unitOf(site.kind));
            }
        }
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
    }
    out.close();
    if (!out) {
        return Error{.code = ErrorCode::Io,
                     .message = {"die Messreihen lassen sich nicht schreiben", "the readings cannot be written"},
                     .subject = file.string()};
    }
    return {};
}

} // namespace

Result<void> writeSensors(const Product& product)
{
    const Place& place = product.region.place;
    const auto sites =
        sensorSites(place, place.settings.sensorSeries > 0 ? static_cast<std::size_t>(place.settings.sensorSeries)
                                                           : siteCount(place.settings.size));
    CsvText register_(';');
    register_.row({"id", "name", "messgroesse", "einheit", "ostwert", "nordwert"});
    Json truth{{"series", sites.size()}, {"quarter_hours", kQuarterHours}};
    truth["days_of_23_hours"] = {"2025-03-30"};
    truth["days_of_25_hours"] = {"2025-10-26"};
    std::vector<Readings> first;
    const std::size_t wide = std::min<std::size_t>(sites.size(), 8);
    std::size_t total = 0;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        register_.row({sites[i].id, sites[i].name, quantityOf(sites[i].kind), unitOf(sites[i].kind),
                       german(sites[i].at.x, 2), german(sites[i].at.y, 2)});
        Readings readings = readingsOf(place, sites[i]);
        const Json about = truthOf(sites[i], readings);
        total += about["present"].get<std::size_t>();
        truth["sensors"][sites[i].id] = about;
        if (i < wide) {
            first.push_back(std::move(readings));
        }
    }
    truth["readings"] = total;
    const std::vector<SensorSite> firstSites(sites.begin(), sites.begin() + static_cast<std::ptrdiff_t>(wide));
    WB_CHECK(writeText(product.folder / "sensoren.csv", "\xEF\xBB\xBF" + register_.text()));
    WB_CHECK(writeText(product.folder / "messwerte_2025_breit.csv", toLatin1(wideText(firstSites, first))));
    WB_CHECK(writeLong(product.folder / "messwerte_2025_lang.csv", place, sites));
    WB_TRY(const auto transformer, geo::Transformer::create({"EPSG:25832"}, {"EPSG:4326"}));
    WB_CHECK(writeSensorThings(product.folder / "sensorthings", firstSites, first, transformer));
    WB_CHECK(writeNgsi(product.folder / "ngsi_ld", firstSites, first, transformer));
    WB_CHECK(writeDatex(product.folder / "datex2", firstSites, first, transformer));
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
