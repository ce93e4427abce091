// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit_log.h"
#include "core/workspace/process_identity.h"

#include <QTest>

#include "tests/support/project_state_text.h"
#include "tests/support/random_edits.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

class EditLogTest : public QObject {
    Q_OBJECT

private slots:
    void twoHundredRandomEditsAreUndoneAndRedoneOverRestarts()
    {
        test::TemporaryProject made;
        for (const char* name : {"A", "B", "C"}) {
            WB_VERIFY_RESULT(made.addPoints(name, {1, 2}));
        }
        WB_VERIFY_RESULT(made.database().execute("PRAGMA synchronous=OFF"));
        test::RandomEdits edits;
        std::vector<std::string> states = {test::stateOf(made.project())};
        while (states.size() <= 200) {
            if (made.project().apply(edits.next())) {
                std::string state = test::stateOf(made.project());
                if (state != states.back()) { // what changes nothing is not in the log
                    states.push_back(std::move(state));
                }
            }
        }
        for (std::size_t step = states.size() - 1; step > 0; --step) {
            const auto undone = made.project().undo();
            WB_VERIFY_RESULT(undone);
            QVERIFY2(*undone, std::to_string(step).c_str());
            QCOMPARE(test::stateOf(made.project()), states[step - 1]);
            if (step % 50 == 0) {
                made.reopen();
                WB_VERIFY_RESULT(made.database().execute("PRAGMA synchronous=OFF"));
            }
        }
        QVERIFY(!*made.project().undo());
        for (std::size_t step = 1; step < states.size(); ++step) {
            QVERIFY(*made.project().redo());
            QCOMPARE(test::stateOf(made.project()), states[step]);
        }
        QVERIFY(!*made.project().redo());
        Job job;
        QVERIFY(made.project().check(job)->empty());
    }
    void aNewEditEndsWhatCouldBeRedone()
    {
        test::TemporaryProject made;
        Database& database = made.database();
        for (const char* value : {"1", "2", "3"}) {
            WB_VERIFY_RESULT(applyLogged(database, SetProjectValue{.key = "k", .value = value}));
        }
        QVERIFY(*undoLogged(database));
        QVERIFY(*undoLogged(database));
        WB_VERIFY_RESULT(applyLogged(database, SetProjectValue{.key = "k", .value = "4"}));
        QVERIFY(!*redoLogged(database));
        QVERIFY(*undoLogged(database));
        QCOMPARE(**made.project().projectValue("k"), "1");
    }
    void whatChangesNothingIsNotLogged()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(applyLogged(made.database(), SetProjectValue{.key = "k", .value = "1"}));
        QVERIFY(*undoLogged(made.database()));
        WB_VERIFY_RESULT(applyLogged(made.database(), SetProjectValue{.key = "title", .value = "Probe"}));
        QVERIFY(*redoLogged(made.database()));
        QCOMPARE(editHistory(made.database())->size(), std::size_t{1});
    }
    void theHistorySaysWhoDidWhatAndWhen()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(applyLogged(made.database(), SetProjectValue{.key = "k", .value = "1"}));
        WB_VERIFY_RESULT(applyLogged(made.database(), SetProjectValue{.key = "k", .value = "2"}));
        QVERIFY(*undoLogged(made.database()));
        const auto history = editHistory(made.database());
        WB_VERIFY_RESULT(history);
        QCOMPARE(history->size(), std::size_t{2});
        QVERIFY(history->front().isUndone && !history->back().isUndone);
        QVERIFY(history->back().edit == Edit(SetProjectValue{.key = "k", .value = "1"}));
        QCOMPARE(history->back().user, currentProcess().user);
        QVERIFY(parseIsoUtc(history->back().time));
    }
    void anUndoThatCannotBeIsAnErrorAndStaysToBeDone()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("A", {1}));
        WB_VERIFY_RESULT(made.project().apply(RemoveDataset{.dataset = "A"}));
        WB_VERIFY_RESULT(made.addPoints("A", {1, 2}));
        QCOMPARE(made.project().undo().error().code, ErrorCode::InvalidInput);
        QCOMPARE(made.project().dataset("A")->rowCount, 2);
        WB_VERIFY_RESULT(made.project().apply(RenameDataset{.from = "A", .to = "B"}));
        QVERIFY(*made.project().undo());
        QCOMPARE(made.project().undo().error().code, ErrorCode::InvalidInput);
    }
    void anEmptiedBinEndsTheUndoUpToTheRemoval()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("A", {1}));
        for (const Edit& edit :
             std::vector<Edit>{SetProjectValue{.key = "k", .value = "1"}, RemoveDataset{.dataset = "A"},
                               SetProjectValue{.key = "k", .value = "2"}, SetProjectValue{.key = "k", .value = "3"}}) {
            WB_VERIFY_RESULT(made.project().apply(edit));
        }
        QVERIFY(*made.project().undo());
        WB_VERIFY_RESULT(made.project().emptyBin());
        QVERIFY(!*made.project().redo());
        QVERIFY(*made.project().undo());
        QCOMPARE(**made.project().projectValue("k"), "1");
        QVERIFY(!*made.project().undo());
        QCOMPARE(made.project().history()->size(), std::size_t{4});
    }
};

QTEST_GUILESS_MAIN(EditLogTest)
#include "edit_log_test.moc"
