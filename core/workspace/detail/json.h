// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace weitblick::workspace::detail {

using Json = nlohmann::json;

/// One line; bytes that are no UTF-8 become U+FFFD.
std::string textOf(const Json& json);

/// Errors   InvalidInput  not a JSON object, or nested deeper than 32.
Result<Json> parsedJson(std::string_view text, std::string_view what);
Error unexpectedJson(std::string_view what, const char* problem);

/// A whole number; throws as at() does. (get<int64_t>() would cast a huge real number, which is undefined.)
std::int64_t integerAt(const Json& json, const char* key);

/// Reads a JSON object and hands it to `read`, which may use at() and get(): what they throw becomes a value.
/// Errors   InvalidInput  as parsedJson(), or not what `read` expects.
template <typename Read>
auto readJson(std::string_view text, std::string_view what, Read read) -> Result<decltype(read(Json()))>
{
    WB_TRY(const Json json, parsedJson(text, what));
    try {
        return read(json);
    } catch (const Json::exception& problem) {
        return unexpectedJson(what, problem.what());
    }
}

} // namespace weitblick::workspace::detail
