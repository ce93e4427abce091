// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/intake/importer.h"
#include "core/map/theme.h"
#include "core/map_link/documents.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace weitblick::qgis {

/// What is in a project of QGIS, and what of it cannot be taken.
///
/// Method   A map host of its own reads it, sandboxed, with the project's folder to look into and nothing else. Layers
///          whose file lies elsewhere are listed with the rest that is not taken, and not opened.
/// Errors   NotFound, InvalidInput (no project of QGIS), Budget (larger than 64 MiB), Worker, Cancelled.
Result<map_link::ProjectImported> readQgisProject(const std::filesystem::path& file,
                                                  const std::filesystem::path& mapHost, Job& job);

/// A layer that came from a project of QGIS, or why it did not.
struct TakenLayer {
    std::string title;                           ///< in QGIS
    std::vector<intake::ImportedLayer> imported; ///< empty: see `failure`
    std::optional<map::Theme> theme;             ///< of imported.front()
    std::vector<Text> notTaken;                  ///< of its style
    std::optional<Error> failure;
};

/// Imports layers of a project of QGIS as any other file, each by itself: one that fails does not keep the others out.
/// Errors   Cancelled, ReadOnly.
Result<std::vector<TakenLayer>> takeLayers(workspace::Workspace& project, const std::vector<map_link::Layer>& layers,
                                           const intake::WorkerSetup& worker, Job& job);

} // namespace weitblick::qgis
