// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transit/feed_reader.h"

#include <map>
#include <string>

namespace weitblick::test {

/// A feed of two lines as people would write it; tests change what they are about.
inline std::map<std::string, std::string> smallFeed()
{
    return {
        {"agency.txt", "agency_id,agency_name,agency_url,agency_timezone\nA,Verbund,https://a.example,Europe/Berlin\n"},
        {"stops.txt", "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
                      "S,Bahnhof,50.000,9.000,1,\n"
                      "a,Bahnhof Gleis 1,50.000,9.000,0,S\n"
                      "b,Markt,50.010,9.000,0,\n"
                      "c,Siedlung,50.020,9.000,0,\n"},
        {"routes.txt", "route_id,agency_id,route_short_name,route_long_name,route_type\nR,A,1,,3\n"},
        {"trips.txt", "route_id,service_id,trip_id,direction_id\nR,W,t1,0\nR,W,t2,1\n"},
        {"stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                           "t1,07:00:00,07:00:00,a,1\nt1,07:05:00,07:06:00,b,2\nt1,07:10:00,07:10:00,c,3\n"
                           "t2,23:55:00,23:55:00,c,1\nt2,24:05:00,24:06:00,b,2\nt2,24:10:00,24:10:00,a,3\n"},
        {"calendar.txt", "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                         "W,1,1,1,1,1,0,0,20250101,20251231\n"},
        {"calendar_dates.txt", "service_id,date,exception_type\nW,20250418,2\nW,20250419,1\n"}};
}

inline Result<transit::FeedReading> readSmall(std::map<std::string, std::string> texts,
                                              transit::ShapeReading shapes = transit::ShapeReading::Read)
{
    Job job;
    return transit::readFeed(transit::FeedFiles::ofTexts(std::move(texts)), shapes, job);
}

} // namespace weitblick::test
