// SPDX-License-Identifier: GPL-3.0-or-later
// Tools of QGIS on layers of a project: with the real map host and the real import worker.
#include "core/map_link/waiting.h"
#include "core/qgis/offered_tools.h"
#include "core/qgis/private_folder.h"
#include "core/qgis/tool_descriptor.h"
#include "core/qgis/tool_run.h"

#include <QTest>

#include <algorithm>

#include "tests/support/temporary_project.h"

using namespace weitblick;

namespace {

Result<std::vector<map_link::Algorithm>> toolsOfQgis()
{
    WB_TRY(const qgis::PrivateFolder staging, qgis::PrivateFolder::create());
    map_link::MapHost host({.program = WB_MAP_HOST, .stagingFolder = staging.path()});
    WB_CHECK(host.start());
    Job job;
    WB_TRY(auto list, map_link::answerTo<map_link::AlgorithmList>(
                          host, host.ask(map_link::ListAlgorithms{.language = "de"}), job));
    return std::move(list.algorithms);
}

} // namespace

class ToolRunTest : public QObject {
    Q_OBJECT

    std::vector<map_link::Algorithm> m_tools;

    Result<analysis::Descriptor> descriptor(const char* id)
    {
        const auto found = std::ranges::find(m_tools, id, &map_link::Algorithm::id);
        return found == m_tools.end() ? Result<analysis::Descriptor>(Error{.code = ErrorCode::NotFound})
                                      : qgis::descriptorOf(*found, "3.22.16");
    }

private slots:
    void initTestCase()
    {
        auto tools = toolsOfQgis();
        QVERIFY2(tools, tools ? "" : tools.error().message.en.c_str());
        m_tools = std::move(tools).value();
    }

    void everyOfferedToolOfThisQgisHasAForm()
    {
        int known = 0;
        for (const qgis::OfferedTool& tool : qgis::offeredTools()) {
            const auto made = descriptor(tool.id.c_str());
            if (!made && made.error().code == ErrorCode::NotFound) {
                qWarning("this QGIS lacks %s", tool.id.c_str());
                continue;
            }
            QVERIFY2(made, made ? "" : (tool.id + ": " + made.error().message.en).c_str());
            QVERIFY2(!made->inputs.empty(), tool.id.c_str());
            for (const std::string& flaw : analysis::flawsOf(*made)) { // names, help and the running are those of QGIS
                QVERIFY2(flaw.find("unit") == std::string::npos && flaw.find("no output") == std::string::npos,
                         (tool.id + ": " + flaw).c_str());
            }
            ++known;
        }
        QVERIFY2(known >= 20, std::to_string(known).c_str());
    }
    void aToolMakesALayerWithItsLineage()
    {
        test::TemporaryProject project;
        QVERIFY(project.addPoints("messstellen", {10, 20, 30, 500}));
        WB_VALUE(const auto tool, descriptor("native:dbscanclustering"));
        Job job;
        WB_VALUE(const auto made, qgis::runTool(project.project(), tool,
                                                {{"INPUT", std::string("messstellen")},
                                                 {"MIN_SIZE", std::int64_t(2)},
                                                 {"EPS", std::string("15 m")}},
                                                {.mapHost = WB_MAP_HOST}, job));
        QCOMPARE(made.dataset.schema.name, std::string("messstellen_haeufungen"));
        QCOMPARE(made.rowsKept, std::int64_t(4));
        WB_VALUE(const auto lineage, project.project().lineage("messstellen_haeufungen"));
        QCOMPARE(lineage.record.activity, std::string("native:dbscanclustering"));
        QCOMPARE(lineage.record.activityVersion, std::string("QGIS 3.22.16"));
        QCOMPARE(lineage.record.inputs.size(), std::size_t(1));
        QCOMPARE(lineage.record.inputs[0].dataset, std::string("messstellen"));
        QVERIFY(!lineage.record.inputs[0].contentHash.empty());
        const auto eps = std::ranges::find(lineage.record.parameters, "EPS", &workspace::LineageParameter::id);
        QCOMPARE(eps->value, std::string("15"));
        QCOMPARE(eps->unit, std::string("m"));
        QVERIFY(!eps->isDefault);
        // Three stand close together, the fourth by itself.
        WB_VALUE(auto reader, project.project().read("messstellen_haeufungen"));
        const auto cluster = std::ranges::find(reader.columns(), "CLUSTER_ID", &workspace::Column::name);
        QVERIFY(cluster != reader.columns().end());
        const auto at = static_cast<std::size_t>(cluster - reader.columns().begin());
        int alone = 0;
        while (true) {
            WB_VALUE(const bool isRow, reader.next());
            if (!isRow) {
                break;
            }
            alone += std::holds_alternative<std::monostate>(reader.value(at)) ? 1 : 0;
        }
        QCOMPARE(alone, 1);
    }
    void wrongArgumentsAndTakenNamesAreRefused()
    {
        test::TemporaryProject project;
        QVERIFY(project.addPoints("messstellen", {10, 20}));
        WB_VALUE(const auto tool, descriptor("native:centroids"));
        Job job;
        const qgis::ToolSetup setup{.mapHost = WB_MAP_HOST, .outputName = "messstellen"};
        QVERIFY(!qgis::runTool(project.project(), tool, {{"INPUT", std::string("gibtesnicht")}}, setup, job));
        QVERIFY(!qgis::runTool(project.project(), tool, {{"INPUT", std::string("messstellen")}}, setup, job));
        QVERIFY(!qgis::runTool(project.project(), tool, {{"INPUT", std::string("messstellen")}, {"X", true}}, {}, job));
        WB_VALUE(const auto datasets, project.project().datasets());
        QCOMPARE(datasets.size(), std::size_t(1));
    }
    void withoutQgisThereIsAClearError()
    {
        test::TemporaryProject project;
        QVERIFY(project.addPoints("messstellen", {10, 20}));
        WB_VALUE(const auto tool, descriptor("native:centroids"));
        Job job;
        const auto made = qgis::runTool(project.project(), tool, {{"INPUT", std::string("messstellen")}},
                                        {.mapHost = "/nirgendwo/weitblick-maphost"}, job);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::NotFound);
    }
    void aStoppedToolLeavesNothingBehind()
    {
        test::TemporaryProject project;
        QVERIFY(project.addPoints("messstellen", {10, 20}));
        WB_VALUE(const auto tool, descriptor("native:centroids"));
        std::stop_source stop;
        Job job(stop.get_token(), [&](double fraction, std::string_view) {
            if (fraction > 0.2) {
                stop.request_stop();
            }
        });
        const auto made = qgis::runTool(project.project(), tool, {{"INPUT", std::string("messstellen")}},
                                        {.mapHost = WB_MAP_HOST}, job);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
        WB_VALUE(const auto datasets, project.project().datasets());
        QCOMPARE(datasets.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(ToolRunTest)
#include "tool_run_test.moc"
