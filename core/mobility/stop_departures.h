// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// stop_departures: departures of each stop by hour, and how they differ from another timetable or day.
analysis::Descriptor stopDeparturesAnalysis();

} // namespace weitblick::mobility
