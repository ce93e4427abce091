// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/arguments.h"
#include "core/analysis/descriptor.h"
#include "core/base/job.h"
#include "core/intake/importer.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <string>

namespace weitblick::qgis {

/// With what a tool runs.
struct ToolSetup {
    std::filesystem::path mapHost; ///< weitblick-maphost
    intake::WorkerSetup worker;    ///< brings the result in
    std::string outputName;        ///< of the new layer; empty: a free one
};

/// Runs a tool of QGIS on layers of the project; the result is a new layer with its lineage.
///
/// Method   The inputs are written as files, a map host of its own (sandboxed, without network) runs the tool on them,
///          and its file comes back through the import worker, checked as any foreign file. Lineage: the tool, the
///          version of QGIS, all parameters, and the inputs with their content hashes. All or nothing.
/// CRS      inputs as the project has them; the result is brought into the project's CRS by the import.
/// Errors   InvalidInput, NotFound, UnsupportedCrs  an argument, as analysis::run().  Worker  QGIS does not start or
///          died.  ReadOnly, NoSpace, Io, Cancelled.
/// Threads  uses the workspace from the calling thread only.
Result<intake::ImportedLayer> runTool(workspace::Workspace& project, const analysis::Descriptor& tool,
                                      const analysis::Arguments& arguments, const ToolSetup& setup, Job& job);

} // namespace weitblick::qgis
