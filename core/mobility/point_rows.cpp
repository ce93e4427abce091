// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/point_rows.h"

#include "core/analysis/role/role.h"
#include "core/analysis/spatial/reprojection.h"
#include "core/geo/feature_kind.h"
#include "core/geo/geos.h"
#include "core/workspace/catalogue.h"

#include <algorithm>

namespace weitblick::mobility {

Result<std::optional<geo::Point>> centreOf(std::span<const std::byte> geometry)
{
    WB_TRY(const geo::FeatureKind kind, geo::featureKindOf(geometry));
    if (kind == geo::FeatureKind::Nothing) {
        return std::optional<geo::Point>();
    }
    if (kind == geo::FeatureKind::Points) {
        std::vector<geo::Point> points;
        WB_CHECK(geo::appendPoints(points, geometry));
        return points.empty() ? std::optional<geo::Point>() : std::optional(points.front());
    }
    WB_TRY(const geo::Geometry shape, geo::geometryFromGpkg(geometry));
    WB_TRY(const geo::Geometry centre,
           geo::checked(GEOSGetCentroid_r(geo::geosContext(), shape.get()), "finding a centroid"));
    geo::Point point;
    if (GEOSGeomGetX_r(geo::geosContext(), centre.get(), &point.x) != 1 ||
        GEOSGeomGetY_r(geo::geosContext(), centre.get(), &point.y) != 1) {
        return std::optional<geo::Point>();
    }
    return std::optional(point);
}

std::optional<std::size_t> columnOf(const analysis::RunContext& context, std::string_view input, std::string_view role,
                                    std::string_view field)
{
    const workspace::LayerSchema& schema = context.input(input).schema;
    if (const auto mapped = context.fieldColumn(input, field)) {
        return schema.indexOf(*mapped);
    }
    const auto roles = analysis::role::shippedRoles();
    const auto* const known = roles ? (*roles)->find(role) : nullptr;
    const auto* const found = known == nullptr ? nullptr : analysis::role::findField(*known, field);
    const auto column = found == nullptr ? std::nullopt : analysis::role::columnFor(*found, schema, {});
    return column ? schema.indexOf(*column) : std::nullopt;
}

Result<PointRows> readPoints(analysis::RunContext& context, std::string_view input, std::int32_t srsId, Job& job)
{
    const workspace::Dataset& dataset = context.input(input);
    const auto name = columnOf(context, input, "facilities", "name");
    WB_TRY(auto reprojection, analysis::spatial::Reprojection::between(dataset.schema.srsId, srsId));
    WB_TRY(workspace::LayerReader reader, context.read(input));
    PointRows rows;
    std::int64_t count = 0;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        if (++count % 1024 == 0) {
            WB_CHECK(job.report(std::min(1.0, double(count) / double(std::max<std::int64_t>(1, dataset.rowCount))),
                                "points"));
        }
        if (reader.geometry().empty()) {
            continue;
        }
        WB_TRY(const std::span<const std::byte> geometry, reprojection.apply(reader.geometry()));
        WB_TRY(const auto place, centreOf(geometry));
        if (!place) {
            continue;
        }
        rows.fids.push_back(reader.fid());
        rows.points.push_back(*place);
        const workspace::Cell cell = name ? reader.value(*name) : workspace::Cell();
        const auto* text = std::get_if<std::string_view>(&cell);
        rows.names.emplace_back(text == nullptr ? std::string_view() : *text);
    }
    context.countRead(count);
    return rows;
}

} // namespace weitblick::mobility
