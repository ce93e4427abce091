// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/sqlite.h"

namespace weitblick::series {

/// Makes the tables of the time series in a project, registered as GeoPackage attributes; nothing where they are there.
/// Errors   Database, ReadOnly, NoSpace.
Result<void> createSeriesTables(workspace::Database& database);

/// Whether the project has series. Tables that other programs made under these names are no tables of ours.
/// Errors   Database  some are there, others not, or one is a view.
Result<bool> hasSeriesTables(workspace::Database& database);

} // namespace weitblick::series
