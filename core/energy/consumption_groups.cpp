// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/consumption_groups.h"

#include "core/analysis/general/geometry_parts.h"
#include "core/analysis/run_context.h"
#include "core/energy/role_columns.h"
#include "core/geo/box_tree.h"
#include "core/geo/gpkg_geometry.h"
#include "core/privacy/contiguous_groups.h"
#include "core/privacy/release_ledger.h"
#include "core/privacy/suppression.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace weitblick::energy {

namespace {

using analysis::GeometryKind;
using analysis::Input;
using analysis::OutputLayer;
using analysis::Parameter;
using analysis::ParameterKind;
using analysis::RunContext;
using workspace::ColumnType;

constexpr const char* kElectricityGroup = "privacy/metering_group";
constexpr const char* kHeatGroup = "privacy/heat_planning_group";
constexpr const char* kLargest = "privacy/dominance_largest";
constexpr const char* kTwoLargest = "privacy/dominance_two_largest";

/// The buildings with consumption.
struct Consumers {
    std::vector<std::vector<std::byte>> shapes;
    std::vector<geo::Envelope> boxes;
    std::vector<double> kwh;
    std::int64_t withoutValue = 0;
};

Result<Consumers> consumersOf(RunContext& context, bool isHeat, Job& job)
{
    WB_TRY(FieldRows rows,
           FieldRows::open(context, "buildings", "buildings", {{isHeat ? "heat_demand" : "electricity"}}));
    Consumers consumers;
    const std::int64_t count = std::max<std::int64_t>(1, context.input("buildings").rowCount);
    std::int64_t row = 0;
    for (; true; ++row) {
        WB_TRY(const bool more, rows.next());
        if (!more) {
            context.countRead(row);
            return consumers;
        }
        if (row % 256 == 0) {
            WB_CHECK(job.report(std::min(1.0, static_cast<double>(row) / static_cast<double>(count)), "buildings"));
        }
        const auto kwh = rows.number(0);
        const auto header = geo::readGpkgHeader(rows.geometry());
        if (!kwh || *kwh <= 0.0 || !header || header->isEmpty) {
            ++consumers.withoutValue;
            continue;
        }
        consumers.shapes.emplace_back(rows.geometry().begin(), rows.geometry().end());
        consumers.boxes.push_back(header->envelope);
        consumers.kwh.push_back(*kwh);
    }
}

/// Who lies next to whom: the nearest eight of each within reach, by the boxes of their outlines.
Result<std::vector<privacy::Neighbours>> neighboursOf(const std::vector<geo::Envelope>& boxes, double reachM, Job& job)
{
    constexpr std::size_t kNearest = 8;
    const geo::BoxTree tree(boxes);
    std::vector<privacy::Neighbours> neighbours;
    for (std::uint32_t item = 0; item < boxes.size(); ++item) {
        if (item % 256 == 0) {
            WB_CHECK(job.report(static_cast<double>(item) / static_cast<double>(boxes.size()), "neighbours"));
        }
        const auto found =
            tree.nearest(boxes[item], {.count = kNearest + 1, .within = reachM},
                         [&](std::uint32_t other) { return geo::distanceBetween(boxes[item], boxes[other]); });
        for (const geo::Neighbour& near : found) {
            if (near.item != item) {
                neighbours.emplace_back(std::min(item, near.item), std::max(item, near.item));
            }
        }
    }
    std::ranges::sort(neighbours);
    const auto repeated = std::ranges::unique(neighbours);
    neighbours.erase(repeated.begin(), repeated.end());
    return neighbours;
}

/// A group of neighbours.
struct Group {
    std::vector<std::uint32_t> members;
    privacy::Contributions sum;
    bool isTold = true;
};

std::vector<Group> groupsOf(const Consumers& consumers, const std::vector<std::uint32_t>& numbers)
{
    std::vector<Group> groups;
    for (std::uint32_t unit = 0; unit < numbers.size(); ++unit) {
        if (numbers[unit] == privacy::kNoGroup) {
            continue;
        }
        groups.resize(std::max<std::size_t>(groups.size(), numbers[unit] + 1));
        groups[numbers[unit]].members.push_back(unit);
        groups[numbers[unit]].sum.add(consumers.kwh[unit], 1.0);
    }
    return groups;
}

/// Marks the groups whose sum must not be told: of one or two large consumers, or too near to what was told before.
void judge(std::vector<Group>& groups, const privacy::ReleaseSubject& subject, const privacy::DominanceRule& dominance)
{
    constexpr std::size_t kRowsPerWord = 64;
    std::vector<std::vector<std::uint64_t>> selections;
    std::vector<Group*> asked;
    for (Group& group : groups) {
        group.isTold = !privacy::isDominated(group.sum, dominance);
        if (group.isTold) {
            asked.push_back(&group);
            auto& mask = selections.emplace_back((subject.members.size() + kRowsPerWord - 1) / kRowsPerWord, 0);
            for (const std::uint32_t unit : group.members) {
                mask[unit / kRowsPerWord] |= std::uint64_t{1} << (unit % kRowsPerWord);
            }
        }
    }
    const auto verdicts = privacy::ReleaseLedger::ofProgram().release(subject, selections);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        asked[i]->isTold = verdicts[i] == privacy::Verdict::Released;
    }
}

