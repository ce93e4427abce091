// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/crs_choice.h"

#include "core/geo/crs.h"

#include <array>

namespace weitblick::intake {

namespace {

struct Candidate {
    int epsg;
    const char* name;
    geo::Envelope germany; ///< in its own coordinates, generously
};

/// Likeliest first where several fit.
const std::array<Candidate, 10>& candidates()
{
    static const std::array<Candidate, 10> kCandidates{{
        {25832, "ETRS89 / UTM 32N", {250'000, 5'200'000, 950'000, 6'130'000}},
        {25833, "ETRS89 / UTM 33N", {-200'000, 5'200'000, 650'000, 6'130'000}},
        {4647, "ETRS89 / UTM 32N (32…)", {32'250'000, 5'200'000, 32'950'000, 6'130'000}},
        {5650, "ETRS89 / UTM 33N (33…)", {32'990'000, 5'200'000, 33'650'000, 6'130'000}},
        {31466, "DHDN / Gauß-Krüger 2", {2'400'000, 5'200'000, 2'700'000, 6'130'000}},
        {31467, "DHDN / Gauß-Krüger 3", {3'250'000, 5'200'000, 3'950'000, 6'130'000}},
        {31468, "DHDN / Gauß-Krüger 4", {4'100'000, 5'200'000, 4'750'000, 6'130'000}},
        {4326, "WGS 84 (Grad)", {5, 47, 16, 56}},
        {3857, "Web-Mercator", {600'000, 5'900'000, 1'750'000, 7'400'000}},
        {3035, "ETRS89 / LAEA Europa", {4'000'000, 2'650'000, 4'700'000, 3'600'000}},
    }};
    return kCandidates;
}

bool contains(const geo::Envelope& outer, const geo::Envelope& inner)
{
    return outer.minX <= inner.minX && inner.maxX <= outer.maxX && outer.minY <= inner.minY && inner.maxY <= outer.maxY;
}

Question crsQuestion(const std::optional<geo::Envelope>& extent)
{
    Question question{.id = "crs",
                      .text = {"In welchem Koordinatensystem liegen die Koordinaten?",
                               "Which coordinate reference system are the coordinates in?"},
                      .options = {}};
    for (const Candidate& candidate : candidates()) {
        if (extent && !extent->isEmpty() && contains(candidate.germany, *extent)) {
            const std::string code = "EPSG:" + std::to_string(candidate.epsg);
            question.options.push_back({.value = code, .label = {candidate.name, candidate.name}});
        }
    }
    if (question.options.empty()) {
        question.text.de += " (Nummer angeben, z. B. EPSG:25832)";
        question.text.en += " (give its number, e.g. EPSG:25832)";
    }
    return question;
}

void take(LayerPreview& layer, const geo::CrsDescription& described, const std::string& definition)
{
    layer.schema.srsId = described.epsg.value_or(-1);
    layer.choices.crs = described.epsg ? "EPSG:" + std::to_string(*described.epsg) : definition;
}

std::string shown(const geo::CrsDescription& described)
{
    return described.epsg ? described.name + " (EPSG:" + std::to_string(*described.epsg) + ")" : described.name;
}

} // namespace

Result<void> chooseCrs(LayerPreview& layer, const ReadChoices& choices, const std::string& stated,
                       const std::optional<geo::Envelope>& extent)
{
    const auto fromSource = stated.empty() ? Result<geo::CrsDescription>(Error{}) : geo::describeCrs(geo::Crs{stated});
    if (choices.crs) {
        WB_TRY(const geo::CrsDescription chosen, geo::describeCrs(geo::Crs{*choices.crs}));
        take(layer, chosen, *choices.crs);
        if (!fromSource || fromSource->name != chosen.name) {
            layer.remarks.emplace_back("Koordinatensystem wie angegeben: " + shown(chosen),
                                       "coordinate reference system as given: " + shown(chosen));
        }
        return {};
    }
    if (fromSource) {
        take(layer, *fromSource, stated);
        layer.remarks.emplace_back("Koordinatensystem laut Datei: " + shown(*fromSource),
                                   "coordinate reference system of the file: " + shown(*fromSource));
        return {};
    }
    layer.schema.srsId = 0;
    layer.questions.push_back(crsQuestion(extent));
    return {};
}

} // namespace weitblick::intake
