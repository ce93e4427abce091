// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/arguments.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace weitblick::analysis {

namespace {

using Json = nlohmann::json;

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Error notUsable(const std::string& key)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"Wert ist weder Text noch Zahl, Wahrheitswert oder Liste von Texten",
                        "value is neither text nor number, truth value or list of texts"},
            .subject = key};
}

Result<Argument> argumentOf(const std::string& key, const Json& value)
{
    if (value.is_string()) {
        return Argument(value.get<std::string>());
    }
    if (value.is_boolean()) {
        return Argument(value.get<bool>());
    }
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > 9'007'199'254'740'992ULL) {
        return Argument(value.get<double>());
    }
    if (value.is_number_integer()) {
        return Argument(value.get<std::int64_t>());
    }
    if (value.is_number_float()) {
        return Argument(value.get<double>());
    }
    if (!value.is_array() || !std::ranges::all_of(value, [](const Json& item) { return item.is_string(); })) {
        return notUsable(key);
    }
    return Argument(value.get<std::vector<std::string>>());
}

} // namespace

Result<std::pair<std::string, Argument>> argumentFromText(std::string_view keyAndValue)
{
    const std::size_t sign = keyAndValue.find('=');
    const std::string_view key = trimmed(keyAndValue.substr(0, sign));
    if (sign == std::string_view::npos || key.empty()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"hier wird NAME=WERT erwartet", "NAME=VALUE is expected here"},
                     .subject = std::string(keyAndValue),
                     .advice = {"Zum Beispiel distance=500 schreiben", "Write for example distance=500"}};
    }
    return std::pair<std::string, Argument>(std::string(key), std::string(keyAndValue.substr(sign + 1)));
}

Result<Arguments> argumentsFromJson(std::string_view json)
{
    const Json document = Json::parse(json, nullptr, false);
    if (!document.is_object()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"Parameter sind kein JSON-Objekt", "parameters are no JSON object"},
                     .advice = {"{\"distance\": 500} schreiben", "Write {\"distance\": 500}"}};
    }
    Arguments arguments;
    for (const auto& [key, value] : document.items()) {
        if (!value.is_null()) {
            WB_TRY(Argument argument, argumentOf(key, value));
            arguments.emplace(key, std::move(argument));
        }
    }
    return arguments;
}

std::vector<std::string> listFromText(std::string_view text)
{
    std::vector<std::string> parts;
    std::string part;
    bool inQuotes = false;
    bool wasQuoted = false;
    const auto finish = [&] {
        std::string item = wasQuoted ? part : std::string(trimmed(part));
        if (!item.empty()) {
            parts.push_back(std::move(item));
        }
        part.clear();
        wasQuoted = false;
    };
    for (const char letter : text) {
        if (letter == '"' && (inQuotes || trimmed(part).empty())) {
            part = inQuotes ? part : std::string();
            inQuotes = !inQuotes;
            wasQuoted = true;
        } else if (letter == ';' && !inQuotes) {
            finish();
        } else if (inQuotes || !wasQuoted) {
            part += letter;
        }
    }
    finish();
    return parts;
}

} // namespace weitblick::analysis
