// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weitblick {

/// A unit as it is printed: "kWh/(m2*a)" becomes "kWh/(m²·a)", "t CO2/a" becomes "t CO₂/a"; "1" becomes nothing.
/// `symbol` is any that Unit reads; what is not one of its symbols stays as it is.
std::string printedUnit(std::string_view symbol);

} // namespace weitblick
