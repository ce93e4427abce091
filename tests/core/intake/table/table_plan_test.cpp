// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_plan.h"

#include <QTest>

#include "tests/support/memory_table.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using namespace weitblick::intake::table;

namespace {

Result<TablePlan> plan(const std::vector<std::string>& lines, const ReadChoices& choices = {})
{
    test::MemoryTable table(lines);
    Job job;
    WB_TRY(const TableFacts facts, surveyTable(table, choices, {}, job));
    return planTable(facts, table, choices);
}

} // namespace

class TablePlanTest : public QObject {
    Q_OBJECT

private slots:
    void columnsAreDecidedAndShown()
    {
        const auto made = plan({"PLZ|Wert [kWh]|am", "34117|1,5|31.12.2023", "34119|-|1.1.2024"});
        WB_VERIFY_RESULT(made);
        const auto& columns = made->preview.schema.columns;
        QCOMPARE(columns.size(), std::size_t{3});
        QCOMPARE(columns[0].type, workspace::ColumnType::Text);
        QCOMPARE(columns[1].unit, std::string("kWh"));
        QCOMPARE(columns[2].type, workspace::ColumnType::Date);
        QCOMPARE(made->preview.firstRows.at(1), (std::vector<std::string>{"34119", "", "2024-01-01"}));
        QCOMPARE(made->preview.rowEstimate, std::int64_t{2});
        QCOMPARE(made->preview.choices.headerLine, std::optional<std::int64_t>(1));
    }
    void skippedColumnsAreLeftOut()
    {
        ReadChoices choices;
        choices.columnForms["b"] = "skip";
        const auto made = plan({"a|b|c", "1|2|3", "4|5|6"}, choices);
        WB_VERIFY_RESULT(made);
        QCOMPARE(made->preview.schema.columns.size(), std::size_t{2});
        QCOMPARE(made->columns.at(1).source, std::size_t{2});
    }
    void coordinatesAreNotAskedAboutTwice()
    {
        const auto made = plan({"lon|lat|n", "9.481|51.312|1", "9.482|51.313|2"});
        WB_VERIFY_RESULT(made);
        QVERIFY(made->preview.questions.empty());
        QCOMPARE(made->preview.schema.columns[0].type, workspace::ColumnType::Real);
        QCOMPARE(made->preview.schema.geometry, workspace::GeometryType::Point);
    }
    void aColumnThatIsNotThereIsAnError()
    {
        ReadChoices choices;
        choices.wktColumn = "geom";
        const auto missing = plan({"a|b", "1|2"}, choices);
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TablePlanTest)
#include "table_plan_test.moc"
