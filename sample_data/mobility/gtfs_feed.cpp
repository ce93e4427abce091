// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/mobility/gtfs_feed.h"

#include "core/geo/crs.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

#include "sample_data/output/zip_file.h"

namespace weitblick::sample {

namespace {

constexpr std::array kServiceNames = {"MF", "SA", "SO"};

std::string clock(int seconds)
{
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string lineId(const TransitLine& line, int verbund)
{
    std::string number = line.number;
    std::erase(number, ' ');
    return fmt::format("{}-{}", verbund == 0 ? "mkv" : "nvm", number);
}

} // namespace

Result<GtfsFeed> feedOf(const TransitNetwork& network, const std::vector<TransitTrip>& trips, int verbund)
{
    WB_TRY(const auto transformer, geo::Transformer::create({"EPSG:25832"}, {"EPSG:4326"}));
    const auto geographic = [&](Point p) {
        transformer.apply({&p.x, 1}, {&p.y, 1});
        return Point{std::round(p.x * 1e6) / 1e6, std::round(p.y * 1e6) / 1e6};
    };
    GtfsFeed feed;
    feed.agencies = verbund == 0
                        ? std::vector<std::pair<std::string, std::string>>{{"MKV", "Musterkreis-Verkehrsverbund"}}
                        : std::vector<std::pair<std::string, std::string>>{{"NVM", "Nachbarverbund Mitte"},
                                                                           {"VGK", "Verkehrsgesellschaft Kirchtal"}};
    std::set<int> used;
    std::vector<std::string> routeIds;
    for (std::size_t i = 0; i < network.lines.size(); ++i) {
        const TransitLine& line = network.lines[i];
        routeIds.push_back(lineId(line, verbund));
        if (line.verbund != verbund) {
            continue;
        }
        used.insert(line.stops.begin(), line.stops.end());
        const std::string& from = network.stops[static_cast<std::size_t>(line.stops.front())].name;
        const std::string& to = network.stops[static_cast<std::size_t>(line.stops.back())].name;
        const auto& agency = feed.agencies[feed.routes.size() % feed.agencies.size()];
        feed.routes.push_back(
            {routeIds.back(), agency.first, line.number, from + " – " + to, line.kind == LineKind::Rail ? 2 : 3});
        for (const bool isBack : {false, true}) {
            GtfsShape shape{routeIds.back() + (isBack ? "-R" : "-H"), {}};
            for (const Point p : line.shape) {
                shape.points.push_back(geographic(p));
            }
            if (isBack) {
                std::ranges::reverse(shape.points);
            }
            feed.shapes.push_back(std::move(shape));
        }
    }
    for (const int stop : used) {
        const TransitStop& it = network.stops[static_cast<std::size_t>(stop)];
        const Point p = geographic(it.at);
        if (it.isStation) {
            feed.stops.push_back({it.id, it.name, p.y, p.x, 1, ""});
            feed.stops.push_back({it.id + ":1:1", it.name + " Gleis 1", p.y, p.x, 0, it.id});
        } else {
            feed.stops.push_back({it.id, it.name, p.y, p.x, 0, ""});
        }
    }
    for (const TransitTrip& trip : trips) {
        const auto line = static_cast<std::size_t>(trip.line);
        if (network.lines[line].verbund != verbund) {
            continue;
        }
        GtfsTrip row{trip.id,
                     routeIds[line],
                     kServiceNames[static_cast<std::size_t>(trip.day)],
                     trip.isBack,
                     routeIds[line] + (trip.isBack ? "-R" : "-H"),
                     {},
                     trip.timesS,
                     trip.timesS};
        for (const int stop : trip.stops) {
            const TransitStop& it = network.stops[static_cast<std::size_t>(stop)];
            row.stops.push_back(it.isStation ? it.id + ":1:1" : it.id);
        }
        feed.trips.push_back(std::move(row));
    }
    return feed;
}

namespace {

std::string calendarDates()
{
    CsvText text(',');
    text.row({"service_id", "date", "exception_type"});
    for (const std::string& date : holidays2025()) {
        const int month = std::stoi(date.substr(4, 2));
        const int day = std::stoi(date.substr(6, 2));
        // What would run without the holiday: the neighbouring rule by weekday.
        static constexpr std::array kBefore = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
        const int weekday = (kBefore[static_cast<std::size_t>(month - 1)] + day + 1) % 7;
        if (weekday < 6) {
            text.row({weekday == 5 ? "SA" : "MF", date, "2"});
            text.row({"SO", date, "1"});
        }
    }
    return text.text();
}

std::string stopTimesText(const GtfsFeed& feed)
{
    std::string text = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
    for (const GtfsTrip& trip : feed.trips) {
        for (std::size_t i = 0; i < trip.stops.size(); ++i) {
            fmt::format_to(std::back_inserter(text), "{},{},{},{},{}\n", trip.id, clock(trip.arrivalsS[i]),
                           clock(trip.departuresS[i]), trip.stops[i], i + 1);
        }
    }
    return text;
}

std::string stopsText(const GtfsFeed& feed)
{
    CsvText text(',');
    text.row(
        {"stop_id", "stop_name", "stop_lat", "stop_lon", "location_type", "parent_station", "wheelchair_boarding"});
    for (std::size_t i = 0; i < feed.stops.size(); ++i) {
        const GtfsStop& stop = feed.stops[i];
        text.row({stop.id, stop.name, fmt::format("{:.6f}", stop.latitudeDeg), fmt::format("{:.6f}", stop.longitudeDeg),
                  fmt::format("{}", stop.locationType), stop.parent, i % 3 == 0 ? "2" : "1"});
    }
    return text.text();
}

std::string shapesText(const GtfsFeed& feed)
{
    std::string text = "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n";
    for (const GtfsShape& shape : feed.shapes) {
        for (std::size_t i = 0; i < shape.points.size(); ++i) {
            fmt::format_to(std::back_inserter(text), "{},{:.6f},{:.6f},{}\n", shape.id, shape.points[i].y,
                           shape.points[i].x, i + 1);
        }
    }
    return text;
}

} // namespace

Result<void> writeFeed(const GtfsFeed& feed, const std::filesystem::path& file)
{
    CsvText agencies(',');
    agencies.row({"agency_id", "agency_name", "agency_url", "agency_timezone", "agency_lang"});
    for (const auto& [id, name] : feed.agencies) {
        agencies.row({id, name, "https://www.example.org/" + id, "Europe/Berlin", "de"});
    }
    CsvText routes(',');
    routes.row({"route_id", "agency_id", "route_short_name", "route_long_name", "route_type"});
    for (const GtfsRoute& route : feed.routes) {
        routes.row({route.id, route.agency, route.shortName, route.longName, fmt::format("{}", route.type)});
    }
    CsvText trips(',');
    trips.row({"route_id", "service_id", "trip_id", "direction_id", "shape_id"});
    for (const GtfsTrip& trip : feed.trips) {
        trips.row({trip.route, trip.service, trip.id, trip.isBack ? "1" : "0", trip.shape});
    }
    const std::string calendar =
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        "MF,1,1,1,1,1,0,0,20250101,20251231\nSA,0,0,0,0,0,1,0,20250101,20251231\n"
        "SO,0,0,0,0,0,0,1,20250101,20251231\n";
    const std::string about =
        "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version\n" +
        feed.agencies.front().second + ",https://www.example.org,de,20250101,20251231,2025-1\n";
    return writeZip(file, {{"agency.txt", agencies.text()},
                           {"stops.txt", stopsText(feed)},
                           {"routes.txt", routes.text()},
                           {"trips.txt", trips.text()},
                           {"stop_times.txt", stopTimesText(feed)},
                           {"calendar.txt", calendar},
                           {"calendar_dates.txt", calendarDates()},
                           {"shapes.txt", shapesText(feed)},
                           {"feed_info.txt", about}});
}

Json departuresOf(const GtfsFeed& feed)
{
    struct Day {
        const char* date;
        int month, day;
    };
    static constexpr Day kDays[] = {
        {"2025-03-18", 3, 18}, {"2025-03-22", 3, 22}, {"2025-03-23", 3, 23}, {"2025-05-01", 5, 1}};
    Json truth;
    for (const Day& day : kDays) {
        const std::string service = kServiceNames[static_cast<std::size_t>(dayKindOf(day.month, day.day))];
        std::map<std::string, int> byStop;
        std::map<std::string, int> byRoute;
        int trips = 0;
        for (const GtfsTrip& trip : feed.trips) {
            if (trip.service == service) {
                ++trips;
                ++byRoute[trip.route];
                for (std::size_t i = 0; i + 1 < trip.stops.size(); ++i) {
                    ++byStop[trip.stops[i]];
                }
            }
        }
        truth[day.date] = {{"trips", trips}, {"trips_by_route", byRoute}, {"departures_by_stop", byStop}};
    }
    return truth;
}

} // namespace weitblick::sample
