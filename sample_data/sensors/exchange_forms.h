// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/crs.h"

#include <filesystem>
#include <vector>

#include "sample_data/sensors/readings.h"

namespace weitblick::sample {

/// OGC SensorThings 1.1: Things.json and pages of observations with @iot.nextLink, newest last; two weeks of March, in
/// which the summer time begins.
Result<void> writeSensorThings(const std::filesystem::path& folder, const std::vector<SensorSite>& sites,
                               const std::vector<Readings>& readings, const geo::Transformer& toGeographic);

/// NGSI-LD: the temporal form of one entity a sensor, the same two weeks.
Result<void> writeNgsi(const std::filesystem::path& folder, const std::vector<SensorSite>& sites,
                       const std::vector<Readings>& readings, const geo::Transformer& toGeographic);

/// DATEX II 2.3: measured data of the traffic sensors for one quarter hour (18 March, 07:30).
Result<void> writeDatex(const std::filesystem::path& folder, const std::vector<SensorSite>& sites,
                        const std::vector<Readings>& readings, const geo::Transformer& toGeographic);

} // namespace weitblick::sample
