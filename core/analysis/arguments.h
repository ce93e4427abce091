// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::analysis {

/// What somebody gives for an input or a parameter: text as a person writes it (command line, form: "1,5 km"), or a
/// typed value from a recipe in JSON. A number without a unit is in the parameter's unit.
using Argument = std::variant<std::string, double, std::int64_t, bool, std::vector<std::string>>;

/// By id of the input or parameter.
using Arguments = std::map<std::string, Argument>;

/// One "key=value" of the command line.
/// Errors   InvalidInput  no "=" or nothing before it.
Result<std::pair<std::string, Argument>> argumentFromText(std::string_view keyAndValue);

/// A JSON object {"distance": 1500, "columns": ["a", "b"], …}; null stands for "not given".
/// Errors   InvalidInput  not an object, or a value that is an object.
Result<Arguments> argumentsFromJson(std::string_view json);

/// "a; b;c" as its parts, blanks around them dropped, empty parts left out; a part in double quotes may hold a
/// semicolon.
std::vector<std::string> listFromText(std::string_view text);

} // namespace weitblick::analysis
