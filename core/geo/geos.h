// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/envelope.h"

#include <cstddef>
#include <cstdint>
#include <geos_c.h>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace weitblick::geo {

/// This thread's GEOS context. Geometries made with it stay on this thread.
GEOSContextHandle_t geosContext();

struct GeosDelete {
    void operator()(GEOSGeometry* geometry) const noexcept { GEOSGeom_destroy_r(geosContext(), geometry); }
    void operator()(const GEOSPreparedGeometry* prepared) const noexcept
    {
        GEOSPreparedGeom_destroy_r(geosContext(), prepared);
    }
    void operator()(GEOSSTRtree* tree) const noexcept { GEOSSTRtree_destroy_r(geosContext(), tree); }
};
using Geometry = std::unique_ptr<GEOSGeometry, GeosDelete>;
using PreparedGeometry = std::unique_ptr<const GEOSPreparedGeometry, GeosDelete>;

/// From GeoPackage binary; a null pointer for an empty span.
/// Errors   InvalidInput  not a GeoPackage binary or not a geometry GEOS can hold.
Result<Geometry> geometryFromGpkg(std::span<const std::byte> blob);

/// To GeoPackage binary with an xy envelope (none for points and empty geometries).
std::vector<std::byte> gpkgFromGeometry(const GEOSGeometry& geometry, std::int32_t srsId);

/// A null result of a GEOS call as a value; the message is GEOS's own.
Result<Geometry> checked(GEOSGeometry* geometry, const char* doing);

Envelope envelopeOf(const GEOSGeometry& geometry);
double areaOf(const GEOSGeometry& geometry);   ///< square units of its CRS
double lengthOf(const GEOSGeometry& geometry); ///< units of its CRS

/// The geometry itself, or what makeValid makes of it (structure method; parts that collapse to lines or points are
/// dropped); never null.
/// Errors   InvalidInput  GEOS cannot make it valid.
Result<Geometry> madeValid(Geometry geometry);

/// Text for tests: WKT with `decimals` places.
std::string wktOf(const GEOSGeometry& geometry, int decimals = 3);
Result<Geometry> geometryFromWkt(const char* wkt);

} // namespace weitblick::geo
