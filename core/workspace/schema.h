// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace weitblick::workspace {

/// Version of the wb_* tables; kept in wb_meta under "schema_version". Raised together with a step in migration.cpp.
inline constexpr int kSchemaVersion = 1;

inline constexpr std::int64_t kGeoPackageApplicationId = 0x47504B47; ///< "GPKG"
inline constexpr std::int64_t kGeoPackageVersion = 10300;            ///< 1.3

/// Makes an empty database a GeoPackage 1.3 with our own tables, in one transaction.
///
/// Method   wb_* tables have an integer key and GeoPackage types, are listed in gpkg_contents as attributes and in
///          gpkg_extensions under "weitblick_project", so that every GeoPackage reader can open them.
/// Errors   UnsupportedCrs  PROJ has no database.   Database, NoSpace, ReadOnly.
/// Source   OGC 12-128r18.
Result<void> createSchema(Database& database, int projectSrsId = 25832);

/// The gpkg_* tables alone: any GeoPackage needs them, also one that is only written for others.
/// Errors   as createSchema().
Result<void> createGeoPackageTables(Database& database);

/// Version of the wb_* tables of a file, whatever else it holds.
/// Errors   InvalidInput  not a Weitblick project.   Database  damaged.
Result<int> schemaVersionOf(Database& database);

/// A value of wb_meta; "" where it is missing.
Result<std::string> metaText(Database& database, std::string_view key);

/// A value of wb_meta as a number.
/// Errors   Database  it is missing, or not a number.
Result<std::int64_t> metaInteger(Database& database, std::string_view key);
Result<void> setMeta(Database& database, std::string_view key, std::string_view value);

/// Says whether every table that we read without asking is there and is a table: a view of that name may never end.
/// Errors   Database  names the first that is not as it should be.
Result<void> verifySchema(Database& database);

} // namespace weitblick::workspace
