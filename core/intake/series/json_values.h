// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/series/stamp.h"

#include <filesystem>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>

namespace weitblick::intake {

/// A JSON file in memory. The parser keeps the tree.
/// Errors   NotFound, Io, InvalidInput (not well formed), Budget (larger than 512 MiB).
Result<simdjson::dom::element> parsedJson(const std::filesystem::path& file, simdjson::dom::parser& parser);

/// The member of an object; nothing where there is none or it is null.
std::optional<simdjson::dom::element> member(simdjson::dom::element object, std::string_view name);

/// A text, or a number or boolean as text.
std::optional<std::string> textOf(simdjson::dom::element value);
std::string memberText(simdjson::dom::element object, std::string_view name);

/// A number, a boolean as 0 or 1, or a text that is a number with a point.
std::optional<double> numberOf(simdjson::dom::element value);

/// An instant in UTC: "…Z", with an offset, of an interval "a/b" the begin; without a zone it is taken as UTC.
/// `{"@value": …}`, `{"value": …}` and epoch numbers too.
std::optional<std::int64_t> instantOf(simdjson::dom::element value);
/// Length of an interval "a/b" in seconds, 0 for an instant.
std::int64_t intervalOf(simdjson::dom::element value);

/// Longitude and latitude of a GeoJSON point, also within "value", of the first position of other geometries, or of a
/// text "lat, lon" (geo:point).
struct LonLatPair {
    double lonDeg = 0.0;
    double latDeg = 0.0;
};
std::optional<LonLatPair> positionOf(simdjson::dom::element value);

} // namespace weitblick::intake
