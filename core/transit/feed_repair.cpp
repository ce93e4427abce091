// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_repair.h"

#include "core/transit/hidden_character.h"
#include "core/transit/stop_matches.h"
#include "core/transit/trip_matches.h"

#include <numeric>

namespace weitblick::transit {

namespace {

class Repairing {
public:
    explicit Repairing(Timetable& timetable) : m_timetable(timetable) {}

    void mergeStops()
    {
        Stops& stops = m_timetable.stops;
        count(Defect::DuplicateStop) += static_cast<std::int64_t>(duplicateStops(stops).size());
        const std::vector<std::uint32_t> merged = mergedStops(stops);
        for (std::uint32_t& stop : m_timetable.stopTimes.stops) {
            stop = merged[stop];
        }
        for (Transfer& transfer : m_timetable.transfers) {
            transfer.from = merged[transfer.from];
            transfer.to = merged[transfer.to];
        }
        for (std::string& id : stops.ids) {
            if (hasHiddenCharacter(id)) {
                id = withoutHiddenCharacters(id);
                ++count(Defect::HiddenCharacter);
            }
        }
        for (std::string& parent : stops.lostParents) {
            count(Defect::OrphanParent) += parent.empty() ? 0 : 1;
            parent.clear();
        }
    }

    void dropCopies(const Timetable* neighbour)
    {
        std::vector<TripPair> pairs = duplicateTrips(m_timetable);
        if (neighbour != nullptr) {
            const std::vector<TripPair> theirs = tripsOfNeighbour(m_timetable, *neighbour);
            pairs.insert(pairs.end(), theirs.begin(), theirs.end());
        }
        Trips& trips = m_timetable.trips;
        for (const TripPair& pair : pairs) {
            if (pair.agencies == TripPair::Agencies::Different &&
                trips.endStopTimes[pair.copy] > trips.firstStopTimes[pair.copy]) {
                trips.endStopTimes[pair.copy] = trips.firstStopTimes[pair.copy];
                ++count(Defect::DuplicateTripOfTwoAgencies);
            }
        }
    }

    void straightenTimes()
    {
        const Trips& trips = m_timetable.trips;
        for (std::size_t trip = 0; trip < trips.size(); ++trip) {
            bool isRepaired = false;
            for (std::uint32_t row = trips.firstStopTimes[trip] + 1; row < trips.endStopTimes[trip]; ++row) {
                isRepaired = straighten(row, trips.endStopTimes[trip]) || isRepaired;
            }
            count(Defect::TimeRunsBackwards) += isRepaired ? 1 : 0;
        }
    }

    RepairCounts counts;

private:
    std::int64_t& count(Defect defect) { return counts.byDefect[static_cast<std::size_t>(defect)]; }

    /// A stop before its predecessor, or left before it is reached, takes the middle of its neighbours.
    bool straighten(std::uint32_t row, std::uint32_t end)
    {
        StopTimes& times = m_timetable.stopTimes;
        const std::int32_t earliestS = times.departuresS[row - 1];
        if (times.arrivalsS[row] >= earliestS && times.departuresS[row] >= times.arrivalsS[row]) {
            return false;
        }
        const bool hasNext = row + 1 < end && times.arrivalsS[row + 1] >= earliestS;
        const std::int32_t timeS = hasNext ? std::midpoint(earliestS, times.arrivalsS[row + 1]) : earliestS;
        times.arrivalsS[row] = timeS;
        times.departuresS[row] = timeS;
        times.rules[row] |= kUntimed;
        return true;
    }

    Timetable& m_timetable;
};

} // namespace

std::int64_t RepairCounts::total() const
{
    return std::accumulate(byDefect.begin(), byDefect.end(), std::int64_t{0});
}

RepairCounts repairSafely(Timetable& timetable, const Timetable* neighbour)
{
    Repairing repairing(timetable);
    repairing.dropCopies(neighbour); // while stops still have the ids that the neighbour has
    repairing.mergeStops();
    repairing.straightenTimes();
    return repairing.counts;
}

} // namespace weitblick::transit
