// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// service_quality_change: what a new timetable, or another day, changes in ÖPNV-Güteklassen.
analysis::Descriptor serviceQualityChangeAnalysis();

} // namespace weitblick::mobility
