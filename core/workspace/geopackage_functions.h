// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace weitblick::workspace {

/// Registers ST_IsEmpty, ST_MinX, ST_MaxX, ST_MinY and ST_MaxY on a connection: what the R-tree triggers of a
/// GeoPackage call. They read GeoPackage binary and SpatiaLite's own blobs, and answer NULL for anything else.
///
/// Method   marked innocuous and deterministic, so that triggers may call them although the schema is not trusted.
/// Errors   Database  SQLite refuses the registration.
/// Source   OGC 12-128r18, Annex F.3; SpatiaLite BLOB geometry.
Result<void> registerGeopackageFunctions(sqlite3* connection);

} // namespace weitblick::workspace
