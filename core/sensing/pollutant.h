// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weitblick::sensing {

/// The name that limits and indices use for what a series measures: "NO2", "PM10", "PM2.5", "SO2", "O3", "CO", "C6H6",
/// "Pb"; empty for anything else. Knows "NO₂", "Stickstoffdioxid", "pm25", "Feinstaub PM10" …
std::string pollutantOf(std::string_view property);

} // namespace weitblick::sensing
