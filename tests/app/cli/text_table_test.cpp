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
    void aLineFitsTheTerminal()
    {
        const std::vector<std::string> header{"Name", "Zeilen", "Titel"};
        const std::vector<Align> alignment{Align::Left, Align::Right};
        const auto lines = alignedTable(header, alignment, {{"Straßenverzeichnis", "10.997", "Bebauungspläne"}}, 36);
        QCOMPARE(lines,
                 (std::vector<std::string>{"Name           Zeilen  Titel", "─────────────  ──────  ─────────────",
                                           "Straßenverze…  10.997  Bebauungsplä…"}));
    }
    void whatDoesNotFitIsNamed()
    {
        const std::vector<std::string> header{"Straßenname", "Zeilen", "Titel", "Stand"};
        const auto lines = alignedTable(header, {}, {{"a", "1", "b", "c"}}, 26);
        QCOMPARE(lines.front(), std::string("Straßenname  Zeilen  Titel"));
        QCOMPARE(lines.back(), std::string("… + Stand"));
    }
};

QTEST_GUILESS_MAIN(TextTableTest)
#include "text_table_test.moc"
