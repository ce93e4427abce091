// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

/// Shapefile with its companions (.dbf, .shx, .prj, .cpg). What the own reader does not know (multi patches, memo
/// fields, a broken chain of records) is read through OGR.
Format shapefileFormat();

/// The part of shapefileFormat() that is left to OGR; also the yardstick of its tests.
Format shapefileThroughOgr();

} // namespace weitblick::intake
