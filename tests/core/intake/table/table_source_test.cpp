// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_source.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake::table;

class TableSourceTest : public QObject {
    Q_OBJECT

private slots:
    void aRowOutlivesItsReader()
    {
        io::OwnedRow kept;
        {
            const std::string text = "Kassel";
            io::TableRow row{.line = 7, .cells = {{.kind = io::CellKind::Text, .text = text}}, .raw = text};
            row.cells.push_back({.kind = io::CellKind::Number, .number = 2.5, .text = {}});
            kept = ownedRow(row);
        }
        io::TableRow view;
        viewOf(kept, view);
        QCOMPARE(view.line, std::int64_t{7});
        QCOMPARE(view.raw, std::string_view("Kassel"));
        QCOMPARE(view.cells.at(0).text, std::string_view("Kassel"));
        QCOMPARE(view.cells.at(1).number, 2.5);
        QCOMPARE(view.cells.at(1).kind, io::CellKind::Number);
    }
};

QTEST_GUILESS_MAIN(TableSourceTest)
#include "table_source_test.moc"
