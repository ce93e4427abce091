// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/services_in_reach.h"

#include "core/analysis/indicator/library.h"
#include "core/analysis/indicator/result_table.h"
#include "core/analysis/indicator/zone_set.h"

#include <algorithm>
#include <numeric>

namespace weitblick::mobility {

namespace {

using analysis::indicator::Absence;
using analysis::indicator::Level;
using analysis::indicator::ResultRow;
using analysis::indicator::ZoneSet;
using network::kNever;

constexpr const char* kServicesInReach = "services_in_reach";
constexpr const char* kAllServices = "all_services_in_reach";

double peopleAt(const ServiceDistances& distances, const std::vector<std::size_t>& places)
{
    double sum = 0.0;
    for (const std::size_t place : places) {
        sum += distances.people.inhabitants[place];
    }
    return sum;
}

std::size_t kindsWithin(const ServiceDistances& distances, std::size_t place, std::uint32_t standard)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(distances.costs, [&](const auto& costs) { return costs[place] <= standard; }));
}

void addShare(workspace::RowBatch& rows, ResultRow row, const char* id, std::optional<double> percent, double people)
{
    const auto library = analysis::indicator::shippedLibrary();
    const auto* const indicator = library ? (*library)->find(id) : nullptr;
    row.indicator = id;
    row.unit = "%";
    row.value = percent;
    row.denominator = people;
    if (percent) {
        row.numerator = *percent * people / 100.0;
    } else {
        row.absence = Absence::Rows;
        row.subject = "population_grid";
    }
    analysis::indicator::addRow(rows, row, indicator == nullptr ? Text{id, id} : indicator->title);
}

void addZone(workspace::RowBatch& rows, const ResultRow& zone, const ServiceDistances& distances,
             const std::vector<std::size_t>& places, std::uint32_t standard)
{
    const double people = peopleAt(distances, places);
    addShare(rows, zone, kServicesInReach, meanShareInReach(distances, places, standard), people);
    double withAll = 0.0;
    for (const std::size_t place : places) {
        const bool hasAll = kindsWithin(distances, place, standard) == distances.kinds.size();
        withAll += hasAll ? distances.people.inhabitants[place] : 0.0;
    }
    addShare(rows, zone, kAllServices, people > 0.0 ? std::optional(100.0 * withAll / people) : std::nullopt, people);
}

} // namespace

ServiceFigures figuresOf(const ServiceDistances& distances, std::size_t kind, const std::vector<std::size_t>& places,
                         std::uint32_t standard)
{
    constexpr double kShare = 0.9;
    ServiceFigures figures{.people = peopleAt(distances, places)};
    std::vector<std::pair<std::uint32_t, double>> costs;
    double reaching = 0.0;
    double weighted = 0.0;
    for (const std::size_t place : places) {
        const std::uint32_t cost = distances.costs[kind][place];
        const double inhabitants = distances.people.inhabitants[place];
        figures.within += cost <= standard ? inhabitants : 0.0;
        if (cost != kNever) {
            costs.emplace_back(cost, inhabitants);
            reaching += inhabitants;
            weighted += inhabitants * cost;
        }
    }
    if (reaching > 0.0) {
        figures.mean = weighted / reaching;
    }
    std::ranges::sort(costs);
    double sum = 0.0;
    for (const auto& [cost, inhabitants] : costs) {
        sum += inhabitants;
        if (sum >= kShare * figures.people) {
            figures.percentile90 = cost;
            break;
        }
    }
    return figures;
}

std::optional<double> meanShareInReach(const ServiceDistances& distances, const std::vector<std::size_t>& places,
                                       std::uint32_t standard)
{
    double sum = 0.0;
    for (const std::size_t place : places) {
        sum += distances.people.inhabitants[place] * double(kindsWithin(distances, place, standard));
    }
    const double people = peopleAt(distances, places);
    if (people <= 0.0 || distances.kinds.empty()) {
        return std::nullopt;
    }
    return 100.0 * sum / people / double(distances.kinds.size());
}

Result<void> writeReachIndicators(analysis::RunContext& context, const ServiceDistances& distances,
                                  std::uint32_t standard, std::int32_t srsId, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("indicators", analysis::indicator::resultSchema()));
    workspace::RowBatch rows;
    std::vector<std::size_t> all(distances.people.places.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    addZone(rows, {.level = Level::Whole}, distances, all, standard);
    struct LevelInput {
        Level level;
        const char* input;
    };
    for (const LevelInput& one : {LevelInput{Level::Zones, "zones"}, LevelInput{Level::Districts, "districts"}}) {
        if (!context.hasInput(one.input)) {
            continue;
        }
        WB_TRY(const ZoneSet zones, ZoneSet::read(context, one.input, one.level, srsId, job));
        std::vector<std::vector<std::size_t>> placesOf(zones.size());
        std::vector<std::uint32_t> owners;
        for (const std::size_t place : all) {
            owners.clear();
            zones.layer().index().appendOwning(distances.people.places[place], owners);
            for (const std::uint32_t zone : owners) {
                placesOf[zone].push_back(place);
            }
        }
        for (std::size_t zone = 0; zone < zones.size(); ++zone) {
            addZone(rows, {.level = one.level, .zoneKey = zones.key(zone), .zoneName = zones.name(zone)}, distances,
                    placesOf[zone], standard);
        }
    }
    return output->append(rows, job);
}

} // namespace weitblick::mobility
