// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/solar/roof_class.h"

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace weitblick::solar {

/// What a raster of irradiation says of a roof.
struct RoofCellsIrradiation {
    double meanKWhM2 = 0.0;
    std::vector<double> classShares; ///< of its cells in each class
};

/// The cells of the input `raster` within each of the input `roofs`, by feature id; roofs without a cell that has a
/// value are not in it.
///
/// Method   a cell counts where its centre lies in the roof; a roof that holds no centre has the cell in its middle.
///          Every cell has its own class: `classOf` of its irradiation.
/// Units    kWh/m² a year.
/// Errors   InvalidInput  the raster is a picture.   UnsupportedCrs, Database, Cancelled.
Result<std::map<std::int64_t, RoofCellsIrradiation>>
irradiationOfCells(analysis::RunContext& context, std::size_t classCount,
                   const std::function<std::size_t(double)>& classOf, Job& job);

} // namespace weitblick::solar
