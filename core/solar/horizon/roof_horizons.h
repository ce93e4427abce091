// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/polygon_set.h"
#include "core/solar/yield/horizon.h"
#include "core/workspace/raster_reader.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace weitblick::solar {

/// The horizons of many roofs.
class RoofHorizons {
public:
    explicit RoofHorizons(std::size_t count) : m_horizons(count), m_isKnown(count, 0) {}

    /// Nothing for a roof where no height is known.
    [[nodiscard]] std::optional<Horizon> of(std::size_t roof) const
    {
        return m_isKnown[roof] != 0 ? std::optional(m_horizons[roof]) : std::nullopt;
    }
    [[nodiscard]] std::size_t size() const { return m_horizons.size(); }
    [[nodiscard]] std::size_t withoutCount() const;
    [[nodiscard]] bool isKnown(std::size_t roof) const { return m_isKnown[roof] != 0; }

    void set(std::size_t roof, std::size_t sector, float elevationDeg);
    /// Where what is far reaches higher.
    void raise(std::size_t roof, std::size_t sector, float elevationDeg);

private:
    std::vector<Horizon> m_horizons;
    std::vector<char> m_isKnown;
};

/// Fills the horizons from a raster with houses and trees.
///
/// Method   of each roof the mean over the cells whose centres it covers, each seen from its own height. The raster is
///          read in tiles of up to 16 million cells with a rim of `distanceM` (HorizonScan on each), so that memory
///          does not grow with it.
/// CRS      `roofs` in that of the raster, metres.
/// Errors   Budget  the rim alone has more than 100 million cells.   InvalidInput, Database, Cancelled.
Result<void> addSurface(const geo::PolygonSet& roofs, workspace::RasterReader& raster, double distanceM,
                        RoofHorizons& horizons, Job& job);

/// Raises the horizons of the roofs that have one by the land around them.
///
/// Method   one HorizonScan over all that is within `distanceM` of any roof; where that has more than 4 million cells,
///          on coarser ones that have the greatest height of those they cover. The eye is at the middle of the roof, on
///          the ground.
/// CRS      `roofs` in that of the raster, metres.
/// Errors   InvalidInput, Database, Cancelled.
Result<void> addTerrain(const geo::PolygonSet& roofs, workspace::RasterReader& raster, double distanceM,
                        RoofHorizons& horizons, Job& job);

} // namespace weitblick::solar
