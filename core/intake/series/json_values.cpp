// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/json_values.h"

#include "core/base/number_text.h"
#include "core/base/utf8.h"
#include "core/io/number_form.h"

#include <cmath>
#include <system_error>

namespace weitblick::intake {

namespace dom = simdjson::dom;

namespace {

constexpr int kDeepestPosition = 8;

Error damaged(const std::filesystem::path& file, std::string_view why)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die JSON-Datei ist beschädigt oder unvollständig (" + std::string(why) + ")",
                             "the JSON file is damaged or incomplete (" + std::string(why) + ")"},
                 .subject = file.filename().string(),
                 .advice = {"Datei noch einmal vollständig herunterladen", "Download the whole file again"}};
}

std::optional<LonLatPair> firstPosition(dom::element coordinates, int depth)
{
    dom::array list;
    if (depth > kDeepestPosition || coordinates.get_array().get(list) != simdjson::SUCCESS || list.size() == 0) {
        return std::nullopt;
    }
    if (list.at(0).is_array()) {
        return firstPosition(list.at(0).value_unsafe(), depth + 1);
    }
    double x = 0.0;
    double y = 0.0;
    const bool isPair = list.size() >= 2 && list.at(0).get_double().get(x) == simdjson::SUCCESS &&
                        list.at(1).get_double().get(y) == simdjson::SUCCESS;
    return isPair && std::isfinite(x) && std::isfinite(y) ? std::optional(LonLatPair{.lonDeg = x, .latDeg = y})
                                                          : std::nullopt;
}

} // namespace

Result<dom::element> parsedJson(const std::filesystem::path& file, dom::parser& parser)
{
    constexpr std::uintmax_t kMostBytes = std::uintmax_t{512} << 20U;
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    if (problem) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Datei lässt sich nicht lesen", "the file cannot be read"},
                     .subject = file.filename().string()};
    }
    if (size > kMostBytes) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"die JSON-Datei ist größer als 512 MiB", "the JSON file is larger than 512 MiB"},
                     .subject = file.filename().string(),
                     .advice = {"Kürzere Zeiträume abrufen und nacheinander importieren",
                                "Fetch shorter spans and import one after the other"}};
    }
    dom::element root;
    const auto outcome = parser.load(file.string()).get(root);
    if (outcome == simdjson::DEPTH_ERROR) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die JSON-Datei ist zu tief geschachtelt", "the JSON file is nested too deep"},
                     .subject = file.filename().string()};
    }
    if (outcome != simdjson::SUCCESS) {
        return damaged(file, simdjson::error_message(outcome));
    }
    return root;
}

std::optional<dom::element> member(dom::element object, std::string_view name)
{
    dom::object members;
    dom::element found;
    if (object.get_object().get(members) != simdjson::SUCCESS || members.at_key(name).get(found) != simdjson::SUCCESS ||
        found.is_null()) {
        return std::nullopt;
    }
    return found;
}

std::optional<std::string> textOf(dom::element value)
{
    std::string_view text;
    std::int64_t integer = 0;
    double real = 0.0;
    bool flag = false;
    if (value.get_string().get(text) == simdjson::SUCCESS) {
        return std::string(text);
    }
    if (value.get_int64().get(integer) == simdjson::SUCCESS) {
        return std::to_string(integer);
    }
    if (value.get_double().get(real) == simdjson::SUCCESS) {
        return canonicalNumber(real);
    }
    if (value.get_bool().get(flag) == simdjson::SUCCESS) {
        return flag ? "true" : "false";
    }
    return std::nullopt;
}

std::string memberText(dom::element object, std::string_view name)
{
    const auto found = member(object, name);
    return found ? textOf(*found).value_or("") : std::string();
}

std::optional<double> numberOf(dom::element value)
{
    double real = 0.0;
    bool flag = false;
    std::string_view text;
    if (value.get_double().get(real) == simdjson::SUCCESS) {
        return real;
    }
    if (value.get_bool().get(flag) == simdjson::SUCCESS) {
        return flag ? 1.0 : 0.0;
    }
    return value.get_string().get(text) == simdjson::SUCCESS ? io::numberFrom(text, io::DecimalMark::Point)
                                                             : std::nullopt;
}

std::optional<std::int64_t> instantOf(dom::element value)
{
    for (const std::string_view inner : {"@value", "value"}) {
        if (const auto found = member(value, inner)) {
            return found->is_object() && inner == "@value" ? std::nullopt : instantOf(*found);
        }
    }
    const auto text = value.is_object() || value.is_array() || value.is_bool() ? std::nullopt : textOf(value);
    const auto stamp = text ? stampFrom(text->substr(0, text->find('/'))) : std::nullopt;
    return stamp ? std::optional(stamp->localS) : std::nullopt;
}

std::int64_t intervalOf(dom::element value)
{
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS || text.find('/') == std::string_view::npos) {
        return 0;
    }
    const auto begin = stampFrom(text.substr(0, text.find('/')));
    const auto end = stampFrom(text.substr(text.find('/') + 1));
    return begin && end && end->localS > begin->localS ? end->localS - begin->localS : 0;
}

std::optional<LonLatPair> positionOf(dom::element value)
{
    if (const auto inner = member(value, "value")) {
        return inner->is_object() && member(*inner, "value") ? std::nullopt : positionOf(*inner);
    }
    if (const auto geometry = member(value, "geometry")) {
        return member(*geometry, "geometry") ? std::nullopt : positionOf(*geometry);
    }
    if (const auto coordinates = member(value, "coordinates")) {
        return firstPosition(*coordinates, 0);
    }
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) {
        const std::size_t comma = text.find(',');
        const auto lat = io::numberFrom(text.substr(0, comma), io::DecimalMark::Point);
        const auto lon = comma == std::string_view::npos
                             ? std::nullopt
                             : io::numberFrom(text.substr(comma + 1), io::DecimalMark::Point);
        return lat && lon ? std::optional(LonLatPair{.lonDeg = *lon, .latDeg = *lat}) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace weitblick::intake
