// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/potential_interval.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace weitblick::energy {

namespace {

constexpr double kLikelyDeviations = 2.576; ///< both sides of a normal distribution: 99 %
constexpr double kKeenness = 0.3;           ///< relative deviation of a zone's readiness to build

struct Group {
    double weight = 0.0;
    double zones = 0.0;
    double power = 0.0;        ///< of the units without a place
    double squaredPower = 0.0; ///< sum of their squares
};

} // namespace

std::vector<BuiltInterval> builtIntervals(std::span<const CandidateZone> zones, std::span<const UnplacedUnit> units)
{
    std::map<std::size_t, Group> groups;
    for (const CandidateZone& zone : zones) {
        groups[zone.group].weight += zone.weight;
        groups[zone.group].zones += 1.0;
    }
    for (const UnplacedUnit& unit : units) {
        groups[unit.group].power += unit.powerKw;
        groups[unit.group].squaredPower += unit.powerKw * unit.powerKw;
    }
    std::vector<BuiltInterval> intervals;
    for (const CandidateZone& zone : zones) {
        const Group& group = groups[zone.group];
        const double share = group.weight > 0.0 ? zone.weight / group.weight : 1.0 / group.zones;
        const double expected = share * group.power;
        const double keenness = share < 1.0 ? kKeenness * expected : 0.0;
        const double deviation = std::sqrt(share * (1.0 - share) * group.squaredPower + keenness * keenness);
        BuiltInterval one{.surelyKw = zone.placedKw,
                          .possiblyKw = zone.placedKw + group.power,
                          .expectedKw = zone.placedKw + expected};
        one.likelyFromKw = std::max(one.surelyKw, one.expectedKw - kLikelyDeviations * deviation);
        one.likelyToKw = std::min(one.possiblyKw, one.expectedKw + kLikelyDeviations * deviation);
        intervals.push_back(one);
    }
    return intervals;
}

} // namespace weitblick::energy
