// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/base/result.h"
#include "core/map_link/documents.h"

#include <string>

namespace weitblick::qgis {

/// The id of the one result of such a descriptor: what QGIS calls its output.
inline constexpr auto kToolOutput = "OUTPUT";

/// A tool of QGIS as an analysis: what its form asks, and what its lineage names. It is run by runTool(), not by
/// analysis::run().
///
/// Method   layers become inputs, numbers, choices and columns parameters with their limits and defaults; what no form
///          asks for is left to QGIS. The version is that of QGIS.
/// Units    distances are those of the project, metres.
/// Errors   NotFound      not one of offeredTools().
///          InvalidInput  it needs something that we have no form for.
Result<analysis::Descriptor> descriptorOf(const map_link::Algorithm& tool, const std::string& qgisVersion);

} // namespace weitblick::qgis
