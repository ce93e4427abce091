// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/dataset_store.h"
#include "core/workspace/lineage_store.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

/// A "run" that makes a dataset from others.
Result<Dataset> makeFrom(test::TemporaryProject& made, const std::string& name, const std::vector<std::string>& inputs,
                         const std::string& replaces = "")
{
    Job job;
    const LayerSchema schema{.name = name, .columns = {{.name = "quelle"}}};
    LineageRecord lineage{.dataset = name, .activity = "buffer", .finished = utcNow()};
    test::Row row{.values = {""}};
    for (const std::string& input : inputs) {
        WB_TRY(const auto dataset, made.project().dataset(input));
        lineage.inputs.push_back({.role = "in", .dataset = input, .contentHash = dataset.contentHash});
        row.values = {std::get<std::string>(row.values[0]) + dataset.contentHash};
    }
    WB_TRY(auto loader, made.project().load(schema, ""));
    WB_TRY(const auto batch, test::batchOf(schema, {row}));
    WB_CHECK(loader.append(batch, job));
    return made.project().publish(std::move(loader), {.lineage = lineage, .replaces = replaces}, job);
}

Result<Dataset> reimport(test::TemporaryProject& made, const std::string& name, double value)
{
    Job job;
    WB_TRY(const auto former, made.project().dataset(name));
    WB_TRY(auto loader, made.project().load(former.schema, ""));
    WB_TRY(const auto batch, test::batchOf(former.schema, {{.wkt = "POINT(0 0)", .values = {"x", value}}}));
    WB_CHECK(loader.append(batch, job));
    return made.project().publish(std::move(loader), {.lineage = {.activity = "import"}, .replaces = name}, job);
}

QStringList stale(test::TemporaryProject& made)
{
    QStringList names;
    const auto found = updateStaleMarks(made.database());
    for (const std::string& name : *found) {
        names << QString::fromStdString(name);
    }
    return names;
}

} // namespace

