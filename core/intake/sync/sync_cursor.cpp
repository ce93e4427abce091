// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/sync/sync_cursor.h"

#include "core/intake/detail/json_fields.h"

namespace weitblick::intake {

using detail::Json;

std::string toJson(const SyncCursor& cursor)
{
    return detail::dumped({{"throughUtcS", cursor.throughUtcS}});
}

SyncCursor cursorFromJson(const std::string& text)
{
    SyncCursor cursor;
    const Json json = detail::parsed(text);
    if (!json.is_object() || !json.contains("throughUtcS") || !json["throughUtcS"].is_object()) {
        return cursor;
    }
    for (const auto& [key, instant] : json["throughUtcS"].items()) {
        if (instant.is_number_integer()) {
            cursor.throughUtcS[key] = instant.get<std::int64_t>();
        }
    }
    return cursor;
}

} // namespace weitblick::intake
