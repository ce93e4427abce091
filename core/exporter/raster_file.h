// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporter/exporter.h"

namespace weitblick::exporter {

/// A raster of the project as GeoTIFF, with the values that the project has. Returns the number of cells with a value.
/// Errors   InvalidInput  options.srsId is not that of the raster.   NoSpace, Io, Cancelled.
Result<std::int64_t> writeRaster(workspace::Workspace& project, const workspace::Dataset& dataset,
                                 const std::filesystem::path& file, const ExportOptions& options, Job& job);

} // namespace weitblick::exporter
