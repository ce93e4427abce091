// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/explanation.h"
#include "core/analysis/run_context.h"
#include "core/analysis/runner.h"

#include <QTest>

#include <algorithm>
#include <stop_token>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using analysis::Arguments;
using analysis::Descriptor;
using analysis::ExistingOutput;
using analysis::ResultCache;
using analysis::RunContext;
using analysis::RunOptions;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

constexpr const char* kRegistry = R"(
factor:
  title: {de: Faktor, en: Factor}
  unit: g CO2e/kWh
  range: [0, 1000]
  values:
    - {value: 400, valid_from: 2020-01-01, valid_to: 2023-12-31, source: UBA}
    - {value: 363, valid_from: 2024-01-01, source: UBA}
)";

/// Writes the factor of the registry into a table, and a second table beside it.
Result<void> runDemo(RunContext& context, Job& job)
{
    WB_TRY(const double factor, context.registryNumber("demo/factor", "kg CO2e/kWh"));
    workspace::LayerSchema schema{.name = "", .columns = {{"factor", ColumnType::Real, "kg CO2e/kWh", ""}}};
    WB_TRY(analysis::OutputLayer* const result, context.startOutput("result", schema));
    WB_TRY(analysis::OutputLayer* const second, context.startOutput("second", schema));
    workspace::RowBatch rows;
    rows.beginRow();
    rows.add(factor * context.number("amount"));
    rows.endRow();
    WB_CHECK(result->append(rows, job));
    WB_CHECK(second->append(rows, job));
    context.countRead(2);
    context.reject({.source = "quelle", .line = 2, .reasonDe = "leer", .reasonEn = "empty"});
    context.note({"gerechnet", "computed"});
    if (context.flag("fail")) {
        return Error{.code = ErrorCode::InvalidInput, .message = {"gewollt", "on purpose"}};
    }
    return job.report(1.0);
}

Descriptor demo()
{
    return {.id = "demo",
            .version = "1",
            .title = {"Probe", "Demo"},
            .inputs = {{.id = "layer", .title = {"Ebene", "Layer"}}},
            .parameters = {{.id = "amount",
                            .title = {"Menge", "Amount"},
                            .kind = analysis::ParameterKind::Number,
                            .unit = "kWh",
                            .range = {0, 100'000},
                            .defaultValue = "1"},
                           {.id = "fail",
                            .title = {"Scheitern", "Fail"},
                            .kind = analysis::ParameterKind::Boolean,
                            .defaultValue = "nein"}},
            .outputs = {{.id = "result", .title = {"Ergebnis", "Result"}, .nameSuffix = "probe"},
                        {.id = "second", .title = {"Zweites", "Second"}, .nameSuffix = "zweites"}},
            .registryEntries = {"demo/factor"},
            .run = runDemo};
}

/// A project with one table "quelle".
struct Demo : AnalysisProject {
    Demo()
    {
        registry = analysis::registry::Registry::parse(kRegistry, "demo").value();
        added = add("quelle", 1.0).has_value();
    }
    Result<workspace::Dataset> add(const char* name, double value)
    {
        return addLayer(project, {.name = name, .columns = {{"x", ColumnType::Real, "", ""}}}, {{"", {value}}});
    }
    Result<analysis::RunOutcome> start(Arguments arguments = {}, RunOptions options = {})
    {
        Job job;
        options.registry = &registry;
        arguments.try_emplace("layer", "quelle");
        return analysis::run(project, demo(), arguments, options, job);
    }
    double valueIn(const std::string& dataset)
    {
        const auto rows = rowsOf(project, dataset);
        return rows ? std::get<double>(rows->front().values.front()) : -1.0;
    }
    std::size_t datasetCount() { return project.datasets().value().size(); }
    bool added = false;
};

analysis::registry::Date day(const char* iso)
{
    return *analysis::registry::dateFromIso(iso);
}

} // namespace

