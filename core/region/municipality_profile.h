// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::region {

/// municipality_profile: where a municipality stands among its peers, feature by feature, in numbers and in sentences.
analysis::Descriptor municipalityProfileAnalysis();

} // namespace weitblick::region
