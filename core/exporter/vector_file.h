// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporter/exporter.h"
#include "core/exporter/withheld_cells.h"

#include <string>
#include <vector>

namespace weitblick::exporter {

/// Rows of `dataset` through the named GDAL driver ("GPKG", "GeoJSON", "FlatGeobuf", "ESRI Shapefile", "KML", "DXF",
/// "GML") into `file`. `remarks` gets what the format could not hold.
Result<std::int64_t> writeVector(workspace::Workspace& project, const workspace::Dataset& dataset,
                                 const std::filesystem::path& file, const std::string& driver,
                                 const ExportOptions& options, WithheldCells& withheld, std::vector<Text>& remarks,
                                 Job& job);

} // namespace weitblick::exporter
