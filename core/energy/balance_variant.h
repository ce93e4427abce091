// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::energy {

/// A future of a district.
struct BalanceVariant {
    std::string name;
    double roofShare = 0.0;        ///< of the buildings with suitable roofs that have modules
    double heatPumpShare = 0.0;    ///< of the buildings with a heat demand
    double storageKwhPerKwp = 0.0; ///< of each building with modules
    double carShare = 0.0;         ///< of the dwellings that have an electric car
};

/// Variants as a planner writes them: "Heute: 10 5 0,5 5; Ziel: 80 60 1 50".
///
/// Method   name, colon, then modules in per cent of the suitable buildings, heat pumps in per cent of the heated ones,
///          storage in kWh for each kWp, cars in per cent of the dwellings; variants separated by semicolons.
/// Errors   InvalidInput  not four numbers, a share outside 0 to 100, a doubled or missing name, more than 12.
Result<std::vector<BalanceVariant>> variantsFrom(std::string_view text);

/// A number from 0 to 1 that belongs to a building and a purpose, so that a variant with more of something has
/// everything that one with less has.
double lotOf(std::int64_t building, std::uint32_t purpose);

} // namespace weitblick::energy
