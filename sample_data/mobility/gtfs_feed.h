// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

#include "sample_data/mobility/timetable.h"
#include "sample_data/output/text_file.h"

namespace weitblick::sample {

/// The rows of a feed before they are text, so that defects can be sown into them.
struct GtfsStop {
    std::string id, name;
    double latitudeDeg = 0.0, longitudeDeg = 0.0;
    int locationType = 0;
    std::string parent;
};
struct GtfsTrip {
    std::string id, route, service;
    bool isBack = false;
    std::string shape;
    std::vector<std::string> stops;
    std::vector<int> arrivalsS, departuresS;
};
struct GtfsRoute {
    std::string id, agency, shortName, longName;
    int type = 3;
};
struct GtfsShape {
    std::string id;
    std::vector<Point> points; ///< x longitude, y latitude
};
struct GtfsFeed {
    std::vector<std::pair<std::string, std::string>> agencies; ///< id, name
    std::vector<GtfsStop> stops;
    std::vector<GtfsRoute> routes;
    std::vector<GtfsTrip> trips;
    std::vector<GtfsShape> shapes;
};

/// The feed of one Verbund.
/// Errors   UnsupportedCrs  PROJ knows no way to geographic coordinates.
Result<GtfsFeed> feedOf(const TransitNetwork& network, const std::vector<TransitTrip>& trips, int verbund);

Result<void> writeFeed(const GtfsFeed& feed, const std::filesystem::path& file);

/// Departures at each stop on four days, counted from the rows; the last stop of a trip has none.
Json departuresOf(const GtfsFeed& feed);

/// Sows the nine kinds of defects that German feeds are known for; returns what was sown where.
Json sowDefects(GtfsFeed& feed, const GtfsFeed& other);

} // namespace weitblick::sample
