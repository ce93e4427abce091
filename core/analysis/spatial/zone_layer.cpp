// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/zone_layer.h"

#include "core/analysis/spatial/reprojection.h"
#include "core/geo/geos.h"
#include "core/workspace/catalogue.h"

#include <algorithm>

namespace weitblick::analysis::spatial {

namespace {

constexpr std::int64_t kRowsPerReport = 256;

/// One row of the input as a zone; what cannot be one becomes a zone without parts and is rejected.
Result<void> appendRow(RunContext& context, std::string_view input, const workspace::LayerReader& reader,
                       Reprojection& reprojection, geo::PolygonSet& polygons, std::int64_t& repairedCount)
{
    const auto geometry = reprojection.apply(reader.geometry());
    auto appended = geometry ? appendValidPolygon(polygons, reader.fid(), *geometry, repairedCount)
                             : Result<void>(geometry.error());
    if (appended && !polygons.envelopes.back().isEmpty()) {
        return {};
    }
    const Text reason = appended ? Text{"keine Fläche", "no area"} : appended.error().message;
    if (!appended) {
        WB_CHECK(geo::appendPolygon(polygons, reader.fid(), {}));
    }
    context.reject({.source = context.input(input).schema.name,
                    .line = reader.fid(),
                    .reasonDe = reason.de,
                    .reasonEn = reason.en});
    return {};
}

} // namespace

Result<void> appendValidPolygon(geo::PolygonSet& set, std::int64_t fid, std::span<const std::byte> geoPackageBinary,
                                std::int64_t& repairedCount)
{
    WB_CHECK(geo::appendPolygon(set, fid, geoPackageBinary));
    if (set.envelopes.back().isEmpty() || geo::isPlainlySimple(set, set.zoneCount() - 1)) {
        return {};
    }
    auto geometry = geo::geometryFromGpkg(geoPackageBinary);
    if (geometry && GEOSisValid_r(geo::geosContext(), geometry->get()) == 1) {
        return {};
    }
    geo::dropLastZone(set);
    if (!geometry) {
        return std::move(geometry).error();
    }
    WB_TRY(const geo::Geometry valid, geo::madeValid(std::move(geometry).value()));
    ++repairedCount;
    return geo::appendPolygon(set, fid, geo::gpkgFromGeometry(*valid, 0));
}

Result<ZoneLayer> ZoneLayer::read(RunContext& context, std::string_view input, std::int32_t srsId, Job& job)
{
    const workspace::Dataset& dataset = context.input(input);
    WB_TRY(Reprojection reprojection, Reprojection::between(dataset.schema.srsId, srsId));
    WB_TRY(workspace::LayerReader reader, context.read(input, {.columns = std::vector<std::string>()}));
    auto polygons = std::make_unique<geo::PolygonSet>();
    Job readJob = job.part(0.0, 0.7);
    std::int64_t repairedCount = 0;
    for (std::int64_t row = 0;; ++row) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        if (row % kRowsPerReport == 0) {
            const auto rows = static_cast<double>(std::max(row + 1, dataset.rowCount));
            WB_CHECK(readJob.report(static_cast<double>(row) / rows, "zones"));
        }
        WB_CHECK(appendRow(context, input, reader, reprojection, *polygons, repairedCount));
    }
    if (!reprojection.isIdentity()) {
        context.note(
            {"Zonen umgerechnet: " + reprojection.operation(), "zones transformed: " + reprojection.operation()});
    }
    if (repairedCount > 0) {
        const std::string count = std::to_string(repairedCount);
        context.note({count + " ungültige Zonen wurden repariert", count + " invalid zones were repaired"});
    }
    Job indexJob = job.part(0.7, 1.0);
    WB_TRY(geo::CellIndex index, geo::CellIndex::build(*polygons, indexJob));
    return ZoneLayer(std::move(polygons), std::move(index));
}

} // namespace weitblick::analysis::spatial
