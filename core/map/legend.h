// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/map/feature_values.h"
#include "core/map/theme.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::map {

/// One line of a legend.
struct LegendEntry {
    Color color; ///< as it looks on the paper: transparency is mixed in
    std::string label;
    std::int64_t count = 0;
    bool isVisible = true;
    std::uint8_t classNumber = 0; ///< as in ClassAssignment, kClassMissing and kClassOther included
};

struct Legend {
    std::string title; ///< the theme's, with its unit
    std::vector<LegendEntry> entries;
};

/// The legend of a theme with the number of features in each class. Classes for missing and other values stand at the
/// end, and only where there are any.
Legend legendOf(const Theme& theme, const ClassAssignment& assignment, Language language,
                const Color& paper = {255, 255, 255, 255});

/// "12,3 – 45,6": as few decimals as tell all bounds of the theme apart. Of whole numbers the first and the last that
/// the class holds: "0", "1 – 2", "3 – 5".
std::string classLabel(const Theme& theme, std::size_t classNumber, Language language);

} // namespace weitblick::map
