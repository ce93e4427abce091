// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sheet_rows.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::io;

namespace {

class Probe : public SheetEvents {
public:
    using SheetEvents::SheetEvents;
    void start(std::string_view, const XmlAttributes&) override {}
    void end(std::string_view) override {}
    void store(OwnedRow row, std::size_t column, OwnedCell cell)
    {
        put(row, column, std::move(cell));
        keep(std::move(row));
    }
};

OwnedCell number(double value)
{
    return {.kind = CellKind::Number, .number = value, .text = {}};
}

} // namespace

class SheetRowsTest : public QObject {
    Q_OBJECT

private slots:
    void rowsGrowToTheirLastCell()
    {
        Probe probe(SheetBudget{});
        probe.store({.line = 4}, 2, number(1));
        QCOMPARE(probe.rows.size(), std::size_t{1});
        QCOMPARE(probe.rows.front().cells.size(), std::size_t{3});
        QCOMPARE(probe.rows.front().cells[0].kind, CellKind::Empty);
    }
    void emptyRowsAreNotKept()
    {
        Probe probe(SheetBudget{});
        probe.store({.line = 1}, 5, {});
        QVERIFY(probe.rows.empty());
    }
    void columnsRowsAndCellsAreLimited()
    {
        Probe columns(SheetBudget{.columns = 3});
        columns.store({.line = 1}, 3, number(1));
        QCOMPARE(columns.problem->code, ErrorCode::Budget);
        Probe rows(SheetBudget{.rows = 10});
        rows.store({.line = 1, .repeat = 11}, 0, number(1));
        QCOMPARE(rows.problem->code, ErrorCode::Budget);
        Probe cells(SheetBudget{.cellBytes = 4});
        cells.store({.line = 1}, 0, {.kind = CellKind::Text, .text = "fünf"});
        QCOMPARE(cells.problem->code, ErrorCode::Budget);
    }
    void percentagesHaveNoNoise()
    {
        QCOMPARE(percentOf(0.07), 7.0);
        QCOMPARE(percentOf(0.29), 29.0);
        QCOMPARE(percentOf(1.1), 110.0);
    }
};

QTEST_GUILESS_MAIN(SheetRowsTest)
#include "sheet_rows_test.moc"
