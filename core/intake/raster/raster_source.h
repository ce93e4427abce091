// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/raster/piece_writer.h"
#include "core/intake/source.h"
#include "core/workspace/raster_grid.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// One raster layer that a file holds.
struct RasterLayerPlan {
    std::string id; ///< "" where the file is one layer; "image", or the number of a band
    workspace::RasterGrid grid;
    std::vector<Text> remarks;
    std::optional<Question> question; ///< what only the user can decide
};

/// A file of a raster source: the source itself, or one of the tiles in an archive.
struct RasterMember {
    std::string name; ///< for messages
    std::string statedCrs;
    std::vector<RasterLayerPlan> layers;
    /// Reads the layer of that number; remarks that only reading brings to light go to the sink.
    std::function<Result<void>(std::size_t layer, PieceWriter& cells, RowSink& sink, Job& job)> read;
};

/// A raster file, or tiles that lie on one grid and make one raster together.
struct RasterSource {
    std::string name; ///< of the file, without its extension
    std::vector<RasterMember> members;
};

/// Errors   InvalidInput  the tiles do not fit together.   Budget  too many cells.   UnsupportedCrs.
///          NotFound  choices.layer.
Result<std::vector<LayerPreview>> previewsOf(const RasterSource& source, const ReadChoices& choices);

/// Errors   as previewsOf(); what the members and the sink say.
Result<void> readRasters(const RasterSource& source, const ReadChoices& choices, RowSink& sink, Job& job);

/// Refuses a raster that is larger than Budget::rasterCells allows.
/// `fileBytes`: of the file it is said to be in, 0 where it is not known. A large raster in a tiny file is a trap.
/// Errors   Budget.
Result<void> checkRasterSize(const std::string& name, std::int64_t columns, std::int64_t rows, std::int64_t fileBytes);

} // namespace weitblick::intake
