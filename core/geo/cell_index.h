// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/point.h"
#include "core/geo/polygon_set.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::geo {

namespace detail {
struct CellGrid;
}

enum class PointLocation : std::uint8_t { Outside, Boundary, Inside };

/// A zone that a point is in or on; `zone` is its position in the PolygonSet.
struct ZoneHit {
    std::uint32_t zone = 0;
    PointLocation location = PointLocation::Inside;
    friend bool operator==(const ZoneHit&, const ZoneHit&) = default;
};

/// The zones of many points at once: those of points[i] are zones[starts[i]] to zones[starts[i + 1]].
struct ZoneHits {
    std::vector<std::size_t> starts{0};
    std::vector<ZoneHit> zones;
};

inline constexpr std::uint32_t kNoZone = 0xffffffffU;

/// Says in which zones a point lies, exactly and fast.
///
/// Method   A grid of cells, finer where edges crowd. A cell inside one zone answers at once; elsewhere the way from
///          the point to the cell's corner, for which the answer is known, is tested against the few edges that meet
///          the cell, with exact predicates. After Kipf et al. 2018, "Adaptive geospatial joins" (true-hit filtering).
/// Rule     The boundary belongs to a zone (covers). A point on a common edge is in all zones that share it;
///          firstCovering() gives the one that comes first in the set, so that nothing is counted twice.
///          Answers are those of GEOS PreparedCovers, and by even-odd rule for zones that are not valid.
/// Units    those of the zones; a coordinate that is not finite is in no zone.
/// Threads  const functions may run on many threads.
class CellIndex {
public:
    /// Keeps a reference: `zones` must outlive the index and not change.
    /// Errors   Cancelled.   Budget  so many zones lie on one another that the index would not fit.
    static Result<CellIndex> build(const PolygonSet& zones, Job& job);

    CellIndex(CellIndex&&) noexcept;
    CellIndex& operator=(CellIndex&&) noexcept;
    CellIndex(const CellIndex&) = delete;
    CellIndex& operator=(const CellIndex&) = delete;
    ~CellIndex();

    /// The first zone of the set that covers the point, or kNoZone.
    [[nodiscard]] std::uint32_t firstCovering(Point point) const;

    /// All zones that cover the point, in the order of the set, added to `hits`.
    void appendCovering(Point point, std::vector<ZoneHit>& hits) const;

    /// The zones that own the point, in the order of the set, added to `zones`: as appendCovering(), but a point on a
    /// border belongs to what is right of it, or above it. In a tessellation every point has one owner.
    void appendOwning(Point point, std::vector<std::uint32_t>& zones) const;

    /// Where no cell of the box needs a look at an edge: the one zone that all of the box is in, kNoZone for none.
    [[nodiscard]] std::optional<std::uint32_t> uniformZone(const Envelope& box) const;

    /// firstCovering() of many points, on all threads.
    /// Errors   Cancelled.
    Result<std::vector<std::uint32_t>> firstCovering(std::span<const Point> points, Job& job) const;

    /// appendCovering() of many points, on all threads.
    /// Errors   Cancelled.
    Result<ZoneHits> covering(std::span<const Point> points, Job& job) const;

    [[nodiscard]] const PolygonSet& zones() const { return *m_zones; }
    [[nodiscard]] const Envelope& box() const { return m_box; }            ///< of all zones
    [[nodiscard]] const detail::CellGrid& grid() const { return *m_grid; } ///< for the other kernels of core/geo

private:
    CellIndex(const PolygonSet& zones, std::unique_ptr<const detail::CellGrid> grid);
    const PolygonSet* m_zones;
    std::unique_ptr<const detail::CellGrid> m_grid;
    Envelope m_box;
};

} // namespace weitblick::geo
