// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/envelope.h"
#include "core/intake/citygml/building.h"
#include "core/intake/citygml/building_columns.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace weitblick::intake {

/// A city model: one CityGML file, or the tiles of one model.
struct CityModel {
    std::vector<std::filesystem::path> files;
    std::string name;
    // What is in it:
    std::string statedCrs; ///< as firstSrsName() gives it; may be empty
    geo::Envelope extent;
    BuildingColumns columns;
    std::int64_t buildings = 0;
    std::int64_t withParts = 0;
    std::int64_t roofs = 0;
    std::int64_t walls = 0;
    std::int64_t withoutRoof = 0;               ///< buildings
    std::int64_t coarseRoofs = 0;               ///< flat lids of blocks (LoD1)
    std::map<std::string, std::int64_t> others; ///< other objects, by the names of their elements
};

/// Looks through the files once.
/// Errors   InvalidInput  damaged, without buildings, or tiles in different systems.   NotFound, Io, Cancelled.
Result<CityModel> surveyCityModel(std::vector<std::filesystem::path> files, std::string name, Job& job);

/// Hands over the buildings one by one, in the order of the files; memory grows with one building.
/// Errors   as surveyCityModel(); those of `take`.
Result<void> eachBuilding(const CityModel& model, const std::function<Result<void>(const Building&)>& take, Job& job);

/// "3 ReliefFeature, 12 Road"; empty where there are none.
std::string otherObjects(const CityModel& model);

} // namespace weitblick::intake
