// SPDX-License-Identifier: GPL-3.0-or-later
// analyses, run, explain: everything here comes from the descriptors; no analysis is named.
#include "app/cli/commands.h"
#include "app/cli/dataset_text.h"
#include "app/cli/opened_project.h"
#include "app/cli/text_table.h"
#include "core/analysis/descriptor_text.h"
#include "core/analysis/explanation.h"
#include "core/analysis/registry/registry.h"
#include "core/analysis/runner.h"
#include "core/toolbox/analyses.h"

namespace weitblick::cli {

using analysis::Descriptor;
using workspace::Access;

namespace {

void listAnalyses(Session& session)
{
    nlohmann::json list = nlohmann::json::array();
    std::vector<std::vector<std::string>> rows;
    for (const Descriptor& descriptor : toolbox::analyses()) {
        list.push_back(nlohmann::json::parse(analysis::toJson(descriptor)));
        rows.push_back({descriptor.id, session.say(descriptor.group), session.say(descriptor.title),
                        session.say(descriptor.summary)});
    }
    const auto lines = alignedTable({session.say({"Analyse", "Analysis"}), session.say({"Gruppe", "Group"}),
                                     session.say({"Titel", "Title"}), session.say({"Zweck", "Purpose"})},
                                    {}, rows);
    session.result({{"analyses", std::move(list)}}, lines);
}

/// "--distance 100", "--distance=100" and bare switches as arguments; "-h" and "--help" ask for help.
struct Rest {
    analysis::Arguments arguments;
    bool help = false;
};

Result<Rest> readRest(const std::vector<std::string>& words)
{
    Rest rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--help" || words[i] == "-h") {
            rest.help = true;
            continue;
        }
        if (!words[i].starts_with("--")) {
            return Error{
                .code = ErrorCode::InvalidInput,
                .message = {"„" + words[i] + "“ ist kein Parameter", "\"" + words[i] + "\" is not a parameter"},
                .subject = words[i],
                .advice = {"Parameter als --param NAME=WERT oder --NAME WERT angeben",
                           "Give parameters as --param NAME=VALUE or --NAME VALUE"}};
        }
        std::string text = words[i].substr(2);
        if (text.find('=') == std::string::npos) {
            if (i + 1 >= words.size()) {
                return Error{.code = ErrorCode::InvalidInput,
                             .message = {"der Parameter " + words[i] + " hat keinen Wert",
                                         "the parameter " + words[i] + " has no value"},
                             .subject = words[i]};
            }
            text += "=" + words[++i];
        }
        WB_TRY(auto argument, analysis::argumentFromText(text));
        rest.arguments.insert_or_assign(argument.first, argument.second);
    }
    return rest;
}

Result<analysis::Arguments> collectArguments(const RunArguments& given, Rest rest)
{
    for (const std::string& text : given.parameters) {
        WB_TRY(auto argument, analysis::argumentFromText(text));
        rest.arguments.insert_or_assign(argument.first, argument.second);
    }
    return std::move(rest.arguments);
}

Result<analysis::RunOptions> optionsFrom(const RunArguments& given, const Descriptor& descriptor)
{
    analysis::RunOptions options{.existing = given.replace ? analysis::ExistingOutput::Replace
                                                           : analysis::ExistingOutput::Refuse,
                                 .cache = given.again ? analysis::ResultCache::Ignore : analysis::ResultCache::Use};
    if (given.output && !descriptor.outputs.empty()) {
        options.outputNames[descriptor.outputs.front().id] = *given.output;
    }
    if (given.asOf) {
        options.asOf = analysis::registry::dateFromIso(*given.asOf);
        if (!options.asOf) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"„" + *given.asOf + "“ ist kein Tag", "\"" + *given.asOf + "\" is no day"},
                         .subject = "--as-of",
                         .advice = {"So schreiben: 2024-06-30", "Write it so: 2024-06-30"}};
        }
    }
    return options;
}

