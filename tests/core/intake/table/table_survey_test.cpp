// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_survey.h"

#include <QTest>

#include "tests/support/memory_table.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake::table;

namespace {

Result<TableFacts> survey(const std::vector<std::string>& lines)
{
    test::MemoryTable table(lines);
    Job job;
    return surveyTable(table, {}, {}, job);
}

} // namespace

class TableSurveyTest : public QObject {
    Q_OBJECT

private slots:
    void recordsAreCountedAndTheFooterIsCut()
    {
        const auto facts = survey({"a|b|c", "1|x|2", "", "2|y", "3|z|4|5", "Summe||6", "", "Quelle: Amt||"});
        WB_VERIFY_RESULT(facts);
        QCOMPARE(facts->records, std::int64_t{3});
        QCOMPARE(facts->shortRows, std::int64_t{1});
        QCOMPARE(facts->longRows, std::int64_t{1});
        QCOMPARE(facts->blankRows, std::int64_t{2});
        QCOMPARE(facts->endLine, std::int64_t{6});
        QCOMPARE(facts->footers, (std::vector<std::string>{"Summe 6", "Quelle: Amt"}));
        QCOMPARE(facts->evidence.at(0).numbers, std::int64_t{2});
        QCOMPARE(facts->firstRecords.size(), std::size_t{3});
    }
    void aTotalWithDataBehindItIsData()
    {
        const auto facts = survey({"Kreis|Wert|x", "A|1|1", "Summe|1|1", "B|2|2"});
        WB_VERIFY_RESULT(facts);
        QCOMPARE(facts->records, std::int64_t{3});
        QCOMPARE(facts->endLine, std::int64_t{0});
    }
    void aTotalAmongOtherWordsIsCutWhereItSumsUp()
    {
        const auto facts =
            survey({"Key|Ort|n|m", "1|A|10|3", "2|B|20|4", "|Landkreis insgesamt|30|7", "", "Quelle: Amt|||"});
        WB_VERIFY_RESULT(facts);
        QCOMPARE(facts->records, std::int64_t{2});
        QCOMPARE(facts->endLine, std::int64_t{4});
        QCOMPARE(facts->footers.size(), std::size_t{2});
        QVERIFY(facts->keptTotals.empty());
    }
    void whatIsCalledATotalAndDoesNotSumUpIsDataAndTold()
    {
        const auto facts = survey({"Ort|n|m", "A|10|3", "B|20|4", "Summe|31|9", "Quelle: Amt||"});
        WB_VERIFY_RESULT(facts);
        QCOMPARE(facts->records, std::int64_t{3});
        QCOMPARE(facts->endLine, std::int64_t{5});
        QCOMPARE(facts->keptTotals.size(), std::size_t{1});
        QCOMPARE(facts->keptTotals[0].line, std::int64_t{4});
        const auto between = survey({"Ort|n|m", "A|10|3", "B|20|4", "Summe|30|7", "C|1|1", "D|1|1"});
        WB_VERIFY_RESULT(between);
        QCOMPARE(between->records, std::int64_t{5});
        QCOMPARE(between->keptTotals.size(), std::size_t{1});
    }
    void severalTotalsAtTheEndAreEachCompared()
    {
        const auto facts = survey({"Ort|n|m", "A|10|3", "B|20|4", "Zwischen gesamt|30|7", "Kreis insgesamt|30|7"});
        WB_VERIFY_RESULT(facts);
        QCOMPARE(facts->records, std::int64_t{2});
        QCOMPARE(facts->footers.size(), std::size_t{2});
    }
    void widthsIgnoreEmptyCellsAtTheEnd()
    {
        weitblick::io::TableRow row;
        row.cells = {{.kind = io::CellKind::Text, .text = "a"}, {}, {.kind = io::CellKind::Text, .text = "  "}};
        QCOMPARE(filledWidth(row), std::size_t{1});
        QVERIFY(!isBlank(row));
        row.cells.erase(row.cells.begin());
        QVERIFY(isBlank(row));
    }
    void anEmptyTableHasNoColumns()
    {
        const auto facts = survey({""});
        WB_VERIFY_RESULT(facts);
        QVERIFY(facts->layout.columns.empty());
        QCOMPARE(facts->records, std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TableSurveyTest)
#include "table_survey_test.moc"
