// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/dataset_store.h"
#include "core/workspace/publishing.h"

#include <QTest>

#include "tests/support/project_state_text.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

const LayerSchema kTable{.name = "t", .columns = {{.name = "a"}, {.name = "b"}}};

Workspace::Publication loaded(test::TemporaryProject& made, LayerSchema schema, Workspace::Registration registration)
{
    Job job;
    LayerLoader loader = std::move(made.project().load(schema, "")).value();
    std::vector<test::Value> values(schema.columns.size(), std::string("x"));
    const auto appended = loader.append(*test::batchOf(schema, {{.values = values}}), job);
    Q_ASSERT(appended);
    return {.loader = std::move(loader), .registration = std::move(registration)};
}

Result<std::vector<Dataset>> publishOne(test::TemporaryProject& made, LayerSchema schema,
                                        Workspace::Registration registration, Job& job)
{
    std::vector<Workspace::Publication> one;
    one.push_back(loaded(made, std::move(schema), std::move(registration)));
    return publishLayers(made.database(), std::move(one), job);
}

} // namespace

class PublishingTest : public QObject {
    Q_OBJECT

private slots:
    void catalogueLineageAndRejectedComeWithTheLayer()
    {
        test::TemporaryProject made;
        Job job;
        const auto published = publishOne(made, kTable,
                                          {.entry = {.title = "T", .licence = "dl-de/by-2-0"},
                                           .lineage = {.activity = "import", .rowsRead = 3, .rowsKept = 1},
                                           .rejected = {{"f", 1, "a", "b", "c"}, {"f", 2, "a", "b", "c"}}},
                                          job);
        WB_VERIFY_RESULT(published);
        const Dataset& dataset = published->front();
        QCOMPARE(dataset.entry.licence, "dl-de/by-2-0");
        QCOMPARE(dataset.rejectedCount, 2);
        const auto tree = made.project().lineage("t");
        QCOMPARE(tree->record.id, dataset.lineageId);
        QCOMPARE(tree->record.outputHash, dataset.contentHash);
        QCOMPARE(tree->record.dataset, "t");
        QCOMPARE(*made.database().scalarText("SELECT description FROM gpkg_contents WHERE table_name='t'"), "T");
    }
    void rolesAreHandedOnWhereTheColumnsAreThere()
    {
        test::TemporaryProject made;
        Job job;
        WB_VERIFY_RESULT(publishOne(made, kTable, {.entry = {.title = "alt"}}, job));
        for (const char* column : {"a", "b"}) {
            WB_VERIFY_RESULT(made.project().apply(
                AssignRole{column, "t", RoleAssignment{.role = column, .dataset = "t", .fields = {{"k", column}}}}));
        }
        LayerSchema narrower = kTable;
        narrower.columns.pop_back();
        const auto published = publishOne(made, narrower, {.replaces = "t"}, job);
        WB_VERIFY_RESULT(published);
        QCOMPARE(published->front().entry.title, "alt");
        const auto roles = made.project().roles();
        QCOMPARE(roles->size(), std::size_t{1});
        QCOMPARE(roles->front().role, "a");
        WB_VERIFY_RESULT(publishOne(made, narrower, {.entry = {.title = "neu"}, .replaces = "t"}, job));
        QCOMPARE(made.project().dataset("t")->entry.title, "neu");
    }
    void aFailureLeavesTheProjectAsItWas()
    {
        test::TemporaryProject made;
        Job job;
        WB_VERIFY_RESULT(publishOne(made, kTable, {}, job));
        const std::string before = test::stateOf(made.project());
        LayerSchema other = kTable;
        other.name = "u";
        QCOMPARE(publishOne(made, other, {.replaces = "nichts"}, job).error().code, ErrorCode::NotFound);
        QCOMPARE(publishOne(made, kTable, {}, job).error().code, ErrorCode::InvalidInput);
        std::vector<Workspace::Publication> two;
        two.push_back(loaded(made, other, {.replaces = "t"}));
        two.push_back(loaded(made, other, {}));
        QCOMPARE(publishLayers(made.database(), std::move(two), job).error().code, ErrorCode::InvalidInput);
        std::stop_source source;
        source.request_stop();
        Job stopped(source.get_token(), {});
        QCOMPARE(publishOne(made, other, {}, stopped).error().code, ErrorCode::Cancelled);
        QCOMPARE(test::stateOf(made.project()), before);
    }
    void oneMayReplaceUnderAnotherName()
    {
        test::TemporaryProject made;
        Job job;
        WB_VERIFY_RESULT(publishOne(made, kTable, {}, job));
        LayerSchema other = kTable;
        other.name = "u";
        WB_VERIFY_RESULT(publishOne(made, other, {.replaces = "t"}, job));
        QCOMPARE(made.project().datasets()->size(), std::size_t{1});
        QCOMPARE(placesInBin(made.database())->front().name, "t");
    }
};

QTEST_GUILESS_MAIN(PublishingTest)
#include "publishing_test.moc"
