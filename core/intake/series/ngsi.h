// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/series/observation_source.h"

#include <simdjson.h>
#include <string>
#include <string_view>

namespace weitblick::intake {

/// True where the first bytes of a JSON text are entities of NGSI-v2 or NGSI-LD.
bool isNgsi(std::string_view head);

/// Gathers the sites, streams and values of NGSI entities.
///
/// Method   normalized, concise and keyValues forms of both versions; the temporal form of NGSI-LD, normalized (a list
/// of
///          values with observedAt) and simplified ("values": [[value, time], …]). The instant of a value is its
///          observedAt, else that of the entity (dateObserved, observationDateTime, …); an entity without any cannot
///          be placed in time. Of car parks free and occupied places are taken, of others every number.
/// Units    unitCode of UN/CEFACT; relativeHumidity without one is a share and becomes %.
class NgsiEntities {
public:
    explicit NgsiEntities(GatheredObservations& into) : m_into(into) {}

    void read(simdjson::dom::element document);

private:
    using Element = simdjson::dom::element;
    struct Entity {
        std::string site;
        bool isParking = false;
        std::optional<std::int64_t> utcS;
        std::int64_t intervalS = 0;
        std::int64_t number = 0;
        bool tookAny = false;
    };

    void readEntity(Element entity, int depth);
    void openSite(Element entity, const std::string& key);
    void takeAttribute(Entity& entity, std::string_view name, Element value);
    void takeValue(Entity& entity, std::string_view name, Element value, std::optional<std::int64_t> utcS,
                   const std::string& unitCode);
    void takePairs(Entity& entity, std::string_view name, Element pairs, const std::string& unitCode);
    void reject(const Entity& entity, std::string_view name, const Text& reason);

    GatheredObservations& m_into;
    std::int64_t m_number = 0;
};

} // namespace weitblick::intake
