// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_doctor.h"

#include "core/transit/earth_distance.h"
#include "core/transit/feed_reader.h"
#include "core/transit/feed_text.h"
#include "core/transit/stop_matches.h"
#include "core/transit/trip_matches.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>

namespace weitblick::transit {

namespace {

constexpr double kFarFromShapeM = 500.0;   ///< shapes are drawn along streets, stops stand beside them
constexpr double kFarFromAllM = 300'000.0; // Source: validation list of GTFS readers
constexpr double kFarFromAllTimes = 20.0;  ///< … and so many times as far as half of the stops
constexpr double kShortHopM = 2'000.0;     ///< below it times in whole minutes say little about speed

/// Boxes of countries whose stops have ids after IFOPT ("de:06412:…"). Degrees.
/// Source   Natural Earth 1:50m, rounded outwards to 0.01 degrees.
struct Country {
    std::string_view prefix;
    double west, south, east, north;
};
constexpr std::array kCountries = {Country{"de:", 5.85, 47.26, 15.05, 55.07}, Country{"at:", 9.52, 46.37, 17.17, 49.02},
                                   Country{"ch:", 5.95, 45.81, 10.50, 47.81}};

std::string metresText(double metres)
{
    return metres < 10'000.0 ? std::to_string(std::lround(metres)) + " m"
                             : std::to_string(std::lround(metres / 1000.0)) + " km";
}

/// The checks of a timetable one by one; a stop that is out of place is remembered, so that it is told once.
class Checks {
public:
    Checks(const Timetable& timetable, Findings& findings)
        : m_timetable(timetable),
          m_stops(timetable.stops),
          m_findings(findings),
          m_isMisplaced(timetable.stops.size(), false)
    {
    }

    void checkPlaces()
    {
        const auto centre = centreAndSpread();
        for (std::uint32_t stop = 0; stop < m_stops.size(); ++stop) {
            const double lon = m_stops.longitudesDeg[stop];
            const double lat = m_stops.latitudesDeg[stop];
            if (!std::isfinite(lon) || !std::isfinite(lat)) {
                continue;
            }
            const auto country = std::ranges::find_if(
                kCountries, [&](const Country& one) { return m_stops.ids[stop].starts_with(one.prefix); });
            const bool isAbroad = country != kCountries.end() && (lon < country->west || lon > country->east ||
                                                                  lat < country->south || lat > country->north);
            const double awayM = distanceM(centre.lonDeg, centre.latDeg, lon, lat);
            const bool isAway = awayM > std::max(kFarFromAllM, kFarFromAllTimes * centre.spreadM);
            if (isAbroad || isAway) {
                m_isMisplaced[stop] = true;
                const std::string place = std::to_string(lon).substr(0, 9) + " / " + std::to_string(lat).substr(0, 9);
                tellStop(Defect::StopOutsideCountry, stop,
                         {"liegt bei Länge / Breite " + place, "is at longitude / latitude " + place});
            }
        }
    }

    void checkTwins()
    {
        for (const StopPair& pair : duplicateStops(m_stops)) {
            const std::string other = spelledOut(m_stops.ids[pair.kept]);
            tellStop(Defect::DuplicateStop, pair.copy,
                     {"derselbe Ort und Name wie " + other, "same place and name as " + other});
        }
        for (std::uint32_t stop = 0; stop < m_stops.size(); ++stop) {
            if (const std::string& parent = m_stops.lostParents[stop]; !parent.empty()) {
                tellStop(Defect::OrphanParent, stop,
                         {"parent_station „" + spelledOut(parent) + "“ ist kein Bahnhof des Fahrplans",
                          "parent_station “" + spelledOut(parent) + "” is no station of the feed"});
            }
        }
    }

    void checkUse()
    {
        // Where rows had to be left out, a stop without a trip is their fault.
        const std::int64_t holes = m_findings.count(Defect::MissingFile) + m_findings.count(Defect::MissingColumn) +
                                   m_findings.count(Defect::EmptyFile) + m_findings.count(Defect::UnknownReference);
        if (m_timetable.stopTimes.size() == 0 || m_timetable.flexibleStopTimeCount > 0 || holes > 0) {
            return;
        }
        std::vector<bool> isUsed(m_stops.size(), false);
        for (const std::uint32_t stop : m_timetable.stopTimes.stops) {
            isUsed[stop] = true;
        }
        for (std::uint32_t stop = 0; stop < m_stops.size(); ++stop) {
            if (m_stops.kinds[stop] == StopKind::Platform && !isUsed[stop]) {
                tellStop(Defect::UnusedStop, stop, {"keine Fahrt hält hier", "no trip stops here"});
            }
        }
    }

