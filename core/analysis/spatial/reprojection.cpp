// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/reprojection.h"

#include "core/geo/gpkg_geometry.h"

namespace weitblick::analysis::spatial {

Result<Reprojection> Reprojection::between(std::int32_t fromSrsId, std::int32_t toSrsId)
{
    Reprojection reprojection;
    if (fromSrsId != toSrsId) {
        WB_TRY(geo::Transformer transformer,
               geo::Transformer::create({"EPSG:" + std::to_string(fromSrsId)}, {"EPSG:" + std::to_string(toSrsId)}));
        reprojection.m_transformer.emplace(std::move(transformer));
    }
    return reprojection;
}

Result<std::span<const std::byte>> Reprojection::apply(std::span<const std::byte> geoPackageBinary)
{
    if (!m_transformer || geoPackageBinary.empty()) {
        return geoPackageBinary;
    }
    WB_TRY(const geo::GpkgHeader header, geo::readGpkgHeader(geoPackageBinary));
    std::vector<std::byte> wkb(geoPackageBinary.begin() + static_cast<std::ptrdiff_t>(header.wkbOffset),
                               geoPackageBinary.end());
    WB_CHECK(geo::checkWkb(wkb));
    std::size_t failed = 0;
    geo::Envelope envelope;
    geo::transformWkb(wkb, *m_transformer, failed, envelope);
    if (failed > 0) {
        return Error{.code = ErrorCode::UnsupportedCrs,
                     .message = {"Punkte der Geometrie lassen sich nicht umrechnen",
                                 "points of the geometry cannot be transformed"}};
    }
    m_bytes.clear();
    geo::appendGpkg(m_bytes, wkb, header.srsId, envelope, header.isEmpty);
    return std::span<const std::byte>(m_bytes);
}

} // namespace weitblick::analysis::spatial
