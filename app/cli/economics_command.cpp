// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/dataset_text.h"
#include "app/cli/opened_project.h"
#include "core/energy/economics_workbook.h"

namespace weitblick::cli {

int runEconomics(Session& session, const EconomicsArguments& arguments)
{
    auto project = openProject(session, arguments.file, workspace::Access::ReadOnly);
    if (!project) {
        return session.fail(project.error());
    }
    workspace::Workspace opened = std::move(project).value();
    const energy::WorkbookOptions options{.roofFid = arguments.roof.value_or(0),
                                          .target = arguments.replace ? energy::WorkbookTarget::MayExist
                                                                      : energy::WorkbookTarget::MustBeNew};
    Job job = session.job(arguments.target.filename().string());
    const auto rows = energy::writeEconomicsWorkbook(opened, arguments.dataset, arguments.target, options, job);
    if (!rows) {
        return session.fail(rows.error());
    }
    session.result({{"file", arguments.target.string()}, {"rows", *rows}},
                   {arguments.dataset + " → " + arguments.target.string() + ": " + countText(session, *rows) +
                    session.say(Text{" Dachflächen mit Formeln", " roofs with formulas"})});
    return 0;
}

} // namespace weitblick::cli
