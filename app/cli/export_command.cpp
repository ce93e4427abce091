// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/dataset_text.h"
#include "app/cli/opened_project.h"
#include "core/exporter/exporter.h"

namespace weitblick::cli {

int runExport(Session& session, const ExportArguments& arguments)
{
    auto project = openProject(session, arguments.file, workspace::Access::ReadOnly);
    if (!project) {
        return session.fail(project.error());
    }
    workspace::Workspace opened = std::move(project).value();
    const exporter::ExportOptions options{
        .csv = arguments.rfc4180 ? exporter::CsvDialect::Rfc4180 : exporter::CsvDialect::GermanExcel,
        .existing = arguments.replace ? exporter::Existing::Replace : exporter::Existing::Keep,
        .srsId = arguments.srsId};
    Job job = session.job(arguments.target.filename().string());
    const auto outcome = exporter::exportDataset(opened, arguments.dataset, arguments.target, options, job);
    if (!outcome) {
        return session.fail(outcome.error());
    }
    nlohmann::json remarks = nlohmann::json::array();
    std::vector<std::string> lines = {
        arguments.dataset + " → " + outcome->file.string() + ": " + countText(session, outcome->rowCount) +
        session.say(outcome->format == "geotiff" ? Text{" Zellen mit Wert", " cells with a value"}
                                                 : Text{" Zeilen", " rows"})};
    for (const Text& remark : outcome->remarks) {
        remarks.push_back(jsonOf(remark));
        lines.push_back("  " + session.say(remark));
    }
    session.result({{"file", outcome->file.string()},
                    {"format", outcome->format},
                    {"rows", outcome->rowCount},
                    {"remarks", std::move(remarks)}},
                   lines);
    return 0;
}

} // namespace weitblick::cli
