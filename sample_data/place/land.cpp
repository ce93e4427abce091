// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/land.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numbers>

#include "sample_data/cell_index.h"
#include "sample_data/geos_areas.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

using geo::Geometry;

constexpr double kSliverM2 = 25.0;

/// Where the river floods: wider and narrower along its way.
Result<void> makeWater(Place& place, const Terrain& terrain)
{
    const Box& e = place.extent;
    const Geometry frame = toGeos(Area{{{{e.minX, e.minY}, {e.maxX, e.minY}, {e.maxX, e.maxY}, {e.minX, e.maxY}}}});
    const Geometry line = toGeos(place.river);
    WB_TRY(const Geometry wide, bufferOf(*line, terrain.riverHalfWidthM()));
    WB_TRY(const Geometry water, intersectionOf(*wide, *frame));
    place.water = fromGeos(*water);
    Areas pieces;
    for (std::size_t i = 0; i + 1 < place.river.size(); ++i) {
        const Geometry piece = toGeos(Line{place.river[i], place.river[i + 1]});
        WB_TRY(const Geometry around, bufferOf(*piece, terrain.floodHalfWidthM(place.river[i].y)));
        Areas part = fromGeos(*around);
        pieces.insert(pieces.end(), part.begin(), part.end());
    }
    WB_TRY(const Geometry joined, unionOf(pieces));
    WB_TRY(const Geometry flood, intersectionOf(*joined, *frame));
    place.flood = fromGeos(*flood);
    return {};
}

ParcelUse useOf(const Lot& lot)
{
    switch (lot.purpose) {
    case LotPurpose::Square:
        return ParcelUse::Square;
    case LotPurpose::Sports:
        return ParcelUse::Sports;
    case LotPurpose::Cemetery:
        return ParcelUse::Cemetery;
    case LotPurpose::Supermarket:
        return ParcelUse::Commercial;
    case LotPurpose::Inn:
        return ParcelUse::Mixed;
    case LotPurpose::Ordinary:
        return lot.zone == Zone::Industry ? ParcelUse::Commercial
               : lot.zone == Zone::Core   ? ParcelUse::Mixed
                                          : ParcelUse::Residential;
    default:
        return ParcelUse::Public;
    }
}

class Surveyor {
public:
    Surveyor(Place& place, const Terrain& terrain)
        : m_place(place),
          m_terrain(terrain),
          m_random(place.settings.seed, "parcels"),
          m_lots(place.extent, 80.0),
          m_corridors(place.extent, 80.0),
          m_cells(place.extent, 200.0)
    {
    }

    Result<void> survey(Job& job)
    {
        index();
        for (const Lot& lot : m_place.lots) {
            addLot(lot);
        }
        for (std::size_t i = 0; i < m_place.cells.size(); ++i) {
            WB_CHECK(job.report(static_cast<double>(i) / static_cast<double>(m_place.cells.size()), "Flurstücke"));
            WB_CHECK(divide(static_cast<int>(i)));
        }
        number();
        for (Building& building : m_place.buildings) {
            building.ortsteil = m_place.parcels[static_cast<std::size_t>(building.parcel)].ortsteil;
        }
        return {};
    }

private:
    void index()
    {
        for (std::size_t i = 0; i < m_place.lots.size(); ++i) {
            m_lots.add(i, boxOf(m_place.lots[i].corners));
        }
        for (const Street& street : m_place.streets) {
            for (std::size_t i = 0; i + 1 < street.line.size(); ++i) {
                m_rings.push_back(corridorOf(street.line[i], street.line[i + 1], street.corridorM / 2.0));
                m_corridors.add(m_rings.size() - 1, boxOf(m_rings.back()));
            }
        }
        for (std::size_t i = 0; i < m_place.cells.size(); ++i) {
            m_cells.add(i, boxOf(m_place.cells[i].ring));
        }
    }

    [[nodiscard]] int cellAt(Point p) const
    {
        for (const std::size_t i : m_cells.near(boxOf({p}))) {
            if (contains(m_place.cells[i].ring, p)) {
                return static_cast<int>(i);
            }
        }
        return 0;
    }

