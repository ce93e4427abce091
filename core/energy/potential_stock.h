// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/analysis/spatial/zone_layer.h"
#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::energy {

/// A district with its place in the layer.
struct District {
    std::int64_t fid = 0;
    std::string key;
    std::string name;
    std::string municipality; ///< official key; empty: not known
};

/// The districts and an index over them.
struct Districts {
    std::vector<District> list;
    analysis::spatial::ZoneLayer zones;

    /// The first district that covers the point; nothing outside of all.
    [[nodiscard]] std::optional<std::size_t> around(std::optional<geo::Point> point) const;
};

/// The middle of the box of a geometry; nothing for an empty one.
std::optional<geo::Point> middleOf(std::span<const std::byte> geoPackageBinary);

/// How the potential of a roof is estimated where the roof layer has none of its own.
struct RoofEstimate {
    double kwpPerM2 = 0.0;         ///< of usable roof area
    double usableShare = 0.0;      ///< of the roof area
    double performanceRatio = 0.0; ///< energy at the meter for each kWh/m² and kWp
    double lowestIrradiationKwhM2 = 0.0;
    double smallestAreaM2 = 0.0;
    bool takesMonuments = false;
};

/// A roof that could carry modules.
struct PotentialRoof {
    std::int64_t fid = 0;
    std::optional<std::size_t> district;
    std::optional<geo::Point> middle; ///< of its box
    std::string building;             ///< its key; empty: not known
    double areaM2 = 0.0;
    double irradiationKwhM2 = 0.0;
    double powerKwp = 0.0;
    double yieldKwh = 0.0;
    double tiltDeg = 0.0;
    double azimuthDeg = 180.0;
    std::string suitability;
    bool isMunicipal = false;
    std::vector<std::byte> geometry; ///< of municipal roofs only
};

struct RoofStock {
    std::vector<PotentialRoof> roofs; ///< suitable ones
    std::int64_t roofCount = 0;       ///< all that were read
    std::int64_t unsuitable = 0;
    std::int64_t outside = 0; ///< of all districts
};

/// The suitable roofs of an input with the role `roofs`.
///
/// Method   power and yield as the layer has them (fields power and yield), else area · usable share · kWp/m² and
///          power · irradiation · performance ratio. Left out: monuments, too little irradiation or area.
/// Errors   those of FieldRows::open().
Result<RoofStock> readRoofs(analysis::RunContext& context, const Districts* districts, const RoofEstimate& estimate,
                            Job& job);

/// A solar unit of the register.
struct SolarUnit {
    double powerKw = 0.0;
    std::int32_t started = 0; ///< 20210630; 0: not known
    std::int32_t ended = 0;   ///< 0: not closed
    bool isRunning = true;
    bool isOnGround = false;
    std::string municipality;
    std::optional<std::size_t> district; ///< where its place is known
    bool isHere = true;                  ///< in one of the municipalities that the districts belong to
};

struct UnitStock {
    std::vector<SolarUnit> units;
    std::int64_t unitCount = 0;         ///< rows that were read
    std::int64_t withoutPlace = 0;      ///< of the solar units
    std::int64_t wrongMunicipality = 0; ///< whose point is not in the municipality that they name
};

/// The solar units of an input with the role `generation_units`; planned ones are left out.
///
/// Method   a unit with a point is in the district that covers it, unless that belongs to another municipality than the
///          unit says: then its place counts as not known. On an earlier day (`asOf`, 20231231; 0: as the register has
///          it) units that started later are not there, and those that closed later are running.
/// Errors   those of FieldRows::open().
Result<UnitStock> readUnits(analysis::RunContext& context, const Districts& districts, std::int32_t asOf, Job& job);

/// Errors   those of FieldRows::open() and ZoneLayer::read().
Result<Districts> readDistricts(analysis::RunContext& context, std::int32_t srsId, Job& job);

/// 20210630 of "2021-06-30"; 0 for what is no day.
std::int32_t dayNumberOf(std::string_view isoDate);

} // namespace weitblick::energy
