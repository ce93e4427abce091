// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/peer_table.h"

#include <algorithm>

namespace weitblick::region {

std::optional<std::size_t> PeerTable::find(std::string_view keyOrName) const
{
    const auto byKey = std::ranges::find(keys, keyOrName);
    if (byKey != keys.end()) {
        return static_cast<std::size_t>(byKey - keys.begin());
    }
    const auto byName = std::ranges::find(names, keyOrName);
    if (byName == names.end() || std::ranges::count(names, keyOrName) > 1) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(byName - names.begin());
}

} // namespace weitblick::region
