// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/color.h"
#include "core/map/theme.h"

#include <optional>
#include <pugixml.hpp>
#include <string_view>

namespace weitblick::qgis::detail {

/// What a theme can say of a symbol of QGIS.
struct QmlSymbol {
    map::Color color{128, 128, 128, 255};
    map::Outline outline{.isVisible = false};
    std::optional<double> lineWidthPx; ///< of lines
    std::optional<double> pointSizePx; ///< of markers
    bool isRough = false;              ///< there is more to it than this
};

/// Reads a <symbol>; its first layer with a colour counts. Both spellings: <prop k v> and <Option name value>.
QmlSymbol readSymbol(pugi::xml_node symbol);

/// "31,120,180,255" and what newer versions write behind it; nothing where it is no colour.
std::optional<map::Color> qmlColor(std::string_view text);

} // namespace weitblick::qgis::detail
