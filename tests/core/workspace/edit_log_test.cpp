// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit_log.h"
#include "core/workspace/process_identity.h"

#include <QTest>

#include <random>

#include "tests/support/project_state_text.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

/// Edits over a few names, many of which fail: as users do it.
class RandomEdits {
public:
    Edit next()
    {
        switch (pick(8)) {
        case 0:
            return SetCatalogueEntry{.dataset = name(), .entry = {.title = text(), .note = text()}};
        case 1:
            return RenameDataset{.from = name(), .to = name()};
        case 2:
            return RemoveDataset{.dataset = name()};
        case 3:
            return RestoreDataset{.dataset = name()};
        case 4:
            return role();
        case 5:
            return profile();
        case 6:
            return OverrideParameter{.entry = name(), .value = maybe(), .reason = ""};
        default:
            return SetProjectValue{.key = name(), .value = maybe()};
        }
    }

private:
    int pick(int count) { return std::uniform_int_distribution(0, count - 1)(m_random); }
    std::string name() { return {"ABCDE"[pick(5)]}; }
    std::string text() { return std::to_string(pick(4)); }
    std::optional<std::string> maybe() { return pick(3) == 0 ? std::nullopt : std::optional(text()); }
    Edit role()
    {
        AssignRole edit{.role = text(), .dataset = name()};
        if (pick(3) != 0) {
            edit.assignment = RoleAssignment{edit.role, edit.dataset, {{"k", text()}}};
        }
        return edit;
    }
    Edit profile()
    {
        SaveProfile edit{.name = name()};
        if (pick(3) != 0) {
            edit.profile = MappingProfile{edit.name, text(), {{"k", text()}}, {text()}, "{}"};
        }
        return edit;
    }
    std::mt19937 m_random{20260101}; // NOLINT(cert-msc32-c, cert-msc51-cpp): the same every time
};

} // namespace

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
        RandomEdits edits;
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
