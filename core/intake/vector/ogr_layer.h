// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

#include <ogrsf_frmts.h>

namespace weitblick::intake {

/// What is known of the file around a layer.
struct OgrSurroundings {
    std::filesystem::path file;
    bool hasOnlyTexts = false;          ///< the types of its columns are found by their values
    bool isText = false;                ///< a text format, whose drivers stumble over single features
    bool isMulti = false;               ///< its format does not tell single lines and polygons from multi ones
    std::string statedCrs;              ///< for layers of which OGR does not know the CRS
    std::int64_t unusedCoordinates = 0; ///< lists of coordinates in a file of which OGR makes no geometry at all
};

/// Finds out what an OGR layer is: schema (by the geometries it really has), CRS, what has to be asked.
/// Reads the whole layer once where its geometry type can only be found that way.
/// Errors   InvalidInput  the file is damaged on the way.   UnsupportedCrs, Cancelled.
Result<LayerPreview> describeOgrLayer(OGRLayer& layer, const OgrSurroundings& around, const ReadChoices& choices,
                                      Job& job);

/// Reads all features of the layer into `sink`, `plan` being what describeOgrLayer() said.
/// Method   curves become lines (GDAL's step, 4 degrees), surfaces of triangles become multi polygons.
/// Errors   InvalidInput  the file is damaged on the way; what the sink says.
Result<void> readOgrLayer(OGRLayer& layer, const LayerPreview& plan, RowSink& sink, Job& job);

} // namespace weitblick::intake
