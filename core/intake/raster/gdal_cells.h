// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/raster/piece_writer.h"

#include <gdal_priv.h>

#include <string>

namespace weitblick::intake {

/// Which part of an open file is read.
struct GdalPart {
    std::string name; ///< of the file, for messages
    int band = 1;
};

/// True where some cells may be without a value.
bool hasMask(GDALRasterBand& band);

/// Refuses files whose blocks do not fit into memory: GDAL reads whole blocks.
/// Errors   Budget.
Result<void> checkBlocks(GDALDataset& dataset, const std::string& name);

/// Reads a band as numbers of single precision, scale and offset applied. What could not be kept as it is, is remarked.
/// Errors   InvalidInput  the file breaks off.   what the sink says.
Result<void> readNumbers(GDALDataset& dataset, const GdalPart& part, PieceWriter& cells, RowSink& sink);

/// Reads three bands (and the opacity) as colours, or one by its palette.
/// Errors   as readNumbers().
Result<void> readPicture(GDALDataset& dataset, const GdalPart& part, PieceWriter& cells);

} // namespace weitblick::intake
