// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/dataset_move.h"
#include "core/workspace/project_state.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

class ProjectStateTest : public QObject {
    Q_OBJECT

private slots:
    void aRoleBelongsToADatasetAndFollowsIt()
    {
        test::TemporaryProject made;
        Database& database = made.database();
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        const RoleAssignment role{"zones", "a", {{"key", "name"}, {"ü", "wert"}}};
        WB_VERIFY_RESULT(putRole(database, {"zones", "A", role}));
        QVERIFY(**roleOf(database, "zones", "a") == role);
        WB_VERIFY_RESULT(renameDataset(database, "a", "b"));
        QCOMPARE(roleAssignments(database)->front().dataset, "b");
        QVERIFY(roleAssignments(database)->front().fields == role.fields);
        WB_VERIFY_RESULT(removeToBin(database, "b"));
        QVERIFY(roleAssignments(database)->empty());
        WB_VERIFY_RESULT(restoreFromBin(database, "b"));
        QCOMPARE(roleAssignments(database)->size(), std::size_t{1});
        WB_VERIFY_RESULT(putRole(database, {"zones", "b", std::nullopt}));
        QVERIFY(!*roleOf(database, "zones", "b"));
        QCOMPARE(putRole(database, {"zones", "nichts", role}).error().code, ErrorCode::NotFound);
    }
    void profilesOverridesAndSettingsAreKeptReplacedAndRemoved()
    {
        test::TemporaryProject made;
        Database& database = made.database();
        const MappingProfile profile{"p", "zones", {{"key", "AGS"}}, {"AGS", "Name"}, R"({"separator":";"})"};
        WB_VERIFY_RESULT(putProfile(database, {"p", profile}));
        QVERIFY(**mappingProfile(database, "p") == profile);
        QCOMPARE(mappingProfiles(database)->size(), std::size_t{1});
        WB_VERIFY_RESULT(putProfile(database, {"p", std::nullopt}));
        QVERIFY(!*mappingProfile(database, "p"));

        const OverrideParameter override{"tariff/x", "0.08", "Vertrag"};
        WB_VERIFY_RESULT(putOverride(database, override));
        QVERIFY(**parameterOverride(database, "tariff/x") == override);
        WB_VERIFY_RESULT(putOverride(database, {"tariff/x", "", ""}));
        QCOMPARE(parameterOverrides(database)->front().value, std::optional<std::string>(""));
        WB_VERIFY_RESULT(putOverride(database, {"tariff/x", std::nullopt, ""}));
        QVERIFY(parameterOverrides(database)->empty());

        WB_VERIFY_RESULT(putProjectSetting(database, {"ags", "09162000"}));
        QCOMPARE(**projectSetting(database, "ags"), "09162000");
        WB_VERIFY_RESULT(putProjectSetting(database, {"ags", std::nullopt}));
        QVERIFY(!*projectSetting(database, "ags"));
    }
    void settingsAreListedByTheirPrefix()
    {
        test::TemporaryProject made;
        for (const char* const key : {"dashboard:b", "title", "dashboard:a", "dash%"}) {
            WB_VERIFY_RESULT(putProjectSetting(made.database(), {key, "x"}));
        }
        QCOMPARE(projectSettingKeys(made.database(), "dashboard:").value(),
                 (std::vector<std::string>{"dashboard:a", "dashboard:b"}));
        QVERIFY(projectSettingKeys(made.database(), "%").value().empty());
    }
    void rubbishInATableIsAnError()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.database().execute("INSERT INTO wb_profile(name,role,fields,columns,read_options)"
                                                 " VALUES('p','r','[]','{}','')"));
        QCOMPARE(mappingProfiles(made.database()).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(ProjectStateTest)
#include "project_state_test.moc"
