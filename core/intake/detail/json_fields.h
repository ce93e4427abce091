// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake::detail {

using Json = nlohmann::json;

/// Text of a JSON value; bytes that are not UTF-8 are replaced, so that a hostile name cannot break a message.
inline std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Parses without exceptions and refuses what is nested deeper than our own messages ever are.
inline Json parsed(const std::string& text)
{
    constexpr int kDeepest = 16;
    const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth <= kDeepest; };
    return Json::parse(text, shallow, false);
}

inline Json jsonOf(const Text& text)
{
    return Json::array({text.de, text.en});
}

/// Reads the members of an object and remembers whether all of them were there and of the right kind.
class JsonFields {
public:
    explicit JsonFields(const Json& json) : m_json(json), m_good(json.is_object()) {}

    [[nodiscard]] bool good() const { return m_good; }
    void refuse() { m_good = false; }

    std::string text(const char* key)
    {
        const Json* value = find(key);
        return value != nullptr && require(value->is_string()) ? value->get<std::string>() : std::string();
    }
    std::int64_t integer(const char* key)
    {
        const Json* value = find(key);
        return value != nullptr && require(value->is_number_integer()) ? value->get<std::int64_t>() : 0;
    }
    double real(const char* key)
    {
        const Json* value = find(key);
        return value != nullptr && require(value->is_number()) ? value->get<double>() : 0.0;
    }
    bool boolean(const char* key)
    {
        const Json* value = find(key);
        return value != nullptr && require(value->is_boolean()) && value->get<bool>();
    }
    /// An enum that is counted from 0 to `last`.
    template <typename Enum>
    Enum enumeration(const char* key, Enum last)
    {
        const std::int64_t number = integer(key);
        return require(number >= 0 && number <= static_cast<std::int64_t>(last)) ? static_cast<Enum>(number) : Enum{};
    }
    Text bilingual(const char* key)
    {
        const Json* value = find(key);
        return value != nullptr ? bilingual(*value) : Text();
    }
    Text bilingual(const Json& value)
    {
        const bool isPair = value.is_array() && value.size() == 2 && value[0].is_string() && value[1].is_string();
        return require(isPair) ? Text(value[0].get<std::string>(), value[1].get<std::string>()) : Text();
    }
    /// The elements of an array; none where it is missing.
    const Json& array(const char* key)
    {
        static const Json kEmpty = Json::array();
        const Json* value = find(key);
        return value != nullptr && require(value->is_array()) ? *value : kEmpty;
    }
    const Json& object(const char* key)
    {
        static const Json kEmpty = Json::object();
        const Json* value = find(key);
        return value != nullptr && require(value->is_object()) ? *value : kEmpty;
    }
    std::optional<std::string> optionalText(const char* key)
    {
        return m_json.is_object() && m_json.contains(key) ? std::optional(text(key)) : std::nullopt;
    }
    std::optional<std::int64_t> optionalInteger(const char* key)
    {
        return m_json.is_object() && m_json.contains(key) ? std::optional(integer(key)) : std::nullopt;
    }

private:
    const Json* find(const char* key)
    {
        if (!m_json.is_object()) {
            return nullptr;
        }
        const auto it = m_json.find(key);
        if (it == m_json.end()) {
            m_good = false;
            return nullptr;
        }
        return &*it;
    }
    bool require(bool condition)
    {
        m_good = m_good && condition;
        return condition;
    }

    const Json& m_json;
    bool m_good;
};

inline Error malformedJson(const char* what)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {std::string("die Angaben sind unvollständig oder fehlerhaft (") + what + ")",
                             std::string("the JSON is incomplete or malformed (") + what + ")"}};
}

} // namespace weitblick::intake::detail
