// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// Times or distances from every place of one layer to every place of another.
/// Method   resources/handbook/methods/reisezeiten.md
analysis::Descriptor travelTimesAnalysis();

} // namespace weitblick::mobility
