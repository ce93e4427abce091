// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_project.h"

#include "app/cli/repeat_line.h"

namespace weitblick::cli {

namespace {

void tellInterrupted(Session& session, const std::filesystem::path& file, const workspace::InterruptedLoad& load)
{
    const auto import = intake::requestFromPurpose(load.purpose);
    if (!import) { // an analysis
        session.remark({"Die Berechnung von „" + load.layer + "“ wurde am " + load.started +
                            " unterbrochen; nichts davon ist im Projekt. Bitte noch einmal rechnen.",
                        "The calculation of \"" + load.layer + "\" was interrupted at " + load.started +
                            "; nothing of it is in the project. Please run it again."});
        return;
    }
    const std::string line = repeatLine(file, *import);
    session.remark({"Ein Import von „" + load.layer + "“ wurde am " + load.started +
                        " unterbrochen; nichts davon ist im Projekt. Import wiederholen mit:\n  " + line,
                    "An import of \"" + load.layer + "\" was interrupted at " + load.started +
                        "; nothing of it is in the project. Repeat the import with:\n  " + line});
}

} // namespace

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
        tellInterrupted(session, file, load);
    }
    return project;
}

} // namespace weitblick::cli
