// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// Best ways between the places of two layers, as lines with time and length.
/// Method   resources/handbook/methods/wege.md
analysis::Descriptor routeLinesAnalysis();

} // namespace weitblick::mobility
