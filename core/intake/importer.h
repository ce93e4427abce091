// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/budget.h"
#include "core/intake/source.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// One source to bring into a workspace.
struct ImportRequest {
    std::filesystem::path source;
    ReadChoices choices;
    std::optional<std::string> layerName; ///< name in the workspace; nothing: from the source
    std::optional<std::string> role;      ///< assign this role (fields by profile, or by equal names)
    std::optional<std::string> profile;   ///< mapping profile to apply; nothing: the one whose columns fit, if any
    workspace::CatalogueEntry entry;
    bool replace = false; ///< a dataset of that name goes to the bin; otherwise it is an error
    /// The file was made by a run of another program for us: what the lineage names in place of an import (activity,
    /// inputs, parameters). Not kept for the repetition of an interrupted import.
    std::optional<workspace::LineageRecord> madeBy;
};

/// A layer that arrived.
struct ImportedLayer {
    workspace::Dataset dataset;
    std::int64_t rowsRead = 0;
    std::int64_t rowsKept = 0;
    std::int64_t rowsRejected = 0;
    std::vector<Text> remarks;
    SeriesPart seriesPart = SeriesPart::None; ///< Readings: they are in the series; dataset is that of their sites
};

/// How the worker is started. `program` empty: weitblick-worker beside the running program.
struct WorkerSetup {
    std::filesystem::path program;
    Budget budget;
    bool requireSandbox = false; ///< refuse where bubblewrap cannot be had; otherwise a remark says so
};

/// What is in a source and what has to be decided. Runs in the worker.
/// Errors   NotFound, InvalidInput (no format recognises it, damaged), Budget, Worker, Cancelled.
Result<SourcePreview> preview(const std::filesystem::path& source, const ReadChoices& choices, const WorkerSetup& setup,
                              Job& job);

/// Imports all (or the chosen) layers of a source: all or nothing, reprojected to the project's CRS, in a worker
/// process that can be killed at any time. Rejected records are kept with the dataset.
/// Errors   as preview(); Ambiguous  a question has no answer (the message lists question and options);
///          UnsupportedCrs; InvalidInput  the name is taken and `replace` is off; NoSpace, ReadOnly, Locked.
Result<std::vector<ImportedLayer>> importSource(workspace::Workspace& project, const ImportRequest& request,
                                                const WorkerSetup& setup, Job& job);

/// The request of an import that a crash interrupted, from workspace::InterruptedLoad::purpose.
/// Errors   InvalidInput  not the purpose of an import.
Result<ImportRequest> requestFromPurpose(const std::string& purpose);

} // namespace weitblick::intake
