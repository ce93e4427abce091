// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/service_state.h"

#include "core/geo/crs.h"
#include "core/transit/feed_reader.h"
#include "core/transit/feed_repair.h"
#include "core/transit/feed_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::mobility {

namespace {

using analysis::ParameterKind;
using analysis::Presence;

struct NamedDay {
    const char* id;
    transit::DayKind kind;
    const char* german;
    const char* english;
};
constexpr std::array kDays = {NamedDay{"workday", transit::DayKind::Workday, "Werktag (Dienstag bis Donnerstag)",
                                       "workday (Tuesday to Thursday)"},
                              NamedDay{"monday", transit::DayKind::Monday, "Montag", "Monday"},
                              NamedDay{"friday", transit::DayKind::Friday, "Freitag", "Friday"},
                              NamedDay{"saturday", transit::DayKind::Saturday, "Samstag", "Saturday"},
                              NamedDay{"sunday", transit::DayKind::Sunday, "Sonntag", "Sunday"}};

Result<QualityScheme> schemeOf(analysis::RunContext& context)
{
    const SchemeNames& names = *findScheme(context.text("scheme"));
    SchemeTables tables;
    WB_TRY(tables.modes, context.registryTable(names.modes));
    WB_TRY(tables.categories, context.registryTable(names.categories));
    WB_TRY(tables.classes, context.registryTable(names.classes));
    return schemeFrom(names, tables);
}

std::vector<ClassDisc> discsOf(const ServiceState& state)
{
    std::vector<ClassDisc> discs;
    for (std::size_t i = 0; i < state.stations.size(); ++i) {
        for (const QualityScheme::ClassRow& row : state.scheme.classes) {
            if (row.category == state.stations[i].category && state.stations[i].category > 0) {
                discs.push_back({state.places[i], row.withinM, static_cast<std::uint8_t>(row.rank)});
            }
        }
    }
    return discs;
}

} // namespace

analysis::Parameter feedParameter(const char* id, const Text& title)
{
    return {.id = id,
            .title = title,
            .help = {"GTFS-Datei (.zip) des Verkehrsverbunds.", "GTFS file (.zip) of the operator."},
            .kind = ParameterKind::File};
}

analysis::Parameter dateParameter(const char* id, const Text& title)
{
    return {.id = id,
            .title = title,
            .help = {"Ein bestimmter Tag, zum Beispiel 2025-03-18; geht der Art des Tages vor.",
                     "A certain day, for example 2025-03-18; goes before the kind of day."},
            .kind = ParameterKind::Text,
            .presence = Presence::Optional};
}

