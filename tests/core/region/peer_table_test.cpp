// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/peer_table.h"

#include <QTest>

using namespace weitblick::region;

class PeerTableTest : public QObject {
    Q_OBJECT

private slots:
    void aRowIsFoundByKeyAndByALoneName()
    {
        const PeerTable table{.features = {{.id = "a"}, {.id = "b"}},
                              .keys = {"1", "2", "3"},
                              .names = {"Neustadt", "Altdorf", "Neustadt"},
                              .values = {10, 20, 30, 1, 2, 3}};
        QCOMPARE(table.find("3"), std::optional<std::size_t>(2));
        QCOMPARE(table.find("Altdorf"), std::optional<std::size_t>(1));
        QVERIFY(!table.find("Neustadt"));
        QVERIFY(!table.find("4"));
        QCOMPARE(table.at(1, 0), 20.0);
        QCOMPARE(table.column(1)[2], 3.0);
    }
};

QTEST_GUILESS_MAIN(PeerTableTest)
#include "peer_table_test.moc"
