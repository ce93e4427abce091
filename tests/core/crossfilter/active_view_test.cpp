// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/active_view.h"

#include <QTest>

#include "tests/core/crossfilter/random_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;
using namespace weitblick::crossfilter::testing;

namespace {

TableFilters noFilters(const LinkedViews& linked)
{
    return {.ofViews = std::vector<ViewFilter>(linked.views.size()), .arriving = nullptr};
}

/// Two views of 2,100 bins each over the same numbers: more cells in pairs than a cube may have.
std::shared_ptr<const LinkedViews> wideViews()
{
    NumberColumn column;
    for (int i = 0; i < 6'300; ++i) {
        column.values.push_back(i % 2'100);
    }
    FilterTable table("wide", {});
    (void)table.add({"a", {}, column});
    Job job;
    const Binning bins = *equalWidthBins(column, {.binCount = 3'000}, job);
    auto linked = std::make_shared<LinkedViews>();
    linked->rowCount = table.rowCount();
    for (const char* id : {"one", "other"}) {
        linked->views.push_back(*makeView(table, {.id = id, .axes = {{"a", bins}}}, job));
    }
    linked->views.push_back(*makeView(table, {.id = "map"}, job));
    return linked;
}

} // namespace

class ActiveViewTest : public QObject {
    Q_OBJECT

private slots:
    void aBrushShowsWhatCountingTheRowsShows()
    {
        std::mt19937 random(21);
        const auto linked = townViews(randomBuildings(random, 2'000));
        Job job;
        for (std::size_t active = 0; active < linked->views.size(); ++active) {
            TableFilters filters = randomFilters(random, *linked, 0.2);
            WB_VALUE(const ActiveView cubes, ActiveView::make(linked, filters, active, job));
            LinkedCounts brushed;
            for (int step = 0; step < 5; ++step) {
                filters.ofViews[active] = randomFilter(random, linked->views[active], linked->rowCount);
                WB_VERIFY_RESULT(cubes.brush(filters.ofViews[active], brushed, job));
                WB_VALUE(const LinkedCounts counted, countLinked(*linked, filters, job));
                QCOMPARE(brushed, counted);
            }
        }
    }
    void theBrushedViewItselfStaysAsItIs()
    {
        std::mt19937 random(22);
        const auto linked = townViews(randomBuildings(random, 200));
        Job job;
        WB_VALUE(const ActiveView cubes, ActiveView::make(linked, noFilters(*linked), 0, job));
        LinkedCounts all;
        LinkedCounts some;
        WB_VERIFY_RESULT(cubes.brush({}, all, job));
        WB_VERIFY_RESULT(cubes.brush(BrushedBins{{{1, 2}}}, some, job));
        QCOMPARE(some.views[0], all.views[0]);
        QVERIFY(some.selectedRows < all.selectedRows);
        QCOMPARE(all.selectedRows, std::uint64_t{200});
    }
    void pairsTooLargeForACubeAreCountedFromTheRows()
    {
        const auto linked = wideViews();
        Job job;
        WB_VALUE(const ActiveView cubes, ActiveView::make(linked, noFilters(*linked), 0, job));
        QVERIFY(!cubes.isInstant(0) && !cubes.isInstant(1) && cubes.isInstant(2));
        LinkedCounts brushed;
        TableFilters filters = noFilters(*linked);
        filters.ofViews[0] = BrushedBins{{{10, 19}}};
        WB_VERIFY_RESULT(cubes.brush(filters.ofViews[0], brushed, job));
        WB_VALUE(const LinkedCounts counted, countLinked(*linked, filters, job));
        QCOMPARE(brushed, counted);
        QCOMPARE(brushed.selectedRows, std::uint64_t{30});
    }
    void itSaysHowMuchMemoryItHolds()
    {
        const auto linked = wideViews();
        Job job;
        WB_VALUE(const ActiveView cubes, ActiveView::make(linked, noFilters(*linked), 0, job));
        // 2101 cells of its own, their sums (8 bytes), and the cube of the map: 2102 lines of one cell
        QCOMPARE(cubes.memoryBytes(), std::size_t{4 * 2'101 + 8 * 2'102 + 4 * 2'102});
    }
    void filtersAndViewsThatDoNotFitAreRefused()
    {
        const auto linked = wideViews();
        Job job;
        QCOMPARE(ActiveView::make(linked, noFilters(*linked), 3, job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(ActiveView::make(linked, {}, 0, job).error().code, ErrorCode::InvalidInput);
        WB_VALUE(const ActiveView cubes, ActiveView::make(linked, noFilters(*linked), 0, job));
        LinkedCounts brushed;
        QCOMPARE(cubes.brush(BrushedBins{{{5, 4}}}, brushed, job).error().code, ErrorCode::InvalidInput);
    }
    void itStopsWhenAsked()
    {
        const auto linked = wideViews();
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(ActiveView::make(linked, noFilters(*linked), 0, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ActiveViewTest)
#include "active_view_test.moc"
