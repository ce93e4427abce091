// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/row_converter.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake::table;
using Kind = ColumnReading::Kind;

namespace {

/// A plan of one column of each kind.
TablePlan planOfAll()
{
    TablePlan plan;
    const std::vector<ColumnReading> readings = {
        {.kind = Kind::Text},
        {.kind = Kind::Integer, .forms = io::number_forms::kAnyComma, .mark = io::DecimalMark::Comma},
        {.kind = Kind::Real, .forms = io::number_forms::kAnyPoint, .mark = io::DecimalMark::Point},
        {.kind = Kind::Boolean, .crossMeansYes = true},
        {.kind = Kind::Date, .order = io::date_orders::kDayMonthYear}};
    for (std::size_t i = 0; i < readings.size(); ++i) {
        plan.columns.push_back({.source = i, .reading = readings[i]});
        plan.preview.schema.columns.push_back(
            {.name = "s" + std::to_string(i), .type = columnTypeOf(readings[i].kind)});
    }
    plan.width = readings.size();
    return plan;
}

io::TableRow rowOf(const std::vector<const char*>& texts)
{
    io::TableRow row{.line = 5, .cells = {}, .raw = {}};
    for (const char* text : texts) {
        row.cells.push_back({.kind = *text == '\0' ? io::CellKind::Empty : io::CellKind::Text, .text = text});
    }
    return row;
}

} // namespace

class RowConverterTest : public QObject {
    Q_OBJECT

private slots:
    void cellsBecomeValues()
    {
        const TablePlan plan = planOfAll();
        RowConverter converter(plan);
        QCOMPARE(converter.shown(rowOf({" Text ", "1.234", "1.5", "x", "1.2.2024"})).value(),
                 (std::vector<std::string>{"Text", "1234", "1.5", "1", "2024-02-01"}));
        QCOMPARE(converter.shown(rowOf({"-", "-", ".", "k. A.", ""})).value(),
                 (std::vector<std::string>{"-", "", "", "", ""}));
        QCOMPARE(converter.shown(rowOf({"kurz"})).value(), (std::vector<std::string>{"kurz", "", "", "", ""}));
    }
    void typedCellsBecomeValues()
    {
        const TablePlan plan = planOfAll();
        RowConverter converter(plan);
        io::TableRow row;
        row.cells = {{.kind = io::CellKind::Number, .number = 12.5, .text = {}},
                     {.kind = io::CellKind::Number, .number = 7, .text = {}},
                     {.kind = io::CellKind::Percent, .number = 3.5, .text = {}},
                     {.kind = io::CellKind::Boolean, .number = 1, .text = "true"},
                     {.kind = io::CellKind::Error, .number = 0, .text = "#NV"}};
        QCOMPARE(converter.shown(row).value(), (std::vector<std::string>{"12.5", "7", "3.5", "1", ""}));
    }
    void aValueOfAnotherFormRejectsTheRowInsteadOfBeingGuessed()
    {
        const TablePlan plan = planOfAll();
        RowConverter converter(plan);
        workspace::RowBatch batch;
        for (const auto& row : {rowOf({"a", "1.5"}), rowOf({"a", "", "1,5"}), rowOf({"a", "", "", "vielleicht"}),
                                rowOf({"a", "", "", "", "2024-01-01"}), rowOf({"a", "1,5"})}) {
            const auto reason = converter.convert(row, batch);
            QVERIFY(reason.has_value());
            QVERIFY(reason->de.starts_with("Spalte „s"));
        }
        QVERIFY(batch.empty());
    }
    void rowsThatAreTooLongAreRejected()
    {
        const TablePlan plan = planOfAll();
        RowConverter converter(plan);
        workspace::RowBatch batch;
        QVERIFY(converter.convert(rowOf({"a", "", "", "", "", "zu viel"}), batch).has_value());
        QVERIFY(!converter.convert(rowOf({"a", "", "", "", "", ""}), batch).has_value());
        QCOMPARE(batch.rowCount(), std::size_t{1});
        const std::string large(2U << 20U, 'x');
        QVERIFY(converter.convert(rowOf({large.c_str()}), batch).has_value());
    }
    void pointsNeedBothCoordinates()
    {
        TablePlan plan = planOfAll();
        plan.columns.clear();
        plan.preview.schema.columns.clear();
        plan.geometry = {.kind = GeometryColumns::Kind::Point, .x = 0, .y = 1, .srsId = 4326};
        RowConverter converter(plan);
        workspace::RowBatch batch;
        QVERIFY(!converter.convert(rowOf({"9.5", "51.3"}), batch).has_value());
        QVERIFY(!converter.convert(rowOf({"", "-"}), batch).has_value());
        QVERIFY(converter.convert(rowOf({"9.5", ""}), batch).has_value());
        QVERIFY(converter.convert(rowOf({"ten", "51.3"}), batch).has_value());
        QCOMPARE(batch.rowCount(), std::size_t{2});
    }
    void rejectedRecordsAreCutBetweenCharacters()
    {
        io::TableRow row;
        std::string raw(999, 'x');
        raw += "ü…";
        row.raw = raw;
        QCOMPARE(recordText(row).size(), std::size_t{999});
        io::TableRow sheet;
        sheet.cells = {{.kind = io::CellKind::Text, .text = "a"},
                       {.kind = io::CellKind::Number, .number = 2, .text = {}}};
        QCOMPARE(recordText(sheet), std::string("a;2;"));
    }
};

QTEST_GUILESS_MAIN(RowConverterTest)
#include "row_converter_test.moc"
