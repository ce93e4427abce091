// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit_apply.h"

#include <QTest>

#include <set>

#include "tests/support/project_state_text.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

struct Case {
    const char* name;
    Edit edit;
};

/// Every kind, where something is there before and where nothing is.
const std::vector<Case> kCases = {
    {"entry", SetCatalogueEntry{.dataset = "a", .entry = {"T", "S", "L", "A", "2025", "N"}}},
    {"rename", RenameDataset{.from = "a", .to = "neu"}},
    {"remove", RemoveDataset{.dataset = "a"}},
    {"restore", RestoreDataset{.dataset = "weg"}},
    {"new role", AssignRole{.role = "zones", .dataset = "b", .assignment = RoleAssignment{"zones", "b", {{"k", "x"}}}}},
    {"other fields", AssignRole{.role = "r", .dataset = "a", .assignment = RoleAssignment{"r", "a", {{"k", "wert"}}}}},
    {"no role", AssignRole{.role = "r", .dataset = "a", .assignment = std::nullopt}},
    {"new profile", SaveProfile{.name = "q", .profile = MappingProfile{"q", "r", {}, {"a"}, "{}"}}},
    {"other profile", SaveProfile{.name = "p", .profile = MappingProfile{"p", "s", {{"a", "b"}}, {}, ""}}},
    {"no profile", SaveProfile{.name = "p", .profile = std::nullopt}},
    {"new override", OverrideParameter{.entry = "e/neu", .value = "5", .reason = "weil"}},
    {"other override", OverrideParameter{.entry = "e/x", .value = "6", .reason = "doch"}},
    {"no override", OverrideParameter{.entry = "e/x", .value = std::nullopt, .reason = ""}},
    {"new value", SetProjectValue{.key = "neu", .value = "1"}},
    {"other value", SetProjectValue{.key = "title", .value = "anders"}},
    {"no value", SetProjectValue{.key = "title", .value = std::nullopt}},
};

} // namespace

class EditApplyTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_made;

private slots:
    void initTestCase()
    {
        for (const char* name : {"a", "b", "weg"}) {
            WB_VERIFY_RESULT(m_made.addPoints(name, {1, 2}));
        }
        for (const Edit& edit : std::vector<Edit>{
                 RemoveDataset{.dataset = "weg"}, AssignRole{"r", "a", RoleAssignment{"r", "a", {{"k", "name"}}}},
                 SaveProfile{"p", MappingProfile{"p", "r", {{"k", "name"}}, {"name"}, "{}"}},
                 OverrideParameter{"e/x", "1", "Anfang"}}) {
            WB_VERIFY_RESULT(applyEdit(m_made.database(), edit));
        }
    }
    void theInverseBringsBackTheStateBefore_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < kCases.size(); ++i) {
            QTest::newRow(kCases[i].name) << static_cast<int>(i);
        }
    }
    void theInverseBringsBackTheStateBefore()
    {
        QFETCH(int, index);
        const Edit& edit = kCases[static_cast<std::size_t>(index)].edit;
        const std::string before = test::stateOf(m_made.project());
        const auto inverse = applyEdit(m_made.database(), edit);
        WB_VERIFY_RESULT(inverse);
        const std::string after = test::stateOf(m_made.project());
        QVERIFY(after != before);
        const auto again = applyEdit(m_made.database(), *inverse);
        WB_VERIFY_RESULT(again);
        QCOMPARE(test::stateOf(m_made.project()), before);
        QVERIFY2(*again == edit, toJson(*again).c_str());
        WB_VERIFY_RESULT(applyEdit(m_made.database(), *again));
        QCOMPARE(test::stateOf(m_made.project()), after);
        WB_VERIFY_RESULT(applyEdit(m_made.database(), *inverse));
    }
    void noKindIsLeftOut()
    {
        std::set<std::size_t> kinds;
        for (const Case& one : kCases) {
            kinds.insert(one.edit.index());
        }
        QCOMPARE(kinds.size(), std::variant_size_v<Edit>);
    }
    void anEditThatFailsChangesNothing()
    {
        const std::string before = test::stateOf(m_made.project());
        for (const Edit& edit :
             std::vector<Edit>{SetCatalogueEntry{.dataset = "nichts"}, RenameDataset{.from = "nichts", .to = "x"},
                               RenameDataset{.from = "a", .to = "b"}, RenameDataset{.from = "a", .to = "wb_x"},
                               RemoveDataset{.dataset = "nichts"}, RestoreDataset{.dataset = "nichts"},
                               AssignRole{.role = "r", .dataset = "nichts", .assignment = std::nullopt}}) {
            QVERIFY2(!applyEdit(m_made.database(), edit), toJson(edit).c_str());
            QCOMPARE(test::stateOf(m_made.project()), before);
        }
    }
};

QTEST_GUILESS_MAIN(EditApplyTest)
#include "edit_apply_test.moc"