Result<void> writeGroups(RunContext& context, const Consumers& consumers, const std::vector<Group>& groups, Job& job)
{
    const std::int32_t srsId = context.input("buildings").schema.srsId;
    WB_TRY(OutputLayer* const output,
           context.startOutput("result", {.name = {},
                                          .geometry = workspace::GeometryType::MultiPolygon,
                                          .srsId = srsId,
                                          .columns = {{"gruppe", ColumnType::Integer, "", "Gruppe"},
                                                      {"gebaeude", ColumnType::Integer, "", "Gebäude mit Verbrauch"},
                                                      {"summe_kwh", ColumnType::Real, "kWh", "Verbrauch zusammen"}}}));
    workspace::RowBatch rows;
    std::int64_t number = 0;
    std::int64_t repaired = 0;
    for (const Group& group : groups) {
        WB_CHECK(job.report(static_cast<double>(number) / static_cast<double>(groups.size()), "groups"));
        std::vector<geo::Geometry> parts;
        for (const std::uint32_t unit : group.members) {
            WB_TRY(geo::Geometry part, analysis::general::validGeometry(consumers.shapes[unit], repaired));
            parts.push_back(std::move(part));
        }
        WB_TRY(const geo::Geometry together,
               analysis::general::unionOf(std::move(parts), analysis::general::Dimension::Area));
        rows.beginRow();
        rows.geometry(geo::gpkgFromGeometry(*together, srsId));
        rows.add(++number);
        rows.add(static_cast<std::int64_t>(group.members.size()));
        if (group.isTold) {
            rows.add(group.sum.sum);
        } else {
            rows.addNull();
        }
        rows.endRow();
    }
    return output->append(rows, job);
}

void tell(RunContext& context, const Consumers& consumers, const std::vector<Group>& groups)
{
    std::size_t grouped = 0;
    std::size_t fewest = consumers.kwh.size();
    for (const Group& group : groups) {
        grouped += group.members.size();
        fewest = std::min(fewest, group.members.size());
    }
    const std::string all = std::to_string(consumers.kwh.size());
    const std::string count = std::to_string(groups.size());
    const std::string least = std::to_string(groups.empty() ? 0 : fewest);
    context.note({all + " Gebäude mit Verbrauch in " + count + " Gruppen, die kleinste mit " + least,
                  all + " buildings with consumption in " + count + " groups, the smallest of " + least});
    if (grouped < consumers.kwh.size()) {
        const std::string alone = std::to_string(consumers.kwh.size() - grouped);
        context.note({alone + " Gebäude haben zu wenige Nachbarn und stehen in keiner Gruppe",
                      alone + " buildings have too few neighbours and are in no group"});
    }
    const auto hidden = std::ranges::count_if(groups, [](const Group& group) { return !group.isTold; });
    if (hidden > 0) {
        const std::string untold = std::to_string(hidden);
        context.note(
            {untold + " Gruppen ohne Summe: einzelne große Verbraucher, oder zusammen mit Früherem errechenbar",
             untold + " groups without a sum: single large consumers, or to be computed with what was told"});
    }
}

