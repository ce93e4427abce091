// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/key_groups.h"

#include "core/base/number_text.h"

namespace weitblick::analysis::spatial {

std::optional<std::string> keyOf(const workspace::Cell& cell)
{
    if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*integer);
    }
    if (const auto* const real = std::get_if<double>(&cell)) {
        return canonicalNumber(*real);
    }
    if (const auto* const text = std::get_if<std::string_view>(&cell)) {
        constexpr std::string_view kBlanks = " \t\r\n";
        const std::size_t first = text->find_first_not_of(kBlanks);
        if (first != std::string_view::npos) {
            return std::string(text->substr(first, text->find_last_not_of(kBlanks) - first + 1));
        }
    }
    return std::nullopt;
}

bool KeyGroups::add(const std::string& key)
{
    return m_groups.emplace(key, m_groups.size()).second;
}

std::optional<std::size_t> KeyGroups::find(const std::string& key) const
{
    const auto found = m_groups.find(key);
    return found == m_groups.end() ? std::nullopt : std::optional(found->second);
}

} // namespace weitblick::analysis::spatial
