// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/missing_sign.h"

#include <algorithm>

namespace weitblick::intake::table {

std::optional<std::size_t> missingSignOf(std::string_view trimmedText)
{
    constexpr std::size_t kLongest = 7;
    const bool startsLikeValue = !trimmedText.empty() && trimmedText.front() >= '0' && trimmedText.front() <= '9';
    if (trimmedText.empty() || trimmedText.size() > kLongest || startsLikeValue) {
        return std::nullopt;
    }
    const auto* const found = std::ranges::find(kMissingSigns, trimmedText);
    return found == kMissingSigns.end() ? std::nullopt
                                        : std::optional(static_cast<std::size_t>(found - kMissingSigns.begin()));
}

} // namespace weitblick::intake::table
