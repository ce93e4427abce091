// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/resource_folder.h"
#include "core/dashboard/dashboard_yaml.h"
#include "core/dashboard/detail/tile_fields.h"
#include "core/dashboard/next_step.h"
#include "core/toolbox/analyses.h"

#include <QTest>

#include <algorithm>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

const analysis::Descriptor* known(std::string_view id)
{
    const auto found = toolbox::findAnalysis(id);
    return found ? *found : nullptr;
}

const BarContent kBars{
    .rows = {.role = {}, .dataset = "Ergebnis", .where = {}, .madeBy = "probe"}, .groupBy = "art", .value = "zahl"};

/// A layer that says which analysis made it.
Result<void> addMade(workspace::Workspace& project, const std::string& name, const std::string& analysis,
                     const std::string& column)
{
    const workspace::LayerSchema schema{
        .name = name, .geometry = workspace::GeometryType::None, .columns = {{.name = "art"}, {.name = column}}};
    WB_TRY(auto loader, project.load(schema, R"({"source":"test"})"));
    Job job;
    WB_CHECK(project.publish(std::move(loader), {.lineage = {.dataset = name, .activity = analysis}}, job));
    return {};
}

std::string datasetOf(const Result<Dashboard>& dashboard)
{
    return dashboard ? std::get<BarContent>(dashboard->tiles.front().content).rows.dataset : std::string();
}

/// The sources of rows of a content.
struct SourceReader {
    std::vector<RowSource> sources;
    void rows(RowSource& rows) { sources.push_back(rows); }
    template <typename... Rest>
    void choice(Rest&&...)
    {
    }
    void indicator(const char*, std::string&) {}
    void indicators(const char*, std::vector<std::string>&) {}
    void level(const char*, Level&) {}
    void field(const char*, std::string&) {}
    void fields(const char*, std::vector<std::string>&) {}
    void text(const char*, std::string&) {}
    void bilingual(const char*, Text&) {}
    void number(const char*, double&) {}
    void optionalNumber(const char*, std::optional<double>&) {}
    void numbers(const char*, std::vector<double>&) {}
    void count(const char*, std::size_t&) {}
    void flag(const char*, bool&) {}
};

} // namespace

class NextStepTest : public QObject {
    Q_OBJECT

private slots:
    void aResultIsFoundByItsAnalysisAndItsColumns()
    {
        test::AnalysisProject made;
        Dashboard board{.id = "x", .title = {"x", "x"}, .tiles = {{.id = "t", .content = kBars}}};
        QCOMPARE(datasetOf(withMadeResults(made.project, board)), std::string("Ergebnis"));
        WB_VERIFY_RESULT(addMade(made.project, "Mein Ergebnis", "probe", "zahl"));
        WB_VERIFY_RESULT(addMade(made.project, "Anderer Teil", "probe", "ort"));
        WB_VERIFY_RESULT(addMade(made.project, "Andere Analyse", "versuch", "zahl"));
        QCOMPARE(datasetOf(withMadeResults(made.project, board)), std::string("Mein Ergebnis"));
        WB_VERIFY_RESULT(addMade(made.project, "Neueres Ergebnis", "probe", "zahl"));
        QCOMPARE(datasetOf(withMadeResults(made.project, board)), std::string("Neueres Ergebnis"));
        WB_VERIFY_RESULT(addMade(made.project, "Ergebnis", "import", "zahl")); // of that very name: it is meant
        QCOMPARE(datasetOf(withMadeResults(made.project, board)), std::string("Ergebnis"));
    }
    void aMissingResultOffersItsAnalysis()
    {
        test::AnsweredCounty county;
        BarContent bars = kBars;
        bars.rows.madeBy = "solar_potential_built";
        WB_VALUE(const TileAnswer answer, county.answer(bars));
        std::vector<TileAnswer> answers{answer};
        QCOMPARE(std::get<MissingAnswer>(answer.shown).step.kind, NextStep::Kind::RunAnalysis);
        QVERIFY(!std::get<MissingAnswer>(answer.shown).step.label.empty());
        // What the analysis cannot do without comes first.
        WB_VERIFY_RESULT(nameSteps(county.project, answers, known));
        const NextStep import = std::get<MissingAnswer>(answers.front().shown).step;
        QCOMPARE(import.kind, NextStep::Kind::ImportRole);
        QCOMPARE(import.target, std::string("roofs"));
        const auto* const analysis = known("solar_potential_built");
        for (const analysis::Input& input : analysis->inputs) {
            if (!input.role.empty()) {
                QVERIFY(county.add("Ebene " + input.role, input.role, workspace::GeometryType::None, {"x:T"},
                                   {{"", {test::text("a")}}}));
            }
        }
        answers = {answer};
        WB_VERIFY_RESULT(nameSteps(county.project, answers, known));
        const auto& missing = std::get<MissingAnswer>(answers.front().shown);
        QCOMPARE(missing.step.kind, NextStep::Kind::RunAnalysis);
        QCOMPARE(missing.step.target, std::string("solar_potential_built"));
        QVERIFY(missing.step.label.de.find(analysis->title.de) != std::string::npos);
        QVERIFY(missing.reason.en.find(analysis->title.en) != std::string::npos);
    }
    void everyResultOnAShippedDashboardNamesItsAnalysis()
    {
        WB_VALUE(const auto files, analysis::textsIn(WB_SOURCE_DIR "/resources/dashboards"));
        for (const auto& file : files) {
            WB_VALUE(Dashboard board, dashboardFromYaml(file.text, file.name));
            for (Tile& tile : board.tiles) {
                SourceReader reader;
                std::visit([&](auto& content) { detail::visitFields(reader, content); }, tile.content);
                for (const RowSource& source : reader.sources) {
                    const std::string where = file.name + "/" + tile.id;
                    QVERIFY2(source.dataset.empty() || known(source.madeBy) != nullptr, where.c_str());
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(NextStepTest)
#include "next_step_test.moc"
