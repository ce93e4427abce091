// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/cell_index.h"
#include "core/geo/polygon_set.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace weitblick::analysis::spatial {

/// Adds a polygon as the next zone; one that is not valid is repaired (GEOS, structure method) and counted.
/// Errors   InvalidInput  not a polygon, or it cannot be repaired. The set is as before.
Result<void> appendValidPolygon(geo::PolygonSet& set, std::int64_t fid, std::span<const std::byte> geoPackageBinary,
                                std::int64_t& repairedCount);

/// All polygons of an input with an index over them. Zone i is the input's i-th row in the order of feature ids; a row
/// without a usable geometry is a zone that nothing is in.
class ZoneLayer {
public:
    /// Reads the input in the coordinates `srsId`. Rows without a usable geometry are rejected in `context`, repaired
    /// ones noted.
    /// Errors   UnsupportedCrs, Budget, Cancelled.
    static Result<ZoneLayer> read(RunContext& context, std::string_view input, std::int32_t srsId, Job& job);

    [[nodiscard]] const geo::PolygonSet& polygons() const { return *m_polygons; }
    [[nodiscard]] const geo::CellIndex& index() const { return m_index; }
    [[nodiscard]] std::size_t size() const { return m_polygons->zoneCount(); }

private:
    ZoneLayer(std::unique_ptr<const geo::PolygonSet> polygons, geo::CellIndex index)
        : m_polygons(std::move(polygons)),
          m_index(std::move(index))
    {
    }
    std::unique_ptr<const geo::PolygonSet> m_polygons; ///< its address must not change: the index refers to it
    geo::CellIndex m_index;
};

} // namespace weitblick::analysis::spatial
