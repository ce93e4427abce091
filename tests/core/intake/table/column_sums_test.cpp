// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/column_sums.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake::table;

namespace {

using Verdict = ColumnSums::Verdict;
using Texts = std::vector<const char*>;

io::TableRow rowOf(const Texts& texts)
{
    io::TableRow row;
    for (const char* text : texts) {
        row.cells.push_back({.kind = *text == '\0' ? io::CellKind::Empty : io::CellKind::Text, .text = text});
    }
    return row;
}

Verdict compared(const std::vector<Texts>& rows, const Texts& total)
{
    ColumnSums sums;
    for (const Texts& row : rows) {
        sums.add(rowOf(row));
    }
    return sums.compare(rowOf(total));
}

} // namespace

class ColumnSumsTest : public QObject {
    Q_OBJECT

private slots:
    void aRowThatSumsUpIsATotal()
    {
        QCOMPARE(compared({{"A", "10"}, {"B", "32"}}, {"Summe", "42"}), Verdict::Sums);
        QCOMPARE(compared({{"A", "10"}, {"B", "32"}}, {"Summe", "52"}), Verdict::Differs);
        QCOMPARE(compared({{"A", "1.234,5"}, {"B", "2.000,25"}}, {"Summe", "3.234,75"}), Verdict::Sums);
        QCOMPARE(compared({{"A", "1,234.5"}, {"B", "2,000.25"}}, {"Summe", "3,234.75"}), Verdict::Sums);
        QCOMPARE(compared({{"A", "1.234"}, {"B", "2.000"}}, {"Summe", "3.234"}), Verdict::Sums);
    }
    void roundingIsForgivenButNotMore()
    {
        const std::vector<Texts> thirds{{"A", "33,3"}, {"B", "33,3"}, {"C", "33,3"}};
        QCOMPARE(compared(thirds, {"Summe", "100,0"}), Verdict::Sums);
        QCOMPARE(compared(thirds, {"Summe", "100,4"}), Verdict::Differs);
    }
    void sharesMayMissTheSumWhileHalfOfTheColumnsFit()
    {
        const std::vector<Texts> rows{{"A", "10", "40", "33"}, {"B", "20", "60", "27"}};
        QCOMPARE(compared(rows, {"Summe", "30", "100", "29"}), Verdict::Sums);
        QCOMPARE(compared(rows, {"Summe", "30", "50", "29"}), Verdict::Differs);
    }
    void signsOfMissingValuesCountAsNothing()
    {
        QCOMPARE(compared({{"A", "10"}, {"B", "-"}, {"C", "32"}}, {"Summe", "42"}), Verdict::Sums);
    }
    void withoutNumbersOrRowsNothingIsKnown()
    {
        QCOMPARE(compared({{"A", "x"}, {"B", "y"}}, {"Summe", "42"}), Verdict::Unknown);
        QCOMPARE(compared({{"A", "1"}, {"B", "2"}}, {"Summe", ""}), Verdict::Unknown);
        QCOMPARE(compared({{"A", "42"}}, {"Summe", "42"}), Verdict::Unknown);
        QCOMPARE(compared({}, {"Summe", "42"}), Verdict::Unknown);
        QCOMPARE(compared({{"A", "0"}, {"B", "0"}}, {"Summe", "0"}), Verdict::Unknown);
    }
    void cellsOfSheetsCountByTheirValue()
    {
        ColumnSums sums;
        const auto number = [](double value) {
            io::TableRow row;
            row.cells.push_back({.kind = io::CellKind::Number, .number = value, .text = {}});
            return row;
        };
        sums.add(number(0.1));
        sums.add(number(0.2));
        QCOMPARE(sums.compare(number(0.3)), Verdict::Sums);
        QCOMPARE(sums.compare(number(0.4)), Verdict::Differs);
    }
};

QTEST_GUILESS_MAIN(ColumnSumsTest)
#include "column_sums_test.moc"
