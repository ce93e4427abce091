// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/detail/head_rows.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake::table;
using namespace weitblick::intake::table::detail;

namespace {

io::OwnedCell text(const char* value)
{
    return {.kind = *value == '\0' ? io::CellKind::Empty : io::CellKind::Text, .text = value};
}

} // namespace

class HeadRowsTest : public QObject {
    Q_OBJECT

private slots:
    void cellsHaveALook()
    {
        QCOMPARE(lookOf(text("")), Look::Blank);
        QCOMPARE(lookOf(text(" ")), Look::Blank);
        QCOMPARE(lookOf(text("k. A.")), Look::Missing);
        QCOMPARE(lookOf(text("1.234,5")), Look::Number);
        QCOMPARE(lookOf(text("2023")), Look::Year);
        QCOMPARE(lookOf(text("31.12.2023")), Look::Date);
        QCOMPARE(lookOf(text("POINT (1 2)")), Look::Geometry);
        QCOMPARE(lookOf(text("Ort")), Look::Text);
        QCOMPARE(lookOf({.kind = io::CellKind::Number, .number = 2020, .text = {}}), Look::Year);
        QCOMPARE(lookOf({.kind = io::CellKind::Percent, .number = 5, .text = {}}), Look::Number);
        QCOMPARE(lookOf({.kind = io::CellKind::Error, .text = "#NAME?"}), Look::Blank);
    }
    void headersOfNumbersAreWrittenPlainly()
    {
        QCOMPARE(headerText({.kind = io::CellKind::Number, .number = 2020, .text = {}}), std::string("2020"));
        QCOMPARE(headerText({.kind = io::CellKind::Number, .number = 24.5, .text = {}}), std::string("24.5"));
        QCOMPARE(headerText(text("  zwei\nZeilen ")), std::string("zwei Zeilen"));
    }
    void rowsAreComparedWithTheirColumns()
    {
        std::vector<io::OwnedRow> rows(4);
        rows[0].cells = {text("Ort"), text("Wert")};
        rows[1].cells = {text("A"), text("5")};
        rows[2].cells = {text("B"), text("-")};
        rows[3].cells = {text("C"), text("7")};
        const Sheet sheet(rows, RowWidths::Fixed);
        QCOMPARE(sheet.width(), std::size_t{2});
        QVERIFY(sheet.hasTypedColumns());
        QCOMPARE(sheet.rows()[0].mismatches, std::size_t{1});
        QCOMPARE(sheet.rows()[1].matches, std::size_t{1});
        QCOMPARE(sheet.rows()[2].matches + sheet.rows()[2].mismatches, std::size_t{0});
        QCOMPARE(sheet.usualFilled(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(HeadRowsTest)
#include "head_rows_test.moc"
