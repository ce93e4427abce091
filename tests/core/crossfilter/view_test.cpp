// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/view.h"

#include <QTest>

#include "tests/core/crossfilter/random_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;
using namespace weitblick::crossfilter::testing;

namespace {

/// A table of six rows with a whole-numbered column a (0 … 2), another b (0, 1) and texts.
FilterTable smallTable()
{
    CategoryColumn texts;
    for (const char* text : {"x", "y", "x", "y", "x", "y"}) {
        texts.add(text);
    }
    FilterTable table("small", {});
    (void)table.add({"a", {"A", "A"}, NumberColumn{.values = {0, 1, 2, 0, 1, 2}}});
    (void)table.add({"b", {"B", "B"}, NumberColumn{.values = {0, 0, 0, 1, 1, kNone}}});
    (void)table.add({"c", {"C", "C"}, std::move(texts)});
    return table;
}

Result<View> viewOf(const FilterTable& table, const std::vector<std::string>& columns, const std::string& value = {})
{
    Job job;
    ViewChoice choice{.id = "v", .valueColumn = value};
    for (const std::string& column : columns) {
        choice.axes.push_back({column, *equalWidthBins(columnOf<NumberColumn>(table, column), {}, job)});
    }
    return makeView(table, choice, job);
}

} // namespace

class ViewTest : public QObject {
    Q_OBJECT

private slots:
    void cellsRunAlongTheSecondAxis()
    {
        WB_VALUE(const View view, viewOf(smallTable(), {"a", "b"}));
        QCOMPARE(view.cellCount(), std::size_t{4 * 3});
        QCOMPARE(view.cellOf(4), 1U * 3 + 1);
        QCOMPARE(view.cellOf(5), 2U * 3 + 2); // b is missing
        QCOMPARE(view.cellAt(2, 2), 8U);
        QCOMPARE(view.axes[0].title.de, std::string("A"));
    }
    void aViewWithoutAxesHasOneCell()
    {
        WB_VALUE(const View view, viewOf(smallTable(), {}));
        QCOMPARE(view.cellCount(), std::size_t{1});
        QCOMPARE(view.cellOf(3), 0U);
        QCOMPARE(passingCells(view, BrushedBins{}), (std::vector<BinRange>{{0, 0}}));
        QCOMPARE(passingCells(view, ChosenCells{}), std::vector<BinRange>());
    }
    void aBrushIsMadeOfStretchesOfCells()
    {
        WB_VALUE(const View view, viewOf(smallTable(), {"a", "b"}));
        QCOMPARE(passingCells(view, BrushedBins{{{1, 2}, {0, 1}}}), (std::vector<BinRange>{{3, 4}, {6, 7}}));
        QCOMPARE(passingCells(view, BrushedBins{{{1, 2}, {0, 2}}}), (std::vector<BinRange>{{3, 8}}));
        QCOMPARE(passingCells(view, ChosenCells{{5, 1, 4, 1, 9}}), (std::vector<BinRange>{{1, 1}, {4, 5}, {9, 9}}));
        QCOMPARE(passingCells(view, {}), (std::vector<BinRange>{{0, 11}}));
    }
    void filtersThatDoNotFitAreRefused()
    {
        WB_VALUE(const View view, viewOf(smallTable(), {"a"}));
        const auto codeOf = [&](const ViewFilter& filter) {
            const auto checked = checkFilter(view, filter, 6);
            return checked ? ErrorCode::Internal : checked.error().code;
        };
        QCOMPARE(codeOf(BrushedBins{{{2, 1}}}), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(BrushedBins{{{0, 4}}}), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(BrushedBins{}), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(ChosenCells{{4}}), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(ChosenRows{}), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(ChosenRows{.rows = std::make_shared<RowMask>(5), .text = {}}), ErrorCode::InvalidInput);
        WB_VERIFY_RESULT(checkFilter(view, BrushedBins{{{0, 3}}}, 6));
        WB_VERIFY_RESULT(checkFilter(view, ChosenRows{.rows = std::make_shared<RowMask>(6), .text = {}}, 6));
    }
    void viewsThatCannotBeAreRefused()
    {
        const FilterTable table = smallTable();
        Job job;
        QCOMPARE(viewOf(table, {"a", "b", "a"}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(viewOf(table, {"a"}, "c").error().code, ErrorCode::InvalidInput);
        QCOMPARE(viewOf(table, {"a"}, "d").error().code, ErrorCode::NotFound);
        QCOMPARE(makeView(table, {.id = "v", .axes = {{"d", {}}}}, job).error().code, ErrorCode::NotFound);
        const auto wrongBins = makeView(table, {.id = "v", .axes = {{"c", {}}}}, job);
        QCOMPARE(wrongBins.error().code, ErrorCode::InvalidInput);
        QCOMPARE(wrongBins.error().subject, std::string("c"));
    }
    void aViewOfTooManyCellsIsRefused()
    {
        NumberColumn wide;
        for (int i = 0; i < 1'100; ++i) {
            wide.values.push_back(i);
        }
        FilterTable table("wide", {});
        WB_VERIFY_RESULT(table.add({"a", {}, wide}));
        Job job;
        WB_VALUE(const Binning bins, equalWidthBins(wide, {.binCount = 2'000}, job));
        const auto refused = makeView(table, {.id = "v", .axes = {{"a", bins}, {"a", bins}}}, job);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(!refused.error().advice.empty());
    }
    void linkedViewsBelongToOneTableAndHaveIdsOfTheirOwn()
    {
        WB_VALUE(const View view, viewOf(smallTable(), {"a"}));
        QCOMPARE(checkLinked({.rowCount = 6, .views = {view, view}}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(checkLinked({.rowCount = 7, .views = {view}}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(checkLinked({.rowCount = std::size_t{1} << 32U, .views = {}}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(checkLinked({.rowCount = 6, .views = std::vector<View>(251, view)}).error().code,
                 ErrorCode::InvalidInput);
        WB_VERIFY_RESULT(checkLinked({.rowCount = 6, .views = {view}}));
    }
    void itStopsWhenAsked()
    {
        const FilterTable table = smallTable();
        Job calm;
        const Binning bins = *equalWidthBins(columnOf<NumberColumn>(table, "a"), {}, calm);
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(makeView(table, {.id = "v", .axes = {{"a", bins}}}, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ViewTest)
#include "view_test.moc"
