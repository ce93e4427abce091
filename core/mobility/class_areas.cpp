// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/class_areas.h"

#include "core/analysis/general/geometry_parts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace weitblick::mobility {

namespace {

using analysis::general::Dimension;
using geo::checked;
using geo::Geometry;
using geo::geosContext;

constexpr unsigned kCorners = 64;
constexpr std::size_t kDiscsPerUnion = 128;

Result<Geometry> circleOf(const ClassDisc& disc)
{
    const double step = 2.0 * std::numbers::pi / kCorners;
    const double radiusM = disc.radiusM * std::sqrt(step / std::sin(step)); // a polygon with the circle's area
    GEOSCoordSequence* const corners = GEOSCoordSeq_create_r(geosContext(), kCorners + 1, 2);
    for (unsigned i = 0; i <= kCorners; ++i) {
        const double angle = step * (i % kCorners);
        GEOSCoordSeq_setXY_r(geosContext(), corners, i, disc.centre.x + radiusM * std::cos(angle),
                             disc.centre.y + radiusM * std::sin(angle));
    }
    WB_TRY(Geometry ring, checked(GEOSGeom_createLinearRing_r(geosContext(), corners), "making a circle"));
    return checked(GEOSGeom_createPolygon_r(geosContext(), ring.release(), nullptr, 0), "making a circle");
}

Result<Geometry> united(std::vector<Geometry> parts)
{
    std::vector<GEOSGeometry*> raw;
    for (Geometry& part : parts) {
        raw.push_back(part.release());
    }
    WB_TRY(const Geometry all, checked(GEOSGeom_createCollection_r(geosContext(), GEOS_GEOMETRYCOLLECTION, raw.data(),
                                                                   static_cast<unsigned>(raw.size())),
                                       "collecting circles"));
    return checked(GEOSUnaryUnion_r(geosContext(), all.get()), "uniting circles");
}

/// Areas only; a null pointer where nothing is left.
Result<Geometry> areasOf(const GEOSGeometry& geometry)
{
    WB_TRY(Geometry areas, analysis::general::partsOf(geometry, Dimension::Area));
    if (areas && (GEOSisEmpty_r(geosContext(), areas.get()) == 1 || geo::areaOf(*areas) <= 0.0)) {
        areas.reset();
    }
    return areas;
}

Result<Geometry> unionOfRank(std::span<const ClassDisc> discs, std::size_t rank, Job& job)
{
    std::vector<ClassDisc> own;
    std::ranges::copy_if(discs, std::back_inserter(own), [&](const ClassDisc& disc) { return disc.rank == rank; });
    std::ranges::sort(own, {}, [](const ClassDisc& disc) { return std::pair(disc.centre.x, disc.centre.y); });
    std::vector<Geometry> unions;
    for (std::size_t first = 0; first < own.size(); first += kDiscsPerUnion) {
        WB_CHECK(job.report(double(first) / double(own.size()), "areas"));
        std::vector<Geometry> circles;
        for (std::size_t i = first; i < std::min(own.size(), first + kDiscsPerUnion); ++i) {
            WB_TRY(Geometry circle, circleOf(own[i]));
            circles.push_back(std::move(circle));
        }
        WB_TRY(Geometry part, united(std::move(circles)));
        unions.push_back(std::move(part));
    }
    return unions.empty() ? Result<Geometry>(Geometry()) : united(std::move(unions));
}

} // namespace

Result<Geometry> commonArea(const GEOSGeometry& first, const GEOSGeometry& second)
{
    WB_TRY(const Geometry common, checked(GEOSIntersection_r(geosContext(), &first, &second), "intersecting areas"));
    return areasOf(*common);
}

Result<Geometry> areaWithout(const GEOSGeometry& first, const GEOSGeometry& second)
{
    WB_TRY(const Geometry rest, checked(GEOSDifference_r(geosContext(), &first, &second), "subtracting areas"));
    return areasOf(*rest);
}

Result<std::vector<Geometry>> classAreas(std::span<const ClassDisc> discs, std::size_t rankCount, Job& job)
{
    std::vector<Geometry> areas(rankCount);
    Geometry taken;
    for (std::size_t rank = 0; rank < rankCount; ++rank) {
        Job part = job.part(double(rank) / double(rankCount), double(rank + 1) / double(rankCount));
        WB_TRY(Geometry own, unionOfRank(discs, rank, part));
        if (!own) {
            continue;
        }
        if (!taken) {
            WB_TRY(areas[rank], areasOf(*own));
            taken = std::move(own);
            continue;
        }
        WB_TRY(areas[rank], areaWithout(*own, *taken));
        std::vector<Geometry> both;
        both.push_back(std::move(taken));
        both.push_back(std::move(own));
        WB_TRY(taken, united(std::move(both)));
    }
    return areas;
}

} // namespace weitblick::mobility
