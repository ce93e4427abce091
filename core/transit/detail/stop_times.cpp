// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/detail/feed_tables.h"
#include "core/transit/feed_text.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace weitblick::transit::detail {

namespace {

constexpr std::size_t kMostStopTimes = 60'000'000;

/// The columns of stop_times.txt by their places.
struct Places {
    explicit Places(const TableRows& table)
        : trip(table.column("trip_id")),
          arrival(table.column("arrival_time")),
          departure(table.column("departure_time")),
          stop(table.column("stop_id")),
          sequence(table.column("stop_sequence")),
          pickup(table.column("pickup_type")),
          dropOff(table.column("drop_off_type")),
          location(table.column("location_id")),
          group(table.column("location_group_id")),
          window(std::max(table.column("start_pickup_drop_off_window"), table.column("start_pickup_dropoff_window")))
    {
    }
    int trip, arrival, departure, stop, sequence, pickup, dropOff, location, group, window;
};

std::uint8_t rulesFrom(std::string_view pickup, std::string_view dropOff)
{
    const bool isAsked = pickup == "2" || pickup == "3" || dropOff == "2" || dropOff == "3";
    return static_cast<std::uint8_t>((pickup == "1" ? kNoPickup : 0) | (dropOff == "1" ? kNoDropOff : 0) |
                                     (isAsked ? kOnDemand : 0));
}

/// Takes the rows of stop_times.txt as they come.
class StopTimeRows {
public:
    StopTimeRows(Reading& reading, TableRows& table) : m_reading(reading), m_table(table), m_places(table) {}

    Result<void> readAll()
    {
        StopTimes& times = m_reading.out.timetable.stopTimes;
        m_hasFlexible.assign(m_reading.out.timetable.trips.size(), false);
        while (true) {
            WB_TRY(const bool more, m_table.next());
            if (!more) {
                break;
            }
            take();
            if (times.size() > kMostStopTimes) {
                return Error{
                    .code = ErrorCode::Budget,
                    .message = {"der Fahrplan hat mehr als 60 Millionen Haltezeiten",
                                "the timetable has more than 60 million stop times"},
                    .advice = {"Den Fahrplan auf die eigene Region zuschneiden", "Cut the timetable to the region"}};
            }
        }
        return {};
    }

    std::vector<std::uint32_t> trips;     ///< of each stop time
    std::vector<std::uint32_t> sequences; ///< of each stop time
    bool isOrdered = true;                ///< each trip in one piece, ascending

    [[nodiscard]] bool hasFlexible(std::size_t trip) const { return m_hasFlexible[trip]; }

private:
    void take()
    {
        const std::string_view tripId = m_table.cell(m_places.trip);
        if (tripId != m_lastTripId) {
            m_lastTrip = m_reading.trips.find(tripId);
            m_lastTripId = tripId;
            if (m_lastTrip == kNone && !m_reading.trips.empty()) {
                m_table.tell(Defect::UnknownReference, tripId, pointsNowhere("trip_id", tripId));
            }
        }
        if (m_lastTrip >= m_reading.out.timetable.trips.size()) {
            return;
        }
        const std::string_view arrivalText = m_table.cell(m_places.arrival);
        const std::string_view departureText = m_table.cell(m_places.departure);
        const std::string_view stopId = m_table.cell(m_places.stop);
        const bool isArea = !m_table.cell(m_places.location).empty() || !m_table.cell(m_places.group).empty();
        const bool hasWindow = !m_table.cell(m_places.window).empty() && arrivalText.empty() && departureText.empty();
        if (hasWindow || (stopId.empty() && isArea)) {
            ++m_reading.out.timetable.flexibleStopTimeCount;
            m_hasFlexible[m_lastTrip] = true;
            return;
        }
        const std::uint32_t stop = stopOf(stopId);
        const auto sequence = integerFrom(m_table.cell(m_places.sequence));
        if (stop == kNone || !sequence || *sequence < 0 || *sequence > 0x7fffffff) {
            tellUnusable(stop, stopId);
            return;
        }
        add(stop, static_cast<std::uint32_t>(*sequence), timeOf(arrivalText, departureText, "arrival_time"),
            timeOf(departureText, arrivalText, "departure_time"));
    }

