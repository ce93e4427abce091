// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::energy {

/// What photovoltaic systems on roofs cost and bring: for each roof, and for each district or all of them.
/// See resources/handbook/methods/wirtschaftlichkeit_pv.md.
analysis::Descriptor pvEconomicsAnalysis();

} // namespace weitblick::energy
