// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/budget.h"
#include "core/intake/matching_profile.h"
#include "core/intake/source.h"
#include "core/workspace/workspace.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace weitblick::intake {

/// A layer that is on its way into the workspace.
struct ArrivingLayer {
    LayerPreview preview;
    std::optional<std::variant<workspace::LayerLoader, workspace::RasterLoader>> loader;
    std::string name;
    std::int64_t rowsRead = 0;
    std::int64_t rowsKept = 0;
    std::int64_t rowsRejected = 0;
    std::vector<workspace::RejectedRecord> rejected;
    std::optional<FoundProfile> profile;
    std::optional<std::size_t> series; ///< place of its SeriesArrival
    bool ended = false;

    [[nodiscard]] bool isReadings() const { return preview.seriesPart == SeriesPart::Readings; }
};

/// What is to be said where the worker could not be closed in.
Text withoutSandbox();

/// An empty layer with a list of failures would look like a success.
Error nothingKept(const ArrivingLayer& layer);

/// The lineage of a run whose result came as a file that nobody keeps.
workspace::LineageRecord madeBy(const workspace::LineageRecord& run, workspace::LineageRecord import);

/// The worker keeps to the budget, but is not to be trusted.
/// Errors   Budget  more cells than it allows.
Result<void> checkCells(const workspace::RasterGrid& grid, const Budget& budget, const std::string& name);

/// Resampling changes values, so a raster keeps its system; whoever reads the catalogue must see that.
void noteOtherCrs(LayerPreview& preview, int projectSrsId);

/// Of a raster, what counts are its cells, not the pieces that they came in.
/// Errors   Worker  a part is missing.   InvalidInput  no cell has a value.
Result<void> endRaster(const workspace::RasterLoader& loader, ArrivingLayer& layer);

} // namespace weitblick::intake
