// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/sensorthings.h"

#include "core/intake/series/column_words.h"
#include "core/intake/series/json_values.h"

#include <algorithm>
#include <cmath>

namespace weitblick::intake {

namespace {

constexpr int kDeepest = 12;
constexpr std::size_t kContentBytes = 200;

/// "…/Datastreams(17)/Observations" is "17"; quotes of text keys are taken off.
std::string keyInLink(std::string_view link)
{
    constexpr std::string_view kMark = "Datastreams(";
    const std::size_t at = link.find(kMark);
    const std::size_t end = at == std::string_view::npos ? at : link.find(')', at);
    if (end == std::string_view::npos) {
        return {};
    }
    std::string_view key = link.substr(at + kMark.size(), end - at - kMark.size());
    if (key.size() > 1 && key.front() == '\'' && key.back() == '\'') {
        key = key.substr(1, key.size() - 2);
    }
    return std::string(key);
}

std::string idOf(simdjson::dom::element entity)
{
    const std::string id = memberText(entity, "@iot.id");
    return id.empty() ? memberText(entity, "name") : id;
}

} // namespace

bool isSensorThings(std::string_view head)
{
    const auto has = [head](std::string_view words) { return head.find(words) != std::string_view::npos; };
    return has("\"@iot.") || has("\"phenomenonTime\"") || (has("\"unitOfMeasurement\"") && has("\"Datastreams\""));
}

void SensorThings::read(simdjson::dom::element document, const std::string& datastream)
{
    std::string stream = datastream;
    if (stream.empty()) {
        stream = keyInLink(memberText(document, "@iot.nextLink"));
    }
    walk(document, {}, stream, 0);
}

SensorThings::Place SensorThings::placeOf(Element thing, const Place& outer) const
{
    Place place = outer;
    place.key = idOf(thing);
    place.name = memberText(thing, "name");
    const auto locations = member(thing, "Locations");
    simdjson::dom::array list;
    if (locations && locations->get_array().get(list) == simdjson::SUCCESS && list.size() > 0) {
        const auto location = member(list.at(0).value_unsafe(), "location");
        const auto position = location ? positionOf(*location) : std::nullopt;
        if (position) {
            place.x = position->lonDeg;
            place.y = position->latDeg;
        }
    }
    return place;
}

std::string SensorThings::openStream(Element datastream, const Place& place)
{
    Place at = place;
    if (const auto thing = member(datastream, "Thing")) {
        at = placeOf(*thing, place);
    }
    if (const auto area = member(datastream, "observedArea"); area && !at.x) {
        if (const auto position = positionOf(*area)) {
            at.x = position->lonDeg;
            at.y = position->latDeg;
        }
    }
    ObservedStream stream;
    stream.key = idOf(datastream);
    stream.title = memberText(datastream, "name");
    stream.site = at.key.empty() ? stream.key : at.key;
    if (stream.key.empty()) {
        return {};
    }
    const auto property = member(datastream, "ObservedProperty");
    const std::string name = property ? memberText(*property, "name") : stream.title;
    const auto known = quantityNamed(name);
    stream.property = known ? known->property : name;
    stream.unit = "1";
    if (const auto unit = member(datastream, "unitOfMeasurement")) {
        const auto symbol = unitSymbolOf(memberText(*unit, "symbol"));
        const auto named = symbol && *symbol != "1" ? symbol : unitSymbolOf(memberText(*unit, "name"));
        stream.unit = named ? *named : symbol.value_or("1");
    }
    stream.kind = known ? known->kind : kindOf(stream.property, stream.unit);
    const std::size_t site = m_into.siteOf(stream.site);
    ObservedSite& there = m_into.facts.places[site];
    there.name = there.name.empty() ? (at.name.empty() ? stream.title : at.name) : there.name;
    there.x = there.x ? there.x : at.x;
    there.y = there.y ? there.y : at.y;
    m_into.facts.streams[m_into.streamOf(stream)] = stream; // an observation may have named it before
    return stream.key;
}

std::uint32_t SensorThings::streamCalled(const std::string& key)
{
    const std::string name = key.empty() ? "Datastream" : key;
    const auto before = m_into.facts.streams.size();
    const std::uint32_t place =
        m_into.streamOf({.key = name, .site = name, .title = name, .property = name, .unit = "1"});
    if (m_into.facts.streams.size() > before) {
        static_cast<void>(m_into.siteOf(name));
    }
    return place;
}

void SensorThings::take(const std::string& stream, Element time, Element result)
{
    ++m_number;
    const auto instant = instantOf(time);
    const auto value = numberOf(result);
    if (result.is_null()) {
        return; // a gap
    }
    if (!instant || !value || !std::isfinite(*value)) {
        m_into.rejections.push_back(
            {.line = m_number,
             .reason = instant ? Text("das Ergebnis ist keine Zahl", "the result is no number")
                               : Text("phenomenonTime ist kein Zeitpunkt", "phenomenonTime is no instant"),
             .content = textOf(time).value_or("").substr(0, kContentBytes) + " " +
                        textOf(result).value_or("").substr(0, kContentBytes)});
        return;
    }
    const std::uint32_t place = streamCalled(stream);
    const std::int64_t interval = intervalOf(time);
    ObservedStream& open = m_into.facts.streams[place];
    open.intervalS = open.intervalS > 0 ? open.intervalS : interval;
    m_into.readings.push_back({.stream = place, .utcS = *instant, .value = *value});
}

void SensorThings::takeObservation(Element observation, const std::string& stream)
{
    std::string key = stream;
    if (const auto datastream = member(observation, "Datastream")) {
        key = member(*datastream, "unitOfMeasurement") ? openStream(*datastream, {}) : idOf(*datastream);
    } else if (const std::string link = memberText(observation, "Datastream@iot.navigationLink"); key.empty()) {
        key = keyInLink(link);
    }
    simdjson::dom::element result;
    simdjson::dom::element time;
    if (observation["result"].get(result) == simdjson::SUCCESS &&
        observation["phenomenonTime"].get(time) == simdjson::SUCCESS) {
        take(key, time, result);
    }
}

/// {"components": ["phenomenonTime", "result"], "dataArray": [["2026-…", 1], …]}
void SensorThings::takeDataArray(Element value, const std::string& stream)
{
    const auto components = member(value, "components");
    const auto rows = member(value, "dataArray");
    const auto datastream = member(value, "Datastream");
    const std::string key = datastream ? idOf(*datastream) : stream;
    simdjson::dom::array names;
    simdjson::dom::array list;
    if (!components || !rows || components->get_array().get(names) != simdjson::SUCCESS ||
        rows->get_array().get(list) != simdjson::SUCCESS) {
        return;
    }
    std::size_t time = names.size();
    std::size_t result = names.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = textOf(names.at(i).value_unsafe()).value_or("");
        time = name == "phenomenonTime" ? i : time;
        result = name == "result" ? i : result;
    }
    for (const Element row : list) {
        simdjson::dom::array cells;
        if (row.get_array().get(cells) == simdjson::SUCCESS && cells.size() > std::max(time, result)) {
            take(key, cells.at(time).value_unsafe(), cells.at(result).value_unsafe());
        }
    }
}

