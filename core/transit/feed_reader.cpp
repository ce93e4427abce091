// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_reader.h"

#include "core/transit/detail/feed_tables.h"
#include "core/transit/feed_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace weitblick::transit {

namespace {

using detail::lacks;
using detail::pointsNowhere;
using detail::Reading;
using detail::TableRows;
using detail::tooMany;
using detail::unusable;

constexpr std::size_t kMostStops = 10'000'000;
constexpr std::size_t kMostShapePoints = 200'000'000;

Result<void> readAgencies(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "agency.txt"));
    Agencies& agencies = reading.out.timetable.agencies;
    std::vector<std::int64_t> unnamed;
    while (table) {
        WB_TRY(const bool more, table->next());
        if (!more) {
            break;
        }
        const std::string_view id = table->cell(table->column("agency_id"));
        if (id.empty()) {
            unnamed.push_back(table->rows().line());
        }
        if (!reading.agencies.add(id, agencies.size())) {
            table->tell(Defect::DuplicateId, id, {"agency_id doppelt", "agency_id is there twice"});
            continue;
        }
        agencies.ids.emplace_back(id);
        agencies.names.emplace_back(table->cell(table->column("agency_name")));
    }
    for (const std::int64_t line : unnamed) {
        if (agencies.size() > 1) {
            reading.out.findings.add({Defect::MissingValue,
                                      "agency.txt",
                                      line,
                                      "",
                                      {"agency_id ist leer, obwohl es mehrere Unternehmen gibt",
                                       "agency_id is empty although there are several agencies"}});
        }
    }
    return {};
}

/// A coordinate, or NaN with the reason told.
double degreesFrom(const TableRows& table, std::string_view column, double limitDeg)
{
    const std::string_view text = table.cell(table.column(column));
    const std::string_view id = table.cell(table.column("stop_id"));
    const auto value = decimalFrom(text);
    if (value && std::abs(*value) <= limitDeg) {
        return *value;
    }
    if (text.empty()) {
        table.tell(Defect::MissingValue, id, lacks(column));
    } else {
        table.tell(Defect::BadValue, id, unusable(column, text));
    }
    return std::numeric_limits<double>::quiet_NaN();
}

void addStop(const TableRows& table, Stops& stops, std::string_view id)
{
    const auto kind = integerFrom(table.cell(table.column("location_type"))).value_or(0);
    const bool needsPlace = kind < 3;
    stops.kinds.push_back(kind >= 0 && kind <= 4 ? static_cast<StopKind>(kind) : StopKind::Platform);
    stops.ids.emplace_back(id);
    stops.names.emplace_back(table.cell(table.column("stop_name")));
    stops.platformCodes.emplace_back(table.cell(table.column("platform_code")));
    const bool isPlaced = needsPlace || !table.cell(table.column("stop_lat")).empty();
    const double nowhere = std::numeric_limits<double>::quiet_NaN();
    stops.longitudesDeg.push_back(isPlaced ? degreesFrom(table, "stop_lon", 180.0) : nowhere);
    stops.latitudesDeg.push_back(isPlaced ? degreesFrom(table, "stop_lat", 90.0) : nowhere);
    stops.lostParents.emplace_back(table.cell(table.column("parent_station")));
    stops.parents.push_back(kNone);
    stops.lines.push_back(static_cast<std::uint32_t>(table.rows().line()));
}

Result<void> readStops(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "stops.txt"));
    Stops& stops = reading.out.timetable.stops;
    while (table) {
        WB_TRY(const bool more, table->next());
        if (!more) {
            break;
        }
        const std::string_view id = table->cell(table->column("stop_id"));
        if (id.empty()) {
            table->tell(Defect::MissingValue, "", lacks("stop_id"));
        } else if (!reading.stops.add(id, stops.size())) {
            table->tell(Defect::DuplicateId, id, {"stop_id doppelt", "stop_id is there twice"});
        } else {
            addStop(*table, stops, id);
        }
        if (stops.size() > kMostStops) {
            return tooMany("Haltestellen", "stops");
        }
    }
    for (std::size_t stop = 0; stop < stops.size(); ++stop) {
        const std::uint32_t parent = reading.stops.find(stops.lostParents[stop]);
        const StopKind wanted = stops.kinds[stop] == StopKind::BoardingArea ? StopKind::Platform : StopKind::Station;
        if (parent != kNone && parent != stop && stops.kinds[parent] == wanted) {
            stops.parents[stop] = parent;
            stops.lostParents[stop].clear();
        }
    }
    return {};
}