    void checkRoutes()
    {
        const Routes& routes = m_timetable.routes;
        std::set<std::tuple<std::uint32_t, std::string, std::string, std::int16_t>> names;
        for (std::uint32_t route = 0; route < routes.size(); ++route) {
            const std::string& shortName = routes.shortNames[route];
            const std::string& longName = routes.longNames[route];
            const auto tell = [&](Defect defect, const std::string& name) {
                m_findings.add({defect,
                                "routes.txt",
                                routes.lines[route],
                                routes.ids[route],
                                {"„" + spelledOut(name) + "“", "“" + spelledOut(name) + "”"}});
            };
            if (!shortName.empty() && shortName == longName) {
                tell(Defect::SameShortAndLongName, shortName);
            }
            const bool isNew = names.emplace(routes.agencies[route], shortName, longName, routes.types[route]).second;
            if (!isNew && !longName.empty()) {
                tell(Defect::RepeatedRouteName, longName);
            }
        }
    }

    Result<void> checkShapes(Job& job)
    {
        std::unordered_set<std::uint64_t> done;
        const Trips& trips = m_timetable.trips;
        for (std::uint32_t trip = 0; trip < trips.size(); ++trip) {
            const std::uint32_t shape = trips.shapes[trip];
            for (std::uint32_t row = trips.firstStopTimes[trip]; shape != kNone && row < trips.endStopTimes[trip];
                 ++row) {
                const std::uint32_t stop = m_timetable.stopTimes.stops[row];
                if (!m_isMisplaced[stop] && done.insert((std::uint64_t{shape} << 32U) | stop).second) {
                    checkAgainstShape(shape, stop);
                }
            }
            if (trip % 64 == 0) {
                WB_CHECK(job.report(double(trip) / double(trips.size()), "shapes"));
            }
        }
        return {};
    }

    void checkTimes()
    {
        const Trips& trips = m_timetable.trips;
        const StopTimes& times = m_timetable.stopTimes;
        for (std::uint32_t trip = 0; trip < trips.size(); ++trip) {
            for (std::uint32_t row = trips.firstStopTimes[trip]; row < trips.endStopTimes[trip]; ++row) {
                const bool isLate = times.departuresS[row] < times.arrivalsS[row];
                const bool isBackwards =
                    row > trips.firstStopTimes[trip] && times.arrivalsS[row] < times.departuresS[row - 1];
                if (isLate || isBackwards) {
                    const std::string from = clockText(isLate ? times.arrivalsS[row] : times.departuresS[row - 1]);
                    const std::string to = clockText(isLate ? times.departuresS[row] : times.arrivalsS[row]);
                    m_findings.add({Defect::TimeRunsBackwards,
                                    "stop_times.txt",
                                    times.lines[row],
                                    trips.ids[trip],
                                    {"auf " + from + " folgt " + to, "after " + from + " comes " + to}});
                    break;
                }
                if (row > trips.firstStopTimes[trip]) {
                    checkSpeed(trip, row);
                }
            }
        }
    }

    void checkDuplicateTrips()
    {
        for (const TripPair& pair : duplicateTrips(m_timetable)) {
            const bool isOfTwo = pair.agencies == TripPair::Agencies::Different;
            m_findings.add({isOfTwo ? Defect::DuplicateTripOfTwoAgencies : Defect::DuplicateTrip,
                            "trips.txt",
                            m_timetable.trips.lines[pair.copy],
                            m_timetable.trips.ids[pair.copy],
                            {"dieselben Halte und Zeiten wie Fahrt " + m_timetable.trips.ids[pair.kept],
                             "same stops and times as trip " + m_timetable.trips.ids[pair.kept]}});
        }
    }

private:
    struct Centre {
        double lonDeg = 0.0, latDeg = 0.0;
        double spreadM = 0.0; ///< half of the stops are closer to the centre
    };

