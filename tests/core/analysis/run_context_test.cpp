// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/detail/run_state.h"
#include "core/analysis/run_context.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::analysis;

namespace {

/// A context over one table, with two parameters.
struct Fixture : AnalysisProject {
    Fixture()
    {
        arguments.inputs.emplace("layer", addLayer(project,
                                                   {.name = "table",
                                                    .columns = {{"ew", workspace::ColumnType::Integer, "", ""},
                                                                {"name", workspace::ColumnType::Text, "", ""}}},
                                                   {{"", {std::int64_t{5}, std::string("a")}}})
                                              .value());
        arguments.fields["layer"] = {{"population", "ew"}};
        arguments.parameters["distance"] = {.value = 12.5};
        arguments.parameters["columns"] = {.value = std::vector<std::string>{"ew"}};
        descriptor.id = "demo";
        descriptor.outputs = {{.id = "result", .title = {"Ergebnis", "Result"}, .nameSuffix = "x"}};
        descriptor.registryEntries = {"analysis_defaults/buffer_segments_per_quarter",
                                      "solar_classes/consultant_minimum"};
    }
    Descriptor descriptor;
    ResolvedArguments arguments;
    registry::RegistryView view{registry, *registry::dateFromIso("2026-01-01"), {}};
    RunContext::State state{.workspace = project,
                            .analysis = descriptor,
                            .arguments = arguments,
                            .registry = view,
                            .outputNames = {{"result", "ergebnis"}}};
    RunContext context{state};
};

} // namespace

class RunContextTest : public QObject {
    Q_OBJECT

private slots:
    void parametersAndInputsAreTyped()
    {
        Fixture fixture;
        QCOMPARE(fixture.context.number("distance"), 12.5);
        QCOMPARE(fixture.context.columns("columns"), std::vector<std::string>{"ew"});
        QVERIFY(fixture.context.columns("absent").empty());
        QVERIFY(!fixture.context.has("absent"));
        QVERIFY(fixture.context.hasInput("layer"));
        QVERIFY(!fixture.context.hasInput("mask"));
        WB_VALUE(auto reader, fixture.context.read("layer"));
        WB_VALUE(const bool isThere, reader.next());
        QVERIFY(isThere);
    }
    void roleFieldsLeadToColumns()
    {
        Fixture fixture;
        WB_VALUE(const std::string mapped, fixture.context.fieldColumn("layer", "population"));
        QCOMPARE(mapped, std::string("ew"));
        WB_VALUE(const std::string same, fixture.context.fieldColumn("layer", "name"));
        QCOMPARE(same, std::string("name"));
        const auto absent = fixture.context.fieldColumn("layer", "height");
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, ErrorCode::NotFound);
    }
    void onlyDeclaredRegistryEntriesAreRead()
    {
        Fixture fixture;
        WB_VALUE(const double segments,
                 fixture.context.registryNumber("analysis_defaults/buffer_segments_per_quarter", "1"));
        QCOMPARE(segments, 8.0);
        WB_VALUE(const registry::Table* const table, fixture.context.registryTable("solar_classes/consultant_minimum"));
        QCOMPARE(table->rows.size(), std::size_t{2});
        const auto undeclared = fixture.context.registryText("privacy/statistics_group");
        QVERIFY(!undeclared);
        QCOMPARE(undeclared.error().code, ErrorCode::Internal);
        QCOMPARE(fixture.view.used().size(), std::size_t{2});
    }
    void rejectionsAreCountedAndListedUpToALimit()
    {
        Fixture fixture;
        for (int i = 0; i < 10'005; ++i) {
            fixture.context.reject({.source = "table", .line = i});
        }
        QCOMPARE(fixture.context.rejectedCount(), std::int64_t{10'005});
        QCOMPARE(fixture.state.rejected.size(), std::size_t{10'000});
    }
    void outputsTakeTheNameTheUserChose()
    {
        Fixture fixture;
        WB_VALUE(OutputLayer* const output, fixture.context.startOutput("result", {.name = "whatever"}));
        QVERIFY(output != nullptr);
        QCOMPARE(fixture.state.outputs[0]->loader().schema().name, std::string("ergebnis"));
    }
};

QTEST_GUILESS_MAIN(RunContextTest)
#include "run_context_test.moc"
