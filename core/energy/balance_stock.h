// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/energy/potential_stock.h"
#include "core/energy/yield_shapes.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace weitblick::energy {

/// Who lives or works in a building, as load profiles tell them apart.
enum class LoadKind : std::uint8_t { Household, Business, Farm };

/// A building of the district.
struct BalanceBuilding {
    std::int64_t fid = 0;
    std::size_t row = 0; ///< in the order of the dataset
    LoadKind kind = LoadKind::Household;
    double electricityKwh = 0.0;
    double heatKwh = 0.0;
    double heatCo2KgPerKwh = 0.0; ///< of the present heating
    double dwellings = 0.0;
    double powerKwp = 0.0; ///< of its suitable roofs
    double yieldKwh = 0.0;
    std::map<std::uint32_t, double> yieldByClass; ///< of orientationClassOf(): number → kWh
};

struct BalanceStock {
    std::vector<BalanceBuilding> buildings;
    std::vector<double> consumersByRow; ///< of the whole dataset: 1 for a building with consumption, else 0
    std::map<std::uint32_t, OrientationClass> classes; ///< of all roofs
    std::int64_t withoutConsumption = 0;
    std::int64_t roofsWithoutBuilding = 0;
};

/// Emissions of heating by what buildings burn, in kg/kWh of heat.
struct HeatFactors {
    double gas = 0.0;
    double oil = 0.0;
};

/// The buildings of an input (role `buildings`) with their roofs (role `roofs`), inside the polygons of the input
/// `area` where that is given.
///
/// Method   a roof belongs to the building whose key it names, else to the one that covers its middle; a building to
///          the area that covers its middle. The kind follows the code of the function (ALKIS): 1… household, 27…
///          farm, everything else business.
/// Errors   those of FieldRows::open() and ZoneLayer::read().
Result<BalanceStock> readStock(analysis::RunContext& context, const RoofEstimate& estimate, const HeatFactors& factors,
                               Job& job);

} // namespace weitblick::energy