    [[nodiscard]] Centre centreAndSpread() const
    {
        std::vector<double> lons;
        std::vector<double> lats;
        for (std::size_t stop = 0; stop < m_stops.size(); ++stop) {
            if (std::isfinite(m_stops.longitudesDeg[stop]) && std::isfinite(m_stops.latitudesDeg[stop])) {
                lons.push_back(m_stops.longitudesDeg[stop]);
                lats.push_back(m_stops.latitudesDeg[stop]);
            }
        }
        if (lons.empty()) {
            return {};
        }
        const auto middle = [](std::vector<double> values) {
            const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
            std::nth_element(values.begin(), at, values.end());
            return *at;
        };
        Centre centre{middle(lons), middle(lats), 0.0};
        std::vector<double> distances;
        for (std::size_t i = 0; i < lons.size(); ++i) {
            distances.push_back(distanceM(centre.lonDeg, centre.latDeg, lons[i], lats[i]));
        }
        centre.spreadM = middle(std::move(distances));
        return centre;
    }

    void tellStop(Defect defect, std::uint32_t stop, Text detail)
    {
        detail.de = "„" + spelledOut(m_stops.names[stop]) + "“ " + detail.de;
        detail.en = "“" + spelledOut(m_stops.names[stop]) + "” " + detail.en;
        m_findings.add({defect, "stops.txt", m_stops.lines[stop], m_stops.ids[stop], std::move(detail)});
    }

    void checkAgainstShape(std::uint32_t shape, std::uint32_t stop)
    {
        const Shapes& shapes = m_timetable.shapes;
        const double lon = m_stops.longitudesDeg[stop];
        const double lat = m_stops.latitudesDeg[stop];
        if (!std::isfinite(lon) || !std::isfinite(lat) || shapes.starts[shape + 1] - shapes.starts[shape] < 2) {
            return;
        }
        double nearestM = kFarFromShapeM * 1e6;
        LocalOffset from;
        for (std::size_t i = shapes.starts[shape]; i < shapes.starts[shape + 1]; ++i) {
            const LocalOffset to = offsetBetween(lon, lat, shapes.longitudesDeg[i], shapes.latitudesDeg[i]);
            if (i > shapes.starts[shape]) {
                nearestM = std::min(nearestM, distanceToSegmentM(from, to));
            }
            from = to;
        }
        if (nearestM > kFarFromShapeM) {
            m_isMisplaced[stop] = true;
            const std::string away = metresText(nearestM);
            tellStop(Defect::StopFarFromRoute, stop,
                     {"liegt " + away + " neben dem Linienweg " + shapes.ids[shape],
                      "is " + away + " off the shape " + shapes.ids[shape]});
        }
    }

    /// Of the origin to the segment.
    static double distanceToSegmentM(const LocalOffset& a, const LocalOffset& b)
    {
        const double east = b.eastM - a.eastM;
        const double north = b.northM - a.northM;
        const double square = east * east + north * north;
        const double along = square > 0.0 ? std::clamp(-(a.eastM * east + a.northM * north) / square, 0.0, 1.0) : 0.0;
        return std::hypot(a.eastM + along * east, a.northM + along * north);
    }

    void checkSpeed(std::uint32_t trip, std::uint32_t row)
    {
        const StopTimes& times = m_timetable.stopTimes;
        const std::uint32_t from = times.stops[row - 1];
        const std::uint32_t to = times.stops[row];
        if (m_isMisplaced[from] || m_isMisplaced[to] || ((times.rules[row - 1] | times.rules[row]) & kUntimed) != 0) {
            return;
        }
        const double lengthM = distanceM(m_stops.longitudesDeg[from], m_stops.latitudesDeg[from],
                                         m_stops.longitudesDeg[to], m_stops.latitudesDeg[to]);
        // Times are whole minutes: the run may have taken up to a minute more.
        const double seconds = times.arrivalsS[row] - times.departuresS[row - 1] + 60.0;
        const double speedKmh = lengthM / seconds * 3.6;
        const int type = m_timetable.routes.types[m_timetable.trips.routes[trip]];
        const bool isAir = type >= 1100 && type < 1200;
        const bool isRail = type == 1 || type == 2 || (type >= 100 && type < 200) || (type >= 400 && type < 500);
        const double limitKmh = isAir ? 1200.0 : isRail ? 400.0 : 200.0;
        if (lengthM > kShortHopM && speedKmh > limitKmh &&
            m_fastHops.insert((std::uint64_t{from} << 32U) | to).second) {
            const std::string speed = std::to_string(std::lround(speedKmh));
            m_findings.add({Defect::SpeedTooHigh,
                            "stop_times.txt",
                            times.lines[row],
                            m_timetable.trips.ids[trip],
                            {speed + " km/h zwischen „" + m_stops.names[from] + "“ und „" + m_stops.names[to] + "“",
                             speed + " km/h between “" + m_stops.names[from] + "” and “" + m_stops.names[to] + "”"}});
        }
    }

