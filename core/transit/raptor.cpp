// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/raptor.h"

#include <algorithm>

namespace weitblick::transit {

Raptor::Raptor(const DayPatterns& patterns, const StopWalks& walks, const JourneyRules& rules)
    : m_patterns(&patterns),
      m_walks(&walks),
      m_rules(rules),
      m_stopCount(patterns.stopCount),
      m_isMarked(m_stopCount, 0),
      m_isGotOff(m_stopCount, 0),
      m_firstPositions(patterns.patterns.size(), kNone)
{
    reset();
}

void Raptor::reset()
{
    m_labels.assign(static_cast<std::size_t>(m_rules.mostRides + 1) * m_stopCount, kUnreached);
    m_arrived.assign(m_labels.size(), kUnreached);
}

void Raptor::mark(std::uint32_t stop)
{
    if (m_isMarked[stop] == 0) {
        m_isMarked[stop] = 1;
        m_marked.push_back(stop);
    }
}

void Raptor::travelTimes(std::span<const StopAccess> access, const DepartureWindow& window,
                         std::vector<std::int32_t>& out)
{
    reset();
    const std::size_t count = window.count();
    out.assign(count * m_stopCount, kUnreached);
    for (std::size_t i = count; i-- > 0;) {
        const std::int32_t timeS = window.fromS + static_cast<std::int32_t>(i) * window.stepS;
        depart(access, timeS);
        const std::int32_t* const best = labels(static_cast<std::size_t>(m_rules.mostRides));
        for (std::size_t stop = 0; stop < m_stopCount; ++stop) {
            const bool isInTime = best[stop] != kUnreached && best[stop] - timeS <= m_rules.limitS;
            out[i * m_stopCount + stop] = isInTime ? best[stop] - timeS : kUnreached;
        }
    }
}

void Raptor::depart(std::span<const StopAccess> access, std::int32_t timeS)
{
    m_latestS = timeS + m_rules.limitS;
    for (const StopAccess& one : access) {
        if (timeS + one.walkS < labels(0)[one.stop]) {
            labels(0)[one.stop] = timeS + one.walkS;
            mark(one.stop);
        }
    }
    for (std::size_t round = 1; round <= static_cast<std::size_t>(m_rules.mostRides); ++round) {
        // Fewer rides are as good as more: what was reached so far holds on.
        std::ranges::transform(std::span(labels(round), m_stopCount), std::span(labels(round - 1), m_stopCount),
                               labels(round), [](std::int32_t a, std::int32_t b) { return std::min(a, b); });
        std::int32_t* const arrived = m_arrived.data() + round * m_stopCount;
        std::ranges::transform(std::span(arrived, m_stopCount), std::span(arrived - m_stopCount, m_stopCount), arrived,
                               [](std::int32_t a, std::int32_t b) { return std::min(a, b); });
        rideFrom(round);
        walkOn(round);
    }
    for (const std::uint32_t stop : m_marked) {
        m_isMarked[stop] = 0;
    }
    m_marked.clear();
}

void Raptor::rideFrom(std::size_t round)
{
    m_queue.clear();
    for (const std::uint32_t stop : m_marked) {
        m_isMarked[stop] = 0;
        for (std::uint32_t i = m_patterns->stopStarts[stop]; i < m_patterns->stopStarts[stop + 1]; ++i) {
            const auto [pattern, position] = m_patterns->stopPatterns[i];
            if (m_firstPositions[pattern] == kNone) {
                m_queue.push_back(pattern);
            }
            m_firstPositions[pattern] = std::min(m_firstPositions[pattern], position);
        }
    }
    m_marked.clear();
    for (const std::uint32_t pattern : m_queue) {
        scan(round, pattern, m_firstPositions[pattern]);
        m_firstPositions[pattern] = kNone;
    }
}

void Raptor::scan(std::size_t round, std::uint32_t number, std::uint32_t position)
{
    const DayPatterns::Pattern& pattern = m_patterns->patterns[number];
    const std::int32_t* const arrivals = m_patterns->arrivalsS.data() + pattern.firstTime;
    const std::int32_t* const departures = m_patterns->departuresS.data() + pattern.firstTime;
    const std::int32_t* const before = labels(round - 1);
    std::int32_t* const own = labels(round);
    std::int32_t* const arrived = m_arrived.data() + round * m_stopCount;
    const std::int32_t changeS = round > 1 ? m_rules.changeS : 0;
    std::uint32_t trip = pattern.tripCount; // not on board yet
    for (std::uint32_t i = position; i < pattern.stopCount; ++i) {
        const std::uint32_t stop = m_patterns->stops[pattern.firstStop + i];
        const std::uint8_t rules = m_patterns->rules[pattern.firstStop + i];
        if (trip < pattern.tripCount && (rules & kNoDropOff) == 0) {
            const std::int32_t arrivalS = arrivals[std::size_t{trip} * pattern.stopCount + i];
            if (arrivalS < arrived[stop] && arrivalS <= m_latestS) {
                arrived[stop] = arrivalS;
                if (m_isGotOff[stop] == 0) {
                    m_isGotOff[stop] = 1;
                    m_gotOff.push_back(stop);
                }
                if (arrivalS < own[stop]) {
                    own[stop] = arrivalS;
                    mark(stop);
                }
            }
        }
        if (before[stop] == kUnreached || (rules & kNoPickup) != 0) {
            continue;
        }
        // The earliest trip that one can still get: the one on board, or one before it.
        const std::int32_t readyS = before[stop] + changeS;
        if (trip == pattern.tripCount) {
            std::uint32_t low = 0;
            std::uint32_t high = pattern.tripCount;
            while (low < high) {
                const std::uint32_t middle = (low + high) / 2;
                if (departures[std::size_t{middle} * pattern.stopCount + i] < readyS) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            trip = low;
        } else {
            while (trip > 0 && departures[std::size_t{trip - 1} * pattern.stopCount + i] >= readyS) {
                --trip;
            }
        }
    }
}

void Raptor::walkOn(std::size_t round)
{
    std::int32_t* const own = labels(round);
    const std::int32_t* const arrived = m_arrived.data() + round * m_stopCount;
    for (const std::uint32_t stop : m_gotOff) {
        m_isGotOff[stop] = 0;
        for (const StopWalks::Walk& walk : m_walks->from(stop)) {
            const std::int32_t thereS = arrived[stop] + walk.walkS;
            if (thereS < own[walk.to] && thereS <= m_latestS) {
                own[walk.to] = thereS;
                mark(walk.to);
            }
        }
    }
    m_gotOff.clear();
}

} // namespace weitblick::transit
