// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weitblick::transit {

/// A day of the calendar. A service day may run on into the next one: times of a trip can be 24:00:00 and more.
using Day = std::chrono::sys_days;

inline constexpr std::uint32_t kNone = 0xffffffffU;     ///< no such thing: a stop without parent, a trip without shape
inline constexpr std::int32_t kNoTime = -2'000'000'000; ///< a time that the feed does not tell

struct Agencies {
    std::vector<std::string> ids;
    std::vector<std::string> names;
    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// Kinds of places in stops.txt.
enum class StopKind : std::uint8_t { Platform, Station, Entrance, Node, BoardingArea };

struct Stops {
    std::vector<std::string> ids;
    std::vector<std::string> names;
    std::vector<std::string> platformCodes;
    std::vector<double> longitudesDeg; ///< WGS 84; NaN where the feed tells no place
    std::vector<double> latitudesDeg;
    std::vector<StopKind> kinds;
    std::vector<std::uint32_t> parents;   ///< stop, or kNone
    std::vector<std::string> lostParents; ///< id that parent_station names and that is no station; else empty
    std::vector<std::uint32_t> lines;     ///< in stops.txt
    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

struct Routes {
    std::vector<std::string> ids;
    std::vector<std::uint32_t> agencies; ///< kNone: not told
    std::vector<std::string> shortNames;
    std::vector<std::string> longNames;
    std::vector<std::int16_t> types; ///< GTFS route type, basic (0-12) or extended (100-1799)
    std::vector<std::uint32_t> lines;
    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// On which days trips run.
struct Services {
    struct Rule {
        std::uint8_t weekdays = 0; ///< bit 0 Monday … bit 6 Sunday
        Day from{};
        Day to{};                               ///< both ends included
        std::vector<std::pair<Day, bool>> days; ///< exceptions by date, ascending: true runs, false does not
    };
    std::vector<std::string> ids;
    std::vector<Rule> rules;
    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

struct Trips {
    std::vector<std::string> ids;
    std::vector<std::uint32_t> routes;
    std::vector<std::uint32_t> services;
    std::vector<std::uint32_t> shapes; ///< or kNone
    std::vector<std::uint8_t> directions;
    std::vector<std::uint32_t> firstStopTimes; ///< the stop times of trip t are firstStopTimes[t] …
    std::vector<std::uint32_t> endStopTimes;   ///< … up to endStopTimes[t], by stop_sequence
    std::vector<std::uint32_t> lines;
    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// Bits of StopTimes::rules.
inline constexpr std::uint8_t kNoPickup = 1;
inline constexpr std::uint8_t kNoDropOff = 2;
inline constexpr std::uint8_t kOnDemand = 4; ///< by telephone or driver
inline constexpr std::uint8_t kUntimed = 8;  ///< its time was interpolated between its neighbours

/// Stop times one behind the other, trip by trip. Seconds since the start of the service day (noon minus 12 h).
struct StopTimes {
    std::vector<std::uint32_t> stops;
    std::vector<std::int32_t> arrivalsS;
    std::vector<std::int32_t> departuresS;
    std::vector<std::uint8_t> rules;
    std::vector<std::uint32_t> lines; ///< in stop_times.txt
    [[nodiscard]] std::size_t size() const { return stops.size(); }
};

/// A trip that runs every headway from start up to, and without, end: its stop times are then only a pattern.
struct Frequency {
    std::uint32_t trip = 0;
    std::int32_t startS = 0;
    std::int32_t endS = 0;
    std::int32_t headwayS = 0;
};

struct Transfer {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint8_t kind = 0; ///< transfer_type: 0 possible, 1 timed, 2 takes minimumS, 3 impossible …
    std::int32_t minimumS = 0;
};

struct Shapes {
    std::vector<std::string> ids;
    std::vector<std::size_t> starts{0}; ///< shape -> first point; one entry more than shapes
    std::vector<double> longitudesDeg;
    std::vector<double> latitudesDeg;
    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// A timetable in memory: structures of arrays, things are named by their place in them. A plain value.
struct Timetable {
    Agencies agencies;
    Stops stops;
    Routes routes;
    Services services;
    Trips trips;
    StopTimes stopTimes;
    std::vector<Frequency> frequencies; ///< by trip
    std::vector<Transfer> transfers;
    Shapes shapes;
    std::int64_t flexibleStopTimeCount = 0; ///< of on-demand areas (GTFS-Flex): no departures, not in stopTimes
};

/// Whether the service runs on that service day.
bool runsOn(const Services& services, std::uint32_t service, Day day);

/// One flag a service.
std::vector<bool> servicesOn(const Services& services, Day day);

struct DaySpan {
    Day first{};
    Day last{}; ///< included
    friend bool operator==(const DaySpan&, const DaySpan&) = default;
};
/// First and last day on which a service runs by its rules; nothing where there is none.
std::optional<DaySpan> validityOf(const Services& services);

/// Which day of the week is meant where no date is given.
enum class DayKind : std::uint8_t { Workday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

/// The day that stands for its kind: the one with the most trips, of several the first.
/// Method   Workday means Tuesday to Thursday, as service quality is usually counted. A holiday loses by its number of
///          trips. At most 800 days from the first are looked at.
std::optional<Day> typicalDay(const Timetable& timetable, DayKind kind);

/// Trips of a service day; one with frequencies counts once for each of its runs.
std::int64_t tripsOn(const Timetable& timetable, Day day);

/// Nothing where none of that id is there.
std::optional<std::uint32_t> stopOfId(const Timetable& timetable, std::string_view id);

/// The place that people call the stop: its parent station, else itself.
std::uint32_t stationOf(const Stops& stops, std::uint32_t stop);

/// Bytes that the arrays hold, roughly.
std::size_t sizeBytes(const Timetable& timetable);

} // namespace weitblick::transit
