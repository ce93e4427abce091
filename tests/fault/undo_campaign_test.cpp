// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 random edits of every kind (layers removed, brought back and renamed among them), all undone and all redone:
// the hash of the workspace is the same at every place that was noted on the way.
#include "core/base/hash.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>

#include "tests/support/patient.h"
#include "tests/support/project_state_text.h"
#include "tests/support/random_edits.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

constexpr int kBetweenNotes = 100;

} // namespace

class UndoCampaignTest : public QObject {
    Q_OBJECT

    static std::string hashOf(Workspace& project) { return sha256Of(test::stateOf(project)); }

    static void reopen(test::TemporaryProject& made)
    {
        made.reopen();
        // What is durable is not the question here: see fault_sweep_test.cpp.
        WB_VERIFY_RESULT(made.database().execute("PRAGMA synchronous=OFF"));
    }

private slots:
    void everyEditIsUndoneAndRedone()
    {
        const int count = qEnvironmentVariableIntValue("WB_CAMPAIGN") > 0 ? 10'000 : 2'000;
        test::TemporaryProject made;
        for (const char* name : {"A", "B", "C"}) {
            WB_VERIFY_RESULT(made.addPoints(name, {1, 2, 3}));
        }
        reopen(made);
        QElapsedTimer clock;
        clock.start();
        test::RandomEdits edits;
        std::map<int, std::string> hashes = {{0, hashOf(made.project())}};
        int done = 0;
        int failed = 0;
        while (done < count) {
            const Edit edit = edits.next();
            const auto inverse = made.project().apply(edit);
            if (!inverse) {
                ++failed;
                continue;
            }
            done += *inverse == edit ? 0 : 1; // what changes nothing is not in the log
            if (done % kBetweenNotes == 0 && !hashes.contains(done)) {
                hashes[done] = hashOf(made.project());
            }
        }
        qInfo("%d edits in %lld ms, %d refused", done, clock.restart(), failed);
        reopen(made);
        for (int at = count; at > 0; --at) {
            if (const auto noted = hashes.find(at); noted != hashes.end()) {
                QVERIFY2(hashOf(made.project()) == noted->second, qPrintable(QString::number(at)));
            }
            const auto undone = made.project().undo();
            WB_VERIFY_RESULT(undone);
            QVERIFY2(*undone, qPrintable(QString::number(at)));
        }
        QCOMPARE(hashOf(made.project()), hashes[0]);
        QVERIFY(!*made.project().undo());
        qInfo("undone in %lld ms", clock.restart());
        reopen(made);
        for (int at = 1; at <= count; ++at) {
            const auto redone = made.project().redo();
            WB_VERIFY_RESULT(redone);
            QVERIFY2(*redone, qPrintable(QString::number(at)));
            if (const auto noted = hashes.find(at); noted != hashes.end()) {
                QVERIFY2(hashOf(made.project()) == noted->second, qPrintable(QString::number(at)));
            }
        }
        QVERIFY(!*made.project().redo());
        qInfo("redone in %lld ms", clock.elapsed());
        Job job;
        QVERIFY(made.project().check(job)->empty());
    }
};

QTEST_GUILESS_MAIN(UndoCampaignTest)
#include "undo_campaign_test.moc"
