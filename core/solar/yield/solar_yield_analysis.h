// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::solar {

/// `solar_yield`: roofs and a weather year → each roof's irradiation, class, possible power and yearly yield.
analysis::Descriptor solarYieldAnalysis();

} // namespace weitblick::solar