/// The agency of a route; what is wrong with it is told.
std::uint32_t agencyOf(Reading& reading, const TableRows& table)
{
    const std::string_view id = table.cell(table.column("agency_id"));
    const std::size_t count = reading.out.timetable.agencies.size();
    const std::string_view route = table.cell(table.column("route_id"));
    const std::uint32_t found = reading.agencies.find(id);
    if (count == 0 || (id.empty() && count == 1)) {
        return count == 0 ? kNone : 0;
    }
    if (id.empty()) {
        table.tell(Defect::MissingValue, route,
                   {"agency_id ist leer, obwohl es mehrere Unternehmen gibt",
                    "agency_id is empty although there are several agencies"});
    } else if (found == kNone) {
        table.tell(Defect::UnknownReference, route, pointsNowhere("agency_id", id));
    }
    return found;
}

Result<void> readRoutes(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "routes.txt"));
    Routes& routes = reading.out.timetable.routes;
    while (table) {
        WB_TRY(const bool more, table->next());
        if (!more) {
            break;
        }
        const std::string_view id = table->cell(table->column("route_id"));
        const std::string_view typeText = table->cell(table->column("route_type"));
        const auto type = integerFrom(typeText);
        if (id.empty()) {
            table->tell(Defect::MissingValue, "", lacks("route_id"));
            continue;
        }
        if (!reading.routes.add(id, routes.size())) {
            table->tell(Defect::DuplicateId, id, {"route_id doppelt", "route_id is there twice"});
            continue;
        }
        if (!type || *type < 0 || *type > 1799) {
            table->tell(typeText.empty() ? Defect::MissingValue : Defect::BadValue, id,
                        typeText.empty() ? lacks("route_type") : unusable("route_type", typeText));
        }
        routes.types.push_back(static_cast<std::int16_t>(type && *type >= 0 && *type <= 1799 ? *type : -1));
        routes.ids.emplace_back(id);
        routes.agencies.push_back(agencyOf(reading, *table));
        routes.shortNames.emplace_back(table->cell(table->column("route_short_name")));
        routes.longNames.emplace_back(table->cell(table->column("route_long_name")));
        routes.lines.push_back(static_cast<std::uint32_t>(table->rows().line()));
    }
    return {};
}

Services::Rule& ruleOf(Reading& reading, std::string_view id)
{
    Services& services = reading.out.timetable.services;
    std::uint32_t service = reading.services.find(id);
    if (service == kNone) {
        service = static_cast<std::uint32_t>(services.size());
        reading.services.add(id, service);
        services.ids.emplace_back(id);
        services.rules.push_back({.from = Day(std::chrono::days(1)), .to = Day(std::chrono::days(0))});
    }
    return services.rules[service];
}

Result<void> readCalendar(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "calendar.txt"));
    constexpr std::array kWeekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    while (table) {
        WB_TRY(const bool more, table->next());
        if (!more) {
            break;
        }
        const std::string_view id = table->cell(table->column("service_id"));
        if (reading.services.find(id) != kNone) {
            table->tell(Defect::DuplicateId, id, {"service_id doppelt", "service_id is there twice"});
            continue;
        }
        const auto from = dayFromGtfs(table->cell(table->column("start_date")));
        const auto to = dayFromGtfs(table->cell(table->column("end_date")));
        if (!from || !to) {
            const char* const column = from ? "end_date" : "start_date";
            table->tell(Defect::BadValue, id, unusable(column, table->cell(table->column(column))));
            continue;
        }
        Services::Rule& rule = ruleOf(reading, id);
        rule.from = *from;
        rule.to = *to;
        for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
            if (table->cell(table->column(kWeekdays[day])) == "1") {
                rule.weekdays = static_cast<std::uint8_t>(rule.weekdays | (1U << day));
            }
        }
    }
    return {};
}

Result<void> readCalendarDates(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "calendar_dates.txt"));
    while (table) {
        WB_TRY(const bool more, table->next());
        if (!more) {
            break;
        }
        const std::string_view id = table->cell(table->column("service_id"));
        const auto day = dayFromGtfs(table->cell(table->column("date")));
        const std::string_view kind = table->cell(table->column("exception_type"));
        if (!day || (kind != "1" && kind != "2")) {
            const char* const column = day ? "exception_type" : "date";
            table->tell(Defect::BadValue, id, unusable(column, table->cell(table->column(column))));
            continue;
        }
        ruleOf(reading, id).days.emplace_back(*day, kind == "1");
    }
    for (Services::Rule& rule : reading.out.timetable.services.rules) {
        std::ranges::stable_sort(rule.days, {}, &std::pair<Day, bool>::first);
    }
    return {};
}

