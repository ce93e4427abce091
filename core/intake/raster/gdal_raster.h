// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/raster/raster_source.h"
#include "core/intake/vector/gdal_session.h"

#include <filesystem>

namespace weitblick::intake {

/// A raster file that GDAL reads for us.
struct GdalRasterFile {
    std::filesystem::path file; ///< may be a member of an archive ("/vsizip/…")
    GdalOpening opening;
    std::string name;           ///< for messages
    std::string prj;            ///< what a .prj beside it says
    std::int64_t fileBytes = 0; ///< 0: not known
    bool isText = false;        ///< at least two characters a cell
};

/// Finds out what the file holds, without reading its cells. It is opened again for reading.
///
/// Method   Three or four bands of bytes that are colours (the fourth: opacity) are a picture; every other band is a
///          layer of numbers. A band with a palette is what `choices.columnForms["palette"]` says, "image" or "values";
///          without an answer it is asked.
/// No data  the band's no-data value, its mask, NaN and what is beyond single precision.
/// Errors   InvalidInput  damaged, cut off, without a place on the map, turned, complex numbers.   Budget.
Result<RasterMember> gdalRaster(const GdalRasterFile& file, const ReadChoices& choices);

} // namespace weitblick::intake
