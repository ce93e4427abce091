// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "sample_data/mobility/gtfs_feed.h"
#include "sample_data/output/products.h"

namespace weitblick::sample {

namespace {

Json countsOf(const GtfsFeed& feed)
{
    std::size_t stopTimes = 0;
    for (const GtfsTrip& trip : feed.trips) {
        stopTimes += trip.stops.size();
    }
    return {{"routes", feed.routes.size()},
            {"stops", feed.stops.size()},
            {"trips", feed.trips.size()},
            {"stop_times", stopTimes}};
}

} // namespace

Result<void> writeTransit(const Product& product)
{
    const TransitNetwork network = planNetwork(product.region.place);
    const std::vector<TransitTrip> trips = runsOf(network);
    WB_TRY(const GtfsFeed ours, feedOf(network, trips, 0));
    WB_TRY(GtfsFeed theirs, feedOf(network, trips, 1));
    WB_CHECK(writeFeed(ours, product.folder / "mkv.gtfs.zip"));
    WB_CHECK(writeFeed(theirs, product.folder / "nvm_vorwoche.gtfs.zip"));
    Json truth;
    truth["lines"] = network.lines.size();
    truth["mkv"] = countsOf(ours);
    truth["mkv"]["departures"] = departuresOf(ours);
    truth["nvm_vorwoche"] = countsOf(theirs);
    truth["nvm_vorwoche"]["departures"] = departuresOf(theirs);
    std::set<std::string> stops;
    for (const GtfsStop& stop : ours.stops) {
        stops.insert(stop.id);
    }
    truth["shared_stops"] = Json::array();
    for (const GtfsStop& stop : theirs.stops) {
        if (stops.contains(stop.id)) {
            truth["shared_stops"].push_back(stop.id);
        }
    }
    truth["nvm_defects"] = sowDefects(theirs, ours);
    WB_CHECK(writeFeed(theirs, product.folder / "nvm.gtfs.zip"));
    truth["nvm"] = countsOf(theirs);
    truth["note"] = "a repaired nvm.gtfs.zip has the departures of nvm_vorwoche";
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
