// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace weitblick::network {

/// How somebody goes through the streets. The registry's tables have their columns in this order.
enum class Mode : std::uint8_t { Walk, Bike, Pedelec, Car, Wheelchair };
inline constexpr std::size_t kModeCount = 5;

struct NamedMode {
    std::string_view id;
    Text title;
};

/// Ids and titles in the order of Mode.
inline const std::array<NamedMode, kModeCount>& modes()
{
    static const std::array<NamedMode, kModeCount> kModes = {
        NamedMode{"walk", {"zu Fuß", "on foot"}}, NamedMode{"bike", {"Fahrrad", "bicycle"}},
        NamedMode{"pedelec", {"Pedelec", "pedelec"}}, NamedMode{"car", {"Auto", "car"}},
        NamedMode{"wheelchair", {"Rollstuhl", "wheelchair"}}};
    return kModes;
}

/// Walk for an id that is none.
inline Mode modeOf(std::string_view id)
{
    for (std::size_t i = 0; i < kModeCount; ++i) {
        if (modes()[i].id == id) {
            return static_cast<Mode>(i);
        }
    }
    return Mode::Walk;
}

constexpr std::size_t indexOf(Mode mode)
{
    return static_cast<std::size_t>(mode);
}

} // namespace weitblick::network
