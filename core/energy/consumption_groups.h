// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::energy {

/// Consumption of buildings as sums of neighbours, so many that nobody's own can be told (`consumption_groups`).
///
/// Method   resources/handbook/methods/verbrauchsgruppen.md
/// Source   WPG § 10 Absatz 2, MsbG § 52 Absatz 3; privacy::contiguousGroups(), privacy::ReleaseLedger.
analysis::Descriptor consumptionGroupsAnalysis();

} // namespace weitblick::energy
