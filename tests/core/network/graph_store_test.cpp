// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/graph_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/street_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

struct Store {
    QTemporaryDir folder;
    int buildCount = 0;

    Result<StoredGraph> get(const std::string& key)
    {
        Job job;
        const auto build = [&](Job& building) {
            ++buildCount;
            return buildStreetGraph(randomTown(5, 1).map, shippedRules(), {.srsId = 25832, .key = key}, building);
        };
        return storedGraph(folder.filePath("netze").toStdString(), key, build, job);
    }
};

} // namespace

class GraphStoreTest : public QObject {
    Q_OBJECT

private slots:
    void aNetworkIsBuiltOnceAndThenKept()
    {
        Store store;
        WB_VALUE(const StoredGraph first, store.get("one"));
        QCOMPARE(first.origin, StoredGraph::Origin::Built);
        WB_VALUE(const StoredGraph second, store.get("one"));
        QCOMPARE(second.origin, StoredGraph::Origin::Kept);
        QCOMPARE(store.buildCount, 1);
        QVERIFY(std::ranges::equal(first.graph.bytes(), second.graph.bytes()));
    }
    void anotherKeyIsAnotherNetwork()
    {
        Store store;
        WB_VERIFY_RESULT(store.get("one"));
        WB_VALUE(const StoredGraph other, store.get("two"));
        QCOMPARE(other.origin, StoredGraph::Origin::Built);
        QCOMPARE(other.graph.key(), std::string_view("two"));
    }
    void aDamagedFileIsBuiltAnew()
    {
        Store store;
        WB_VERIFY_RESULT(store.get("one"));
        const QDir folder(store.folder.filePath("netze"));
        QFile file(folder.filePath(folder.entryList(QDir::Files).value(0)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("broken") == 6);
        file.close();
        WB_VALUE(const StoredGraph again, store.get("one"));
        QCOMPARE(again.origin, StoredGraph::Origin::Built);
        QVERIFY(again.graph.nodeCount() > 0);
    }
    void onlyTheLastEightAreKept()
    {
        Store store;
        for (int i = 0; i < 11; ++i) {
            WB_VERIFY_RESULT(store.get("key" + std::to_string(i)));
        }
        QCOMPARE(QDir(store.folder.filePath("netze")).entryList(QDir::Files).size(), 8);
    }
    void withoutAFolderItStaysInMemory()
    {
        Job job;
        const auto build = [](Job& building) {
            return buildStreetGraph(randomTown(5, 1).map, shippedRules(), {.srsId = 25832, .key = "x"}, building);
        };
        WB_VALUE(const StoredGraph stored, storedGraph("/proc/no/such/place", "x", build, job));
        QVERIFY(stored.graph.nodeCount() > 0);
    }
    void whatFailsToBuildFails()
    {
        Store store;
        Job job;
        const auto build = [](Job&) -> Result<std::vector<std::byte>> {
            return Error{.code = ErrorCode::InvalidInput};
        };
        QCOMPARE(storedGraph(store.folder.path().toStdString(), "x", build, job).error().code, ErrorCode::InvalidInput);
    }
    void theFolderIsBesideTheProject()
    {
        QCOMPARE(networkFolder("/daten/kreis.gpkg"), std::filesystem::path("/daten/kreis.netze"));
    }
};

QTEST_GUILESS_MAIN(GraphStoreTest)
#include "graph_store_test.moc"
