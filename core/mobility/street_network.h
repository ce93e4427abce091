// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// Builds the street network of all modes, shows it as lines, says how it hangs together and what is wrong with it.
/// Method   resources/handbook/methods/strassennetz.md
analysis::Descriptor streetNetworkAnalysis();

} // namespace weitblick::mobility
