// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "core/workspace/catalogue.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace weitblick::cli {

nlohmann::json jsonOf(const workspace::Dataset& dataset);
nlohmann::json jsonOf(const workspace::RejectedRecord& record);

/// A number of rows in the user's manner: "10.997" or "10,997".
std::string countText(const Session& session, std::int64_t count);

/// "Punkte", "Polygone" …; "Tabelle" for no geometry.
Text geometryText(workspace::GeometryType type);
Text kindText(const workspace::LayerSchema& schema); ///< the same, and of rasters what they are

/// All datasets as a table of name, kind, rows, CRS and state.
std::vector<std::string> datasetTable(const Session& session, const std::vector<workspace::Dataset>& datasets);

/// One dataset with its columns.
std::vector<std::string> datasetLines(const Session& session, const workspace::Dataset& dataset);

} // namespace weitblick::cli
