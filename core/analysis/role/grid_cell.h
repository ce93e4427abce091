// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/point.h"

#include <optional>
#include <string_view>

namespace weitblick::analysis::role {

/// CRS of the European statistical grid: ETRS89-LAEA.
inline constexpr int kGridSrsId = 3035;

/// The centre of a cell of the European statistical grid by its name, long "CRS3035RES100mN3060200E4266600" or short
/// "100mN30602E42666" (there the numbers are in cells); nothing where it is no such name.
/// Units    metres in EPSG:3035.
/// Source   INSPIRE D2.8.I.2 Data Specification on Geographical Grid Systems; short form as in the census of 2022.
std::optional<geo::Point> gridCellCentre(std::string_view name);

} // namespace weitblick::analysis::role
