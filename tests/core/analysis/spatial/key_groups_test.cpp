// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/key_groups.h"

#include <QTest>

using namespace weitblick::analysis::spatial;
using weitblick::workspace::Cell;

class KeyGroupsTest : public QObject {
    Q_OBJECT

private slots:
    void keysAreTextWithoutBlanksAround()
    {
        QCOMPARE(keyOf(Cell(std::string_view(" 01067\r\n"))), std::optional<std::string>("01067"));
        QCOMPARE(keyOf(Cell(std::string_view("Bad Münder"))), std::optional<std::string>("Bad Münder"));
        QCOMPARE(keyOf(Cell(std::int64_t{1067})), std::optional<std::string>("1067"));
        QCOMPARE(keyOf(Cell(2.5)), std::optional<std::string>("2.5"));
        QCOMPARE(keyOf(Cell(std::string_view("  "))), std::optional<std::string>());
        QCOMPARE(keyOf(Cell()), std::optional<std::string>());
    }
    void groupsAreNumberedAsTheyCome()
    {
        KeyGroups groups;
        QVERIFY(groups.add("b"));
        QVERIFY(groups.add("a"));
        QVERIFY(!groups.add("b"));
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups.find("a"), std::optional<std::size_t>(1));
        QCOMPARE(groups.find("c"), std::optional<std::size_t>());
        QCOMPARE(groups.all().begin()->first, std::string("a"));
    }
};

QTEST_GUILESS_MAIN(KeyGroupsTest)
#include "key_groups_test.moc"
