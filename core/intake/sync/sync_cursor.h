// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace weitblick::intake {

/// How far the streams of a source have been fetched; kept in the note of their set, in the transaction of the
/// readings.
struct SyncCursor {
    std::map<std::string, std::int64_t> throughUtcS; ///< the newest instant whose readings are all there, by stream key
    friend bool operator==(const SyncCursor&, const SyncCursor&) = default;
};
std::string toJson(const SyncCursor& cursor);
/// An empty cursor where the text is none: then everything is fetched again, which changes nothing.
SyncCursor cursorFromJson(const std::string& text);

} // namespace weitblick::intake
