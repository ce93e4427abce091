// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/matching_profile.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using weitblick::workspace::MappingProfile;

namespace {

const std::vector<MappingProfile> kProfiles{
    {.name = "gemeinden",
     .role = "zones",
     .fields = {{"id", "AGS"}, {"inhabitants", "Einwohner 2023"}},
     .columns = {"AGS", "Einwohner 2023"},
     .readOptions = R"({"crs":"EPSG:31467","columnForms":{"AGS":"text","Einwohner 2023":"integer"}})"},
    {.name = "straßen", .role = "streets", .fields = {}, .columns = {"name"}, .readOptions = {}}};

workspace::LayerSchema schemaWith(std::initializer_list<const char*> columns)
{
    workspace::LayerSchema schema;
    for (const char* column : columns) {
        schema.columns.push_back({.name = column});
    }
    return schema;
}

} // namespace

class MatchingProfileTest : public QObject {
    Q_OBJECT

private slots:
    void nextYearsFileFindsItsProfile()
    {
        const auto schema = schemaWith({"AGS", "Einwohner 2024"});
        const auto found = matchingProfile(kProfiles, {}, schema);
        QVERIFY(found.has_value());
        QCOMPARE(found->profile.name, std::string("gemeinden"));
        QCOMPARE(roleFields("zones", found, schema).at("inhabitants"), std::string("Einwohner 2024"));
        WB_VALUE(const ReadChoices choices, choicesWithProfile({}, *found));
        QCOMPARE(choices.crs.value_or(""), std::string("EPSG:31467"));
        QCOMPARE(choices.columnForms.at("AGS"), std::string("text"));
        QCOMPARE(choices.columnForms.at("Einwohner 2024"), std::string("integer"));
    }
    void theUsersOwnChoicesWin()
    {
        const auto found = matchingProfile(kProfiles, {}, schemaWith({"AGS", "Einwohner 2023"}));
        QVERIFY(found.has_value());
        WB_VALUE(const ReadChoices choices,
                 choicesWithProfile({.crs = "EPSG:25832", .columnForms = {{"AGS", "integer"}}}, *found));
        QCOMPARE(choices.crs.value_or(""), std::string("EPSG:25832"));
        QCOMPARE(choices.columnForms.at("AGS"), std::string("integer"));
    }
    void aProfileOfAnotherRoleIsNotTaken()
    {
        QVERIFY(!matchingProfile(kProfiles, {.role = "streets"}, schemaWith({"AGS", "Einwohner 2023"})).has_value());
        QVERIFY(!matchingProfile(kProfiles, {}, schemaWith({"ganz", "anders"})).has_value());
    }
    void aNamedProfileIsTakenAsItIs()
    {
        WB_VERIFY_RESULT(namedProfile(kProfiles, "straßen"));
        const auto missing = namedProfile(kProfiles, "fehlt");
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        const auto found = matchingProfile(kProfiles, {.profile = "gemeinden"}, schemaWith({"ganz", "anders"}));
        QVERIFY(found.has_value());
        QCOMPARE(found->profile.name, std::string("gemeinden"));
    }
    void withoutAProfileEqualNamesAreTheFields()
    {
        const auto fields = roleFields("zones", std::nullopt, schemaWith({"id", "name"}));
        QCOMPARE(fields, (std::map<std::string, std::string>{{"id", "id"}, {"name", "name"}}));
    }
};

QTEST_GUILESS_MAIN(MatchingProfileTest)
#include "matching_profile_test.moc"
