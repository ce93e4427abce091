// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/lag_correlation.h"

#include <cmath>
#include <cstdlib>
#include <limits>

namespace weitblick::sensing {

namespace {

LagCorrelation correlationAt(std::span<const double> leader, std::span<const double> follower, int lagBins)
{
    const auto shift = static_cast<std::size_t>(std::abs(lagBins));
    LagCorrelation at{.lagBins = lagBins};
    // Welford's way: differences from running means, so that large levels cost no digits.
    double meanX = 0.0;
    double meanY = 0.0;
    double sumXx = 0.0;
    double sumYy = 0.0;
    double sumXy = 0.0;
    for (std::size_t i = 0; i + shift < leader.size(); ++i) {
        const double x = leader[lagBins >= 0 ? i : i + shift];
        const double y = follower[lagBins >= 0 ? i + shift : i];
        if (std::isnan(x) || std::isnan(y)) {
            continue;
        }
        ++at.pairCount;
        const auto count = static_cast<double>(at.pairCount);
        const double fromX = x - meanX;
        const double fromY = y - meanY;
        meanX += fromX / count;
        meanY += fromY / count;
        sumXx += fromX * (x - meanX);
        sumYy += fromY * (y - meanY);
        sumXy += fromX * (y - meanY);
    }
    at.correlation = sumXx > 0.0 && sumYy > 0.0 ? sumXy / std::sqrt(sumXx * sumYy) : std::nan("");
    return at;
}

} // namespace

Result<std::vector<LagCorrelation>> lagCorrelations(std::span<const double> leader, std::span<const double> follower,
                                                    int mostLagBins, std::size_t leastPairs)
{
    if (leader.size() != follower.size() || mostLagBins < 0 || leastPairs < 3) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die beiden Reihen haben nicht dieselben Zeitabschnitte",
                                 "the two series do not have the same bins"}};
    }
    std::vector<LagCorrelation> lags;
    for (int lag = -mostLagBins; lag <= mostLagBins; ++lag) {
        LagCorrelation at = correlationAt(leader, follower, lag);
        if (at.pairCount < leastPairs) {
            at.correlation = std::numeric_limits<double>::quiet_NaN();
        }
        lags.push_back(at);
    }
    return lags;
}

const LagCorrelation* strongest(const std::vector<LagCorrelation>& lags)
{
    const LagCorrelation* best = nullptr;
    for (const LagCorrelation& one : lags) {
        if (std::isnan(one.correlation)) {
            continue;
        }
        const double gain = best == nullptr ? 1.0 : std::abs(one.correlation) - std::abs(best->correlation);
        if (gain > 0.0 || (gain == 0.0 && std::abs(one.lagBins) < std::abs(best->lagBins))) {
            best = &one;
        }
    }
    return best;
}

} // namespace weitblick::sensing
