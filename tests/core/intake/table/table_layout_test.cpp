// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_layout.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;
using namespace weitblick::intake::table;

namespace {

/// A drawn table: rows by line, cells by "|"; empty rows are blank lines.
std::vector<io::OwnedRow> rowsOf(const std::vector<std::string>& lines)
{
    std::vector<io::OwnedRow> rows;
    std::int64_t line = 0;
    for (const std::string& text : lines) {
        io::OwnedRow row{.line = ++line, .cells = {}, .raw = {}};
        std::string_view rest = text;
        for (bool more = !text.empty(); more;) {
            const std::size_t end = rest.find('|');
            const std::string cell(rest.substr(0, end));
            row.cells.push_back({.kind = cell.empty() ? io::CellKind::Empty : io::CellKind::Text, .text = cell});
            more = end != std::string_view::npos;
            rest.remove_prefix(more ? end + 1 : 0);
        }
        rows.push_back(row);
    }
    return rows;
}

QByteArray namesOf(const TableLayout& layout)
{
    std::string names;
    for (const ColumnHeader& column : layout.columns) {
        names += column.name + (column.unit.empty() ? "" : "{" + column.unit + "}") + "|";
    }
    return QByteArray::fromStdString(names);
}

TableLayout layoutOf(const std::vector<std::string>& lines, const ReadChoices& choices = {})
{
    return detectLayout(rowsOf(lines), RowWidths::Fixed, choices);
}

} // namespace

class TableLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void aPlainHeaderIsTheFirstRow()
    {
        const TableLayout layout = layoutOf({"id|name", "1|a", "2|b"});
        QCOMPARE(namesOf(layout), QByteArray("id|name|"));
        QCOMPARE(layout.headerLine, std::int64_t{1});
        QCOMPARE(layout.firstDataLine, std::int64_t{2});
        QVERIFY(layout.remarks.empty());
    }
    void aLoneHeaderIsNoRecord()
    {
        const TableLayout layout = layoutOf({"id|name|Anteil"});
        QCOMPARE(namesOf(layout), QByteArray("id|name|Anteil|"));
        QCOMPARE(layout.headerLine, std::int64_t{1});
        QCOMPARE(layout.firstDataLine, std::int64_t{2});
        QCOMPARE(layout.remarks.size(), std::size_t{1});
        // A row with a value, with a doubled or an empty cell, or of one cell is no header.
        for (const char* row : {"a|1|b", "a|a|b", "a||b", "a"}) {
            QCOMPARE(layoutOf({row}).headerLine, std::int64_t{0});
        }
        QCOMPARE(layoutOf({"id|name"}, {.headerLine = 0}).headerLine, std::int64_t{0});
    }
    void titlesAndStandLinesAreCut()
    {
        const TableLayout layout = layoutOf(
            {"Einwohner|||", "Stand|31.12.2023||", "", "AGS|Name|m|w", "06411|A|1|2", "06412|B|3|4", "06413|C|5|6"});
        QCOMPARE(namesOf(layout), QByteArray("AGS|Name|m|w|"));
        QCOMPARE(layout.headerLine, std::int64_t{4});
        QCOMPARE(layout.remarks.size(), std::size_t{1});
        QVERIFY(layout.remarks[0].de.find("2 Zeile(n)") != std::string::npos);
    }
    void headersOfTwoRowsAreJoined()
    {
        const TableLayout layout =
            layoutOf({"|Einwohner||Fläche", "Ort|m|w|in km²", "A|1|2|3,5", "B|4|5|6,5", "C|7|8|9,5"});
        QCOMPARE(namesOf(layout), QByteArray("Ort|Einwohner – m|Einwohner – w|Fläche{km2}|"));
        QCOMPARE(layout.headerRows, std::int64_t{2});
        QCOMPARE(layout.firstDataLine, std::int64_t{3});
    }
    void aRowOfUnitsBelongsToTheNames()
    {
        const TableLayout layout = layoutOf({"Haus|Strom|Strom|Wärme", "|[kWh]|%|[MWh]", "A|1|2|3", "B|4|5|6"});
        QCOMPARE(namesOf(layout), QByteArray("Haus|Strom – [kWh]{kWh}|Strom – %{%}|Wärme{MWh}|"));
    }
    void yearsAboveNumbersAreAHeader()
    {
        QCOMPARE(namesOf(layoutOf({"Ort|2019|2020|2021", "A|10|20|30", "B|40|50|60"})),
                 QByteArray("Ort|2019|2020|2021|"));
        QCOMPARE(layoutOf({"2019|2020|2021", "10|20|30", "40|50|60"}).headerLine, std::int64_t{1});
        QCOMPARE(layoutOf({"2019|5", "2020|6", "2021|7"}).headerLine, std::int64_t{0});
    }
    void aTableWithoutHeaderSaysSo()
    {
        const TableLayout layout = layoutOf({"1|Haus|2,5", "2|Hof|3,5", "3|Weg|4,5"});
        QCOMPARE(namesOf(layout), QByteArray("Spalte_1|Spalte_2|Spalte_3|"));
        QCOMPARE(layout.firstDataLine, std::int64_t{1});
        QVERIFY(!layout.remarks.empty());
        QCOMPARE(layoutOf({"POINT (1 2)", "POINT (3 4)"}).headerLine, std::int64_t{0});
    }
    void rowsOfAllWidthsLoseNothing()
    {
        const TableLayout layout = layoutOf({"1|ohne Kopf|A|B", "2|zu viel|C|D|E", "3|zu wenig|F"});
        QCOMPARE(layout.columns.size(), std::size_t{4}); // the row with five will be rejected with that reason
        QCOMPARE(layout.firstDataLine, std::int64_t{1});
        QCOMPARE(layoutOf({"Titel", "1|2|3", "4|5|6"}).firstDataLine, std::int64_t{2});
    }
    void oneLetterUnderANameIsNoUnit()
    {
        QCOMPARE(layoutOf({"|Einwohner|", "Ort|m|w", "A|1|2", "B|4|5", "C|7|8"}).columns[1].unit, std::string());
        QCOMPARE(layoutOf({"Ort|Höhe|Breite", "|m|m", "A|1|2", "B|4|5"}).columns[1].unit, std::string("m"));
    }
    void aTableOfTextsTakesItsFirstFullRow()
    {
        const TableLayout layout = layoutOf({"Verzeichnis|", "Ort|Straße", "Kassel|Königsstraße", "Fulda|Domplatz"});
        QCOMPARE(layout.headerLine, std::int64_t{2});
    }
    void choicesComeFirst()
    {
        ReadChoices none;
        none.headerLine = 0;
        QCOMPARE(layoutOf({"a|b", "1|2"}, none).firstDataLine, std::int64_t{1});
        ReadChoices second;
        second.headerLine = 2;
        second.headerRows = 2;
        const TableLayout layout = layoutOf({"x|y", "a|b", "[m]|[h]", "1|2", "3|4"}, second);
        QCOMPARE(namesOf(layout), QByteArray("a{m}|b{h}|"));
        QCOMPARE(layout.firstDataLine, std::int64_t{4});
    }
    void sheetsAreAsWideAsTheirWidestRow()
    {
        const TableLayout layout = detectLayout(rowsOf({"a|b", "1|2|3", "4|5|6"}), RowWidths::Ragged, {});
        QCOMPARE(layout.columns.size(), std::size_t{3});
        QVERIFY(!layout.columns[2].isNamed);
    }
    void nothingIsNoTable()
    {
        QVERIFY(layoutOf({}).columns.empty());
        QVERIFY(layoutOf({"", ""}).columns.empty());
    }
};

QTEST_GUILESS_MAIN(TableLayoutTest)
#include "table_layout_test.moc"
