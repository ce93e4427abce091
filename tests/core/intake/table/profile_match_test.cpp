// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/profile_match.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;
using namespace weitblick::intake::table;

namespace {

workspace::MappingProfile profile(const char* name, std::vector<std::string> columns)
{
    return {.name = name, .role = "zones", .fields = {}, .columns = std::move(columns), .readOptions = {}};
}

} // namespace

class ProfileMatchTest : public QObject {
    Q_OBJECT

private slots:
    void nextYearsFileFindsItsProfile()
    {
        auto saved = profile("Einwohner", {"AGS", "Gemeinde", "Einwohner 31.12.2023"});
        saved.fields = {{"key", "AGS"}, {"population", "Einwohner 31.12.2023"}};
        const auto match = fittingProfile({"Gemeinde", "ags", "einwohner  31.12.2024"}, {profile("x", {"a"}), saved});
        QVERIFY(match.has_value());
        QCOMPARE(match->profile, std::size_t{1});
        const auto fields = renamedFields(saved, *match);
        QCOMPARE(fields.at("key"), std::string("ags"));
        QCOMPARE(fields.at("population"), std::string("einwohner  31.12.2024"));
    }
    void choicesMoveToTheNewNamesAndForgetTheLayout()
    {
        ReadChoices choices;
        choices.columnForms = {{"Wert 2023", "decimal-comma"}};
        choices.xColumn = "X";
        choices.crs = "EPSG:25832";
        choices.headerLine = 5;
        choices.encoding = "CP850";
        choices.layer = "2023";
        const auto match = fittingProfile({"Wert 2024", "x"}, {profile("p", {"Wert 2023", "X"})});
        QVERIFY(match.has_value());
        const ReadChoices renamed = renamedChoices(choices, *match);
        QCOMPARE(renamed.columnForms.at("Wert 2024"), std::string("decimal-comma"));
        QCOMPARE(renamed.xColumn.value_or(""), std::string("x"));
        QCOMPARE(renamed.crs.value_or(""), std::string("EPSG:25832"));
        QVERIFY(!renamed.headerLine && !renamed.encoding && !renamed.layer);
    }
    void columnsThatAYearTellsApartGoYearByYear()
    {
        const auto match = fittingProfile({"Pkw 2024", "Pkw 2023"}, {profile("p", {"Pkw 2022", "Pkw 2023"})});
        QVERIFY(match.has_value());
        QCOMPARE(match->renaming.at("Pkw 2022"), std::string("Pkw 2023"));
        QCOMPARE(match->renaming.at("Pkw 2023"), std::string("Pkw 2024"));
    }
    void otherColumnsDoNotFit()
    {
        const std::vector<workspace::MappingProfile> profiles = {profile("p", {"a", "b"}), profile("empty", {})};
        QVERIFY(!fittingProfile({"a"}, profiles).has_value());
        QVERIFY(!fittingProfile({"a", "b", "c"}, profiles).has_value());
        QVERIFY(!fittingProfile({"a", "c"}, profiles).has_value());
        QVERIFY(!fittingProfile({}, profiles).has_value());
        QVERIFY(!fittingProfile({"Zone 1", "x"}, {profile("p", {"Zone 2", "x"})}).has_value());
    }
    void ofSeveralTheMostAlikeIsTaken()
    {
        const auto match = fittingProfile(
            {"AGS", "Wert 2023"}, {profile("old", {"ags", "Wert 2022"}), profile("same", {"AGS", "Wert 2023"})});
        QVERIFY(match.has_value());
        QCOMPARE(match->profile, std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(ProfileMatchTest)
#include "profile_match_test.moc"
