// SPDX-License-Identifier: GPL-3.0-or-later
// new, info, check, edit, undo, redo: what concerns the project file itself.
#include "app/cli/commands.h"
#include "app/cli/dataset_text.h"
#include "app/cli/opened_project.h"
#include "core/series/series_store.h"

namespace weitblick::cli {

using workspace::Access;
using workspace::Workspace;

int runNew(Session& session, const NewArguments& arguments)
{
    auto project = Workspace::create(arguments.file, {.title = arguments.title, .projectSrsId = arguments.srsId});
    if (!project) {
        return session.fail(project.error());
    }
    const std::string crs = "EPSG:" + std::to_string(project->projectSrsId());
    session.result({{"file", arguments.file.string()}, {"srsId", project->projectSrsId()}},
                   {session.say({"Projekt angelegt: " + arguments.file.string() + " (" + crs + ")",
                                 "Project created: " + arguments.file.string() + " (" + crs + ")"})});
    return 0;
}

namespace {

Result<void> showRejected(Session& session, Workspace& project, const std::string& name)
{
    WB_TRY(const auto records, project.rejected(name));
    nlohmann::json list = nlohmann::json::array();
    std::vector<std::string> lines;
    for (const workspace::RejectedRecord& record : records) {
        list.push_back(jsonOf(record));
        lines.push_back(record.source + (record.line > 0 ? ":" + std::to_string(record.line) : std::string()) + ": " +
                        session.say({record.reasonDe, record.reasonEn}) +
                        (record.content.empty() ? "" : "\n    " + record.content));
    }
    if (lines.empty()) {
        lines.push_back(session.say({"Kein Datensatz wurde verworfen.", "No record was rejected."}));
    }
    session.result({{"dataset", name}, {"rejected", std::move(list)}}, lines);
    return {};
}

Result<void> showDataset(Session& session, Workspace& project, const std::string& name)
{
    WB_TRY(const auto dataset, project.dataset(name));
    session.result({{"dataset", jsonOf(dataset)}}, datasetLines(session, dataset));
    return {};
}

Result<void> showProject(Session& session, Workspace& project)
{
    WB_TRY(const auto datasets, project.datasets());
    WB_TRY(const auto roles, project.roles());
    WB_TRY(const auto title, project.projectValue("title"));
    nlohmann::json list = nlohmann::json::array();
    for (const workspace::Dataset& dataset : datasets) {
        list.push_back(jsonOf(dataset));
    }
    nlohmann::json interrupted = nlohmann::json::array();
    for (const workspace::InterruptedLoad& load : project.openReport().interrupted) {
        interrupted.push_back({{"layer", load.layer}, {"started", load.started}});
    }
    nlohmann::json roleList = nlohmann::json::array();
    for (const workspace::RoleAssignment& role : roles) {
        roleList.push_back({{"role", role.role}, {"dataset", role.dataset}, {"fields", role.fields}});
    }
    std::vector<std::string> lines = {(title.value_or("").empty() ? project.file().filename().string() : *title) +
                                      " · EPSG:" + std::to_string(project.projectSrsId())};
    if (datasets.empty()) {
        lines.push_back(session.say(
            {"Noch keine Daten. So geht es weiter: weitblick-cli import " + project.file().string() + " DATEI …",
             "No data yet. Go on with: weitblick-cli import " + project.file().string() + " FILE …"}));
    } else {
        const auto table = datasetTable(session, datasets);
        lines.insert(lines.end(), table.begin(), table.end());
    }
    for (const workspace::RoleAssignment& role : roles) {
        lines.push_back(session.say({"Rolle ", "Role "}) + role.role + ": " + role.dataset);
    }
    session.result({{"file", project.file().string()},
                    {"title", title.value_or("")},
                    {"srsId", project.projectSrsId()},
                    {"readOnly", project.isReadOnly()},
                    {"datasets", std::move(list)},
                    {"roles", std::move(roleList)},
                    {"interrupted", std::move(interrupted)}},
                   lines);
    return {};
}

} // namespace

int runInfo(Session& session, const InfoArguments& arguments)
{
    auto project = openProject(session, arguments.file, Access::ReadOnly);
    if (!project) {
        return session.fail(project.error());
    }
    Workspace opened = std::move(project).value();
    const auto shown = !arguments.dataset   ? showProject(session, opened)
                       : arguments.rejected ? showRejected(session, opened, *arguments.dataset)
                                            : showDataset(session, opened, *arguments.dataset);
    return shown ? 0 : session.fail(shown.error());
}

namespace {

/// Damage of the time series, which the project itself does not look into.
Result<std::vector<workspace::CheckFinding>> seriesFindings(Workspace& project, Job& job)
{
    WB_TRY(auto store, series::SeriesStore::open(project));
    WB_TRY(const auto damaged, store.check(job));
    std::vector<workspace::CheckFinding> findings;
    for (const series::SeriesFinding& finding : damaged) {
        findings.push_back({.isError = true, .dataset = finding.series, .message = finding.message});
    }
    return findings;
}

} // namespace

int runCheck(Session& session, const CheckArguments& arguments)
{
    auto project = openProject(session, arguments.file, Access::ReadOnly);
    if (!project) {
        return session.fail(project.error());
    }
    Workspace opened = std::move(project).value();
    Job job = session.job("check");
    auto checked = opened.check(job);
    if (!checked) {
        return session.fail(checked.error());
    }
    std::vector<workspace::CheckFinding> findings = std::move(checked).value();
    const auto ofSeries = seriesFindings(opened, job);
    if (!ofSeries) {
        return session.fail(ofSeries.error());
    }
    findings.insert(findings.end(), ofSeries->begin(), ofSeries->end());
    nlohmann::json list = nlohmann::json::array();
    std::vector<std::string> lines;
    bool damaged = false;
    for (const workspace::CheckFinding& finding : findings) {
        damaged = damaged || finding.isError;
        list.push_back(
            {{"error", finding.isError}, {"dataset", finding.dataset}, {"message", jsonOf(finding.message)}});
        lines.push_back(
            (finding.isError ? session.say({"Fehler: ", "Error: "}) : session.say({"Hinweis: ", "Remark: "})) +
            (finding.dataset.empty() ? "" : finding.dataset + ": ") + session.say(finding.message));
    }
    lines.push_back(damaged ? session.say({"Das Projekt ist beschädigt.", "The project is damaged."})
                            : session.say({"Das Projekt ist in Ordnung.", "The project is sound."}));
    session.result({{"file", arguments.file.string()}, {"sound", !damaged}, {"findings", std::move(list)}}, lines);
    constexpr int kDamaged = 20;
    return damaged ? kDamaged : 0;
}

int runEdit(Session& session, const EditArguments& arguments)
{
    auto project = openProject(session, arguments.file, Access::ReadWrite);
    if (!project) {
        return session.fail(project.error());
    }
    Workspace opened = std::move(project).value();
    const auto edit = workspace::editFromJson(arguments.json);
    if (!edit) {
        return session.fail(edit.error());
    }
    const auto inverse = opened.apply(*edit);
    if (!inverse) {
        return session.fail(inverse.error());
    }
    if (const auto closed = opened.close(); !closed) {
        return session.fail(closed.error());
    }
    session.result({{"edit", nlohmann::json::parse(workspace::toJson(*edit))},
                    {"inverse", nlohmann::json::parse(workspace::toJson(*inverse))}},
                   {session.say(workspace::describe(*edit))});
    return 0;
}

namespace {

int stepThroughHistory(Session& session, const HistoryArguments& arguments,
                       Result<std::optional<workspace::Edit>> (Workspace::*step)(), const Text& done,
                       const Text& nothing)
{
    auto project = openProject(session, arguments.file, Access::ReadWrite);
    if (!project) {
        return session.fail(project.error());
    }
    Workspace opened = std::move(project).value();
    const auto edit = (opened.*step)();
    if (!edit) {
        return session.fail(edit.error());
    }
    if (const auto closed = opened.close(); !closed) {
        return session.fail(closed.error());
    }
    if (!edit->has_value()) {
        session.result({{"edit", nullptr}}, {session.say(nothing)});
        return 0;
    }
    session.result({{"edit", nlohmann::json::parse(workspace::toJson(**edit))}},
                   {session.say(done) + ": " + session.say(workspace::describe(**edit))});
    return 0;
}

} // namespace

int runUndo(Session& session, const HistoryArguments& arguments)
{
    return stepThroughHistory(session, arguments, &Workspace::undo, {"Rückgängig gemacht", "Undone"},
                              {"Es gibt nichts rückgängig zu machen.", "There is nothing to undo."});
}

int runRedo(Session& session, const HistoryArguments& arguments)
{
    return stepThroughHistory(session, arguments, &Workspace::redo, {"Wiederhergestellt", "Redone"},
                              {"Es gibt nichts wiederherzustellen.", "There is nothing to redo."});
}

} // namespace weitblick::cli
