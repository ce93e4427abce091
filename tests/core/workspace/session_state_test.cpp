// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session_state.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class SessionStateTest : public QObject {
    Q_OBJECT

private slots:
    void aStateIsReadAsItWasWritten()
    {
        const QTemporaryDir folder;
        const std::filesystem::path project = folder.filePath("a.gpkg").toStdString();
        QVERIFY(!readSessionState(project));
        const SessionState state{.closed = {.changeCounter = 4'000'000'000U, .sizeBytes = 1LL << 40},
                                 .closeId = "1f",
                                 .closedHash = "abc",
                                 .backedUp = {.changeCounter = 1, .sizeBytes = 2}};
        WB_VERIFY_RESULT(writeSessionState(project, state));
        QVERIFY(*readSessionState(project) == state);
        QVERIFY(std::filesystem::exists(folder.filePath("a.gpkg.backups/state.json").toStdString()));
    }
    void rubbishIsNoState()
    {
        const QTemporaryDir folder;
        const std::filesystem::path project = folder.filePath("a.gpkg").toStdString();
        WB_VERIFY_RESULT(writeSessionState(project, {}));
        std::ofstream(backupFolderOf(project) / "state.json") << "{\"closed\":5}";
        QVERIFY(!readSessionState(project));
    }
    void aFolderThatIsNotThereIsSaidSo()
    {
        QCOMPARE(writeSessionState("/nowhere/at/all.gpkg", {}).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(SessionStateTest)
#include "session_state_test.moc"
