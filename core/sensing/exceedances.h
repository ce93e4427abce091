// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::sensing {

/// Limits of ambient air (39. BImSchV): exceedances, allowed ones, largest mean and share of valid means a station.
analysis::Descriptor exceedancesAnalysis();

} // namespace weitblick::sensing