    void addLot(const Lot& lot)
    {
        Parcel parcel;
        parcel.area.rings.push_back(lot.corners);
        parcel.use = useOf(lot);
        parcel.zone = lot.zone;
        parcel.street = lot.street;
        parcel.settlement = lot.settlement;
        parcel.cell = cellAt(centroidOf(lot.corners));
        parcel.isMunicipal = parcel.use == ParcelUse::Public || parcel.use == ParcelUse::Square ||
                             parcel.use == ParcelUse::Sports || parcel.use == ParcelUse::Cemetery;
        add(std::move(parcel));
    }

    void add(Parcel parcel)
    {
        parcel.areaM2 = areaM2(parcel.area);
        parcel.ortsteil = m_place.cells[static_cast<std::size_t>(parcel.cell)].ortsteil;
        m_place.parcels.push_back(std::move(parcel));
    }

    void addAll(const Geometry& geometry, int cell, ParcelUse use)
    {
        for (Area& area : fromGeos(*geometry)) {
            Parcel parcel;
            parcel.area = std::move(area);
            parcel.use = use;
            parcel.cell = cell;
            parcel.isMunicipal = use == ParcelUse::Traffic;
            add(std::move(parcel));
        }
    }

    /// Cuts the given areas out of `rest`; what was cut out becomes parcels of the use.
    Result<Geometry> cutOut(Geometry rest, const Areas& areas, int cell, ParcelUse use)
    {
        if (areas.empty()) {
            return rest;
        }
        WB_TRY(const Geometry all, unionOf(areas));
        WB_TRY(const Geometry inside, intersectionOf(*rest, *all));
        addAll(inside, cell, use);
        return differenceOf(*rest, *all);
    }

    Result<void> divide(int cell)
    {
        const Ring ring = m_place.cells[static_cast<std::size_t>(cell)].ring;
        const Box box = boxOf(ring);
        const auto lots = m_lots.near(box);
        Geometry rest = toGeos(Area{{ring}});
        if (!lots.empty()) {
            std::vector<Ring> rings;
            for (const std::size_t lot : lots) {
                rings.push_back(m_place.lots[lot].corners);
            }
            WB_TRY(const Geometry all, unionOf(rings));
            WB_TRY(rest, differenceOf(*rest, *all));
        }
        const Point middle = m_place.cells[static_cast<std::size_t>(cell)].seed;
        const double reach = std::hypot(box.maxX - box.minX, box.maxY - box.minY);
        Areas water;
        if (m_terrain.riverDistanceM(middle) < reach) {
            water = m_place.water;
        }
        Areas corridors;
        for (const std::size_t i : m_corridors.near(box)) {
            corridors.push_back(Area{{m_rings[i]}});
        }
        WB_TRY(rest, cutOut(std::move(rest), water, cell, ParcelUse::Water));
        WB_TRY(rest, cutOut(std::move(rest), corridors, cell, ParcelUse::Traffic));
        for (const Area& piece : fromGeos(*rest)) {
            WB_CHECK(parcelOut(piece, cell));
        }
        return {};
    }

    [[nodiscard]] bool nearLots(const Area& piece) const
    {
        const Box box = boxOf(piece.rings.front());
        const auto near = m_lots.near(box);
        const double size = areaM2(piece);
        return near.size() > 5 && size < 2200.0 * static_cast<double>(near.size());
    }

    Result<void> parcelOut(const Area& piece, int cell)
    {
        const double size = areaM2(piece);
        if (size < kSliverM2) {
            addAll(toGeos(piece), cell, ParcelUse::Traffic);
            return {};
        }
        if (size < 9000.0 && nearLots(piece)) {
            addAll(toGeos(piece), cell, ParcelUse::Garden);
            return {};
        }
        return cutIntoStrips(piece, cell);
    }

