// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/series/observation_source.h"

namespace weitblick::intake {

/// The two layers that a file with time series becomes: its sites and its readings.
/// Errors   as ObservationSource::survey(); InvalidInput  there is no reading.
Result<SourcePreview> previewObservations(ObservationSource& source, Job& job);

/// Hands both layers to `sink`: the sites first, then every reading.
/// Errors   as previewObservations() and ObservationSource::replay(); Ambiguous from the sink where questions are open.
Result<void> readObservations(ObservationSource& source, RowSink& sink, Job& job);

/// The columns of a layer of sites.
std::vector<workspace::Column> siteColumns();

} // namespace weitblick::intake