Result<void> runConsumptionGroups(RunContext& context, Job& job)
{
    constexpr double kPercent = 100.0;
    const bool isHeat = context.text("quantity") == "heat";
    WB_TRY(const double smallest, context.registryNumber(isHeat ? kHeatGroup : kElectricityGroup, "1"));
    WB_TRY(const double largest, context.registryNumber(kLargest, "%"));
    WB_TRY(const double twoLargest, context.registryNumber(kTwoLargest, "%"));
    Job readJob = job.part(0.0, 0.2);
    WB_TRY(const Consumers consumers, consumersOf(context, isHeat, readJob));
    Job nearJob = job.part(0.2, 0.6);
    WB_TRY(const auto neighbours, neighboursOf(consumers.boxes, context.number("reach"), nearJob));
    const std::vector<double> members(consumers.kwh.size(), 1.0);
    std::vector<Group> groups = groupsOf(consumers, privacy::contiguousGroups(members, neighbours, smallest));
    const workspace::Dataset& buildings = context.input("buildings");
    judge(groups,
          {.key = buildings.schema.name + '\n' + buildings.contentHash + (isHeat ? "\nheat groups" : "\ngroups"),
           .members = members,
           .smallest = smallest},
          {.largestShare = largest / kPercent, .twoLargestShare = twoLargest / kPercent});
    Job writeJob = job.part(0.6, 1.0);
    WB_CHECK(writeGroups(context, consumers, groups, writeJob));
    tell(context, consumers, groups);
    return {};
}

} // namespace

analysis::Descriptor consumptionGroupsAnalysis()
{
    return {
        .id = "consumption_groups",
        .version = "1",
        .title = {"Verbrauch in Gruppen von Nachbarn", "Consumption in groups of neighbours"},
        .summary =
            {"Fasst benachbarte Gebäude zusammen, bis mindestens fünf mit Verbrauch beieinander sind: so darf er "
             "gezeigt und weitergegeben werden.",
             "Puts neighbouring buildings together until at least five with consumption are side by side: so it "
             "may be shown and passed on."},
        .group = {"Energie", "Energy"},
        .tags = {"datenschutz", "verbrauch", "wärmeplanung", "gruppe", "aggregieren"},
        .inputs = {{.id = "buildings",
                    .title = {"Gebäude", "Buildings"},
                    .help = {"Gebäude mit Strom- oder Wärmeverbrauch.", "Buildings with consumption."},
                    .role = "buildings",
                    .kinds = {GeometryKind::Polygons},
                    .crs = analysis::CrsDemand::Metres}},
        .parameters = {{.id = "quantity",
                        .title = {"Größe", "Quantity"},
                        .help = {"Welcher Verbrauch.", "Which consumption."},
                        .kind = ParameterKind::Choice,
                        .defaultValue = "electricity",
                        .choices = {{"electricity", {"Strom", "electricity"}}, {"heat", {"Wärme", "heat"}}}},
                       {.id = "reach",
                        .title = {"Größter Abstand von Nachbarn", "Farthest neighbours"},
                        .help = {"Was weiter auseinander liegt, ist nicht benachbart.",
                                 "What is farther apart is not neighbouring."},
                        .unit = "m",
                        .range = {0, 10'000},
                        .defaultValue = "100"}},
        .outputs = {{.id = "result",
                     .title = {"Gruppen mit Verbrauch", "Groups with consumption"},
                     .help = {"Je Gruppe ihre Umrisse, die Zahl der Gebäude und die Summe.",
                              "For each group its outlines, the number of buildings and the sum."},
                     .nameSuffix = "verbrauchsgruppen"}},
        .registryEntries = {kElectricityGroup, kHeatGroup, kLargest, kTwoLargest},
        .methodPage = "verbrauchsgruppen",
        .run = runConsumptionGroups,
    };
}

} // namespace weitblick::energy