std::vector<analysis::Parameter> schemeParameters()
{
    std::vector<analysis::Choice> days;
    for (const NamedDay& day : kDays) {
        days.push_back({day.id, {day.german, day.english}});
    }
    return {
        {.id = "scheme",
         .title = {"Tabelle", "Table"},
         .help =
             {"Aus Verkehrsmittel, Takt und Entfernung wird nach dieser Tabelle eine Klasse. Jede ist im "
              "Parameterregister und lässt sich dort ändern.",
              "Mode, headway and distance become a class by this table. Each is in the parameter registry and can be "
              "changed there."},
         .kind = ParameterKind::Choice,
         .defaultValue = "goat",
         .choices = {{"goat", {"Deutschland (nach GOAT)", "Germany (after GOAT)"}},
                     {"oerok", {"Österreich (ÖROK)", "Austria (ÖROK)"}},
                     {"hamburg", {"Hamburger Art (Abfahrten je Stunde)", "Hamburg type (departures an hour)"}}}},
        {.id = "day",
         .title = {"Art des Tages", "Kind of day"},
         .help = {"Genommen wird der Tag dieser Art mit den meisten Fahrten.",
                  "The day of this kind with the most trips is taken."},
         .kind = ParameterKind::Choice,
         .defaultValue = "workday",
         .choices = std::move(days)},
        {.id = "from_hour",
         .title = {"Ab", "From"},
         .help = {"Stunde, ab der Abfahrten zählen.", "Hour from which departures count."},
         .kind = ParameterKind::Integer,
         .unit = "h",
         .range = {0, 23},
         .defaultValue = "6",
         .source = "ÖROK-Materialien; Plan4Better, GOAT"},
        {.id = "to_hour",
         .title = {"Bis", "To"},
         .help = {"Stunde, bis zu der Abfahrten zählen.", "Hour up to which departures count."},
         .kind = ParameterKind::Integer,
         .unit = "h",
         .range = {1, 24},
         .defaultValue = "20",
         .source = "ÖROK-Materialien; Plan4Better, GOAT"},
        {.id = "headway_edge",
         .title = {"Takt genau auf der Grenze", "Headway exactly on a limit"},
         .help = {"Zählt ein Takt von genau 20 Minuten noch zu „unter 20“ (bis) oder nicht (unter)?",
                  "Does a headway of exactly 20 minutes still belong to “below 20” (up to) or not (below)?"},
         .kind = ParameterKind::Choice,
         .defaultValue = "below",
         .choices = {{"below", {"unter der Grenze", "below the limit"}},
                     {"up_to", {"bis zur Grenze", "up to the limit"}}}},
        {.id = "repair",
         .title = {"Gefahrlose Fehler reparieren", "Repair what is safe"},
         .help = {"Doppelte Haltestellen zusammenlegen, doppelte Fahrten zweier Unternehmen einmal zählen, rückwärts "
                  "laufende Zeiten berichtigen.",
                  "Merge duplicate stops, count trips of two agencies once, mend times that run backwards."},
         .kind = ParameterKind::Boolean,
         .defaultValue = "ja"},
        {.id = "crs",
         .title = {"Koordinatensystem", "Coordinate reference system"},
         .help = {"In Metern; ohne Angabe die UTM-Zone der Haltestellen, zum Beispiel EPSG:25832.",
                  "In metres; without it the UTM zone of the stops, for example EPSG:25832."},
         .kind = ParameterKind::Text,
         .presence = Presence::Optional}};
}

std::vector<std::string> schemeRegistryEntries()
{
    std::vector<std::string> entries;
    for (const SchemeNames& names : schemes()) {
        entries.insert(entries.end(), {names.modes, names.categories, names.classes});
    }
    return entries;
}

Result<std::int32_t> workingSrsId(const analysis::RunContext& context, const transit::Timetable& timetable)
{
    if (context.has("crs")) {
        WB_TRY(const geo::CrsDescription crs, geo::describeCrs({context.text("crs")}));
        if (!crs.isProjectedInMetres || !crs.epsg) {
            return Error{.code = ErrorCode::UnsupportedCrs,
                         .message = {"das Koordinatensystem „" + crs.name + "“ hat keine Achsen in Metern",
                                     "the coordinate reference system “" + crs.name + "” has no axes in metres"},
                         .subject = "crs"};
        }
        return *crs.epsg;
    }
    std::vector<std::pair<double, double>> places;
    for (std::size_t stop = 0; stop < timetable.stops.size(); ++stop) {
        if (std::isfinite(timetable.stops.longitudesDeg[stop]) && std::isfinite(timetable.stops.latitudesDeg[stop])) {
            places.emplace_back(timetable.stops.longitudesDeg[stop], timetable.stops.latitudesDeg[stop]);
        }
    }
    if (places.empty()) {
        return 25832;
    }
    const auto middle = places.begin() + static_cast<std::ptrdiff_t>(places.size() / 2);
    std::ranges::nth_element(places, middle);
    const int zone = std::clamp(static_cast<int>(std::floor((middle->first + 180.0) / 6.0)) + 1, 1, 60);
    const bool isEurope = zone >= 28 && zone <= 38 && middle->second > 34.0;
    return isEurope ? 25800 + zone : (middle->second >= 0.0 ? 32600 : 32700) + zone;
}

