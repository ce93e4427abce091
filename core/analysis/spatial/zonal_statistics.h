// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::analysis::spatial {

/// Count, sum, mean, smallest and largest value (and median) of the cells of a raster in each zone.
/// Method   Cells whose centre is in the zone, or all cells by the part of their area inside. The raster is read in
///          strips: memory does not grow with it (but for the median).
/// No data  cells without a value are left out; their share is a column.
Descriptor zonalStatisticsAnalysis();

} // namespace weitblick::analysis::spatial
