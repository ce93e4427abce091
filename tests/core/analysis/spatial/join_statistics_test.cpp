// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/join_statistics.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::analysis::spatial;
using workspace::ColumnType;

namespace {

const workspace::Column kPeople{"ew", ColumnType::Integer, "Ew", "Einwohner"};

KeptValue resultOf(const JoinValue& value, JoinStatistic statistic, bool isWeighted = false)
{
    const JoinColumn column{.statistic = statistic, .result = joinResultColumn(kPeople, statistic, isWeighted)};
    workspace::RowBatch rows;
    rows.beginRow();
    value.write(column, rows);
    rows.endRow();
    workspace::RowCursor cursor(rows);
    cursor.next();
    const workspace::Cell cell = cursor.nextValue();
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return *integer;
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return *real;
    }
    return std::monostate();
}

} // namespace

class JoinStatisticsTest : public QObject {
    Q_OBJECT

private slots:
    void namesTypesAndUnitsFollowTheStatistic()
    {
        QCOMPARE(joinResultColumn(kPeople, JoinStatistic::Sum, false),
                 (workspace::Column{"ew_sum", ColumnType::Integer, "Ew", ""}));
        QCOMPARE(joinResultColumn(kPeople, JoinStatistic::Sum, true).type, ColumnType::Real);
        QCOMPARE(joinResultColumn(kPeople, JoinStatistic::Mean, false).type, ColumnType::Real);
        QCOMPARE(joinResultColumn(kPeople, JoinStatistic::Maximum, true).name, std::string("ew_max"));
        QCOMPARE(joinResultColumn(kPeople, JoinStatistic::First, false), kPeople);
    }
    void unweightedStatisticsLeaveEmptyValuesOut()
    {
        JoinValue value;
        for (const KeptValue& number : {KeptValue(std::monostate()), KeptValue(std::int64_t{8}),
                                        KeptValue(std::int64_t{2}), KeptValue(std::int64_t{5})}) {
            value.add(number, {});
        }
        QCOMPARE(resultOf(value, JoinStatistic::Sum), KeptValue(std::int64_t{15}));
        QCOMPARE(resultOf(value, JoinStatistic::Mean), KeptValue(5.0));
        QCOMPARE(resultOf(value, JoinStatistic::Minimum), KeptValue(std::int64_t{2}));
        QCOMPARE(resultOf(value, JoinStatistic::Maximum), KeptValue(std::int64_t{8}));
        QCOMPARE(resultOf(value, JoinStatistic::First), KeptValue(std::int64_t{8}));
    }
    void sumsGoByShareAndMeansByWeight()
    {
        JoinValue value;
        value.add(100.0, {.share = 0.25, .weight = 50.0});
        value.add(10.0, {.share = 1.0, .weight = 150.0});
        QCOMPARE(resultOf(value, JoinStatistic::Sum, true), KeptValue(35.0));
        QCOMPARE(resultOf(value, JoinStatistic::Mean, true), KeptValue(32.5)); // (5000 + 1500) / 200
    }
    void noValueIsNull()
    {
        JoinValue value;
        value.add(std::monostate(), {});
        QVERIFY(std::holds_alternative<std::monostate>(resultOf(value, JoinStatistic::Sum)));
    }
    void manySmallNumbersBesideALargeOneAreNotLost()
    {
        JoinValue value;
        value.add(1e16, {});
        for (int number = 0; number < 1000; ++number) {
            value.add(1.0, {});
        }
        value.add(-1e16, {});
        QCOMPARE(resultOf(value, JoinStatistic::Sum, true), KeptValue(1000.0));
    }
};

QTEST_GUILESS_MAIN(JoinStatisticsTest)
#include "join_statistics_test.moc"
