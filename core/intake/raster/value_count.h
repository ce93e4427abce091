// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/intake/raster/xyz_lines.h"

#include <cstdint>
#include <string>

namespace weitblick::intake {

/// Makes sure that an ASCII grid has the number of values that its header announces: GDAL fills up what is missing and
/// passes over what is too much.
/// Errors   InvalidInput  it has another number.   what `nextPiece` says; Cancelled.
Result<void> checkValueCount(const std::string& name, const XyzLines::NextPiece& nextPiece, std::int64_t announced,
                             Job& job);

} // namespace weitblick::intake
