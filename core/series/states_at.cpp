// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/states_at.h"

namespace weitblick::series {

namespace {

constexpr std::int64_t kStaleByDefaultS = 86'400;

} // namespace

std::int64_t staleAfterS(const SeriesDescription& description)
{
    if (description.staleAfterS > 0) {
        return description.staleAfterS;
    }
    return description.intervalS > 0 ? 2 * description.intervalS : kStaleByDefaultS;
}

std::vector<StateAt> statesAt(const SeriesColumns& series, std::int64_t utcS)
{
    std::vector<StateAt> states;
    states.reserve(series.series.size());
    for (const SeriesColumn& one : series.series) {
        StateAt state;
        if (const auto last = one.lastAt(utcS)) {
            state.value = last->value;
            state.ageS = utcS - last->utcS;
            state.isStale = state.ageS > staleAfterS(one.description);
        }
        states.push_back(state);
    }
    return states;
}

} // namespace weitblick::series
