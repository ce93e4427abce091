// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"

#include <QTest>

using namespace weitblick::cli;

class TextTableTest : public QObject {
    Q_OBJECT

private slots:
    void columnsLineUpByCharactersNotBytes()
    {
        const auto lines =
            alignedTable({"Name", "Zeilen"}, {Align::Left, Align::Right}, {{"Straßen", "12"}, {"Orte", "10.997"}});
        QCOMPARE(lines, (std::vector<std::string>{"Name     Zeilen", "───────  ──────", "Straßen      12",
                                                  "Orte     10.997"}));
    }
    void numbersAreGrouped()
    {
        QCOMPARE(grouped(0, '.'), "0");
        QCOMPARE(grouped(999, '.'), "999");
        QCOMPARE(grouped(1'234'567, '.'), "1.234.567");
        QCOMPARE(grouped(-1'234, ','), "-1,234");
    }
};

QTEST_GUILESS_MAIN(TextTableTest)
#include "text_table_test.moc"