void showOutcome(Session& session, const Descriptor& descriptor, const analysis::RunOutcome& outcome)
{
    nlohmann::json outputs = nlohmann::json::object();
    std::vector<std::string> lines;
    for (const auto& [id, dataset] : outcome.outputs) {
        outputs[id] = jsonOf(dataset);
        lines.push_back(session.say(descriptor.title) + " → " + dataset.schema.name + ": " +
                        countText(session, dataset.rowCount) + session.say({" Zeilen", " rows"}));
    }
    lines.push_back("  " + countText(session, outcome.rowsRead) + session.say({" gelesen, ", " read, "}) +
                    countText(session, outcome.rowsKept) + session.say({" im Ergebnis, ", " in the result, "}) +
                    countText(session, outcome.rowsRejected) + session.say({" verworfen", " rejected"}));
    if (outcome.fromCache) {
        lines.push_back("  " + session.say({"gleiches Ergebnis lag schon vor, nichts neu gerechnet",
                                            "an equal result was there, nothing was computed"}));
    }
    nlohmann::json notes = nlohmann::json::array();
    for (const Text& note : outcome.notes) {
        notes.push_back(jsonOf(note));
        lines.push_back("  " + session.say(note));
    }
    for (const std::string& name : outcome.stale) {
        lines.push_back("  " + session.say({"veraltet: ", "stale: "}) + name);
    }
    session.result({{"analysis", descriptor.id},
                    {"runHash", outcome.runHash},
                    {"fromCache", outcome.fromCache},
                    {"outputs", std::move(outputs)},
                    {"read", outcome.rowsRead},
                    {"kept", outcome.rowsKept},
                    {"rejected", outcome.rowsRejected},
                    {"notes", std::move(notes)},
                    {"stale", outcome.stale}},
                   lines);
}

Result<void> runChecked(Session& session, const RunArguments& given, const Descriptor& descriptor, Rest rest)
{
    WB_TRY(const analysis::Arguments arguments, collectArguments(given, std::move(rest)));
    WB_TRY(const analysis::RunOptions options, optionsFrom(given, descriptor));
    WB_TRY(auto project, openProject(session, given.file, Access::ReadWrite));
    Job job = session.job(session.say(descriptor.title));
    WB_TRY(const analysis::RunOutcome outcome, analysis::run(project, descriptor, arguments, options, job));
    WB_CHECK(project.close()); // a working copy reaches its share now, or not
    showOutcome(session, descriptor, outcome);
    return {};
}

} // namespace

int runAnalyses(Session& session, const AnalysesArguments& arguments)
{
    if (!arguments.analysis) {
        listAnalyses(session);
        return 0;
    }
    const auto found = toolbox::findAnalysis(*arguments.analysis);
    if (!found) {
        return session.fail(found.error());
    }
    const Descriptor& descriptor = **found;
    session.result({{"analysis", nlohmann::json::parse(analysis::toJson(descriptor))}},
                   {arguments.handbook ? analysis::methodTables(descriptor, session.language())
                                       : analysis::helpText(descriptor, session.language())});
    return 0;
}

int runAnalysis(Session& session, const RunArguments& arguments)
{
    const auto found = toolbox::findAnalysis(arguments.analysis);
    if (!found) {
        return session.fail(found.error());
    }
    const Descriptor& descriptor = **found;
    auto rest = readRest(arguments.rest);
    if (!rest) {
        return session.fail(rest.error());
    }
    if (rest->help) {
        session.result({{"analysis", nlohmann::json::parse(analysis::toJson(descriptor))}},
                       {analysis::helpText(descriptor, session.language())});
        return 0;
    }
    const auto ran = runChecked(session, arguments, descriptor, std::move(rest).value());
    return ran ? 0 : session.fail(ran.error());
}

int runExplain(Session& session, const ExplainArguments& arguments)
{
    auto project = openProject(session, arguments.file, Access::ReadOnly);
    if (!project) {
        return session.fail(project.error());
    }
    workspace::Workspace opened = std::move(project).value();
    const auto tree = opened.lineage(arguments.result);
    if (!tree) {
        return session.fail(tree.error());
    }
    session.result({{"result", arguments.result},
                    {"lineage", nlohmann::json::parse(analysis::explanationJson(*tree, toolbox::analyses()))}},
                   {analysis::explanationText(*tree, session.language(), toolbox::analyses())});
    return 0;
}

} // namespace weitblick::cli
