// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace weitblick::qgis {

/// A tool of QGIS that the window offers.
struct OfferedTool {
    std::string id; ///< as QGIS calls it: "native:centroids"
    Text title;
    Text summary;
    std::string nameSuffix; ///< of the result
};

/// The tools of QGIS that are offered as analyses: those that add to our own, read layers of the project, write one
/// layer and need nothing that a form cannot ask for. In the order of menus.
const std::vector<OfferedTool>& offeredTools();

/// nullptr: not offered.
const OfferedTool* findOfferedTool(std::string_view id);

} // namespace weitblick::qgis
