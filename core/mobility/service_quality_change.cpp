// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/service_quality_change.h"

#include "core/mobility/class_areas.h"
#include "core/mobility/people.h"
#include "core/mobility/service_state.h"

#include <algorithm>

namespace weitblick::mobility {

namespace {

using analysis::GeometryKind;
using analysis::Presence;
using analysis::RunContext;
using workspace::ColumnType;

constexpr double kM2PerKm2 = 1e6;
constexpr const char* kNone = "ohne Güteklasse";

/// Places that had one class and have another. Rank classCount is "no class".
struct Change {
    std::size_t before = 0;
    std::size_t after = 0;
    geo::Geometry area;
    double inhabitants = 0.0;
};

struct Comparison {
    std::vector<std::string> names;    ///< the last is "no class"
    std::vector<geo::Geometry> before; ///< by rank
    std::vector<geo::Geometry> after;
    std::vector<double> moved; ///< inhabitants from class i to class k, at i * names.size() + k
    bool hasPeople = false;

    [[nodiscard]] double inhabitants(std::size_t from, std::size_t to) const { return moved[from * names.size() + to]; }
};

/// What `area` has outside of all of `others`.
Result<geo::Geometry> outsideOf(const geo::Geometry& area, const std::vector<geo::Geometry>& others)
{
    WB_TRY(geo::Geometry rest, geo::checked(GEOSGeom_clone_r(geo::geosContext(), area.get()), "copying an area"));
    for (const geo::Geometry& other : others) {
        if (rest && other) {
            WB_TRY(rest, areaWithout(*rest, *other));
        }
    }
    return rest;
}

Result<std::vector<Change>> changesOf(const Comparison& comparison, Job& job)
{
    std::vector<Change> changes;
    const std::size_t none = comparison.before.size();
    const auto add = [&](std::size_t before, std::size_t after, geo::Geometry area) {
        if (area) {
            changes.push_back({before, after, std::move(area), comparison.inhabitants(before, after)});
        }
    };
    for (std::size_t rank = 0; rank < none; ++rank) {
        WB_CHECK(job.report(double(rank) / double(none), "changes"));
        for (std::size_t other = 0; other < none && comparison.before[rank]; ++other) {
            if (other != rank && comparison.after[other]) {
                WB_TRY(geo::Geometry area, commonArea(*comparison.before[rank], *comparison.after[other]));
                add(rank, other, std::move(area));
            }
        }
        if (comparison.before[rank]) {
            WB_TRY(geo::Geometry lost, outsideOf(comparison.before[rank], comparison.after));
            add(rank, none, std::move(lost));
        }
        if (comparison.after[rank]) {
            WB_TRY(geo::Geometry gained, outsideOf(comparison.after[rank], comparison.before));
            add(none, rank, std::move(gained));
        }
    }
    return changes;
}

const char* effectOf(const Change& change, std::size_t none)
{
    if (change.before == none) {
        return "neu erschlossen";
    }
    if (change.after == none) {
        return "nicht mehr erschlossen";
    }
    return change.after < change.before ? "besser" : "schlechter";
}

Result<void> writeChanges(RunContext& context, const Comparison& comparison, const std::vector<Change>& changes,
                          std::int32_t srsId, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("changes", {.geometry = workspace::GeometryType::MultiPolygon,
                                           .srsId = srsId,
                                           .columns = {{"wirkung", ColumnType::Text, "", "Wirkung"},
                                                       {"klasse_vorher", ColumnType::Text, "", "Klasse vorher"},
                                                       {"klasse_nachher", ColumnType::Text, "", "Klasse nachher"},
                                                       {"flaeche_km2", ColumnType::Real, "km2", "Fläche"},
                                                       {"einwohner", ColumnType::Real, "Ew", "Einwohner"}}}));
    workspace::RowBatch rows;
    for (const Change& change : changes) {
        rows.beginRow();
        rows.geometry(geo::gpkgFromGeometry(*change.area, srsId));
        rows.addText(effectOf(change, comparison.before.size()));
        rows.addText(comparison.names[change.before]);
        rows.addText(comparison.names[change.after]);
        rows.add(geo::areaOf(*change.area) / kM2PerKm2);
        if (comparison.hasPeople) {
            rows.add(change.inhabitants);
        } else {
            rows.addNull();
        }
        rows.endRow();
    }
    return output->append(rows, job);
}

/// Inhabitants of one class before and after, and how many moved in and out.
struct Balance {
    double before = 0.0, after = 0.0, gained = 0.0, lost = 0.0;
};
Balance balanceOf(const Comparison& comparison, std::size_t rank)
{
    Balance balance;
    for (std::size_t other = 0; other < comparison.names.size(); ++other) {
        balance.before += comparison.inhabitants(rank, other);
        balance.after += comparison.inhabitants(other, rank);
        balance.lost += other == rank ? 0.0 : comparison.inhabitants(rank, other);
        balance.gained += other == rank ? 0.0 : comparison.inhabitants(other, rank);
    }
    return balance;
}

Result<void> writeClasses(RunContext& context, const Comparison& comparison, Job& job)
{
    WB_TRY(
        analysis::OutputLayer* const output,
        context.startOutput("classes", {.columns = {{"klasse", ColumnType::Text, "", "Güteklasse"},
                                                    {"flaeche_vorher_km2", ColumnType::Real, "km2", "Fläche vorher"},
                                                    {"flaeche_nachher_km2", ColumnType::Real, "km2", "Fläche nachher"},
                                                    {"einwohner_vorher", ColumnType::Real, "Ew", "Einwohner vorher"},
                                                    {"einwohner_nachher", ColumnType::Real, "Ew", "Einwohner nachher"},
                                                    {"gewonnen", ColumnType::Real, "Ew", "gewonnen"},
                                                    {"verloren", ColumnType::Real, "Ew", "verloren"}}}));
    workspace::RowBatch rows;
    for (std::size_t rank = 0; rank < comparison.names.size(); ++rank) {
        rows.beginRow();
        rows.addText(comparison.names[rank]);
        for (const auto* areas : {&comparison.before, &comparison.after}) {
            if (rank < areas->size()) {
                rows.add((*areas)[rank] ? geo::areaOf(*(*areas)[rank]) / kM2PerKm2 : 0.0);
            } else {
                rows.addNull();
            }
        }
        const Balance balance = balanceOf(comparison, rank);
        for (const double value : {balance.before, balance.after, balance.gained, balance.lost}) {
            if (comparison.hasPeople) {
                rows.add(value);
            } else {
                rows.addNull();
            }
        }
        rows.endRow();
    }
    return output->append(rows, job);
}

Result<void> countPeople(RunContext& context, const ServiceState& before, const ServiceState& after, std::int32_t srsId,
                         Comparison& comparison, Job& job)
{
    WB_TRY(const People people, readPeople(context, "population", srsId, job));
    WB_TRY(const auto ranksBefore, ClassLookup(before.discs).ranksAt(people.places, job));
    WB_TRY(const auto ranksAfter, ClassLookup(after.discs).ranksAt(people.places, job));
    const std::size_t none = comparison.names.size() - 1;
    for (std::size_t i = 0; i < people.places.size(); ++i) {
        const std::size_t from = std::min<std::size_t>(ranksBefore[i], none);
        const std::size_t to = std::min<std::size_t>(ranksAfter[i], none);
        comparison.moved[from * comparison.names.size() + to] += people.inhabitants[i];
    }
    comparison.hasPeople = true;
    return {};
}

Result<void> runServiceQualityChange(RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.3);
    WB_TRY(const transit::Timetable timetableBefore, readFeedOf(context, "before", reading));
    WB_TRY(const transit::Timetable timetableAfter, readFeedOf(context, "after", reading));
    WB_TRY(const std::int32_t srsId, workingSrsId(context, timetableBefore));
    WB_TRY(const ServiceState before, serviceState(context, timetableBefore, "date_before", srsId));
    WB_TRY(const ServiceState after, serviceState(context, timetableAfter, "date_after", srsId));
    Comparison comparison{.names = before.scheme.classNames};
    const std::size_t classCount = comparison.names.size();
    comparison.names.emplace_back(kNone);
    comparison.moved.assign(comparison.names.size() * comparison.names.size(), 0.0);
    Job unitingBefore = job.part(0.3, 0.5);
    WB_TRY(comparison.before, classAreas(before.discs, classCount, unitingBefore));
    Job unitingAfter = job.part(0.5, 0.7);
    WB_TRY(comparison.after, classAreas(after.discs, classCount, unitingAfter));
    if (context.hasInput("population")) {
        Job counting = job.part(0.7, 0.8);
        WB_CHECK(countPeople(context, before, after, srsId, comparison, counting));
    }
    Job changing = job.part(0.8, 0.95);
    WB_TRY(const std::vector<Change> changes, changesOf(comparison, changing));
    WB_CHECK(writeChanges(context, comparison, changes, srsId, job));
    return writeClasses(context, comparison, job);
}

} // namespace

