// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/table_format.h"

#include <algorithm>

namespace weitblick::transit {

namespace {

const std::vector<TableFormat>& formats()
{
    static const std::vector<TableFormat> kFormats = {
        {"agency.txt",
         {"agency_name", "agency_url", "agency_timezone"},
         {"agency_id", "agency_lang", "agency_phone", "agency_fare_url", "agency_email", "cemv_support"}},
        {"stops.txt",
         {"stop_id"},
         {"stop_code", "stop_name", "tts_stop_name", "stop_desc", "stop_lat", "stop_lon", "zone_id", "stop_url",
          "location_type", "parent_station", "stop_timezone", "wheelchair_boarding", "level_id", "platform_code",
          "stop_access"}},
        {"routes.txt",
         {"route_id", "route_type"},
         {"agency_id", "route_short_name", "route_long_name", "route_desc", "route_url", "route_color",
          "route_text_color", "route_sort_order", "continuous_pickup", "continuous_drop_off", "network_id",
          "cemv_support"}},
        {"trips.txt",
         {"route_id", "service_id", "trip_id"},
         {"trip_headsign", "trip_short_name", "direction_id", "block_id", "shape_id", "wheelchair_accessible",
          "bikes_allowed", "cars_allowed"}},
        {"stop_times.txt",
         {"trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"},
         {"location_group_id", "location_id", "stop_headsign", "start_pickup_drop_off_window",
          "end_pickup_drop_off_window", "start_pickup_dropoff_window", "end_pickup_dropoff_window", "pickup_type",
          "drop_off_type", "continuous_pickup", "continuous_drop_off", "shape_dist_traveled", "timepoint",
          "pickup_booking_rule_id", "drop_off_booking_rule_id", "mean_duration_factor", "mean_duration_offset",
          "safe_duration_factor", "safe_duration_offset"}},
        {"calendar.txt",
         {"service_id", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "start_date",
          "end_date"},
         {}},
        {"calendar_dates.txt", {"service_id", "date", "exception_type"}, {}},
        {"frequencies.txt", {"trip_id", "start_time", "end_time", "headway_secs"}, {"exact_times"}},
        {"transfers.txt",
         {"from_stop_id", "to_stop_id"},
         {"from_route_id", "to_route_id", "from_trip_id", "to_trip_id", "transfer_type", "min_transfer_time"}},
        {"shapes.txt", {"shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"}, {"shape_dist_traveled"}},
        {"fare_attributes.txt",
         {},
         {"fare_id", "price", "currency_type", "payment_method", "transfers", "agency_id", "transfer_duration"}},
        {"fare_rules.txt", {}, {"fare_id", "route_id", "origin_id", "destination_id", "contains_id"}},
    };
    return kFormats;
}

// Tables of the reference that are not looked into.
const std::vector<TableFormat>& others()
{
    static const std::vector<TableFormat> kOthers = [] {
        std::vector<TableFormat> tables;
        for (const std::string_view name : {"areas.txt",
                                            "attributions.txt",
                                            "booking_rules.txt",
                                            "fare_leg_join_rules.txt",
                                            "fare_leg_rules.txt",
                                            "fare_media.txt",
                                            "fare_products.txt",
                                            "fare_transfer_rules.txt",
                                            "feed_info.txt",
                                            "levels.txt",
                                            "location_group_stops.txt",
                                            "location_groups.txt",
                                            "locations.geojson",
                                            "networks.txt",
                                            "pathways.txt",
                                            "rider_categories.txt",
                                            "route_networks.txt",
                                            "stop_areas.txt",
                                            "timeframes.txt",
                                            "translations.txt"}) {
            tables.push_back({name, {}, {}});
        }
        return tables;
    }();
    return kOthers;
}

} // namespace

const TableFormat* tableFormat(std::string_view name)
{
    for (const auto* list : {&formats(), &others()}) {
        const auto found = std::ranges::find(*list, name, &TableFormat::name);
        if (found != list->end()) {
            return &*found;
        }
    }
    return nullptr;
}

} // namespace weitblick::transit
