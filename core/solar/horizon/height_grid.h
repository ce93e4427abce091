// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace weitblick::solar {

/// Heights on a grid: a surface with houses and trees, or bare land. Rows count from the north, columns from the west.
struct HeightGrid {
    int columns = 0;
    int rows = 0;
    double cellWidthM = 1.0;
    double cellHeightM = 1.0;
    std::vector<float> heightsM; ///< row by row; NaN: not known

    [[nodiscard]] std::size_t cellCount() const
    {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
};

} // namespace weitblick::solar
