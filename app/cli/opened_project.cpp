// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_project.h"

namespace weitblick::cli {

Result<workspace::Workspace> openProject(Session& session, const std::filesystem::path& file, workspace::Access access)
{
    WB_TRY(auto project, workspace::Workspace::open(file, access));
    const workspace::OpenReport& report = project.openReport();
    for (const Text& remark : report.remarks) {
        session.remark(remark);
    }
    if (report.recoveredFrom) {
        const std::string backup = report.recoveredFrom->string();
        session.remark({"Die Projektdatei war beschädigt; geladen wurde die Sicherung " + backup + ".",
                        "The project file was damaged; the backup " + backup + " was loaded."});
    }
    if (report.migratedFrom) {
        const std::string version = std::to_string(*report.migratedFrom);
        session.remark({"Die Projektdatei wurde von Fassung " + version + " umgestellt; die alte Datei liegt daneben.",
                        "The project file was migrated from version " + version + "; the old file is beside it."});
    }
    for (const workspace::InterruptedLoad& load : report.interrupted) {
        session.remark({"Ein Import von „" + load.layer + "“ wurde am " + load.started +
                            " unterbrochen; nichts davon ist im Projekt. Bitte den Import wiederholen.",
                        "An import of \"" + load.layer + "\" was interrupted at " + load.started +
                            "; nothing of it is in the project. Please repeat the import."});
    }
    return project;
}

} // namespace weitblick::cli
