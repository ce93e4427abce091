// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/point.h"
#include "core/network/search.h"
#include "core/network/street_place.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::network {

/// From where a search started, and what it had cost by then.
struct Origin {
    StreetPlace place;
    std::uint32_t extra = 0; ///< approach, in the metric's unit
};

/// Straight pieces of street that were reached.
struct ReachedStreets {
    struct Segment {
        geo::Point from;
        geo::Point to;
    };
    std::vector<Segment> segments;
    double lengthM = 0.0;
};

/// The streets that a search has reached within the limit, the last edges in part.
/// Units    limit: as the search has it.
ReachedStreets reachedStreets(const Search& search, std::span<const Origin> origins, std::uint32_t limit);

struct AreaOptions {
    double bufferM = 50.0;            ///< so far from a reached street still counts as reached
    double smallestHoleM2 = 10'000.0; ///< smaller ones are filled
};

/// Rings of one polygon: the outer one counter-clockwise, then holes clockwise; closed (first point = last).
using AreaPolygon = std::vector<std::vector<geo::Point>>;

/// The area around reached streets.
///
/// Method   distance to the streets on a grid of half the buffer, contour by marching squares with linear
/// interpolation. Rings
///          never cross or touch: polygons are valid. The contour is the buffer to within a quarter of a cell.
/// Units    metres. Grids of more than 16 million cells are coarsened, and the buffer with them: see bufferM of the
/// result. Threads  one maker a thread: it keeps its memory.
class AreaMaker {
public:
    struct Area {
        std::vector<AreaPolygon> polygons;
        double areaM2 = 0.0;
        double bufferM = 0.0; ///< as used
    };
    Area areaAround(const ReachedStreets& streets, const AreaOptions& options);

private:
    struct Grid {
        double minX = 0.0, minY = 0.0, cellM = 1.0;
        std::size_t columns = 0, rows = 0;
    };
    void fillField(const ReachedStreets& streets, double bufferM);
    void linkCell(std::size_t column, std::size_t row);
    void linkCrossings();
    [[nodiscard]] geo::Point crossingAt(std::size_t gridEdge) const;
    [[nodiscard]] std::vector<std::vector<geo::Point>> rings();

    Grid m_grid;
    std::vector<float> m_field;         ///< buffer minus distance at each grid point: inside above 0
    std::vector<std::uint32_t> m_nexts; ///< grid edge -> the one where the contour goes on
    std::vector<std::uint32_t> m_begun; ///< grid edges with a crossing
};

/// As a multipolygon in GeoPackage binary.
std::vector<std::byte> gpkgFromArea(const AreaMaker::Area& area, std::int32_t srsId);

} // namespace weitblick::network
