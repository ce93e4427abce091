// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <compare>
#include <map>
#include <string>
#include <vector>

#include "sample_data/model.h"

namespace weitblick::sample {

/// A cell of the 100 m grid in EPSG:3035, by its south-west corner in hectometres.
struct GridCell {
    int north = 0, east = 0;
    friend auto operator<=>(const GridCell&, const GridCell&) = default;
    [[nodiscard]] std::string censusId() const; ///< "CRS3035RES100mN3012300E4321000"
    [[nodiscard]] std::string shortId() const;  ///< "100mN30123E43210"
};

/// The buildings in each cell (by their centre), in the order of the cells.
/// Errors   UnsupportedCrs  PROJ knows no way.
Result<std::map<GridCell, std::vector<std::size_t>>> buildingsByCell(const Place& place);

} // namespace weitblick::sample
