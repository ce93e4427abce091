// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/row_batch.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::spatial {

/// A cell as a key: text without blanks around it, numbers in their shortest form; nothing for an empty one.
std::optional<std::string> keyOf(const workspace::Cell& cell);

/// Numbers of the groups of rows with equal keys.
class KeyGroups {
public:
    /// False where the key is there already.
    bool add(const std::string& key);
    [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const;
    [[nodiscard]] std::size_t size() const { return m_groups.size(); }
    /// All keys, in the order of their text, with their groups.
    [[nodiscard]] const std::map<std::string, std::size_t>& all() const { return m_groups; }

private:
    std::map<std::string, std::size_t> m_groups;
};

} // namespace weitblick::analysis::spatial
