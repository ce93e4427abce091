// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// service_quality: ÖPNV-Güteklassen of a timetable: stops, areas, inhabitants and indicators.
analysis::Descriptor serviceQualityAnalysis();

} // namespace weitblick::mobility
