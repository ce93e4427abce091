// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace weitblick::fuzz {

/// Reads the bytes as a registry file; what is accepted must be found again and read back from its canonical text.
inline void registryTarget(const std::uint8_t* bytes, std::size_t size)
{
    using namespace analysis::registry;
    const auto registry = Registry::parse(std::string_view(reinterpret_cast<const char*>(bytes), size), "fuzz");
    if (!registry) {
        return;
    }
    for (const auto& [id, entry] : registry->entries()) {
        for (const Period& period : entry.periods) {
            const Date day = period.validFrom ? *period.validFrom : period.validTo.value_or(Date{});
            const auto found = registry->find(id, day);
            const auto again = valueFromText(entry, canonicalText(period.value));
            if (!found || (entry.kind != ValueKind::Number && !again)) {
                std::abort(); // an accepted entry cannot be used
            }
        }
    }
}

} // namespace weitblick::fuzz
