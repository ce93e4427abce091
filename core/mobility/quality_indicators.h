// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/mobility/people.h"
#include "core/mobility/service_state.h"

#include <cstdint>
#include <vector>

namespace weitblick::mobility {

/// People and the class of the place where they live.
struct ClassedPeople {
    People people;
    std::vector<std::uint8_t> ranks; ///< one a place; kNoClass: none
};

/// Writes the output "indicators": those of resources/indicators/mobility.yaml for all together and, where the inputs
/// are there, for each of "zones" and "districts".
/// Method   people and stops belong to the zone that covers their point. Good service means classes A to C.
/// Errors   as indicator::ZoneSet::read.
Result<void> writeIndicators(analysis::RunContext& context, const ServiceState& state, const ClassedPeople& people,
                             std::int32_t srsId, Job& job);

} // namespace weitblick::mobility
