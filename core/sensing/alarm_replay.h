// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::sensing {

/// Replays a rule with hysteresis over one or two joint series: every activation, with its hours.
analysis::Descriptor alarmReplayAnalysis();

} // namespace weitblick::sensing
