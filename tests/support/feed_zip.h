// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/crs.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <zip.h>

namespace weitblick::test {

/// Writes the files of a feed as people get them.
inline bool writeFeedZip(const std::filesystem::path& file, const std::map<std::string, std::string>& texts)
{
    int error = 0;
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == nullptr) {
        return false;
    }
    for (const auto& [name, text] : texts) {
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
    }
    return zip_close(archive) == 0;
}

/// ",50.123456789,9.123456789" of a place in EPSG:25832, as stops.txt has it.
inline std::string latLonCells(double x, double y)
{
    const auto transformer = geo::Transformer::create({"EPSG:25832"}, {"EPSG:4326"}).value();
    std::array<double, 1> lon{x};
    std::array<double, 1> lat{y};
    transformer.apply(lon, lat);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), ",%.9f,%.9f", lat[0], lon[0]);
    return text.data();
}

/// A bus line West - Mitte - Ost in both directions from 6 to 20 o'clock. Mitte has a stop for each direction, 5 m
/// north and south of (500000, 5540000); the ends are 10 km away and have one stop each.
inline std::map<std::string, std::string> busLine(int headwayS)
{
    const std::string headway = std::to_string(headwayS);
    return {
        {"agency.txt", "agency_id,agency_name,agency_url,agency_timezone\nA,Verbund,https://a.example,Europe/Berlin\n"},
        {"stops.txt", "stop_id,stop_name,stop_lat,stop_lon\nw,West" + latLonCells(490'000, 5'540'000) + "\nm1,Mitte" +
                          latLonCells(500'000, 5'540'005) + "\nm2,Mitte" + latLonCells(500'000, 5'539'995) + "\no,Ost" +
                          latLonCells(510'000, 5'540'000) + "\n"},
        {"routes.txt", "route_id,agency_id,route_short_name,route_long_name,route_type\nR,A,1,,3\n"},
        {"trips.txt", "route_id,service_id,trip_id,direction_id\nR,W,t1,0\nR,W,t2,1\n"},
        {"stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                           "t1,06:00:00,06:00:00,w,1\nt1,06:10:00,06:10:00,m1,2\nt1,06:20:00,06:20:00,o,3\n"
                           "t2,06:00:00,06:00:00,o,1\nt2,06:10:00,06:10:00,m2,2\nt2,06:20:00,06:20:00,w,3\n"},
        {"frequencies.txt", "trip_id,start_time,end_time,headway_secs\nt1,06:00:00,19:50:00," + headway +
                                "\nt2,06:00:00,19:50:00," + headway + "\n"},
        {"calendar.txt", "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                         "W,1,1,1,1,1,0,0,20250101,20251231\n"}};
}

} // namespace weitblick::test
