// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unit.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick {

/// What turns a mass into an emission: "g CO2e" is a mass times this.
inline constexpr std::string_view kEmissionTag = "CO2e";

/// The unit of one symbol of the table, under its usual spelling ("EUR" gives "€"); nothing where it is not known.
/// Source   SI brochure (BIPM 2019); a = 365 d; practice of German municipal statistics for Ew, Kfz, Mio.
std::optional<Unit> knownUnit(std::string_view symbol);

/// Every symbol that knownUnit() takes, in the order of the table.
const std::vector<std::string>& knownSymbols();

} // namespace weitblick
