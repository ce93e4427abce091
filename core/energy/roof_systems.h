// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/energy/yield_shapes.h"
#include "core/geo/cell_index.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::energy {

/// A roof surface with a photovoltaic system on it.
struct Roof {
    std::int64_t fid = 0;
    std::size_t system = 0;
    double powerKwp = 0.0;
    double yieldKwh = 0.0; ///< a year
    OrientationClass orientation;
    geo::Point centre; ///< of its box
};

/// The surfaces behind one meter: those of a building, or a single one where buildings are not known.
struct RoofSystem {
    std::vector<std::size_t> roofs; ///< numbers of the list of roofs
    double powerKwp = 0.0;
    double yieldKwh = 0.0;
    std::optional<double> demandKwh; ///< of the building; the first one that is given
};

struct RoofSystems {
    std::vector<Roof> roofs; ///< in the order of feature ids
    std::vector<RoofSystem> systems;
};

/// Reads the roofs of the input "roofs" with the columns of the parameters power_column, yield_column, tilt_column,
/// azimuth_column, building_column and demand_column; where one is not given, the column that plays the field of the
/// role (power, yield, tilt, azimuth, building, demand). Rows without power or yield are rejected.
/// Errors   NotFound  no column for power or yield.   Cancelled.
Result<RoofSystems> readRoofSystems(analysis::RunContext& context, Job& job);

/// The column of an input for a parameter, or for the field of its role; nothing where there is none.
std::optional<std::string> columnFor(const analysis::RunContext& context, std::string_view input,
                                     std::string_view parameter, std::string_view field);

} // namespace weitblick::energy
