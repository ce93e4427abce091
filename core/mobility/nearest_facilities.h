// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// The nearest facilities to every place by street, and the share of inhabitants who have one within limits.
/// Method   resources/handbook/methods/naechste_einrichtungen.md
analysis::Descriptor nearestFacilitiesAnalysis();

} // namespace weitblick::mobility
