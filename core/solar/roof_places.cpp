// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_places.h"

#include "core/analysis/spatial/zone_layer.h"
#include "core/solar/roof_fields.h"
#include "core/workspace/catalogue.h"

#include <array>
#include <optional>
#include <utility>

namespace weitblick::solar {

namespace {

using analysis::GeometryKind;
using analysis::Presence;
using analysis::RunContext;
using analysis::spatial::ZoneLayer;

/// An input as zones, with some of its fields as texts. Absent, or without a column: empty.
struct Surrounding {
    std::optional<ZoneLayer> zones;
    std::vector<std::vector<std::string>> fields; ///< by field, then by zone

    [[nodiscard]] std::string text(std::size_t field, std::uint32_t zone) const
    {
        return zone == geo::kNoZone || fields[field].empty() ? std::string() : fields[field][zone];
    }
    [[nodiscard]] std::uint32_t zoneAt(const std::optional<geo::Point>& point) const
    {
        return zones && point ? zones->index().firstCovering(*point) : geo::kNoZone;
    }
};

Result<std::vector<std::string>> textsOf(RunContext& context, const char* input, const std::string& column)
{
    workspace::ReadOptions options;
    options.columns = {column};
    options.geometry = false;
    WB_TRY(workspace::LayerReader reader, context.read(input, options));
    std::vector<std::string> texts;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return texts;
        }
        texts.push_back(cellText(reader.value(0)));
    }
}

struct WantedFields {
    const char* input;
    const char* role;
    std::vector<const char*> fields;
};

Result<Surrounding> surrounding(RunContext& context, const WantedFields& wanted, Job& job)
{
    Surrounding found;
    found.fields.resize(wanted.fields.size());
    if (!context.hasInput(wanted.input)) {
        return found;
    }
    WB_TRY(found.zones, ZoneLayer::read(context, wanted.input, context.input("roofs").schema.srsId, job));
    for (std::size_t field = 0; field < wanted.fields.size(); ++field) {
        if (const auto column = columnFor(context, wanted.input, wanted.role, wanted.fields[field])) {
            WB_TRY(found.fields[field], textsOf(context, wanted.input, *column));
        }
    }
    return found;
}

bool saysYes(const std::string& text)
{
    return cellTruth(workspace::Cell(std::string_view(text))).value_or(false);
}

std::string firstOf(std::string own, std::string other)
{
    return own.empty() ? std::move(other) : std::move(own);
}

std::string ownerByFlag(const std::optional<bool>& isMunicipal)
{
    return !isMunicipal ? std::string() : *isMunicipal ? "kommunal" : "nicht kommunal";
}

} // namespace

struct RoofPlaces::State {
    Surrounding districts; ///< key, name
    Surrounding buildings; ///< function, function code, monument, municipal
    Surrounding parcels;   ///< owner
};

RoofPlaces::RoofPlaces(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RoofPlaces::RoofPlaces(RoofPlaces&&) noexcept = default;
RoofPlaces& RoofPlaces::operator=(RoofPlaces&&) noexcept = default;
RoofPlaces::~RoofPlaces() = default;

Result<RoofPlaces> RoofPlaces::read(RunContext& context, Job& job)
{
    auto state = std::make_unique<State>();
    Job first = job.part(0.0, 0.2);
    Job second = job.part(0.2, 0.7);
    Job third = job.part(0.7, 1.0);
    WB_TRY(state->districts, surrounding(context, {"districts", "districts", {"key", "name"}}, first));
    WB_TRY(state->buildings,
           surrounding(context, {"buildings", "buildings", {"function", "function_code", "monument", "municipal"}},
                       second));
    WB_TRY(state->parcels, surrounding(context, {"parcels", "parcels", {"owner"}}, third));
    return RoofPlaces(std::move(state));
}

RoofPlace RoofPlaces::of(const RoofRow& roof) const
{
    const std::uint32_t district = m_state->districts.zoneAt(roof.inside);
    const std::uint32_t building = m_state->buildings.zoneAt(roof.inside);
    const std::uint32_t parcel = m_state->parcels.zoneAt(roof.inside);
    RoofPlace place{.districtKey = m_state->districts.text(0, district),
                    .districtName = m_state->districts.text(1, district)};
    place.use = firstOf(m_state->buildings.text(0, building), m_state->buildings.text(1, building));
    place.use = firstOf(std::move(place.use), roof.function);
    const std::string flag = m_state->buildings.text(3, building);
    const std::optional<bool> municipal =
        roof.isMunicipal || flag.empty() ? roof.isMunicipal : std::optional(saysYes(flag));
    place.owner = firstOf(roof.owner, firstOf(m_state->parcels.text(0, parcel), ownerByFlag(municipal)));
    place.roofType = roof.roofType;
    place.isMonument = roof.isMonument.value_or(saysYes(m_state->buildings.text(2, building)));
    return place;
}

std::vector<analysis::Input> placeInputs()
{
    return {{.id = "districts",
             .title = {"Ortsteile", "Districts"},
             .help = {"Nach ihnen wird zusammengefasst.", "The totals are for these."},
             .role = "districts",
             .kinds = {GeometryKind::Polygons},
             .presence = Presence::Optional},
            {.id = "buildings",
             .title = {"Gebäude", "Buildings"},
             .help = {"Sagen Nutzung und Denkmalschutz.", "They tell use and protection as a monument."},
             .role = "buildings",
             .kinds = {GeometryKind::Polygons},
             .presence = Presence::Optional},
            {.id = "parcels",
             .title = {"Flurstücke", "Parcels"},
             .help = {"Sagen die Art des Eigentümers.", "They tell the kind of owner."},
             .role = "parcels",
             .kinds = {GeometryKind::Polygons},
             .presence = Presence::Optional}};
}

} // namespace weitblick::solar
