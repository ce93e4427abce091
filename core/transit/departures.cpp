// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/departures.h"

#include <algorithm>

namespace weitblick::transit {

namespace {

constexpr std::int32_t kDayS = 86'400;

/// Departures of one service day, seen from a calendar day that begins `shiftS` later.
class ServiceDay {
public:
    ServiceDay(const Timetable& timetable, Day day, std::int32_t shiftS, const ClockSpan& span,
               const std::function<void(const Departure&)>& take)
        : m_timetable(timetable),
          m_runs(servicesOn(timetable.services, day)),
          m_shiftS(shiftS),
          m_span(span),
          m_take(take)
    {
    }

    void all() const
    {
        std::size_t frequency = 0;
        const auto& frequencies = m_timetable.frequencies;
        for (std::uint32_t trip = 0; trip < m_timetable.trips.size(); ++trip) {
            const std::size_t first = frequency;
            while (frequency < frequencies.size() && frequencies[frequency].trip == trip) {
                ++frequency;
            }
            if (!m_runs[m_timetable.trips.services[trip]]) {
                continue;
            }
            if (first == frequency) {
                run(trip, 0);
            }
            const std::uint32_t start = m_timetable.trips.firstStopTimes[trip];
            for (std::size_t i = first; i < frequency && start < m_timetable.trips.endStopTimes[trip]; ++i) {
                const std::int32_t patternS = m_timetable.stopTimes.departuresS[start];
                for (std::int32_t atS = frequencies[i].startS; atS < frequencies[i].endS;
                     atS += frequencies[i].headwayS) {
                    run(trip, atS - patternS);
                }
            }
        }
    }

private:
    void run(std::uint32_t trip, std::int32_t laterS) const
    {
        const std::uint32_t first = m_timetable.trips.firstStopTimes[trip];
        const std::uint32_t end = m_timetable.trips.endStopTimes[trip];
        const StopTimes& times = m_timetable.stopTimes;
        for (std::uint32_t row = first; row + 1 < end; ++row) {
            const std::int64_t timeS = std::int64_t{times.departuresS[row]} + laterS - m_shiftS;
            if ((times.rules[row] & kNoPickup) == 0 && timeS >= m_span.fromS && timeS < m_span.toS) {
                m_take({times.stops[row], trip, static_cast<std::int32_t>(timeS),
                        row == first ? Departure::Place::LineStart : Departure::Place::OnTheWay});
            }
        }
    }

    const Timetable& m_timetable;
    std::vector<bool> m_runs;
    std::int32_t m_shiftS;
    ClockSpan m_span;
    const std::function<void(const Departure&)>& m_take;
};

} // namespace

void eachDeparture(const Timetable& timetable, Day day, const ClockSpan& span,
                   const std::function<void(const Departure&)>& take)
{
    const ClockSpan ofDay{std::max(span.fromS, 0), std::min(span.toS, kDayS)};
    ServiceDay(timetable, day - std::chrono::days(1), kDayS, ofDay, take).all();
    ServiceDay(timetable, day, 0, ofDay, take).all();
}

} // namespace weitblick::transit