    const Timetable& m_timetable;
    const Stops& m_stops;
    Findings& m_findings;
    std::vector<bool> m_isMisplaced;
    std::unordered_set<std::uint64_t> m_fastHops;
};

Finding noFeed(const std::filesystem::path& place, const Text& reason)
{
    return {Defect::NotAFeed, "", 0, place.filename().string(), reason};
}

} // namespace

Result<void> checkTimetable(const Timetable& timetable, Findings& findings, Job& job)
{
    Checks checks(timetable, findings);
    checks.checkPlaces();
    checks.checkTwins();
    checks.checkUse();
    checks.checkRoutes();
    Job shapes = job.part(0.0, 0.8);
    WB_CHECK(checks.checkShapes(shapes));
    checks.checkTimes();
    WB_CHECK(job.report(0.9, "trips"));
    checks.checkDuplicateTrips();
    return job.report(1.0, "trips");
}

void compareWithPrevious(const Timetable& timetable, const Timetable& previous, Findings& findings)
{
    const LostService lost = lostSince(previous, timetable);
    for (const std::uint32_t route : lost.routes) {
        const std::uint32_t agency = previous.routes.agencies[route];
        const std::string name = previous.routes.shortNames[route] +
                                 (agency == kNone ? std::string() : " (" + previous.agencies.names[agency] + ")");
        findings.add({Defect::OperatorLost,
                      "routes.txt",
                      0,
                      previous.routes.ids[route],
                      {"alle Fahrten der Linie " + name + " sind seit der vorigen Lieferung weg",
                       "all trips of route " + name + " are gone since the previous delivery"}});
    }
    for (const std::uint32_t trip : lost.trips) {
        const std::uint32_t first = previous.trips.firstStopTimes[trip];
        const std::string start = clockText(previous.stopTimes.departuresS[first]);
        const std::string& stop = previous.stops.names[previous.stopTimes.stops[first]];
        findings.add({Defect::MissingTrips,
                      "trips.txt",
                      0,
                      previous.trips.ids[trip],
                      {"die Fahrt ab " + start + " Uhr „" + stop + "“ war in der vorigen Lieferung",
                       "the trip at " + start + " from “" + stop + "” was in the previous delivery"}});
    }
}

void compareWithNeighbour(const Timetable& timetable, const Timetable& neighbour, Findings& findings)
{
    for (const TripPair& pair : tripsOfNeighbour(timetable, neighbour)) {
        findings.add(
            {Defect::DuplicateTripOfTwoAgencies,
             "trips.txt",
             timetable.trips.lines[pair.copy],
             timetable.trips.ids[pair.copy],
             {"dieselben Halte und Zeiten wie Fahrt " + neighbour.trips.ids[pair.kept] + " des Nachbarfahrplans",
              "same stops and times as trip " + neighbour.trips.ids[pair.kept] + " of the neighbour's feed"}});
    }
}

Result<Examination> examine(const std::filesystem::path& place, const Comparisons& comparisons, Job& job)
{
    Examination out;
    auto files = FeedFiles::open(place);
    if (!files) {
        if (files.error().code != ErrorCode::InvalidInput) {
            return std::move(files).error();
        }
        out.findings.add(noFeed(place, files.error().message));
        return out;
    }
    if (!files->contains("stops.txt") && !files->contains("trips.txt") && !files->contains("routes.txt")) {
        out.findings.add(noFeed(place, {"es ist keine Tabelle von GTFS darin", "it holds no table of GTFS"}));
        return out;
    }
    Job reading = job.part(0.0, 0.4);
    WB_TRY(FeedReading read, readFeed(*files, ShapeReading::Read, reading));
    out.timetable = std::move(read.timetable);
    out.findings = std::move(read.findings);
    Job checking = job.part(0.4, 0.8);
    WB_CHECK(checkTimetable(out.timetable, out.findings, checking));
    Job comparing = job.part(0.8, 1.0);
    if (comparisons.previous) {
        WB_TRY(const FeedReading previous, readTimetable(*comparisons.previous, ShapeReading::Skip, comparing));
        compareWithPrevious(out.timetable, previous.timetable, out.findings);
    }
    if (comparisons.neighbour) {
        WB_TRY(const FeedReading neighbour, readTimetable(*comparisons.neighbour, ShapeReading::Skip, comparing));
        compareWithNeighbour(out.timetable, neighbour.timetable, out.findings);
    }
    return out;
}

} // namespace weitblick::transit
