// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map_host/layer_stack.h"
#include "core/map_link/documents.h"

#include <filesystem>

namespace weitblick::map_host {

/// Writes the layers with their looks as a QGIS project (.qgz) into
/// `stagingFolder`; data sources are written relative to request.finalFolder,
/// where the program moves the finished file in one step (QGIS itself would
/// first remove an old project and then put the new one in its place: a crash
/// in between leaves none). Errors   Io  it could not be written.
Result<map_link::ProjectExported> writeProject(LayerStack& stack, const map_link::ExportProject& request,
                                               const std::filesystem::path& stagingFolder);

} // namespace weitblick::map_host
