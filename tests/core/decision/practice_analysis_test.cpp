// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/practice_analysis.h"

#include <QTest>

#include <cmath>
#include <fstream>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;

namespace {

Result<std::vector<ReadRow>> rowsFor(AnalysisProject& town, const analysis::Arguments& arguments)
{
    WB_TRY(const auto outcome, town.run(decision::bestPracticesAnalysis(), arguments));
    return rowsOf(town.project, outcome.outputs.at("result").schema.name);
}

} // namespace

class PracticeAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void themesFindTheLighthouses()
    {
        AnalysisProject town;
        WB_VALUE(const auto rows, rowsFor(town, {{"themes", "Verkehrssteuerung"}, {"count", "3"}}));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].values[2], Value(std::string("Plattformbasierte Verkehrssteuerung")));
        double sum = 0.0;
        for (std::size_t i = 5; i < 11; ++i) {
            sum += std::get<double>(rows[0].values[i]);
        }
        QVERIFY(std::abs(sum - std::get<double>(rows[0].values[4])) < 1e-12);
        QVERIFY(std::get<std::string>(rows[0].values[17]).starts_with("Digitalstrategie Hessen"));
        // Verkehrssteuerung, Lärm und Luft, Datenplattform: streets, traffic, sensors, readings, people.
        QCOMPARE(rows[0].values[11], Value(std::string("0 von 5 Daten vorhanden")));
    }
    void weaknessesOfAProfileAreThemes()
    {
        AnalysisProject town;
        WB_VERIFY_RESULT(
            addLayer(town.project,
                     {.name = "profil",
                      .columns = {{"merkmal", ColumnType::Text, "", ""}, {"einschaetzung", ColumnType::Text, "", ""}}},
                     {{"", {std::string("solar_power_per_inhabitant"), std::string("Schwäche")}},
                      {"", {std::string("gigabit_share"), std::string("Stärke")}}}));
        WB_VALUE(const auto rows, rowsFor(town, {{"profile", "profil"}}));
        QCOMPARE(rows[0].values[1], Value(std::string("solarkataster_hessen")));
    }
    void ownPracticesAndTwinsCount()
    {
        AnalysisProject town;
        const auto file = town.folder.filePath("eigene.json").toStdString();
        std::ofstream(file)
            << R"([{"id": "E1", "title": "Dächer zählen", "themes": ["Solarenergie"], "inhabitants": 5000,)"
               R"( "municipality": "Altdorf", "municipality_key": "06435001", "total_cost_eur": 90000}])";
        WB_VERIFY_RESULT(
            addLayer(town.project,
                     {.name = "zwillinge",
                      .columns = {{"schluessel", ColumnType::Text, "", ""}, {"gemeinde", ColumnType::Text, "", ""}}},
                     {{"", {std::string("06435001"), std::string("Altdorf")}}}));
        WB_VALUE(const auto rows, rowsFor(town, {{"themes", "solar=2; Umwelt"},
                                                 {"practices", file},
                                                 {"twins", "zwillinge"},
                                                 {"inhabitants", "5000"}}));
        QCOMPARE(rows[0].values[1], Value(std::string("E1")));
        QCOMPARE(rows[0].values[8], Value(0.1));
        QCOMPARE(rows[0].values[13], Value(std::string("bis 100.000 €")));
    }
    void nothingToLookForIsRefused()
    {
        AnalysisProject town;
        QCOMPARE(rowsFor(town, {}).error().code, ErrorCode::InvalidInput);
        const auto unknown = rowsFor(town, {{"themes", "Energi"}});
        QVERIFY(unknown.error().advice.de.find("Energie") != std::string::npos);
        WB_VERIFY_RESULT(
            addLayer(town.project, {.name = "falsch", .columns = {{"wert", ColumnType::Real, "", ""}}}, {{"", {1.0}}}));
        QCOMPARE(rowsFor(town, {{"profile", "falsch"}}).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(PracticeAnalysisTest)
#include "practice_analysis_test.moc"
