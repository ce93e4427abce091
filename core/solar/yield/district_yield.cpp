// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/district_yield.h"

#include "core/base/parallel.h"
#include "core/solar/sun/angle.h"
#include "core/solar/yield/roof_kernel.h"

#include <algorithm>
#include <memory>

namespace weitblick::solar {

namespace {

Result<void> check(const RoofSurfaces& roofs, const PvSystem& system)
{
    const std::size_t count = roofs.tiltDeg.size();
    if (roofs.azimuthDeg.size() != count || (!roofs.horizons.empty() && roofs.horizons.size() != count)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"Neigung, Ausrichtung und Horizont der Dachflächen sind verschieden viele",
                                 "tilts, azimuths and horizons of the roofs differ in number"}};
    }
    if (system.skyModel == SkyModel::Klucher || system.skyModel == SkyModel::Reindl) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"dieses Himmelsmodell gibt es nur für einzelne Dachflächen",
                                 "this sky model is there for single roofs only"},
                     .advice = {"Isotrop, Hay-Davies oder Perez wählen", "Choose isotropic, Hay-Davies or Perez"}};
    }
    return {};
}

/// Puts surfaces [first, first + count) into the lanes; lanes beyond repeat the last one.
void fill(RoofBlock& block, const RoofSurfaces& roofs, std::size_t first, std::size_t count)
{
    for (std::size_t lane = 0; lane < kRoofLanes; ++lane) {
        const std::size_t roof = first + std::min(lane, count - 1);
        const double tiltDeg = static_cast<double>(roofs.tiltDeg[roof]);
        const double azimuthDeg = static_cast<double>(roofs.azimuthDeg[roof]);
        block.sinTilt[lane] = static_cast<float>(sinDeg(tiltDeg));
        block.up[lane] = static_cast<float>(cosDeg(tiltDeg));
        block.east[lane] = static_cast<float>(sinDeg(tiltDeg) * sinDeg(azimuthDeg));
        block.north[lane] = static_cast<float>(sinDeg(tiltDeg) * cosDeg(azimuthDeg));
        if (!roofs.horizons.empty()) {
            for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
                block.horizonSine[sector * kRoofLanes + lane] = roofs.horizons[roof].sine[sector];
            }
        }
    }
    findSkyViews(block);
}

void hand(const RoofBlockSums& sums, std::size_t first, std::size_t count, const DistrictYieldOptions& options)
{
    MonthHourSums profile;
    for (std::size_t lane = 0; lane < count; ++lane) {
        for (std::size_t group = 0; group < kMonthHours; ++group) {
            profile[group] = sums.groupAcWh[group * kRoofLanes + lane] * 1e-3F;
        }
        options.takeProfile(first + lane, profile);
    }
}

} // namespace

Result<DistrictYield> districtYield(const RoofSurfaces& roofs, const WeatherYear& year, const PvSystem& system,
                                    const DistrictYieldOptions& options, Job& job)
{
    WB_CHECK(check(roofs, system));
    const RoofHours hours = roofHoursOf(year, system);
    const std::size_t count = roofs.tiltDeg.size();
    DistrictYield result;
    result.planeKWhM2.resize(count);
    result.acKWhPerKwp.resize(count);
    const ParallelOptions parallel{.chunkSize = 16 * kRoofLanes, .threadLimit = options.threadLimit, .step = "solar"};
    WB_CHECK(parallelChunks(count, parallel, job, [&](const Chunk& chunk) -> Result<void> {
        const auto block = std::make_unique<RoofBlock>();
        const auto sums = std::make_unique<RoofBlockSums>();
        for (std::size_t first = chunk.begin; first < chunk.end; first += kRoofLanes) {
            const std::size_t lanes = std::min(kRoofLanes, chunk.end - first);
            fill(*block, roofs, first, lanes);
            sumHours(hours, *block, *sums);
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                result.planeKWhM2[first + lane] = sums->planeWh[lane] * 1e-3F;
                result.acKWhPerKwp[first + lane] = sums->acWh[lane] * 1e-3F;
            }
            if (options.takeProfile) {
                hand(*sums, first, lanes, options);
            }
        }
        return {};
    }));
    return result;
}

} // namespace weitblick::solar
