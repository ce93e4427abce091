// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite is refused memory at one place after another, once or from there on, while a project is opened and changed:
// an error or success, never a crash, and never a sound file taken for a damaged one.
#include <QTest>

#include <sqlite3.h>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/patient.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

enum Exit : int { Good = 0, Refused = 1, NotSetUp = 2, Recovered = 3, NoMessage = 4 };

sqlite3_mem_methods original;
long countdown = -1;
bool staysRefused = false;

bool isRefused()
{
    if (countdown < 0) {
        return false;
    }
    if (countdown > 0) {
        --countdown;
        return false;
    }
    countdown = staysRefused ? 0 : -1;
    return true;
}

void* scarceMalloc(int bytes)
{
    return isRefused() ? nullptr : original.xMalloc(bytes);
}

void* scarceRealloc(void* memory, int bytes)
{
    return isRefused() ? nullptr : original.xRealloc(memory, bytes);
}

/// In a process of its own: SQLite takes its allocator before it does anything.
int workWith(long allowed, bool sticky, const std::filesystem::path& file)
{
    if (sqlite3_shutdown() != SQLITE_OK || sqlite3_config(SQLITE_CONFIG_GETMALLOC, &original) != SQLITE_OK) {
        return NotSetUp;
    }
    sqlite3_mem_methods scarce = original;
    scarce.xMalloc = &scarceMalloc;
    scarce.xRealloc = &scarceRealloc;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &scarce) != SQLITE_OK || sqlite3_initialize() != SQLITE_OK) {
        return NotSetUp;
    }
    countdown = allowed;
    staysRefused = sticky;
    auto opened = Workspace::open(file);
    Result<void> outcome;
    bool recovered = false;
    if (!opened) {
        outcome = opened.error();
    } else {
        Workspace project = std::move(opened).value();
        recovered = project.openReport().recoveredFrom.has_value();
        const auto changed = project.apply(RemoveDataset{.dataset = "punkte"});
        if (!changed) {
            outcome = changed.error();
        }
        if (auto closed = project.close(); outcome && !closed) {
            outcome = std::move(closed);
        }
    }
    countdown = -1;
    if (recovered) {
        return Recovered;
    }
    if (outcome) {
        return Good;
    }
    return outcome.error().message.de.empty() ? NoMessage : Refused;
}

} // namespace

class OutOfMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void refusedMemoryIsAnErrorAndNothingMore_data()
    {
        QTest::addColumn<bool>("sticky");
        QTest::newRow("once") << false;
        QTest::newRow("from there on") << true;
    }
    void refusedMemoryIsAnErrorAndNothingMore()
    {
        QFETCH(bool, sticky);
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("punkte", {1, 2, 3}));
        made.reopen(); // makes a backup, which must not be loaded
        made.close();
        const std::filesystem::path whole = made.file("vorlage.gpkg");
        std::filesystem::copy_file(made.file(), whole);
        int refused = 0;
        int good = 0;
        const long step = qEnvironmentVariableIntValue("WB_CAMPAIGN") > 0 ? 1 : 23;
        for (long allowed = 0; good < 3; allowed += step) {
            std::filesystem::copy_file(whole, made.file(), std::filesystem::copy_options::overwrite_existing);
            const pid_t child = ::fork();
            if (child == 0) {
                ::_exit(workWith(allowed, sticky, made.file()));
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            const QByteArray place = "allocation " + QByteArray::number(static_cast<qlonglong>(allowed));
            QVERIFY2(WIFEXITED(status), place.constData());
            QVERIFY2(WEXITSTATUS(status) <= Refused,
                     (place + ": " + QByteArray::number(WEXITSTATUS(status))).constData());
            refused += WEXITSTATUS(status) == Refused ? 1 : 0;
            good += WEXITSTATUS(status) == Good ? 1 : 0;
            QVERIFY2(allowed < 200'000, "no end");
            auto opened = Workspace::open(made.file());
            WB_VERIFY_RESULT(opened);
            Workspace project = std::move(opened).value();
            QVERIFY2(!project.openReport().recoveredFrom, place.constData());
            QVERIFY2(project.dataset("punkte") || *project.undo(), place.constData());
            Job job;
            QVERIFY2(project.check(job)->empty(), place.constData());
        }
        QVERIFY(refused > 10);
        qInfo("%d refused", refused);
    }
};

QTEST_GUILESS_MAIN(OutOfMemoryTest)
#include "out_of_memory_test.moc"