class RunnerTest : public QObject {
    Q_OBJECT

private slots:
    void resultsArePublishedWithTheirLineage()
    {
        Demo demo;
        QVERIFY(demo.added);
        WB_VALUE(const auto outcome, demo.start({{"amount", "1 MWh"}}));
        QCOMPARE(outcome.outputs.at("result").schema.name, std::string("quelle_probe"));
        QCOMPARE(outcome.outputs.at("second").schema.name, std::string("quelle_zweites"));
        QCOMPARE(demo.valueIn("quelle_probe"), 363.0);
        QVERIFY(!outcome.fromCache);
        QCOMPARE(outcome.rowsRead, std::int64_t{2});
        QCOMPARE(outcome.rowsKept, std::int64_t{1});
        QCOMPARE(outcome.rowsRejected, std::int64_t{1});

        WB_VALUE(const auto tree, demo.project.lineage("quelle_probe"));
        const workspace::LineageRecord& record = tree.record;
        QCOMPARE(record.activity, std::string("demo"));
        QCOMPARE(record.inputs.size(), std::size_t{1});
        WB_VALUE(const auto source, demo.project.dataset("quelle"));
        QCOMPARE(record.inputs[0].contentHash, source.contentHash);
        QCOMPARE(record.parameters[0], (workspace::LineageParameter{"amount", "1000", "kWh", false}));
        QCOMPARE(record.parameters[1], (workspace::LineageParameter{"fail", "false", "", true}));
        QCOMPARE(record.registry.size(), std::size_t{1});
        QCOMPARE(record.registry[0].value, std::string("363"));
        QCOMPARE(record.registry[0].validFrom, std::string("2024-01-01"));
        QCOMPARE(record.notes, std::vector<std::string>{"gerechnet | computed"});
        QCOMPARE(record.rowsKept, std::int64_t{1});
        QCOMPARE(record.outputHash, outcome.outputs.at("result").contentHash);
        WB_VALUE(const auto rejected, demo.project.rejected("quelle_probe"));
        QCOMPARE(rejected.size(), std::size_t{1});
    }
    void explanationLeadsToTheSourceFile()
    {
        Demo demo;
        WB_VERIFY_RESULT(demo.start());
        WB_VALUE(const auto tree, demo.project.lineage("quelle_probe"));
        const QString text = QString::fromStdString(analysis::explanationText(tree, Language::German));
        QVERIFY(text.contains("Registerwert demo/factor = 363 g CO2e/kWh"));
        QVERIFY(text.contains("Eingabe layer: quelle\n"));
        QVERIFY(text.contains("/daten/quelle.csv"));
    }
    void equalRunComesFromTheCache()
    {
        Demo demo;
        WB_VALUE(const auto first, demo.start({{"amount", "1 MWh"}}));
        WB_VALUE(const auto again, demo.start({{"amount", 1000.0}}));
        QVERIFY(again.fromCache);
        QCOMPARE(again.runHash, first.runHash);
        QCOMPARE(again.outputs.at("result").schema.name, std::string("quelle_probe"));
        QCOMPARE(again.rowsRead, std::int64_t{2});
        WB_VALUE(const auto other, demo.start({{"amount", 1001.0}}));
        QVERIFY(!other.fromCache);
        QCOMPARE(other.outputs.at("result").schema.name, std::string("quelle_probe_2"));
        WB_VALUE(const auto forced, demo.start({{"amount", 1000.0}}, {.cache = ResultCache::Ignore}));
        QVERIFY(!forced.fromCache);
        WB_VALUE(const auto named, demo.start({{"amount", 1000.0}}, {.outputNames = {{"result", "eigener"}}}));
        QVERIFY(!named.fromCache);
    }
    void removedResultIsComputedAgain()
    {
        Demo demo;
        WB_VERIFY_RESULT(demo.start());
        WB_VERIFY_RESULT(demo.project.apply(workspace::RemoveDataset{"quelle_probe"}));
        WB_VALUE(const auto again, demo.start());
        QVERIFY(!again.fromCache);
    }
    void changedInputMakesTheResultStaleAndTheRunNew()
    {
        Demo demo;
        WB_VALUE(const auto first, demo.start());
        Job job;
        WB_VALUE(const auto batch,
                 batchOf({.name = "quelle", .columns = {{"x", ColumnType::Real, "", ""}}}, {{"", {2.0}}}));
        WB_VALUE(auto loader,
                 demo.project.load({.name = "quelle", .columns = {{"x", ColumnType::Real, "", ""}}}, "{}"));
        WB_VERIFY_RESULT(loader.append(batch, job));
        WB_VERIFY_RESULT(demo.project.publish(
            std::move(loader), {.lineage = {.dataset = "quelle", .activity = "import"}, .replaces = "quelle"}, job));
        WB_VALUE(const auto dataset, demo.project.dataset("quelle_probe"));
        QVERIFY(dataset.stale);
        WB_VALUE(const auto again, demo.start());
        QVERIFY(!again.fromCache);
        QVERIFY(again.runHash != first.runHash);
        QVERIFY(std::ranges::find(again.stale, std::string("quelle_probe")) != again.stale.end());
    }
    void registryValueIsThatOfTheDayAskedFor()
    {
        Demo demo;
        WB_VALUE(const auto past, demo.start({{"amount", "1 MWh"}}, {.asOf = day("2022-06-01")}));
        QCOMPARE(demo.valueIn(past.outputs.at("result").schema.name), 400.0);
        WB_VALUE(const auto now, demo.start({{"amount", "1 MWh"}}, {.asOf = day("2026-06-01")}));
        QVERIFY(!now.fromCache);
        QVERIFY(now.runHash != past.runHash);
        WB_VALUE(const auto tree, demo.project.lineage(past.outputs.at("result").schema.name));
        QCOMPARE(tree.record.parameters.back(), (workspace::LineageParameter{"as_of", "2022-06-01", "", false}));
    }
    void overrideIsUsedAndTold()
    {
        Demo demo;
        WB_VALUE(const auto before, demo.start());
        WB_VERIFY_RESULT(demo.project.apply(workspace::OverrideParameter{"demo/factor", "0,1 kg CO2/kWh", "Ökostrom"}));
        WB_VALUE(const auto outcome, demo.start());
        QVERIFY(outcome.runHash != before.runHash);
        const std::string name = outcome.outputs.at("result").schema.name;
        QCOMPARE(demo.valueIn(name), 0.1);
        WB_VALUE(const auto tree, demo.project.lineage(name));
        QVERIFY(tree.record.registry[0].overridden);
        QVERIFY(tree.record.registry[0].source.starts_with("Ökostrom ("));
    }
    void existingNameIsRefusedOrReplaced()
    {
        Demo demo;
        const RunOptions named = {.outputNames = {{"result", "bericht"}}};
        WB_VERIFY_RESULT(demo.start({}, named));
        const auto refused = demo.start({{"amount", 2.0}}, named);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        RunOptions replacing = named;
        replacing.existing = ExistingOutput::Replace;
        WB_VERIFY_RESULT(demo.start({{"amount", 2.0}}, replacing));
        QCOMPARE(demo.valueIn("bericht"), 0.726);
        const auto itself =
            demo.start({}, {.outputNames = {{"result", "quelle"}}, .existing = ExistingOutput::Replace});
        QVERIFY(!itself);
        QVERIFY(!demo.start({}, {.outputNames = {{"ergebnis", "x"}}}));
    }
    void failureAndCancelLeaveNothingBehind()
    {
        Demo demo;
        const auto failed = demo.start({{"fail", true}});
        QVERIFY(!failed);
        QCOMPARE(failed.error().message.en, std::string("on purpose"));
        QCOMPARE(failed.error().trail, std::vector<std::string>{"running demo"});
        QCOMPARE(demo.datasetCount(), std::size_t{1});

        std::stop_source stop;
        Job job(stop.get_token(), [&](double fraction, std::string_view) {
            if (fraction > 0.5) {
                stop.request_stop();
            }
        });
        const auto cancelled =
            analysis::run(demo.project, ::demo(), {{"layer", "quelle"}}, {.registry = &demo.registry}, job);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QCOMPARE(demo.datasetCount(), std::size_t{1});
        Job care;
        WB_VALUE(const auto findings, demo.project.check(care));
        QVERIFY(findings.empty());
    }
    void readOnlyProjectRefusesToRun()
    {
        Demo demo;
        WB_VERIFY_RESULT(demo.start());
        WB_VERIFY_RESULT(demo.project.close());
        WB_VALUE(demo.project, workspace::Workspace::open(demo.folder.filePath("test.gpkg").toStdString(),
                                                          workspace::Access::ReadOnly));
        WB_VALUE(const auto cached, demo.start());
        QVERIFY(cached.fromCache);
        const auto refused = demo.start({{"amount", 2.0}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
    }
};

QTEST_GUILESS_MAIN(RunnerTest)
#include "runner_test.moc"
