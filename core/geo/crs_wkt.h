// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace weitblick::geo {

/// Name and definition of an EPSG system as a GeoPackage stores it.
struct CrsWkt {
    std::string name;
    std::string wkt; ///< WKT 1 (OGC 01-009) as GDAL writes it, one line
};

/// Method   PROJ 9, its EPSG database.
/// Errors   UnsupportedCrs  PROJ does not know the code, or WKT 1 has no words for it.
Result<CrsWkt> wktOfEpsg(int epsg);

} // namespace weitblick::geo