void SensorThings::walkList(Element list, const Place& place, const std::string& stream, int depth)
{
    simdjson::dom::array elements;
    if (list.get_array().get(elements) == simdjson::SUCCESS) {
        for (const Element element : elements) {
            walk(element, place, stream, depth + 1);
        }
    }
}

void SensorThings::walk(Element value, const Place& place, const std::string& stream, int depth)
{
    if (depth > kDeepest) {
        return;
    }
    if (value.is_array()) {
        walkList(value, place, stream, depth);
        return;
    }
    if (!value.is_object()) {
        return;
    }
    if (member(value, "dataArray")) {
        takeDataArray(value, stream);
        return;
    }
    if (member(value, "phenomenonTime") && !member(value, "unitOfMeasurement")) {
        takeObservation(value, stream);
        return;
    }
    const bool isDatastream = member(value, "unitOfMeasurement").has_value();
    const bool isThing = !isDatastream && (member(value, "Datastreams") || member(value, "Locations"));
    const Place here = isThing ? placeOf(value, place) : place;
    const std::string open = isDatastream ? openStream(value, place) : stream;
    for (const std::string_view inner : {"value", "Things", "Datastreams", "Observations"}) {
        if (const auto list = member(value, inner)) {
            walkList(*list, here, open, depth);
        }
    }
}

} // namespace weitblick::intake
