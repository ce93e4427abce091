// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/sensors/exchange_forms.h"

#include <cmath>
#include <fmt/format.h>

#include "sample_data/output/text_file.h"
#include "sample_data/sensors/local_time.h"

namespace weitblick::sample {

namespace {

constexpr std::size_t kFrom = (31 + 28 + 23) * 96; // 24 March
constexpr std::size_t kTo = kFrom + 14 * 96 - 4;   // two weeks, one of the days an hour short
constexpr std::size_t kPage = 500;

Point geographic(const geo::Transformer& transformer, Point p)
{
    transformer.apply({&p.x, 1}, {&p.y, 1});
    return {std::round(p.x * 1e6) / 1e6, std::round(p.y * 1e6) / 1e6};
}

Json pointJson(Point p)
{
    return {{"type", "Point"}, {"coordinates", {p.x, p.y}}};
}

} // namespace

Result<void> writeSensorThings(const std::filesystem::path& folder, const std::vector<SensorSite>& sites,
                               const std::vector<Readings>& readings, const geo::Transformer& toGeographic)
{
    const std::string root = "https://sensoren.example.org/v1.1";
    const auto& quarters = quarterHours2025();
    Json things = Json::array();
    for (std::size_t s = 0; s < sites.size(); ++s) {
        const SensorSite& site = sites[s];
        const std::string stream = fmt::format("{}/Datastreams({})", root, s + 1);
        things.push_back(
            {{"@iot.id", s + 1},
             {"@iot.selfLink", fmt::format("{}/Things({})", root, s + 1)},
             {"name", site.name},
             {"description", site.id},
             {"Locations",
              {{{"name", site.id},
                {"encodingType", "application/geo+json"},
                {"location", pointJson(geographic(toGeographic, site.at))}}}},
             {"Datastreams",
              {{{"@iot.id", s + 1},
                {"name", quantityOf(site.kind)},
                {"unitOfMeasurement", {{"name", unitOf(site.kind)}, {"symbol", unitOf(site.kind)}, {"definition", ""}}},
                {"Observations@iot.navigationLink", stream + "/Observations"}}}}});
        Json page = Json::array();
        std::size_t number = 0;
        for (std::size_t i = kFrom; i < kTo; ++i) {
            if (!std::isnan(readings[s].values[i])) {
                page.push_back({{"@iot.id", (s + 1) * 100000 + i},
                                {"phenomenonTime", quarters[i].utc},
                                {"resultTime", nullptr},
                                {"result", readings[s].values[i]}});
            }
            if (page.size() < kPage && i + 1 < kTo) {
                continue;
            }
            Json body{{"value", page}};
            if (i + 1 < kTo) {
                body["@iot.nextLink"] =
                    fmt::format("{}/Observations?$top={}&$skip={}", stream, kPage, (number + 1) * kPage);
            }
            WB_CHECK(writeText(folder / fmt::format("Datastreams({})_Observations_{}.json", s + 1, number++),
                               body.dump(1) + "\n"));
            page = Json::array();
        }
    }
    return writeText(folder / "Things.json", Json{{"value", things}}.dump(1) + "\n");
}

Result<void> writeNgsi(const std::filesystem::path& folder, const std::vector<SensorSite>& sites,
                       const std::vector<Readings>& readings, const geo::Transformer& toGeographic)
{
    const auto& quarters = quarterHours2025();
    for (std::size_t s = 0; s < sites.size(); ++s) {
        const SensorSite& site = sites[s];
        Json values = Json::array();
        for (std::size_t i = kFrom; i < kTo; ++i) {
            if (!std::isnan(readings[s].values[i])) {
                values.push_back(
                    {{"type", "Property"}, {"value", readings[s].values[i]}, {"observedAt", quarters[i].utc}});
            }
        }
        const Json entity{
            {"id", "urn:ngsi-ld:Device:" + site.id},
            {"type", "Device"},
            {"name", {{"type", "Property"}, {"value", site.name}}},
            {"location", {{"type", "GeoProperty"}, {"value", pointJson(geographic(toGeographic, site.at))}}},
            {"controlledProperty", {{"type", "Property"}, {"value", quantityOf(site.kind)}}},
            {"measurement", values},
            {"@context", {"https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld"}}};
        WB_CHECK(writeText(folder / (site.id + ".jsonld"), entity.dump(1) + "\n"));
    }
    return {};
}

Result<void> writeDatex(const std::filesystem::path& folder, const std::vector<SensorSite>& sites,
                        const std::vector<Readings>& readings, const geo::Transformer& toGeographic)
{
    constexpr std::size_t kAt = (31 + 28 + 17) * 96 + 30; // 18 March, 07:30 local
    const std::string& time = quarterHours2025()[kAt].utc;
    std::string text = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<d2LogicalModel xmlns=\"http://datex2.eu/schema/2/2_0\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" modelBaseVersion=\"2\">\n"
        " <exchange><supplierIdentification><country>de</country><nationalIdentifier>DE-HE-Musterkreis</"
        "nationalIdentifier>"
        "</supplierIdentification></exchange>\n"
        " <payloadPublication xsi:type=\"MeasuredDataPublication\" lang=\"de\"><publicationTime>{0}</publicationTime>"
        "<publicationCreator><country>de</country><nationalIdentifier>DE-HE-Musterkreis</nationalIdentifier></"
        "publicationCreator>\n"
        "  <measurementSiteTableReference id=\"musterkreis\" version=\"1\" targetClass=\"MeasurementSiteTable\"/>\n"
        "  "
        "<headerInformation><confidentiality>noRestriction</confidentiality><informationStatus>real</"
        "informationStatus></headerInformation>\n",
        time);
    for (std::size_t s = 0; s < sites.size(); ++s) {
        if (sites[s].kind != SensorKind::Traffic || std::isnan(readings[s].values[kAt])) {
            continue;
        }
        const Point p = geographic(toGeographic, sites[s].at);
        fmt::format_to(std::back_inserter(text),
                       "  <siteMeasurements><measurementSiteReference id=\"{0}\" version=\"1\" "
                       "targetClass=\"MeasurementSiteRecord\"/>"
                       "<measurementTimeDefault>{1}</measurementTimeDefault><measuredValue "
                       "index=\"1\"><measuredValue><basicData xsi:type=\"TrafficFlow\">"
                       "<pertinentLocation "
                       "xsi:type=\"Point\"><pointByCoordinates><pointCoordinates><latitude>{2:.6f}</"
                       "latitude><longitude>{3:.6f}</longitude>"
                       "</pointCoordinates></pointByCoordinates></"
                       "pertinentLocation><vehicleFlow><vehicleFlowRate>{4:.0f}</vehicleFlowRate></vehicleFlow>"
                       "</basicData></measuredValue></measuredValue></siteMeasurements>\n",
                       sites[s].id, time, p.y, p.x, readings[s].values[kAt] * 4.0); // vehicles an hour
    }
    text += " </payloadPublication>\n</d2LogicalModel>\n";
    return writeText(folder / "verkehr_20250318T0730.xml", text);
}

} // namespace weitblick::sample
