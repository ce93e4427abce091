// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/ngsi.h"

#include "core/intake/series/column_words.h"
#include "core/intake/series/json_values.h"
#include "core/intake/table/column_name.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::intake {

namespace {

using simdjson::dom::element;

constexpr std::array<std::string_view, 12> kEntityTimes = {
    "dateObserved", "observationDateTime", "dateObservedFrom", "observedAt", "TimeInstant",  "timestamp",
    "validFrom",    "measurementDate",     "emissionDate",     "validity",   "dateModified", "modifiedAt"};

/// Numbers that are no readings.
constexpr std::array<std::string_view, 13> kNoReadings = {
    "lat",     "lon",       "latitude",    "longitude", "altitude", "postalCode", "reliability",
    "version", "stationId", "stationCode", "address",   "id",       "phoneNumber"};

std::string unitCodeOf(element attribute)
{
    std::string code = memberText(attribute, "unitCode");
    if (const auto metadata = member(attribute, "metadata"); metadata && code.empty()) {
        const auto inner = member(*metadata, "unitCode");
        code = inner ? (inner->is_object() ? memberText(*inner, "value") : textOf(*inner).value_or("")) : "";
    }
    return code;
}

std::optional<std::int64_t> timeOfAttribute(element attribute)
{
    const auto observed = member(attribute, "observedAt");
    const auto metadata = observed ? std::nullopt : member(attribute, "metadata");
    const auto inner = metadata ? member(*metadata, "TimeInstant") : std::nullopt;
    return observed ? instantOf(*observed) : inner ? instantOf(*inner) : std::nullopt;
}

/// "…-28079004-2016-03-15T11:00:00" without its time: one site, not one for each observation.
std::string withoutTime(const std::string& id)
{
    const std::size_t time = id.rfind('T');
    if (time == std::string::npos || time < 11) {
        return id;
    }
    const std::size_t start = time - 10;
    const auto stamp = stampFrom(std::string_view(id).substr(start, 10));
    const auto isTimeSign = [](char c) {
        return (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_' || c == 'T' || c == 'Z' || c == '.' ||
               c == '+';
    };
    if (!stamp || !std::all_of(id.begin() + static_cast<std::ptrdiff_t>(time), id.end(), isTimeSign)) {
        return id;
    }
    std::size_t end = start;
    while (end > 0 && (id[end - 1] == '-' || id[end - 1] == '_' || id[end - 1] == ':')) {
        --end;
    }
    return withoutTime(id.substr(0, end));
}

/// The value of an attribute: itself in key-value form.
element innerValue(element attribute)
{
    const auto value = member(attribute, "value");
    if (!value) {
        return attribute;
    }
    const auto typed = member(*value, "@value");
    const auto instant = member(*value, "instValue"); // time statistics of the Smart Data Models
    return typed ? *typed : instant ? *instant : *value;
}

} // namespace

bool isNgsi(std::string_view head)
{
    const auto has = [head](std::string_view words) { return head.find(words) != std::string_view::npos; };
    const bool isEntity = has("\"id\"") && has("\"type\"");
    return isEntity && (has("\"@context\"") || has("urn:ngsi") || has("\"dateObserved\"") || has("\"observedAt\"") ||
                        has("\"TimeInstant\"") || has("\"GeoProperty\"") || has("\"geo:json\"") ||
                        has("\"observationDateTime\"") || has("\"refDevice\"") || has("\"emissionDate\""));
}

void NgsiEntities::read(element document)
{
    readEntity(document, 0);
}

void NgsiEntities::openSite(element entity, const std::string& key)
{
    ObservedSite& site = m_into.facts.places[m_into.siteOf(key)];
    if (const auto name = member(entity, "name"); name && site.name.empty()) {
        site.name = textOf(innerValue(*name)).value_or("");
    }
    const auto location = member(entity, "location");
    const auto position = location ? positionOf(*location) : positionOf(entity);
    const auto lon = member(entity, "lon");
    const auto lat = member(entity, "lat");
    if (position && !site.x) {
        site.x = position->lonDeg;
        site.y = position->latDeg;
    } else if (lon && lat && !site.x) {
        site.x = numberOf(innerValue(*lon));
        site.y = numberOf(innerValue(*lat));
    }
    if (const auto total = member(entity, "totalSpotNumber"); total && !site.capacity) {
        site.capacity = numberOf(innerValue(*total));
    }
}

void NgsiEntities::reject(const Entity& entity, std::string_view name, const Text& reason)
{
    m_into.rejections.push_back(
        {.line = entity.number, .reason = reason, .content = entity.site + " " + std::string(name)});
}

void NgsiEntities::takeValue(Entity& entity, std::string_view name, element value, std::optional<std::int64_t> utcS,
                             const std::string& unitCode)
{
    const bool isText = value.is_string();
    auto number = isText ? std::nullopt : numberOf(value);
    if (!number || !std::isfinite(*number)) {
        return;
    }
    entity.tookAny = true;
    const auto instant = utcS ? utcS : entity.utcS;
    if (!instant) {
        reject(entity, name, {"der Wert hat keinen Zeitpunkt", "the value has no instant"});
        return;
    }
    const std::string attribute(name);
    const ColumnPart part = partOf(attribute);
    const auto known = quantityNamed(attribute);
    ObservedStream stream;
    stream.site = entity.site;
    stream.key = entity.site + "/" + attribute;
    stream.property = part == ColumnPart::Free && entity.isParking       ? "freie Stellplätze"
                      : part == ColumnPart::Occupied && entity.isParking ? "belegte Stellplätze"
                      : known                                            ? known->property
                                                                         : attribute;
    stream.unit = !unitCode.empty()               ? unitSymbolOf(unitCode).value_or("1")
                  : known && !known->unit.empty() ? known->unit
                                                  : "1";
    stream.kind = entity.isParking ? series::SeriesKind::State
                  : known          ? known->kind
                                   : kindOf(stream.property, stream.unit);
    stream.intervalS = entity.intervalS;
    stream.title = entity.site + " · " + stream.property;
    const bool isShare =
        table::nameKey(attribute) == "relativehumidity" && unitCode.empty() && std::abs(*number) <= 1.0;
    constexpr double kPercent = 100.0;
    const std::uint32_t place = m_into.streamOf(stream);
    m_into.readings.push_back({.stream = place, .utcS = *instant, .value = isShare ? *number * kPercent : *number});
}

/// "values": [[value, time], …]
void NgsiEntities::takePairs(Entity& entity, std::string_view name, element pairs, const std::string& unitCode)
{
    simdjson::dom::array list;
    if (pairs.get_array().get(list) != simdjson::SUCCESS) {
        return;
    }
    for (const element pair : list) {
        simdjson::dom::array two;
        if (pair.get_array().get(two) == simdjson::SUCCESS && two.size() >= 2) {
            takeValue(entity, name, two.at(0).value_unsafe(), instantOf(two.at(1).value_unsafe()), unitCode);
        }
    }
}

void NgsiEntities::takeAttribute(Entity& entity, std::string_view name, element value)
{
    const bool isNone = std::ranges::find(kNoReadings, name) != kNoReadings.end() ||
                        std::ranges::find(kEntityTimes, name) != kEntityTimes.end();
    const ColumnPart part = partOf(std::string(name));
    const bool isWanted = !entity.isParking || part == ColumnPart::Free || part == ColumnPart::Occupied;
    if (isNone || !isWanted) {
        return;
    }
    simdjson::dom::array list;
    if (value.get_array().get(list) == simdjson::SUCCESS) { // temporal form: every value with its time
        for (const element one : list) {
            if (one.is_object()) {
                takeValue(entity, name, innerValue(one), timeOfAttribute(one), unitCodeOf(one));
            }
        }
        return;
    }
    if (!value.is_object()) {
        takeValue(entity, name, value, {}, {});
        return;
    }
    if (const auto pairs = member(value, "values")) {
        takePairs(entity, name, *pairs, unitCodeOf(value));
        return;
    }
    takeValue(entity, name, innerValue(value), timeOfAttribute(value), unitCodeOf(value));
}

void NgsiEntities::readEntity(element entity, int depth)
{
    constexpr int kDeepest = 4;
    simdjson::dom::array list;
    if (entity.get_array().get(list) == simdjson::SUCCESS) {
        for (const element one : list) {
            if (depth < kDeepest) {
                readEntity(one, depth + 1);
            }
        }
        return;
    }
    for (const std::string_view inner : {"features", "entities", "results"}) {
        if (const auto inside = member(entity, inner); inside && inside->is_array() && depth < kDeepest) {
            readEntity(*inside, depth + 1);
            return;
        }
    }
    const auto id = member(entity, "id");
    const auto properties = member(entity, "properties"); // GeoJSON form of NGSI-LD
    const element attributes = properties && member(entity, "geometry") ? *properties : entity;
    simdjson::dom::object members;
    if (!id || attributes.get_object().get(members) != simdjson::SUCCESS) {
        return;
    }
    Entity open{.site = withoutTime(textOf(*id).value_or("")), .number = ++m_number};
    open.isParking = memberText(attributes, "type").find("Parking") != std::string::npos;
    for (const std::string_view name : kEntityTimes) {
        const auto time = open.utcS ? std::nullopt : member(attributes, name);
        if (time) {
            open.utcS = instantOf(*time);
            open.intervalS = open.utcS ? intervalOf(innerValue(*time)) : 0;
        }
    }
    openSite(attributes, open.site);
    if (attributes.is_object() && properties) {
        openSite(entity, open.site);
    }
    for (const auto& [name, value] : members) {
        takeAttribute(open, name, value);
    }
    if (!open.tookAny) {
        reject(open, {}, {"das Objekt enthält keinen Messwert", "the entity holds no reading"});
    }
}

} // namespace weitblick::intake