    /// Strips in the direction of the cell: along the contour, as the plough goes.
    Result<void> cutIntoStrips(const Area& piece, int cell)
    {
        const Point seed = m_place.cells[static_cast<std::size_t>(cell)].seed;
        const Point uphill = m_terrain.gradient(seed);
        Point v =
            lengthOf(uphill) > 0.03 ? normalised(uphill) : turned({1.0, 0.0}, m_random.between(0.0, std::numbers::pi));
        v = turned(v, m_random.between(-0.15, 0.15));
        const Point u = leftOf(v);
        const bool isWood = m_terrain.forestDensity(seed) > 0.25;
        double low = 1e300;
        double high = -1e300;
        double left = 1e300;
        double right = -1e300;
        for (const Point p : piece.rings.front()) {
            low = std::min(low, dot(p - seed, v));
            high = std::max(high, dot(p - seed, v));
            left = std::min(left, dot(p - seed, u));
            right = std::max(right, dot(p - seed, u));
        }
        const Geometry whole = toGeos(piece);
        for (double from = low; from < high;) {
            double to = from + (isWood ? m_random.between(160.0, 300.0) : m_random.between(38.0, 130.0));
            to = high - to < 30.0 ? high + 1.0 : to;
            const Ring strip{seed + u * (left - 1.0) + v * (from == low ? from - 1.0 : from),
                             seed + u * (right + 1.0) + v * (from == low ? from - 1.0 : from),
                             seed + u * (right + 1.0) + v * to, seed + u * (left - 1.0) + v * to};
            Ring onGrid;
            for (const Point p : strip) {
                onGrid.push_back({rounded3(p.x), rounded3(p.y)});
            }
            WB_TRY(const Geometry cut, intersectionOf(*whole, *toGeos(Area{{onGrid}})));
            for (const Area& area : fromGeos(*cut)) {
                addAll(toGeos(area), cell, useAt(area));
            }
            from = to;
        }
        return {};
    }

    ParcelUse useAt(const Area& area)
    {
        const Point p = centroidOf(area.rings.front());
        if (areaM2(area) < kSliverM2) {
            return ParcelUse::Traffic;
        }
        const bool isInTown = std::ranges::any_of(m_place.settlements, [&](const Settlement& settlement) {
            return distance(settlement.centre, p) < settlement.radiusM * 0.7;
        });
        if (isInTown && m_terrain.riverDistanceM(p) > m_terrain.floodHalfWidthM(p.y)) {
            return ParcelUse::Garden; // what no street reaches is allotments and parks, not fields
        }
        const bool besideLots = m_lots.near(p, 45.0).size() > 1;
        if (m_terrain.forestDensity(p) > 0.0 && !besideLots) {
            return ParcelUse::Forest;
        }
        const double wet = m_terrain.riverDistanceM(p) / m_terrain.floodHalfWidthM(p.y);
        if (wet < 1.35 || m_terrain.slope(p) > 0.11 || m_random.chance(besideLots ? 0.55 : 0.16)) {
            return ParcelUse::Meadow;
        }
        return ParcelUse::Arable;
    }

    /// Numbers run within the Flur.
    void number()
    {
        std::map<int, int> flurOfCell;
        std::map<int, int> flurenOfOrtsteil;
        for (std::size_t i = 0; i < m_place.cells.size(); ++i) {
            flurOfCell[static_cast<int>(i)] = ++flurenOfOrtsteil[m_place.cells[i].ortsteil];
        }
        std::map<int, int> last;
        for (Parcel& parcel : m_place.parcels) {
            const std::string& gemarkung = m_place.ortsteile[static_cast<std::size_t>(parcel.ortsteil)].gemarkung;
            parcel.id = fmt::format("06{}{:03}{:05}0000__", gemarkung, flurOfCell[parcel.cell], ++last[parcel.cell]);
        }
    }

    Place& m_place;
    const Terrain& m_terrain;
    Random m_random;
    CellIndex m_lots;
    CellIndex m_corridors;
    CellIndex m_cells;
    std::vector<Ring> m_rings;
};

} // namespace

Result<void> divideIntoParcels(Place& place, const Terrain& terrain, Job& job)
{
    WB_CHECK(makeWater(place, terrain));
    return Surveyor(place, terrain).survey(job);
}

} // namespace weitblick::sample