Result<transit::Timetable> readFeedOf(analysis::RunContext& context, const char* parameter, Job& job)
{
    WB_TRY(transit::FeedReading reading,
           transit::readTimetable(context.file(parameter), transit::ShapeReading::Skip, job));
    std::int64_t errors = 0;
    for (std::size_t i = 0; i < transit::kDefectCount; ++i) {
        const auto defect = static_cast<transit::Defect>(i);
        errors += transit::kindOf(defect).severity == transit::Severity::Error ? reading.findings.count(defect) : 0;
    }
    if (errors > 0) {
        const std::string count = std::to_string(errors);
        context.note({"der Fahrplan hat " + count + " fehlerhafte Zeilen (feed_doctor zeigt sie)",
                      "the timetable has " + count + " faulty rows (feed_doctor shows them)"});
    }
    if (context.flag("repair")) {
        const std::int64_t repairs = transit::repairSafely(reading.timetable, nullptr).total();
        if (repairs > 0) {
            const std::string count = std::to_string(repairs);
            context.note({count + " gefahrlose Reparaturen am Fahrplan (feed_doctor nennt die Befunde)",
                          count + " safe repairs of the timetable (feed_doctor names the findings)"});
        }
    }
    return std::move(reading.timetable);
}

Result<transit::Day> serviceDay(analysis::RunContext& context, const transit::Timetable& timetable,
                                const char* dateParameter)
{
    if (context.has(dateParameter)) {
        const std::string& text = context.text(dateParameter);
        if (const auto day = transit::dayFromIso(text)) {
            if (transit::tripsOn(timetable, *day) > 0) {
                return *day;
            }
            const auto span = transit::validityOf(timetable.services);
            const std::string validity = span ? transit::isoOf(span->first) + " – " + transit::isoOf(span->last) : "–";
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"am " + text + " fährt nach diesem Fahrplan nichts (gültig " + validity + ")",
                                     "nothing runs on " + text + " by this timetable (valid " + validity + ")"},
                         .subject = dateParameter};
        }
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {"„" + text + "“ ist kein Tag des Kalenders", "“" + text + "” is no day of the calendar"},
            .subject = dateParameter,
            .advice = {"Den Tag so angeben: 2025-03-18", "Write the day like this: 2025-03-18"}};
    }
    const std::string& kind = context.text("day");
    const auto named = std::ranges::find_if(kDays, [&](const NamedDay& one) { return kind == one.id; });
    if (const auto day = transit::typicalDay(timetable, named->kind)) {
        return *day;
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {std::string("nach diesem Fahrplan fährt an keinem Tag dieser Art etwas: ") + named->german,
                             std::string("by this timetable nothing runs on any such day: ") + named->english},
                 .subject = "day"};
}

Result<ServiceState> serviceState(analysis::RunContext& context, const transit::Timetable& timetable,
                                  const char* dateParameter, std::int32_t srsId)
{
    ServiceState state;
    WB_TRY(state.scheme, schemeOf(context));
    StationWish wish{.span = {static_cast<std::int32_t>(context.integer("from_hour") * 3600),
                              static_cast<std::int32_t>(context.integer("to_hour") * 3600)},
                     .edge = context.text("headway_edge") == "up_to" ? HeadwayEdge::UpTo : HeadwayEdge::Below};
    if (wish.span.toS <= wish.span.fromS) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„Bis“ muss später sein als „Ab“", "“To” has to be later than “From”"},
                     .subject = "to_hour"};
    }
    WB_TRY(wish.day, serviceDay(context, timetable, dateParameter));
    state.day = wish.day;
    state.stations = stationsWith(timetable, state.scheme, wish);
    const std::string day = transit::isoOf(state.day);
    context.note({"gezählt am " + day + ": " + std::to_string(state.stations.size()) + " Haltestellen mit Abfahrten",
                  "counted on " + day + ": " + std::to_string(state.stations.size()) + " stops with departures"});
    WB_TRY(const geo::Transformer transformer,
           geo::Transformer::create({"EPSG:4326"}, {"EPSG:" + std::to_string(srsId)}));
    std::vector<double> x;
    std::vector<double> y;
    for (const Station& station : state.stations) {
        x.push_back(station.longitudeDeg);
        y.push_back(station.latitudeDeg);
    }
    if (transformer.apply(x, y) > 0) {
        return Error{
            .code = ErrorCode::UnsupportedCrs,
            .message = {"einige Haltestellen haben im Koordinatensystem EPSG:" + std::to_string(srsId) + " keinen Ort",
                        "some stops have no place in EPSG:" + std::to_string(srsId)},
            .subject = "crs"};
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        state.places.push_back({x[i], y[i]});
    }
    state.discs = discsOf(state);
    return state;
}

} // namespace weitblick::mobility