class LineageStoreTest : public QObject {
    Q_OBJECT

private slots:
    void aResultLeadsBackToItsSources()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("zonen", {1}));
        WB_VERIFY_RESULT(made.addPoints("punkte", {2}));
        WB_VERIFY_RESULT(makeFrom(made, "mitte", {"zonen", "punkte"}));
        WB_VERIFY_RESULT(makeFrom(made, "ende", {"mitte", "zonen"}));
        const auto tree = lineageTree(made.database(), "ENDE");
        WB_VERIFY_RESULT(tree);
        QCOMPARE(tree->record.activity, "buffer");
        QCOMPARE(tree->record.outputHash, made.project().dataset("ende")->contentHash);
        QCOMPARE(tree->inputs.size(), std::size_t{2});
        QCOMPARE(tree->inputs[0].inputs.size(), std::size_t{2});
        QCOMPARE(tree->inputs[0].inputs[1].record.sources.at(0).path, "/daten/punkte.csv");
        QCOMPARE(tree->inputs[1].record.sources.at(0).sha256, "zonen");
        QVERIFY(!tree->stale);
    }
    void itLeadsToTheStateThatWasReadAlsoAfterRenamingAndReplacing()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("zonen", {1}));
        WB_VERIFY_RESULT(made.project().apply(RenameDataset{.from = "zonen", .to = "bezirke"}));
        WB_VERIFY_RESULT(makeFrom(made, "ende", {"bezirke"}));
        WB_VERIFY_RESULT(made.project().apply(RenameDataset{.from = "bezirke", .to = "gebiete"}));
        QCOMPARE(lineageTree(made.database(), "ende")->inputs.at(0).record.sources.at(0).sha256, "zonen");
        QVERIFY(stale(made).isEmpty());
        WB_VERIFY_RESULT(reimport(made, "gebiete", 99));
        const auto tree = lineageTree(made.database(), "ende");
        QVERIFY(tree->stale);
        QCOMPARE(tree->inputs.at(0).record.sources.at(0).sha256, "zonen"); // what it was made of, not what is there
    }
    void exactlyTheDependantsOfAChangedInputAreStale()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(made.addPoints("b", {2}));
        WB_VERIFY_RESULT(makeFrom(made, "von a", {"a"}));
        WB_VERIFY_RESULT(makeFrom(made, "von b", {"b"}));
        WB_VERIFY_RESULT(makeFrom(made, "davon", {"von a"}));
        WB_VERIFY_RESULT(makeFrom(made, "beide", {"von b", "davon"}));
        QVERIFY(stale(made).isEmpty());
        WB_VERIFY_RESULT(reimport(made, "a", 50));
        QVERIFY(made.project().dataset("beide")->stale); // publishing has brought the marks up to date
        QCOMPARE(stale(made), (QStringList{"beide", "davon", "von a"}));
        QVERIFY(!made.project().dataset("von b")->stale);
        WB_VERIFY_RESULT(makeFrom(made, "von a", {"a"}, "von a"));
        QCOMPARE(stale(made), (QStringList{"beide", "davon"}));
    }
    void anEqualReimportMakesNothingStale()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(reimport(made, "a", 50));
        WB_VERIFY_RESULT(makeFrom(made, "von a", {"a"}));
        WB_VERIFY_RESULT(reimport(made, "a", 50));
        QVERIFY(stale(made).isEmpty());
    }
    void aChangeByAnotherProgramMakesStale()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1, 2}));
        WB_VERIFY_RESULT(makeFrom(made, "von a", {"a"}));
        {
            const TriggerTrust trust(made.database());
            WB_VERIFY_RESULT(made.database().execute("UPDATE a SET wert=7; UPDATE gpkg_contents SET"
                                                     " last_change='2031-01-01T00:00:00Z' WHERE table_name='a'"));
        }
        QCOMPARE(stale(made), QStringList{"von a"});
        // What is known of its import still leads somewhere.
        QCOMPARE(lineageTree(made.database(), "von a")->inputs.at(0).record.sources.at(0).sha256, "a");
    }
    void aRemovedInputHasNotChanged()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(makeFrom(made, "von a", {"a"}));
        WB_VERIFY_RESULT(made.project().apply(RemoveDataset{.dataset = "a"}));
        QVERIFY(stale(made).isEmpty());
        WB_VERIFY_RESULT(made.project().emptyBin());
        QVERIFY(stale(made).isEmpty());
        QCOMPARE(lineageTree(made.database(), "von a")->inputs.size(), std::size_t{1});
    }
    void aResultMadeFromItsFormerSelfIsNotStale()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(makeFrom(made, "a", {"a"}, "a"));
        QVERIFY(stale(made).isEmpty());
        QCOMPARE(lineageTree(made.database(), "a")->inputs.at(0).record.sources.at(0).sha256, "a");
    }
    void circlesInAForeignFileEnd()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(makeFrom(made, "b", {"a"}));
        WB_VERIFY_RESULT(makeFrom(made, "c", {"b"}));
        // a from c: round and round, and every record claims the same content
        WB_VERIFY_RESULT(made.database().execute(
            "UPDATE wb_lineage SET output_hash='h', record=replace((SELECT record FROM wb_lineage WHERE id=3),"
            "'\"b\"','\"c\"'); UPDATE wb_dataset SET content_hash='h', lineage_id=3"));
        WB_VERIFY_RESULT(staleDatasets(made.database()));
        WB_VERIFY_RESULT(lineageTree(made.database(), "a"));
    }
    void aMissingInputHasAnEmptyRecord()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        const auto id = datasetId(made.database(), "a");
        LineageRecord record{.dataset = "a", .activity = "x", .inputs = {{"r", "nie da", "h"}}};
        WB_VERIFY_RESULT(enterLineage(made.database(), *id, record));
        const auto tree = lineageTree(made.database(), "a");
        QCOMPARE(tree->inputs.size(), std::size_t{1});
        QVERIFY(tree->inputs[0].record == LineageRecord{});
        QCOMPARE(lineageTree(made.database(), "nichts").error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(LineageStoreTest)
#include "lineage_store_test.moc"
