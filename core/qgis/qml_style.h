// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/map/theme.h"

#include <string>
#include <string_view>
#include <vector>

namespace weitblick::qgis {

/// A style of QGIS as a theme.
struct QmlTheme {
    map::Theme theme;             ///< with the cleaned document in Theme::qml, for the map host
    std::vector<Text> notTaken;   ///< what is not in it
    std::vector<Text> simplified; ///< what the host draws, but the window only roughly while the map moves
};

/// Reads a style document of QGIS (.qml) for a layer with these columns.
///
/// Method   Classes, colours, widths and transparency of single, categorised and graduated renderers become a theme;
///          of any other renderer one colour. The document itself is kept as far as it is about looks (renderer,
///          labels, transparency, raster), without pictures from the web, and drawn by the map host. Nothing in it
///          runs.
/// Units    millimetres of QGIS become pixels of 96 dpi.
/// Errors   InvalidInput  no style of QGIS.   Budget  larger than 8 MiB.
Result<QmlTheme> themeFromQml(std::string_view qml, const std::string& layer, const std::vector<std::string>& columns);

} // namespace weitblick::qgis
