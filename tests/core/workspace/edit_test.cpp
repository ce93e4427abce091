// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit.h"

#include <QTest>

#include <set>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

const std::vector<Edit> kEveryKind = {
    SetCatalogueEntry{.dataset = "a", .entry = {"t", "s", "l", "at \"x\"", "2025", "line\nline"}},
    RenameDataset{.from = "a", .to = "ü"},
    RemoveDataset{.dataset = "a"},
    RestoreDataset{.dataset = "a"},
    AssignRole{.role = "zones", .dataset = "a", .assignment = RoleAssignment{"zones", "a", {{"key", "AGS"}}}},
    AssignRole{.role = "zones", .dataset = "a", .assignment = std::nullopt},
    SaveProfile{.name = "p", .profile = MappingProfile{"p", "zones", {{"key", "AGS"}}, {"AGS", "Name"}, "{\"a\":1}"}},
    SaveProfile{.name = "p", .profile = std::nullopt},
    OverrideParameter{.entry = "tariff/x", .value = "0.08", .reason = "Vertrag"},
    OverrideParameter{.entry = "tariff/x", .value = std::nullopt, .reason = ""},
    SetProjectValue{.key = "title", .value = ""},
    SetProjectValue{.key = "title", .value = std::nullopt},
};

} // namespace

class EditTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindGoesThroughJsonUnchanged()
    {
        std::set<std::size_t> kinds;
        for (const Edit& edit : kEveryKind) {
            const auto back = editFromJson(toJson(edit));
            WB_VERIFY_RESULT(back);
            QVERIFY2(*back == edit, toJson(edit).c_str());
            kinds.insert(edit.index());
        }
        QCOMPARE(kinds.size(), std::variant_size_v<Edit>);
    }
    void everyKindIsDescribedInBothLanguages()
    {
        std::set<std::string> german;
        for (const Edit& edit : kEveryKind) {
            const Text text = describe(edit);
            QVERIFY(!text.en.empty() && text.de != text.en);
            german.insert(text.de);
        }
        QCOMPARE(german.size(), kEveryKind.size());
        QCOMPARE(describe(RemoveDataset{.dataset = "Straßen"}).de, "Ebene „Straßen“ entfernen");
    }
    void foreignJsonIsRefused()
    {
        for (const char* json : {"", "5", "{}", R"({"kind":5})", R"({"kind":"format-disk"})",
                                 R"({"kind":"remove-dataset"})", R"({"kind":"remove-dataset","dataset":5})"}) {
            QCOMPARE(editFromJson(json).error().code, ErrorCode::InvalidInput);
        }
    }
};

QTEST_GUILESS_MAIN(EditTest)
#include "edit_test.moc"
