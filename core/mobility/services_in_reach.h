// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/mobility/people.h"
#include "core/network/search.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::mobility {

/// How far the nearest facility of each kind is from where people live.
struct ServiceDistances {
    People people;
    std::vector<std::string> kinds;
    std::vector<std::vector<std::uint32_t>> costs; ///< by kind, by place of people; kNever: none in reach
};

/// What is said of one kind, or of one zone.
struct ServiceFigures {
    double people = 0.0;
    double within = 0.0;                ///< inhabitants who have it within the standard
    std::optional<double> mean;         ///< of those who have one at all, weighted by inhabitants
    std::optional<double> percentile90; ///< nine of ten inhabitants have one within it
};

/// Figures of one kind over places of people; `standard` in the metric's unit. Nobody: no figures.
/// Method   a percentile is the smallest cost that so many of all inhabitants do not exceed; none where too many have
/// no
///          facility at all.
ServiceFigures figuresOf(const ServiceDistances& distances, std::size_t kind, const std::vector<std::size_t>& places,
                         std::uint32_t standard);

/// Share of kinds, in percent, that an average inhabitant of the places has within the standard; nothing for nobody.
std::optional<double> meanShareInReach(const ServiceDistances& distances, const std::vector<std::size_t>& places,
                                       std::uint32_t standard);

/// Writes the output "indicators" (resources/indicators/reach.yaml): for all together and, where the inputs are there,
/// for each of "zones" and "districts". Errors   as indicator::ZoneSet::read.
Result<void> writeReachIndicators(analysis::RunContext& context, const ServiceDistances& distances,
                                  std::uint32_t standard, std::int32_t srsId, Job& job);

} // namespace weitblick::mobility
