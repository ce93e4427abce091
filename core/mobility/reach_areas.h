// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// Areas that are reached from places within limits, with their inhabitants.
/// Method   resources/handbook/methods/erreichbarkeit.md
analysis::Descriptor reachAreasAnalysis();

} // namespace weitblick::mobility
