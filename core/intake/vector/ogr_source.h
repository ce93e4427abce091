// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/intake/vector/gdal_session.h"

namespace weitblick::intake {

/// A kind of file that OGR reads for us.
struct OgrSource {
    GdalOpening opening;
    bool skipsEmptyLayers = false; ///< the driver always shows a fixed set of layers (GPX)
    bool isGml = false;            ///< no types without a schema; names of CRS that GDAL does not know
    bool isDatabase = false;       ///< a GeoPackage: housekeeping tables and views are left out
    bool isText = false;           ///< a text format: what its driver stumbles over on opening is damage
    bool isXml = false;            ///< the same, but damage is found by reading it as XML before
    bool isMulti = false;          ///< a shapefile: lines and polygons are multi ones
};

/// Errors   InvalidInput  damaged, or without a layer that could be imported.   NotFound  choices.layer.
Result<SourcePreview> previewOgrSource(const OgrSource& source, const std::filesystem::path& file,
                                       const ReadChoices& choices, Job& job);
/// Errors   as previewOgrSource(); what the sink says.
Result<void> readOgrSource(const OgrSource& source, const std::filesystem::path& file, const ReadChoices& choices,
                           RowSink& sink, Job& job);

} // namespace weitblick::intake
