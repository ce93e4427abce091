// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds are those of reported German feeds: hidden characters, doubled stops and trips, stops out of place, parents
// that are none, operators and trips lost since the last delivery, times that run backwards.
#include <algorithm>
#include <set>

#include "sample_data/mobility/gtfs_feed.h"

namespace weitblick::sample {

namespace {

void renameStop(GtfsFeed& feed, const std::string& from, const std::string& to, std::size_t everyNth)
{
    std::size_t count = 0;
    for (GtfsTrip& trip : feed.trips) {
        for (std::string& stop : trip.stops) {
            if (stop == from && count++ % everyNth == 0) {
                stop = to;
            }
        }
    }
}

/// A bus stop that trips use and nothing else was done to.
std::size_t freshStop(const GtfsFeed& feed, std::set<std::string>& touched)
{
    for (std::size_t i = feed.stops.size() / 4; i < feed.stops.size(); ++i) {
        if (feed.stops[i].locationType == 0 && feed.stops[i].parent.empty() &&
            touched.insert(feed.stops[i].id).second) {
            return i;
        }
    }
    for (std::size_t i = 0; i < feed.stops.size(); ++i) {
        if (touched.insert(feed.stops[i].id).second) {
            return i;
        }
    }
    return 0;
}

Json sown(const char* kind, const Json& ids, const char* fix)
{
    return {{"kind", kind}, {"ids", ids}, {"fix", fix}};
}

void sowIntoStops(GtfsFeed& feed, Json& list, std::set<std::string>& touched)
{
    const GtfsStop hidden = feed.stops[freshStop(feed, touched)];
    GtfsStop copy = hidden;
    copy.id += "\x02";
    renameStop(feed, hidden.id, copy.id, 3);
    feed.stops.push_back(copy);
    list.push_back(sown("hidden_character", {copy.id}, "strip control characters; merge with the stop of the same id"));

    const GtfsStop doubled = feed.stops[freshStop(feed, touched)];
    copy = doubled;
    copy.id += "_G";
    copy.latitudeDeg += 0.00004;
    renameStop(feed, doubled.id, copy.id, 2);
    feed.stops.push_back(copy);
    list.push_back(sown("duplicate_stop", {doubled.id, copy.id}, "merge the stop with suffix _G into the other"));

    GtfsStop& abroad = feed.stops[freshStop(feed, touched)];
    list.push_back(sown("stop_outside_country", {abroad.id}, "take the position from the shape"));
    abroad.longitudeDeg = 5.52;

    GtfsStop& away = feed.stops[freshStop(feed, touched)];
    list.push_back(sown("stop_far_from_route", {away.id}, "take the position from the shape"));
    away.latitudeDeg += 0.04;

    GtfsStop& orphan = feed.stops[freshStop(feed, touched)];
    orphan.parent = "de:06999:9999";
    list.push_back(sown("orphan_parent", {orphan.id}, "drop the parent"));
}

void sowIntoTrips(GtfsFeed& feed, const GtfsFeed& other, Json& list)
{
    // The other Verbund's runs on the shared stops, entered a second time under our agency.
    Json doubled = Json::array();
    const GtfsRoute& original = *std::ranges::find(other.routes, other.trips.front().route, &GtfsRoute::id);
    GtfsRoute route = original;
    route.id = "nvm-doppelt";
    route.agency = feed.agencies.front().first;
    feed.routes.push_back(route);
    std::set<std::string> known;
    for (const GtfsStop& stop : feed.stops) {
        known.insert(stop.id);
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(5, other.trips.size()); ++i) {
        GtfsTrip trip = other.trips[i];
        doubled.push_back({trip.id, "nvm-" + trip.id});
        trip.id = "nvm-" + trip.id;
        trip.route = route.id;
        trip.shape.clear();
        for (const std::string& stop : trip.stops) {
            if (known.insert(stop).second) {
                feed.stops.push_back(*std::ranges::find(other.stops, stop, &GtfsStop::id));
                feed.stops.back().parent.clear();
            }
        }
        feed.trips.push_back(std::move(trip));
    }
    list.push_back(sown("duplicate_trip_of_two_agencies", doubled, "drop the copy"));

    Json backwards = Json::array();
    GtfsTrip& wrong = feed.trips[feed.trips.size() / 3];
    wrong.arrivalsS[1] = wrong.departuresS[0] - 600;
    wrong.departuresS[1] = wrong.arrivalsS[1];
    backwards.push_back(wrong.id);
    list.push_back(sown("time_runs_backwards", backwards, "interpolate between the neighbours"));
}

void loseTrips(GtfsFeed& feed, Json& list)
{
    const std::string last = feed.routes.back().id;
    Json lost = Json::array();
    if (feed.routes.size() > 1) {
        std::erase_if(feed.trips, [&](const GtfsTrip& trip) { return trip.route == last; });
        lost.push_back(last);
    } else {
        std::erase_if(feed.trips, [&](const GtfsTrip& trip) { return trip.service == "SO"; });
        lost.push_back("SO");
    }
    list.push_back(sown("operator_lost", lost, "take over from the previous delivery and say so"));
    Json missing = Json::array();
    std::erase_if(feed.trips, [&](const GtfsTrip& trip) {
        const bool isMorning = trip.departuresS.front() >= 7 * 3600 && trip.departuresS.front() < 8 * 3600;
        const bool isGone = trip.route == feed.routes.front().id && trip.service == "MF" && !trip.isBack && isMorning;
        if (isGone) {
            missing.push_back(trip.id);
        }
        return isGone;
    });
    list.push_back(sown("missing_trips", missing, "take over from the previous delivery and say so"));
}

} // namespace

Json sowDefects(GtfsFeed& feed, const GtfsFeed& other)
{
    Json list = Json::array();
    std::set<std::string> touched;
    loseTrips(feed, list);
    sowIntoStops(feed, list, touched);
    sowIntoTrips(feed, other, list);
    return list;
}

} // namespace weitblick::sample
