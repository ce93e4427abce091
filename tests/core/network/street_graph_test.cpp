// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/street_graph.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#include "tests/support/street_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

class StreetGraphTest : public QObject {
    Q_OBJECT

private slots:
    void aFileIsTheSameNetwork()
    {
        const StreetGraph built = randomTown(10, 1).graph();
        QTemporaryDir folder;
        QFile file(folder.filePath("town.strassennetz"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto bytes = built.bytes();
        QVERIFY(file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())) == qint64(bytes.size()));
        file.close();
        WB_VALUE(const StreetGraph opened, StreetGraph::open(file.fileName().toStdString()));
        QCOMPARE(opened.nodeCount(), built.nodeCount());
        QCOMPARE(opened.edgeCount(), built.edgeCount());
        QCOMPARE(opened.srsId(), 25832);
        QCOMPARE(opened.key(), std::string_view("test"));
        QVERIFY(std::ranges::equal(opened.bytes(), bytes));
        QCOMPARE(opened.className(opened.edge(0).streetClass).empty(), false);
        QCOMPARE(opened.name(0), std::string_view());
    }
    void damageIsRefusedWhereverItIs()
    {
        const StreetGraph built = randomTown(4, 1).graph();
        const std::vector<std::byte> whole(built.bytes().begin(), built.bytes().end());
        for (std::size_t size = 0; size < whole.size(); size += 97) {
            QVERIFY(!StreetGraph::fromBytes({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}));
        }
        // What is accepted in spite of flipped bits can be walked without leaving the block.
        Dice random(3);
        int accepted = 0;
        for (int i = 0; i < 2000; ++i) {
            std::vector<std::byte> broken = whole;
            broken[random() % broken.size()] ^= static_cast<std::byte>(1U << (random() % 8));
            const auto graph = StreetGraph::fromBytes(std::move(broken));
            if (!graph) {
                continue;
            }
            ++accepted;
            for (std::uint32_t edge = 0; edge < graph->edgeCount(); ++edge) {
                QVERIFY(graph->edge(edge).from < graph->nodeCount());
                QVERIFY(graph->course(edge).size() >= 2);
                QVERIFY(graph->name(graph->edge(edge).name).size() <= graph->bytes().size());
                QVERIFY(!graph->className(graph->edge(edge).streetClass).empty());
            }
        }
        QVERIFY(accepted > 0 && accepted < 2000);
    }
    void anotherVersionAndNoFileAreRefused()
    {
        const StreetGraph built = randomTown(4, 1).graph();
        std::vector<std::byte> other(built.bytes().begin(), built.bytes().end());
        other[8] ^= std::byte{0x40};
        QCOMPARE(StreetGraph::fromBytes(std::move(other)).error().code, ErrorCode::InvalidInput);
        QTemporaryDir folder;
        QCOMPARE(StreetGraph::open(folder.filePath("none").toStdString()).error().code, ErrorCode::NotFound);
        QFile empty(folder.filePath("empty"));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        QCOMPARE(StreetGraph::open(empty.fileName().toStdString()).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(StreetGraphTest)
#include "street_graph_test.moc"
