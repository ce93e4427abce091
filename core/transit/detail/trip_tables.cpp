// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/detail/feed_tables.h"
#include "core/transit/feed_text.h"

#include <algorithm>

namespace weitblick::transit::detail {

namespace {

constexpr std::size_t kMostTrips = 20'000'000;

/// The row of `id`; an id that is nowhere is told, unless its whole table is missing.
std::uint32_t referred(const TableRows& table, const IdIndex& index, const char* column, std::string_view owner)
{
    const std::string_view id = table.cell(table.column(column));
    const std::uint32_t found = index.find(id);
    if (found == kNone && !index.empty()) {
        table.tell(id.empty() ? Defect::MissingValue : Defect::UnknownReference, owner,
                   id.empty() ? lacks(column) : pointsNowhere(column, id));
    }
    return found;
}

} // namespace

Result<void> readTrips(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "trips.txt"));
    // Of services that an unreadable calendar would have had, only the calendar is told.
    const bool isCalendarWhole = std::ranges::none_of(reading.out.findings.list(), [](const Finding& finding) {
        return finding.defect != Defect::UnknownColumn && kindOf(finding.defect).severity == Severity::Error &&
               finding.file.starts_with("calendar");
    });
    Trips& trips = reading.out.timetable.trips;
    while (table) {
        WB_TRY(const bool more, table->next());
        if (!more) {
            break;
        }
        const std::string_view id = table->cell(table->column("trip_id"));
        if (id.empty()) {
            table->tell(Defect::MissingValue, "", lacks("trip_id"));
            continue;
        }
        const std::uint32_t route = referred(*table, reading.routes, "route_id", id);
        const std::uint32_t service = isCalendarWhole ? referred(*table, reading.services, "service_id", id)
                                                      : reading.services.find(table->cell(table->column("service_id")));
        if (reading.trips.find(id) != kNone) {
            table->tell(Defect::DuplicateId, id, {"trip_id doppelt", "trip_id is there twice"});
            continue;
        }
        // A trip that cannot run keeps its id, so that its stop times are not told as pointing nowhere.
        const bool canRun = route != kNone && service != kNone;
        reading.trips.add(id, canRun ? trips.size() : kUnusableTrip);
        if (!canRun) {
            continue;
        }
        trips.ids.emplace_back(id);
        trips.routes.push_back(route);
        trips.services.push_back(service);
        trips.shapes.push_back(reading.shapes.find(table->cell(table->column("shape_id"))));
        trips.directions.push_back(table->cell(table->column("direction_id")) == "1" ? 1 : 0);
        trips.lines.push_back(static_cast<std::uint32_t>(table->rows().line()));
        if (trips.size() > kMostTrips) {
            return tooMany("Fahrten", "trips");
        }
    }
    trips.firstStopTimes.assign(trips.size(), 0);
    trips.endStopTimes.assign(trips.size(), 0);
    return {};
}

Result<void> readFrequencies(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "frequencies.txt"));
    constexpr std::int64_t kMostRuns = 100'000;
    while (table) {
        WB_TRY(const bool more, table->next());
        if (!more) {
            break;
        }
        const std::string_view id = table->cell(table->column("trip_id"));
        const std::uint32_t trip = referred(*table, reading.trips, "trip_id", id);
        const auto start = timeFrom(table->cell(table->column("start_time")));
        const auto end = timeFrom(table->cell(table->column("end_time")));
        const auto headway = integerFrom(table->cell(table->column("headway_secs")));
        if (!start || !end || !headway || *headway < 1 || *headway > 86'400 || *end < *start ||
            (*end - *start) / *headway > kMostRuns) {
            table->tell(Defect::BadValue, id, {"Taktzeit unbrauchbar", "frequency cannot be used"});
        } else if (trip < reading.out.timetable.trips.size()) {
            reading.out.timetable.frequencies.push_back({trip, *start, *end, static_cast<std::int32_t>(*headway)});
        }
    }
    std::ranges::stable_sort(reading.out.timetable.frequencies, {}, &Frequency::trip);
    return {};
}

Result<void> readTransfers(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "transfers.txt"));
    while (table) {
        WB_TRY(const bool more, table->next());
        if (!more) {
            break;
        }
        const std::string_view from = table->cell(table->column("from_stop_id"));
        const std::string_view to = table->cell(table->column("to_stop_id"));
        if (from.empty() || to.empty()) {
            continue; // between trips (in-seat transfers): not used
        }
        const std::uint32_t fromStop = referred(*table, reading.stops, "from_stop_id", from);
        const std::uint32_t toStop = referred(*table, reading.stops, "to_stop_id", to);
        const auto kind = integerFrom(table->cell(table->column("transfer_type"))).value_or(0);
        const auto minimum = integerFrom(table->cell(table->column("min_transfer_time"))).value_or(0);
        if (fromStop != kNone && toStop != kNone && kind >= 0 && kind <= 5) {
            reading.out.timetable.transfers.push_back(
                {fromStop, toStop, static_cast<std::uint8_t>(kind),
                 static_cast<std::int32_t>(std::clamp<std::int64_t>(minimum, 0, 86'400))});
        }
    }
    return {};
}

} // namespace weitblick::transit::detail
