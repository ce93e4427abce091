// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::region {

/// municipality_twins: the municipalities most like one, and what parts them, wherever they lie.
analysis::Descriptor municipalityTwinsAnalysis();

} // namespace weitblick::region