    /// Trips follow one another along the same stops: the one that the trip before had here is tried first.
    [[nodiscard]] std::uint32_t stopOf(std::string_view id) const
    {
        const Timetable& timetable = m_reading.out.timetable;
        const std::size_t row = timetable.stopTimes.size();
        const bool isFirst = trips.empty() || trips.back() != m_lastTrip;
        const std::size_t tripStart = isFirst ? row : timetable.trips.firstStopTimes[m_lastTrip];
        const std::size_t guess = (isFirst ? m_currentStart : m_previousStart) + (row - tripStart);
        if (guess < row && timetable.stops.ids[timetable.stopTimes.stops[guess]] == id) {
            return timetable.stopTimes.stops[guess];
        }
        return m_reading.stops.find(id);
    }

    void tellUnusable(std::uint32_t stop, std::string_view stopId)
    {
        const std::string_view sequence = m_table.cell(m_places.sequence);
        if (stop != kNone) {
            m_table.tell(sequence.empty() ? Defect::MissingValue : Defect::BadValue, m_lastTripId,
                         sequence.empty() ? lacks("stop_sequence") : unusable("stop_sequence", sequence));
        } else if (stopId.empty()) {
            m_table.tell(Defect::MissingValue, m_lastTripId, lacks("stop_id"));
        } else if (!m_reading.stops.empty()) {
            m_table.tell(Defect::UnknownReference, m_lastTripId, pointsNowhere("stop_id", stopId));
        }
    }

    /// The time that `text` says; where it is empty, the other one of the stop.
    std::int32_t timeOf(std::string_view text, std::string_view other, const char* column)
    {
        const std::string_view said = text.empty() ? other : text;
        if (said.empty()) {
            return kNoTime;
        }
        if (const auto time = timeFrom(said)) {
            return *time;
        }
        if (!text.empty()) {
            m_table.tell(Defect::BadValue, m_lastTripId, unusable(column, text));
        }
        return kNoTime;
    }

    void add(std::uint32_t stop, std::uint32_t sequence, std::int32_t arrivalS, std::int32_t departureS)
    {
        StopTimes& times = m_reading.out.timetable.stopTimes;
        Trips& all = m_reading.out.timetable.trips;
        const auto row = static_cast<std::uint32_t>(times.size());
        const bool continues = !trips.empty() && trips.back() == m_lastTrip;
        if (!continues && all.endStopTimes[m_lastTrip] > all.firstStopTimes[m_lastTrip]) {
            isOrdered = false; // the trip was interrupted by another
        } else if (!continues) {
            m_previousStart = std::exchange(m_currentStart, row);
            all.firstStopTimes[m_lastTrip] = row;
        } else if (sequence <= sequences.back()) {
            isOrdered = false;
        }
        all.endStopTimes[m_lastTrip] = row + 1;
        trips.push_back(m_lastTrip);
        sequences.push_back(sequence);
        times.stops.push_back(stop);
        times.arrivalsS.push_back(arrivalS);
        times.departuresS.push_back(departureS);
        times.rules.push_back(rulesFrom(m_table.cell(m_places.pickup), m_table.cell(m_places.dropOff)));
        times.lines.push_back(static_cast<std::uint32_t>(m_table.rows().line()));
    }