Result<void> readShapes(Reading& reading)
{
    WB_TRY(auto table, TableRows::open(reading, "shapes.txt"));
    Shapes& shapes = reading.out.timetable.shapes;
    struct ShapePoint {
        std::uint32_t shape;
        std::uint32_t sequence;
        double x, y;
    };
    std::vector<ShapePoint> points;
    while (table) {
        WB_TRY(const bool more, table->next());
        if (!more) {
            break;
        }
        const std::string_view id = table->cell(table->column("shape_id"));
        const auto x = decimalFrom(table->cell(table->column("shape_pt_lon")));
        const auto y = decimalFrom(table->cell(table->column("shape_pt_lat")));
        const auto sequence = integerFrom(table->cell(table->column("shape_pt_sequence")));
        if (!x || !y || !sequence || std::abs(*x) > 180.0 || std::abs(*y) > 90.0) {
            table->tell(Defect::BadValue, id,
                        {"Punkt des Linienwegs unbrauchbar", "point of the shape cannot be used"});
            continue;
        }
        std::uint32_t shape =
            points.empty() || shapes.ids[points.back().shape] != id ? reading.shapes.find(id) : points.back().shape;
        if (shape == kNone) {
            shape = static_cast<std::uint32_t>(shapes.ids.size());
            reading.shapes.add(id, shape);
            shapes.ids.emplace_back(id);
        }
        points.push_back({shape, static_cast<std::uint32_t>(*sequence), *x, *y});
        if (points.size() > kMostShapePoints) {
            return tooMany("Punkte von Linienwegen", "points of shapes");
        }
    }
    std::ranges::stable_sort(points, [](const ShapePoint& a, const ShapePoint& b) {
        return std::pair(a.shape, a.sequence) < std::pair(b.shape, b.sequence);
    });
    shapes.starts.assign(shapes.ids.size() + 1, 0);
    for (const ShapePoint& point : points) {
        ++shapes.starts[point.shape + 1];
        shapes.longitudesDeg.push_back(point.x);
        shapes.latitudesDeg.push_back(point.y);
    }
    for (std::size_t shape = 0; shape < shapes.ids.size(); ++shape) {
        shapes.starts[shape + 1] += shapes.starts[shape];
    }
    return {};
}

/// Tables that are not read are looked at for their columns only.
Result<void> lookAtOthers(Reading& reading)
{
    for (const char* const name : {"fare_attributes.txt", "fare_rules.txt"}) {
        WB_TRY([[maybe_unused]] const auto table, TableRows::open(reading, name));
    }
    for (const std::string& name : reading.files.names()) {
        if (tableFormat(name) == nullptr && name.ends_with(".txt")) {
            reading.out.findings.add({Defect::UnknownFile,
                                      name,
                                      0,
                                      name,
                                      {"GTFS kennt keine Datei dieses Namens", "GTFS knows no file of this name"}});
        }
    }
    return {};
}

void tellMissingFiles(Reading& reading)
{
    const auto tell = [&](const char* name) {
        reading.out.findings.add({Defect::MissingFile, name, 0, name, {"die Datei fehlt", "the file is missing"}});
    };
    for (const char* const name : {"agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt"}) {
        if (!reading.files.contains(name)) {
            tell(name);
        }
    }
    if (!reading.files.contains("calendar.txt") && !reading.files.contains("calendar_dates.txt")) {
        tell("calendar.txt");
    }
}

} // namespace

Result<FeedReading> readFeed(const FeedFiles& files, ShapeReading shapes, Job& job)
{
    Reading reading{files, job, {}, {}, {}, {}, {}, {}, {}, {}};
    tellMissingFiles(reading);
    WB_CHECK(readAgencies(reading));
    WB_CHECK(readStops(reading));
    WB_CHECK(readRoutes(reading));
    WB_CHECK(readCalendar(reading));
    WB_CHECK(readCalendarDates(reading));
    if (shapes == ShapeReading::Read) {
        WB_CHECK(readShapes(reading));
    }
    WB_CHECK(detail::readTrips(reading));
    WB_CHECK(detail::readStopTimes(reading));
    WB_CHECK(detail::readFrequencies(reading));
    WB_CHECK(detail::readTransfers(reading));
    WB_CHECK(lookAtOthers(reading));
    return std::move(reading.out);
}

Result<FeedReading> readTimetable(const std::filesystem::path& place, ShapeReading shapes, Job& job)
{
    WB_TRY(const FeedFiles files, FeedFiles::open(place));
    WB_TRY(FeedReading reading, readFeed(files, shapes, job));
    const Timetable& timetable = reading.timetable;
    if (timetable.stopTimes.size() > 0 && timetable.services.size() > 0) {
        return reading;
    }
    Text detail{"er hat keine Abfahrten", "it has no departures"};
    for (const Finding& finding : reading.findings.list()) {
        if (kindOf(finding.defect).severity == Severity::Error) {
            const Text& title = kindOf(finding.defect).title;
            detail = {finding.file + ": " + title.de + " (" + finding.detail.de + ")",
                      finding.file + ": " + title.en + " (" + finding.detail.en + ")"};
            break;
        }
    }
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = {"der Fahrplan ist nicht zu gebrauchen: " + detail.de, "the timetable is of no use: " + detail.en},
        .subject = place.string(),
        .advice = {"Die Fahrplanprüfung (feed_doctor) zeigt alle Fehler und was zu tun ist",
                   "The timetable check (feed_doctor) shows all defects and what to do"}};
}

} // namespace weitblick::transit
