// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <gdal_priv.h>

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace weitblick::intake {

/// Makes GDAL fit for foreign files, once a process: only the drivers that Weitblick reads with are there at all (no
/// VRT, WMS, WFS, HTTP, GMLAS …), nothing can reach the network, messages are kept instead of printed.
void prepareGdal();

/// What GDAL had to say since the last call, failures and warnings; empty where it was silent.
std::string takeGdalMessages();

/// The failures alone since the last call of this or the other one; empty where there was none. Many drivers go on
/// after a failure and deliver less than the file has: whoever reads has to ask.
std::string takeGdalFailures();
bool gdalFailed(); ///< whether there is such a failure; it stays

/// How a file is opened: with this one driver, whatever the others think of it.
struct GdalOpening {
    const char* driver = "";
    unsigned kind = GDAL_OF_VECTOR; ///< or GDAL_OF_RASTER
    std::vector<std::string> options;
};

/// Opens a staged file for reading.
/// Errors   InvalidInput  the driver cannot read it; the message carries GDAL's word.   Budget  it takes too much
/// memory.
Result<GDALDatasetUniquePtr> openWithGdal(const std::filesystem::path& file, const GdalOpening& opening);

/// An InvalidInput error with GDAL's word behind our clause; a Budget error where GDAL ran out of memory.
Error gdalError(const std::filesystem::path& file, Text message);

} // namespace weitblick::intake
