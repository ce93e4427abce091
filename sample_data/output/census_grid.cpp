// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/output/census_grid.h"

#include "core/geo/crs.h"

#include <fmt/format.h>

namespace weitblick::sample {

std::string GridCell::censusId() const
{
    return fmt::format("CRS3035RES100mN{}E{}", north * 100, east * 100);
}

std::string GridCell::shortId() const
{
    return fmt::format("100mN{}E{}", north, east);
}

Result<std::map<GridCell, std::vector<std::size_t>>> buildingsByCell(const Place& place)
{
    WB_TRY(const auto transformer, geo::Transformer::create({"EPSG:25832"}, {"EPSG:3035"}));
    std::map<GridCell, std::vector<std::size_t>> cells;
    for (std::size_t i = 0; i < place.buildings.size(); ++i) {
        Point p = place.buildings[i].centre;
        transformer.apply({&p.x, 1}, {&p.y, 1});
        cells[{static_cast<int>(p.y / 100.0), static_cast<int>(p.x / 100.0)}].push_back(i);
    }
    return cells;
}

} // namespace weitblick::sample
