// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::solar {

/// `roof_potential`: roofs with area, tilt and azimuth (from LoD2) → which are suited for photovoltaics, usable area,
/// module area and power, and sums by district, use and kind of owner.
analysis::Descriptor roofPotentialAnalysis();

} // namespace weitblick::solar