    Reading& m_reading;
    TableRows& m_table;
    Places m_places;
    std::string m_lastTripId = "\n"; // no trip is called so
    std::uint32_t m_lastTrip = kNone;
    std::vector<bool> m_hasFlexible;
    std::size_t m_previousStart = 0; ///< first stop time of the trip before
    std::size_t m_currentStart = 0;
};

template <typename T>
void permute(std::vector<T>& values, const std::vector<std::uint32_t>& order)
{
    std::vector<T> sorted(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        sorted[i] = values[order[i]];
    }
    values = std::move(sorted);
}

/// Brings stop times that are not trip by trip, or not by sequence, into order.
void sortStopTimes(Timetable& timetable, const StopTimeRows& rows)
{
    std::vector<std::uint32_t> order(timetable.stopTimes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(rows.trips[a], rows.sequences[a]) < std::pair(rows.trips[b], rows.sequences[b]);
    });
    StopTimes& times = timetable.stopTimes;
    permute(times.stops, order);
    permute(times.arrivalsS, order);
    permute(times.departuresS, order);
    permute(times.rules, order);
    permute(times.lines, order);
    Trips& trips = timetable.trips;
    std::ranges::fill(trips.firstStopTimes, 0U);
    std::ranges::fill(trips.endStopTimes, 0U);
    for (std::uint32_t row = 0; row < order.size(); ++row) {
        const std::uint32_t trip = rows.trips[order[row]];
        if (trips.endStopTimes[trip] == 0) {
            trips.firstStopTimes[trip] = row;
        }
        trips.endStopTimes[trip] = row + 1;
    }
}

/// Fills the times between two known ones in equal steps. False where an end has none.
bool interpolateTimes(StopTimes& times, std::uint32_t first, std::uint32_t end)
{
    if (times.departuresS[first] == kNoTime || times.arrivalsS[end - 1] == kNoTime) {
        return false;
    }
    std::uint32_t known = first;
    for (std::uint32_t row = first + 1; row < end; ++row) {
        if (times.arrivalsS[row] == kNoTime) {
            continue;
        }
        const std::int64_t fromS = times.departuresS[known];
        const std::int64_t steps = row - known;
        for (std::uint32_t gap = known + 1; gap < row; ++gap) {
            const auto timeS =
                static_cast<std::int32_t>(fromS + (times.arrivalsS[row] - fromS) * (gap - known) / steps);
            times.arrivalsS[gap] = timeS;
            times.departuresS[gap] = timeS;
            times.rules[gap] |= kUntimed;
        }
        known = row;
    }
    return true;
}

void finishTrips(Reading& reading, const StopTimeRows& rows)
{
    Timetable& timetable = reading.out.timetable;
    Trips& trips = timetable.trips;
    for (std::size_t trip = 0; trip < trips.size(); ++trip) {
        const std::uint32_t first = trips.firstStopTimes[trip];
        const std::uint32_t end = trips.endStopTimes[trip];
        if (end == first) {
            if (!rows.hasFlexible(trip) && timetable.stopTimes.size() > 0) {
                reading.out.findings.add({Defect::TripWithoutStops,
                                          "trips.txt",
                                          trips.lines[trip],
                                          trips.ids[trip],
                                          {"stop_times.txt nennt keinen Halt", "stop_times.txt names no stop"}});
            }
            continue;
        }
        if (!interpolateTimes(timetable.stopTimes, first, end)) {
            const bool isStart = timetable.stopTimes.departuresS[first] == kNoTime;
            reading.out.findings.add({Defect::MissingEndpointTimes, "stop_times.txt",
                                      timetable.stopTimes.lines[isStart ? first : end - 1], trips.ids[trip],
                                      isStart ? Text{"am ersten Halt fehlt die Zeit", "the first stop has no time"}
                                              : Text{"am letzten Halt fehlt die Zeit", "the last stop has no time"}});
            trips.endStopTimes[trip] = first;
        }
    }
}

} // namespace

Result<void> readStopTimes(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "stop_times.txt"));
    if (!table) {
        return {};
    }
    StopTimeRows rows(reading, *table);
    WB_CHECK(rows.readAll());
    if (!rows.isOrdered) {
        sortStopTimes(reading.out.timetable, rows);
    }
    finishTrips(reading, rows);
    return {};
}

} // namespace weitblick::transit::detail
