// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::energy {

/// A year of a district in quarter-hours under several variants: photovoltaics, heat pumps, cars and batteries of each
/// building, and what the district draws from outside.
analysis::Descriptor districtBalanceAnalysis();

} // namespace weitblick::energy
