// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/group_statistics.h"

#include <QTest>

#include <limits>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::general;
using workspace::Cell;

namespace {

Cell written(const StatisticValue& value, const StatisticColumn& column, workspace::RowBatch& rows)
{
    rows.beginRow();
    value.write(column, rows);
    rows.endRow();
    workspace::RowCursor cursor(rows);
    cursor.next();
    return cursor.nextValue();
}

double realOf(const StatisticValue& value, Statistic statistic)
{
    workspace::RowBatch rows;
    return std::get<double>(written(value, {statistic, 0, false}, rows));
}

std::int64_t wholeOf(const StatisticValue& value, Statistic statistic)
{
    workspace::RowBatch rows;
    return std::get<std::int64_t>(written(value, {statistic, 0, true}, rows));
}

} // namespace

class GroupStatisticsTest : public QObject {
    Q_OBJECT

private slots:
    void wholeNumbersAreAddedExactly()
    {
        StatisticValue value;
        for (const std::int64_t number : {std::int64_t{9'007'199'254'740'993}, std::int64_t{1}, std::int64_t{-3}}) {
            WB_VERIFY_RESULT(value.add(Cell(number), true));
        }
        QCOMPARE(wholeOf(value, Statistic::Sum), std::int64_t{9'007'199'254'740'991});
        QCOMPARE(wholeOf(value, Statistic::Minimum), std::int64_t{-3});
        QCOMPARE(wholeOf(value, Statistic::Maximum), std::int64_t{9'007'199'254'740'993});
    }
    void realNumbersLoseNothingToRounding()
    {
        StatisticValue value; // Neumaier's own example: naive summation gives 0
        for (const double number : {1.0, 1e100, 1.0, -1e100}) {
            WB_VERIFY_RESULT(value.add(Cell(number), false));
        }
        QCOMPARE(realOf(value, Statistic::Sum), 2.0);
        QCOMPARE(realOf(value, Statistic::Mean), 0.5);
        QCOMPARE(realOf(value, Statistic::Minimum), -1e100);
        QCOMPARE(realOf(value, Statistic::Maximum), 1e100);
    }
    void emptyValuesAreLeftOut()
    {
        StatisticValue value;
        workspace::RowBatch rows;
        WB_VERIFY_RESULT(value.add(Cell(), false));
        QVERIFY(std::holds_alternative<std::monostate>(written(value, {Statistic::Mean, 0, false}, rows)));
        WB_VERIFY_RESULT(value.add(Cell(4.0), false));
        WB_VERIFY_RESULT(value.add(Cell(), false));
        QCOMPARE(realOf(value, Statistic::Mean), 4.0);
    }
    void overflowOfASumIsAnError()
    {
        StatisticValue value;
        WB_VERIFY_RESULT(value.add(Cell(std::numeric_limits<std::int64_t>::max()), true));
        QVERIFY(!value.add(Cell(std::int64_t{1}), true));
    }
    void columnsAreNamedAfterTheirStatistic()
    {
        const workspace::Column source{"EWZ", workspace::ColumnType::Integer, "Ew", "Einwohner"};
        QCOMPARE(resultColumn(source, Statistic::Sum).name, std::string("EWZ_sum"));
        QCOMPARE(resultColumn(source, Statistic::Sum).unit, std::string("Ew"));
        QCOMPARE(resultColumn(source, Statistic::Sum).type, workspace::ColumnType::Integer);
        QCOMPARE(resultColumn(source, Statistic::Mean).type, workspace::ColumnType::Real);
        QCOMPARE(resultColumn(source, Statistic::Minimum).name, std::string("EWZ_min"));
    }
};

QTEST_GUILESS_MAIN(GroupStatisticsTest)
#include "group_statistics_test.moc"
