// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// Chooses sites for hubs, charging or offices among candidates, by the ways that people have to them.
/// Method   resources/handbook/methods/standortwahl.md
analysis::Descriptor siteSelectionAnalysis();

} // namespace weitblick::mobility
