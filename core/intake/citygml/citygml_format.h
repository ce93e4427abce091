// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

#include <filesystem>
#include <string>
#include <vector>

namespace weitblick::intake {

/// CityGML 1.0, 2.0 and 3.0: the buildings with their footprints, and where it has them, their roofs (with true area,
/// tilt and azimuth) and walls as layers of their own. The remarks count what is left out; surfaces that cannot be used
/// are rejected by gml:id with their reason.
Format cityGmlFormat();

/// The same for a model that comes in tiles: they become one model called `name`.
/// Errors   as of the format's own functions; InvalidInput  tiles in different systems.
Result<SourcePreview> previewCityTiles(const std::vector<std::filesystem::path>& files, const std::string& name,
                                       const ReadChoices& choices, Job& job);
Result<void> readCityTiles(const std::vector<std::filesystem::path>& files, const std::string& name,
                           const ReadChoices& choices, RowSink& sink, Job& job);

} // namespace weitblick::intake
