// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::solar {

/// `horizon`: roofs → roofs with their horizon in 72 directions and their sky view factor, from a raster of surface
/// heights and, for what is far, one of terrain heights.
analysis::Descriptor horizonAnalysis();

} // namespace weitblick::solar
