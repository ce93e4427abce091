// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/decay.h"

#include "core/transit/raptor.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace weitblick::mobility {

DecayKind decayKindOf(std::string_view id)
{
    if (id == "linear") {
        return DecayKind::Linear;
    }
    if (id == "exponential") {
        return DecayKind::Exponential;
    }
    return id == "logistic" ? DecayKind::Logistic : DecayKind::Step;
}

double weightOf(const Decay& decay, double minutes)
{
    switch (decay.kind) {
    case DecayKind::Step:
        return minutes <= decay.limitMin ? 1.0 : 0.0;
    case DecayKind::Linear:
        return std::max(0.0, 1.0 - minutes / decay.limitMin);
    case DecayKind::Exponential:
        return std::exp2(-minutes / decay.limitMin);
    case DecayKind::Logistic:
        break;
    }
    return 1.0 /
           (1.0 + std::exp((minutes - decay.limitMin) * std::numbers::pi / (decay.deviationMin * std::sqrt(3.0))));
}

std::optional<double> percentileMinutes(std::span<std::int32_t> secondsOfDepartures, double percent)
{
    if (secondsOfDepartures.empty()) {
        return std::nullopt;
    }
    std::ranges::sort(secondsOfDepartures);
    const double rank = std::ceil(percent / 100.0 * double(secondsOfDepartures.size()));
    const auto index = static_cast<std::size_t>(std::clamp(rank - 1.0, 0.0, double(secondsOfDepartures.size() - 1)));
    const std::int32_t seconds = secondsOfDepartures[index];
    return seconds == transit::kUnreached ? std::nullopt : std::optional(seconds / 60.0);
}

} // namespace weitblick::mobility
