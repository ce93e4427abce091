// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/next_step.h"

#include "core/dashboard/detail/tile_fields.h"
#include "core/dashboard/sources.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace weitblick::dashboard {

namespace {

using workspace::Dataset;

/// The rows and the columns that a content names.
class SourceCollector {
public:
    RowSource* source = nullptr;
    std::vector<std::string> columns;

    void rows(RowSource& rows) { source = &rows; }
    void field(const char*, std::string& name)
    {
        if (!name.empty()) {
            columns.push_back(name);
        }
    }
    void fields(const char*, std::vector<std::string>& names)
    {
        columns.insert(columns.end(), names.begin(), names.end());
    }
    template <typename Enum, typename Names>
    void choice(const char*, Enum&, const Names&)
    {
    }
    void indicator(const char*, std::string&) {}
    void indicators(const char*, std::vector<std::string>&) {}
    void level(const char*, Level&) {}
    void text(const char*, std::string&) {}
    void bilingual(const char*, Text&) {}
    void number(const char*, double&) {}
    void optionalNumber(const char*, std::optional<double>&) {}
    void numbers(const char*, std::vector<double>&) {}
    void count(const char*, std::size_t&) {}
    void flag(const char*, bool&) {}
};

bool hasAll(const Dataset& dataset, const std::vector<std::string>& columns)
{
    return std::ranges::all_of(columns,
                               [&](const std::string& column) { return dataset.schema.indexOf(column).has_value(); });
}

/// Datasets of the project with the analysis that made each, the newest first.
struct Made {
    Dataset dataset;
    std::string analysis;
};
Result<std::vector<Made>> madeDatasets(workspace::Workspace& project)
{
    WB_TRY(std::vector<Dataset> datasets, project.datasets());
    std::ranges::stable_sort(datasets, std::ranges::greater(), &Dataset::lineageId);
    std::vector<Made> made;
    for (Dataset& dataset : datasets) {
        const auto lineage = project.lineage(dataset.schema.name);
        if (lineage && lineage->record.activity != "import") {
            made.push_back({.dataset = std::move(dataset), .analysis = lineage->record.activity});
        }
    }
    return made;
}

/// A layer that the analysis cannot do without and that the project does not have.
Result<std::optional<std::string>> lackingRole(workspace::Workspace& project, const analysis::Descriptor& analysis)
{
    WB_TRY(const auto assignments, project.roles());
    for (const analysis::Input& input : analysis.inputs) {
        const bool isThere =
            std::ranges::find(assignments, input.role, &workspace::RoleAssignment::role) != assignments.end();
        if (input.presence == analysis::Presence::Required && !input.role.empty() && !isThere) {
            return std::optional(input.role);
        }
    }
    return std::optional<std::string>();
}

Result<void> nameStep(workspace::Workspace& project, MissingAnswer& missing, const analysis::Descriptor& analysis)
{
    WB_TRY(const auto role, lackingRole(project, analysis));
    const Text& title = analysis.title;
    if (role) {
        missing.step = missingRole(*role).step;
        const Text lacking = analysis::role::titleOf(*role);
        missing.reason = {"Die Analyse „" + title.de + "“ braucht zuerst: " + lacking.de,
                          "The analysis “" + title.en + "” first needs: " + lacking.en};
        return {};
    }
    missing.step.label = {"„" + title.de + "“ ausführen …", "Run “" + title.en + "” …"};
    if (missing.what == MissingAnswer::What::Dataset) {
        missing.reason = {"Das zeigt die Analyse „" + title.de + "“; sie ist in diesem Projekt noch nicht gelaufen",
                          "The analysis “" + title.en + "” shows this; it has not run in this project yet"};
    }
    return {};
}

} // namespace

Result<Dashboard> withMadeResults(workspace::Workspace& project, Dashboard dashboard)
{
    std::optional<std::vector<Made>> made;
    for (Tile& tile : dashboard.tiles) {
        SourceCollector collector;
        std::visit([&](auto& content) { detail::visitFields(collector, content); }, tile.content);
        RowSource* const source = collector.source;
        if (source == nullptr || source->madeBy.empty() || !source->role.empty() ||
            project.dataset(source->dataset).has_value()) {
            continue;
        }
        if (!made) {
            WB_TRY(made, madeDatasets(project));
        }
        const auto result = std::ranges::find_if(*made, [&](const Made& one) {
            return one.analysis == source->madeBy && hasAll(one.dataset, collector.columns);
        });
        if (result != made->end()) {
            source->dataset = result->dataset.schema.name;
        }
    }
    return dashboard;
}

Result<void> nameSteps(workspace::Workspace& project, std::vector<TileAnswer>& answers, const FindAnalysis& find)
{
    for (TileAnswer& answer : answers) {
        auto* const missing = std::get_if<MissingAnswer>(&answer.shown);
        if (missing == nullptr || missing->step.kind != NextStep::Kind::RunAnalysis) {
            continue;
        }
        if (const analysis::Descriptor* const analysis = find(missing->step.target)) {
            WB_CHECK(nameStep(project, *missing, *analysis));
        }
    }
    return {};
}

} // namespace weitblick::dashboard
