// SPDX-License-Identifier: GPL-3.0-or-later
// Two people who open, change and close one project on a share again and again: nobody waits for ever, nothing is lost.
#include "core/workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

/// Counts a value of the project up; false where it was open elsewhere. Any other failure ends the process.
bool countUp(const std::filesystem::path& file, const OpenOptions& options)
{
    Job job;
    auto opened = Workspace::open(file, options, job);
    if (!opened) {
        if (opened.error().code != ErrorCode::Locked) {
            qWarning("%s", describe(opened.error(), Language::English).c_str());
            ::_exit(1);
        }
        return false;
    }
    Workspace project = std::move(opened).value();
    const int before = std::stoi((*project.projectValue("count")).value_or("0"));
    const auto applied = project.apply(SetProjectValue{.key = "count", .value = std::to_string(before + 1)});
    if (!applied || !project.close()) {
        ::_exit(2);
    }
    return true;
}

} // namespace

class TwoUsersTest : public QObject {
    Q_OBJECT

private slots:
    void noEditIsLost_data()
    {
        QTest::addColumn<bool>("onShare");
        QTest::newRow("local disk") << false;
        QTest::newRow("share") << true;
    }
    void noEditIsLost()
    {
        QFETCH(bool, onShare);
        const int cycles = qEnvironmentVariableIntValue("WB_CAMPAIGN") > 0 ? 500 : 25;
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("p.gpkg").toStdString();
        WB_VERIFY_RESULT(Workspace::create(file));
        std::vector<pid_t> users;
        for (int user = 0; user < 2; ++user) {
            const OpenOptions options{.isOnShare = [onShare](const std::filesystem::path&) { return onShare; },
                                      .cacheFolder = folder.filePath("cache" + QString::number(user)).toStdString()};
            users.push_back(::fork());
            if (users.back() == 0) {
                for (int done = 0; done < cycles;) {
                    if (countUp(file, options)) {
                        ++done;
                    } else {
                        std::this_thread::yield();
                    }
                }
                ::_exit(0);
            }
        }
        for (const pid_t user : users) {
            int status = 0;
            ::waitpid(user, &status, 0);
            QVERIFY(WIFEXITED(status));
            QCOMPARE(WEXITSTATUS(status), 0);
        }
        auto opened = Workspace::open(file, Access::ReadOnly);
        WB_VERIFY_RESULT(opened);
        Workspace project = std::move(opened).value();
        QCOMPARE(**project.projectValue("count"), std::to_string(2 * cycles));
        QCOMPARE(project.history()->size(), static_cast<std::size_t>(2 * cycles));
    }
};

QTEST_GUILESS_MAIN(TwoUsersTest)
#include "two_users_test.moc"