analysis::Descriptor serviceQualityChangeAnalysis()
{
    std::vector<analysis::Parameter> parameters = {feedParameter("before", {"Fahrplan vorher", "Timetable before"}),
                                                   feedParameter("after", {"Fahrplan nachher", "Timetable after"}),
                                                   dateParameter("date_before", {"Tag vorher", "Day before"}),
                                                   dateParameter("date_after", {"Tag nachher", "Day after"})};
    for (analysis::Parameter& parameter : schemeParameters()) {
        parameters.push_back(std::move(parameter));
    }
    return {
        .id = "service_quality_change",
        .version = "1",
        .title = {"Güteklassen vergleichen", "Compare service quality"},
        .summary = {"Wer gewinnt und wer verliert, wenn sich der Fahrplan ändert? Flächen und Einwohner, deren "
                    "ÖPNV-Güteklasse wechselt.",
                    "Who gains and who loses when the timetable changes? Areas and inhabitants whose class of public "
                    "transport service changes."},
        .group = {"Mobilität", "Mobility"},
        .tags = {"öpnv", "gtfs", "güteklassen", "vergleich", "fahrplanwechsel"},
        .inputs = {{.id = "population",
                    .title = {"Einwohner", "Inhabitants"},
                    .help = {"Bevölkerungsgitter oder Gebäude mit Einwohnern; ohne sie werden nur Flächen gerechnet.",
                             "Population grid or buildings with inhabitants; without it only areas are computed."},
                    .role = "population_grid",
                    .kinds = {GeometryKind::Points, GeometryKind::Polygons},
                    .presence = Presence::Optional}},
        .parameters = std::move(parameters),
        .outputs =
            {{.id = "changes",
              .title = {"Flächen mit anderer Klasse", "Areas with another class"},
              .help = {"Je Klasse vorher und nachher die Fläche und ihre Einwohner; ohne das, was gleich bleibt.",
                       "For each class before and after the area and its inhabitants; without what stays."},
              .nameSuffix = "gueteklassen_aenderung"},
             {.id = "classes",
              .title = {"Bilanz je Klasse", "Balance of each class"},
              .help = {"Fläche und Einwohner vorher und nachher, gewonnene und verlorene Einwohner.",
                       "Area and inhabitants before and after, inhabitants gained and lost."},
              .nameSuffix = "gueteklassen_bilanz"}},
        .registryEntries = schemeRegistryEntries(),
        .methodPage = "gueteklassen_vergleich",
        .run = runServiceQualityChange,
    };
}

} // namespace weitblick::mobility
