// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/filter_table.h"

#include <QTest>

#include <limits>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TextIdColumn idsOf(const std::vector<std::string>& ids)
{
    TextIdColumn column;
    for (const std::string& id : ids) {
        column.add(id);
    }
    return column;
}

} // namespace

class FilterTableTest : public QObject {
    Q_OBJECT

private slots:
    void categoriesAreNumberedAsTheyCome()
    {
        CategoryColumn column;
        column.add("Gas");
        column.add("Fernwärme");
        column.addMissing();
        column.add("Gas");
        QCOMPARE(column.codes(), (std::vector<std::uint32_t>{0, 1, kNoCategory, 0}));
        QCOMPARE(column.dictionary(), (std::vector<std::string>{"Gas", "Fernwärme"}));
        QCOMPARE(column.codeOf("Fernwärme"), 1U);
        QCOMPARE(column.codeOf("Öl"), kNoCategory);
    }
    void columnsMustHaveTheSameRows()
    {
        FilterTable table("building", {});
        WB_VERIFY_RESULT(table.add({"year", {}, NumberColumn{.values = {1, 2}}}));
        const auto refused = table.add({"height", {}, NumberColumn{.values = {1}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QCOMPARE(table.columns().size(), std::size_t{1});
        QCOMPARE(table.rowCount(), std::size_t{2});
    }
    void aNameIsGivenOnce()
    {
        FilterTable table("building", {});
        WB_VERIFY_RESULT(table.add({"year", {}, NumberColumn{.values = {1}}}));
        const auto refused = table.add({"year", {}, TimeColumn{.utcS = {0}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
    void aMistypedColumnIsAnsweredWithTheNearest()
    {
        FilterTable table("building", {});
        WB_VERIFY_RESULT(table.add({"year", {}, NumberColumn{.values = {1}}}));
        WB_VALUE(const Column* found, table.column("year"));
        QCOMPARE(found->name, std::string("year"));
        const auto missing = table.column("yaer");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().advice.de.find("year") != std::string::npos);
    }
    void moreRowsThanCountsCanHoldAreRefused()
    {
        WB_VERIFY_RESULT(checkRowCount(4'294'967'295));
        const auto refused = checkRowCount(4'294'967'296);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
    void rowsAreFoundByIdAndUnknownIdsAreLeftOut()
    {
        const TextIdColumn ids = idsOf({"DEMV01", "", "DEMV03", "DEMV0"});
        QCOMPARE(ids.at(1), std::string_view());
        QCOMPARE(ids.at(3), std::string_view("DEMV0"));
        QCOMPARE(rowsWithIds(ids, std::vector<std::string>{"DEMV03", "DEMV01", "nirgends"}).rows(),
                 (std::vector<std::uint32_t>{0, 2}));
    }
    void aTypedIntervalHasBothItsEnds()
    {
        const NumberColumn column{.values = {1949, 1950, kNone, 1979, 1979.5}};
        QCOMPARE(rowsBetween(column, 1950, 1979).rows(), (std::vector<std::uint32_t>{1, 3}));
    }
    void instantsLieBetweenTheYears1And9999()
    {
        QVERIFY(isInstant(0) && isInstant(-62'135'596'800));
        QVERIFY(!isInstant(kNoTime) && !isInstant(253'402'300'800));
    }
};

QTEST_GUILESS_MAIN(FilterTableTest)
#include "filter_table_test.moc"
