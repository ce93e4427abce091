// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/crs.h"
#include "core/geo/geos.h"
#include "core/geo/gpkg_geometry.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

namespace weitblick::fuzz {

/// Takes the bytes as a GeoPackage geometry and as a WKB, and does with it all that is done with what is well formed.
/// What was well formed must stay so.
inline void wkbTarget(const std::uint8_t* bytes, std::size_t size)
{
    static const auto kTransformer = geo::Transformer::create({"EPSG:31467"}, {"EPSG:25832"});
    const auto all = std::as_bytes(std::span(bytes, size));
    auto wkb = all;
    if (const auto header = geo::readGpkgHeader(all)) {
        wkb = all.subspan(header->wkbOffset);
    }
    const auto summary = geo::checkWkb(wkb);
    if (!summary) {
        return;
    }
    std::vector<std::byte> blob;
    geo::appendGpkg(blob, wkb, 25832, summary->envelope, summary->isEmpty);
    const auto header = geo::readGpkgHeader(blob);
    if (!header || header->isEmpty != summary->isEmpty || !(header->envelope == summary->envelope)) {
        std::abort();
    }
    const auto geometry = geo::geometryFromGpkg(blob); // GEOS is stricter: rings must be closed
    static_cast<void>(geometry);
    if (summary->type <= 3) {
        std::vector<std::byte> multi;
        geo::appendMultiOf(multi, wkb);
        const auto whole = geo::checkWkb(multi);
        if (!whole || whole->type != summary->type + 3 || whole->vertexCount != summary->vertexCount) {
            std::abort();
        }
    }
    std::vector<std::byte> moved(wkb.begin(), wkb.end());
    std::size_t failed = 0;
    geo::Envelope envelope;
    geo::transformWkb(moved, kTransformer.value(), failed, envelope);
    if (failed == 0 && !geo::checkWkb(moved)) {
        std::abort();
    }
}

} // namespace weitblick::fuzz
