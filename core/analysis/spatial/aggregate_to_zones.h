// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::analysis::spatial {

/// Counts and sums of points, lines or polygons for each zone they lie in; totals are conserved exactly.
/// Method   Shares by area or length (ZoneShareFinder), values in whole small units (AmountUnit): zones and rest add
///          up to the input to the last digit.
/// No data  features without geometry and parts outside of every zone are the rest; empty values are counted.
Descriptor aggregateToZonesAnalysis();

} // namespace weitblick::analysis::spatial
