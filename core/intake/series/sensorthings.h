// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/series/observation_source.h"

#include <simdjson.h>
#include <string>
#include <string_view>

namespace weitblick::intake {

/// True where the first bytes of a JSON text are an answer of a SensorThings service.
bool isSensorThings(std::string_view head);

/// Gathers the sites, streams and observations of SensorThings documents (OGC 18-088, version 1.1), page by page.
///
/// Method   entities in any nesting: things with locations and datastreams, datastreams with observations, single
///          observations that name their datastream, data arrays. phenomenonTime of an interval gives its begin.
/// Units    unitOfMeasurement by symbol or name; what is none of core/base/unit.h has the unit "1".
class SensorThings {
public:
    explicit SensorThings(GatheredObservations& into) : m_into(into) {}

    /// `datastream` is the key of the one that a page of bare observations belongs to; empty where they name it.
    void read(simdjson::dom::element document, const std::string& datastream = {});

private:
    struct Place {
        std::string key;
        std::string name;
        std::optional<double> x;
        std::optional<double> y;
    };
    using Element = simdjson::dom::element;

    void walk(Element value, const Place& place, const std::string& stream, int depth);
    void walkList(Element list, const Place& place, const std::string& stream, int depth);
    [[nodiscard]] Place placeOf(Element thing, const Place& outer) const;
    std::string openStream(Element datastream, const Place& place);
    void takeObservation(Element observation, const std::string& stream);
    void takeDataArray(Element value, const std::string& stream);
    void take(const std::string& stream, Element time, Element result);
    std::uint32_t streamCalled(const std::string& key);

    GatheredObservations& m_into;
    std::int64_t m_number = 0; ///< of the observation, for rejections
};

} // namespace weitblick::intake
