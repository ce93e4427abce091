// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/sqlite.h"

namespace weitblick::workspace {

/// Creates gpkg_spatial_ref_sys with the rows that every GeoPackage has (-1, 0, 4326) and the systems that German
/// municipal data come in (ETRS89/UTM, Gauß-Krüger, LAEA, LCC, Web Mercator).
/// Errors   as ensureSrs().
Result<void> createSpatialRefSystems(Database& database);

/// Makes sure that gpkg_spatial_ref_sys has a row for an EPSG code; to be called before a layer is registered.
/// Method   WKT 1 of PROJ. A row that is there stays as it is.
/// Errors   UnsupportedCrs  PROJ does not know the code.   Database, NoSpace, ReadOnly, Locked.
Result<void> ensureSrs(Database& database, int epsg);

} // namespace weitblick::workspace
