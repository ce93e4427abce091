// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/promethee.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace weitblick::decision {

double preferenceOf(const Preference& preference, double difference)
{
    if (!(difference > 0.0)) {
        return 0.0;
    }
    switch (preference.shape) {
    case PreferenceShape::Usual:
        return 1.0;
    case PreferenceShape::U:
        return difference > preference.indifference ? 1.0 : 0.0;
    case PreferenceShape::V:
        return std::min(1.0, difference / preference.preference);
    case PreferenceShape::Level:
        if (difference <= preference.indifference) {
            return 0.0;
        }
        return difference <= preference.preference ? 0.5 : 1.0;
    case PreferenceShape::Linear:
        return std::clamp((difference - preference.indifference) / (preference.preference - preference.indifference),
                          0.0, 1.0);
    case PreferenceShape::Gauss:
        break;
    }
    return 1.0 - std::exp(-difference * difference / (2.0 * preference.preference * preference.preference));
}

double outranking(const DecisionTable& amounts, std::span<const PrometheeCriterion> criteria, std::size_t one,
                  std::size_t other)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const double difference = amounts.at(one, i) - amounts.at(other, i);
        sum += criteria[i].weight *
               preferenceOf(criteria[i].preference, criteria[i].sense == Sense::Gain ? difference : -difference);
    }
    return sum;
}

Result<Flows> promethee(const DecisionTable& amounts, std::span<const PrometheeCriterion> criteria, Job& job)
{
    const std::size_t count = amounts.alternativeCount();
    Flows flows{.leaving = std::vector<double>(count, 0.0),
                .entering = std::vector<double>(count, 0.0),
                .net = std::vector<double>(count, 0.0)};
    if (count < 2) {
        return flows;
    }
    const double others = static_cast<double>(count) - 1.0;
    const ParallelOptions options{.chunkSize = std::max<std::size_t>(1, 100'000 / count), .step = "promethee"};
    WB_CHECK(parallelChunks(count, options, job, [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t one = chunk.begin; one < chunk.end; ++one) {
            for (std::size_t other = 0; other < count; ++other) {
                flows.leaving[one] += outranking(amounts, criteria, one, other);
                flows.entering[one] += outranking(amounts, criteria, other, one);
            }
            flows.leaving[one] /= others;
            flows.entering[one] /= others;
            flows.net[one] = flows.leaving[one] - flows.entering[one];
        }
        return {};
    }));
    return flows;
}

} // namespace weitblick::decision
