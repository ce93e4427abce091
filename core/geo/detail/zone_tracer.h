// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/cell_index.h"
#include "core/geo/envelope.h"
#include "core/geo/point.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::geo::detail {

/// A place where an edge of a path crosses an edge of a zone, the path shifted as shiftedOrientation() does.
struct ZoneCrossing {
    std::uint32_t zone = 0;
    std::uint32_t pathEdge = 0; ///< number given by the caller
    std::uint32_t zoneEdge = 0; ///< its first vertex in the zone set
    bool pathEnters = false;    ///< the path goes into the zone (and the zone's edge out of what is left of the path)
    double pathShare = 0.0;     ///< where on the path's edge, 0 to 1
    double zoneShare = 0.0;     ///< where on the zone's edge, 0 to 1
};

/// An edge of a zone by its first vertex.
struct ZoneEdge {
    std::uint32_t zone = 0;
    std::uint32_t firstVertex = 0;
    friend auto operator<=>(const ZoneEdge&, const ZoneEdge&) = default;
};

/// Follows shifted paths through the zones of an index.
class ZoneTracer {
public:
    explicit ZoneTracer(const CellIndex& index) : m_index(index), m_box(index.box()) {}

    /// Adds the zones that the shifted point is in, ascending.
    void appendCovering(Point point, std::vector<std::uint32_t>& zones) const;

    /// Adds the crossings of one edge of a path; some may come twice.
    void appendCrossings(Point from, Point to, std::uint32_t pathEdge, std::vector<ZoneCrossing>& crossings) const;

    /// Adds the zone edges whose boxes meet the box; some may come twice.
    void appendEdges(const Envelope& box, std::vector<ZoneEdge>& edges) const;

    /// Where no cell of the box needs a look at an edge: the one zone that all of the box is in, kNoZone for none.
    [[nodiscard]] std::optional<std::uint32_t> uniformZone(const Envelope& box) const;

private:
    const CellIndex& m_index;
    const Envelope& m_box; ///< of all zones
};

} // namespace weitblick::geo::detail
