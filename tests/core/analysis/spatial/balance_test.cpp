// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/balance.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::analysis::spatial;
using workspace::Cell;
using workspace::ColumnType;

namespace {

DividedTotal totalOf(const char* name, const std::vector<double>& groups, double rest)
{
    AmountUnitFinder finder;
    for (const double value : groups) {
        finder.add(value);
    }
    finder.add(rest);
    DividedTotal total{.name = name, .amountUnit = finder.unit()};
    for (const double value : groups) {
        total.groups.push_back(total.amountUnit.fromNumber(value));
    }
    total.rest = total.amountUnit.fromNumber(rest);
    return total;
}

} // namespace

class BalanceTest : public QObject {
    Q_OBJECT

private slots:
    void groupsAndRestAreTheInput()
    {
        const DividedTotal total = totalOf("kwh", {0.1, 0.2}, 0.3);
        QCOMPARE(total.amountUnit.toNumber(total.inGroups()), 0.3);
        QCOMPARE(total.amountUnit.toNumber(total.input()), 0.6);
    }
    void sumsOfWholeNumbersStayWholeUnlessTheyWereDivided()
    {
        const workspace::LayerSchema layer{
            .columns = {{"ew", ColumnType::Integer, "Ew", "Einwohner"}, {"kinder", ColumnType::Integer, "Ew", ""}}};
        workspace::LayerSchema schema{.columns = {{"EW_sum", ColumnType::Text, "", ""}}};
        const std::vector<DividedTotal> totals{totalOf("ew", {3, 4}, 0), totalOf("kinder", {1.5, 1.5}, 0)};
        QCOMPARE(appendSumColumns(totals, layer, schema), std::size_t{1});
        QCOMPARE(schema.columns[1], (workspace::Column{"ew_sum_2", ColumnType::Integer, "Ew", ""}));
        QCOMPARE(schema.columns[2], (workspace::Column{"kinder_sum", ColumnType::Real, "Ew", ""}));
        workspace::RowBatch rows;
        for (const std::optional<std::size_t> group : {std::optional<std::size_t>(1), std::optional<std::size_t>()}) {
            rows.beginRow();
            addSums(totals, group, std::span(schema.columns).subspan(1), rows);
            rows.endRow();
        }
        workspace::RowCursor cursor(rows);
        QVERIFY(cursor.next());
        QCOMPARE(std::get<std::int64_t>(cursor.nextValue()), std::int64_t{4});
        QCOMPARE(std::get<double>(cursor.nextValue()), 1.5);
        QVERIFY(cursor.next());
        QCOMPARE(std::get<std::int64_t>(cursor.nextValue()), std::int64_t{0});
    }
    void onlyNumbersAreAmounts()
    {
        const AmountUnit unit = totalOf("x", {0.25}, 0).amountUnit;
        Amount amount = 0;
        QVERIFY(amountOf(Cell(0.25), unit, amount));
        QCOMPARE(unit.toNumber(amount), 0.25);
        QVERIFY(amountOf(Cell(std::int64_t{7}), unit, amount));
        QCOMPARE(unit.toNumber(amount), 7.0);
        QVERIFY(!amountOf(Cell(), unit, amount));
        QVERIFY(!amountOf(Cell(std::string_view("7")), unit, amount));
    }
};

QTEST_GUILESS_MAIN(BalanceTest)
#include "balance_test.moc"
