// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/detail/json.h"

namespace weitblick::workspace::detail {

std::string textOf(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::int64_t integerAt(const Json& json, const char* key)
{
    return json.at(key).get_ref<const Json::number_integer_t&>();
}

Error unexpectedJson(std::string_view what, const char* problem)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"das JSON ist nicht, was hier erwartet wird (" + std::string(problem) + ")",
                             "the JSON is not what is expected here (" + std::string(problem) + ")"},
                 .subject = std::string(what)};
}

Result<Json> parsedJson(std::string_view text, std::string_view what)
{
    constexpr int kDeepest = 32;
    bool tooDeep = false;
    const Json::parser_callback_t watchDepth = [&tooDeep](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > kDeepest;
        return !tooDeep;
    };
    Json json = Json::parse(text, watchDepth, false);
    if (tooDeep || !json.is_object()) {
        return unexpectedJson(what, tooDeep ? "nested too deep" : "no JSON object");
    }
    return json;
}

} // namespace weitblick::workspace::detail
