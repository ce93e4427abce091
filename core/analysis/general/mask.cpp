// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/mask.h"

#include "core/analysis/general/geometry_parts.h"
#include "core/geo/crs.h"
#include "core/geo/gpkg_geometry.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <optional>
#include <thread>

namespace weitblick::analysis::general {

namespace {

using geo::Geometry;

/// A mask polygon as one thread uses it. GEOS fills caches inside geometries, so threads must not share them.
struct Prepared {
    Geometry polygon;
    geo::PreparedGeometry prepared;
};

Result<std::optional<geo::Transformer>> transformerFor(std::int32_t from, std::int32_t to)
{
    if (from == to) {
        return std::optional<geo::Transformer>();
    }
    WB_TRY(geo::Transformer transformer,
           geo::Transformer::create({"EPSG:" + std::to_string(from)}, {"EPSG:" + std::to_string(to)}));
    return std::optional(std::move(transformer));
}

/// The geometry's bytes with transformed coordinates.
Result<std::vector<std::byte>> transformed(std::span<const std::byte> blob, const geo::Transformer& transformer)
{
    WB_TRY(const geo::GpkgHeader header, geo::readGpkgHeader(blob));
    std::vector<std::byte> bytes(blob.begin(), blob.end());
    const std::span<std::byte> wkb = std::span(bytes).subspan(header.wkbOffset);
    WB_CHECK(geo::checkWkb(wkb));
    std::size_t failed = 0;
    geo::Envelope envelope;
    geo::transformWkb(wkb, transformer, failed, envelope);
    if (failed > 0) {
        return Error{
            .code = ErrorCode::UnsupportedCrs,
            .message = {"Punkte der Maske lassen sich nicht umrechnen", "points of the mask cannot be transformed"}};
    }
    return bytes;
}

void addToList(void* item, void* list)
{
    static_cast<std::vector<std::size_t>*>(list)->push_back(reinterpret_cast<std::uintptr_t>(item));
}

} // namespace

struct Mask::State {
    std::vector<Geometry> polygons;
    std::unique_ptr<GEOSSTRtree, geo::GeosDelete> tree;
    mutable std::vector<std::vector<Prepared>> prepared; ///< by thread, by polygon; each touches its own only
    std::int64_t repairedCount = 0;

    [[nodiscard]] std::vector<std::size_t> near(const GEOSGeometry& geometry) const
    {
        std::vector<std::size_t> found;
        GEOSSTRtree_query_r(geo::geosContext(), tree.get(), &geometry, addToList, &found);
        std::ranges::sort(found); // the tree's order is its own
        return found;
    }
    [[nodiscard]] Result<const Prepared*> preparedFor(std::size_t index, unsigned thread) const
    {
        std::vector<Prepared>& mine = prepared.at(thread);
        mine.resize(polygons.size());
        if (!mine[index].prepared) {
            WB_TRY(mine[index].polygon,
                   geo::checked(GEOSGeom_clone_r(geo::geosContext(), polygons[index].get()), "copying a mask polygon"));
            mine[index].prepared.reset(GEOSPrepare_r(geo::geosContext(), mine[index].polygon.get()));
        }
        return &mine[index];
    }
};

Mask::Mask(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Mask::Mask(Mask&&) noexcept = default;
Mask& Mask::operator=(Mask&&) noexcept = default;
Mask::~Mask() = default;

Result<Mask> Mask::read(RunContext& context, std::string_view input, std::int32_t srsId, Job& job)
{
    auto state = std::make_unique<State>();
    const workspace::Dataset& dataset = context.input(input);
    WB_TRY(const auto transformer, transformerFor(dataset.schema.srsId, srsId));
    WB_TRY(workspace::LayerReader reader, context.read(input, {.columns = std::vector<std::string>()}));
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        WB_CHECK(
            job.report(double(reader.fid()) / double(std::max<std::int64_t>(reader.fid(), dataset.rowCount)), "mask"));
        if (reader.geometry().empty()) {
            continue;
        }
        std::vector<std::byte> bytes;
        if (transformer) {
            WB_TRY(bytes, transformed(reader.geometry(), *transformer));
        }
        WB_TRY(
            const Geometry geometry,
            validGeometry(transformer ? std::span<const std::byte>(bytes) : reader.geometry(), state->repairedCount));
        WB_TRY(Geometry areas, partsOf(*geometry, Dimension::Area));
        if (GEOSisEmpty_r(geo::geosContext(), areas.get()) == 0) {
            state->polygons.push_back(std::move(areas));
        }
    }
    if (transformer) {
        context.note(
            {"Maske umgerechnet: " + transformer->operation(), "mask transformed: " + transformer->operation()});
    }
    state->tree.reset(GEOSSTRtree_create_r(geo::geosContext(), 10));
    for (std::size_t i = 0; i < state->polygons.size(); ++i) {
        GEOSSTRtree_insert_r(geo::geosContext(), state->tree.get(), state->polygons[i].get(),
                             reinterpret_cast<void*>(static_cast<std::uintptr_t>(i)));
    }
    if (!state->polygons.empty()) {
        static_cast<void>(state->near(*state->polygons.front())); // builds the tree before threads share it
    }
    state->prepared.resize(std::max(1U, std::thread::hardware_concurrency()));
    return Mask(std::move(state));
}

Result<Geometry> Mask::parts(const GEOSGeometry& geometry, unsigned thread) const
{
    const GEOSContextHandle_t context = geo::geosContext();
    std::vector<Geometry> pieces;
    const Dimension dimension = dimensionOf(geometry);
    for (const std::size_t index : m_state->near(geometry)) {
        WB_TRY(const Prepared* const mask, m_state->preparedFor(index, thread));
        if (GEOSPreparedCovers_r(context, mask->prepared.get(), &geometry) == 1) {
            return Geometry();
        }
        if (GEOSPreparedIntersects_r(context, mask->prepared.get(), &geometry) != 1) {
            continue;
        }
        WB_TRY(const Geometry common,
               geo::checked(GEOSIntersection_r(context, &geometry, mask->polygon.get()), "intersecting with the mask"));
        WB_TRY(Geometry piece, partsOf(*common, dimension));
        if (GEOSisEmpty_r(context, piece.get()) == 0) {
            pieces.push_back(std::move(piece));
        }
    }
    if (pieces.empty()) {
        return partsOf(*geo::Geometry(GEOSGeom_createEmptyPolygon_r(context)), dimension);
    }
    return unionOf(std::move(pieces), dimension);
}

std::int64_t Mask::repairedCount() const
{
    return m_state->repairedCount;
}
std::size_t Mask::size() const
{
    return m_state->polygons.size();
}

} // namespace weitblick::analysis::general
