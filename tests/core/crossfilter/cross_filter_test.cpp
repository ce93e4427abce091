// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/cross_filter.h"

#include <QTest>

#include "tests/core/crossfilter/random_relations.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;
using namespace weitblick::crossfilter::testing;

namespace {

constexpr std::size_t kNoView = 1'000;

std::vector<TableFilters> filtersOf(const CrossFilter& crossFilter)
{
    std::vector<TableFilters> filters;
    for (std::size_t table = 0; table < crossFilter.related().tables.size(); ++table) {
        TableFilters& ofTable = filters.emplace_back();
        for (std::size_t view = 0; view < crossFilter.related().tables[table]->views.size(); ++view) {
            ofTable.ofViews.push_back(crossFilter.filter({table, view}));
        }
    }
    return filters;
}

/// Every cell of every view of every table, and every selected row, against SQL.
void compareWithSql(const CrossFilter& crossFilter, RelatedTown& town)
{
    const auto filters = filtersOf(crossFilter);
    Job job;
    for (std::size_t table = 0; table < filters.size(); ++table) {
        const LinkedViews& linked = *town.related.tables[table];
        const std::string arriving = " AND " + town.arriving(table, filters);
        for (std::size_t number = 0; number < linked.views.size(); ++number) {
            const View& view = linked.views[number];
            const auto expected =
                town.oracle.cells(linked.table, view, SqlOracle::where(linked, filters[table], number) + arriving);
            const ViewCounts& shown = crossFilter.counts({table, number});
            for (std::size_t cell = 0; cell < expected.size(); ++cell) {
                QCOMPARE(std::int64_t{shown.rows[cell]}, expected[cell].rows);
                if (view.value) {
                    QCOMPARE(std::llround(shown.sum(view, cell) * 100), expected[cell].hundredths);
                }
            }
        }
        WB_VALUE(const RowMask mask, crossFilter.selectedRows(table, job));
        const std::string where = SqlOracle::where(linked, filters[table], kNoView) + arriving;
        QCOMPARE(mask.rows(), town.oracle.rows(linked.table, where));
        QCOMPARE(crossFilter.selectedCount(table), mask.count());
    }
}

/// A cross filter over one random table of that many rows.
CrossFilter overOneTable(std::mt19937& random, std::size_t rowCount)
{
    Job job;
    return *CrossFilter::make({.tables = {townViews(randomBuildings(random, rowCount))}, .relations = {}}, job);
}

} // namespace

class CrossFilterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Berlin"); // SQLite asks the C library for civil time
        tzset();
    }
    void aHandThatClicksThroughRelatedTablesSeesWhatSqlSays()
    {
        std::mt19937 random(51);
        RelatedTown town(random);
        Job job;
        WB_VALUE(CrossFilter crossFilter, CrossFilter::make(town.related, job));
        for (int step = 0; step < 150 && !QTest::currentTestFailed(); ++step) {
            const std::size_t table = upTo(random, 3);
            const auto& views = town.related.tables[table]->views;
            const ViewKey key{table, upTo(random, static_cast<std::uint32_t>(views.size() - 1))};
            if (chance(random, 0.5)) {
                WB_VERIFY_RESULT(crossFilter.activate(key, job));
            }
            const ViewFilter filter = chance(random, 0.5)
                                          ? ViewFilter()
                                          : randomFilter(random, views[key.view], town.related.tables[table]->rowCount);
            WB_VERIFY_RESULT(crossFilter.setFilter(key, filter, job));
            compareWithSql(crossFilter, town);
        }
        WB_VERIFY_RESULT(crossFilter.clear(job));
        QVERIFY(crossFilter.chips().empty());
        compareWithSql(crossFilter, town);
    }
    void brushingKeepsTheViewActiveAndAnotherFilterEndsIt()
    {
        std::mt19937 random(52);
        CrossFilter crossFilter = overOneTable(random, 300);
        Job job;
        WB_VERIFY_RESULT(crossFilter.activate({0, 0}, job));
        WB_VERIFY_RESULT(crossFilter.setFilter({0, 0}, BrushedBins{{{1, 3}}}, job));
        WB_VERIFY_RESULT(crossFilter.setFilter({0, 0}, BrushedBins{{{2, 4}}}, job));
        QCOMPARE(crossFilter.active(), std::optional(ViewKey{0, 0}));
        WB_VERIFY_RESULT(crossFilter.setFilter({0, 2}, ChosenCells{{0}}, job));
        QCOMPARE(crossFilter.active(), std::optional<ViewKey>());
    }
    void cubesMadeForOtherFiltersAreStale()
    {
        std::mt19937 random(53);
        CrossFilter crossFilter = overOneTable(random, 300);
        Job job;
        WB_VALUE(ActiveView early, crossFilter.prepare({0, 0}, job));
        WB_VALUE(ActiveView sameView, crossFilter.prepare({0, 0}, job));
        WB_VERIFY_RESULT(crossFilter.setFilter({0, 0}, BrushedBins{{{0, 1}}}, job));
        QCOMPARE(crossFilter.adopt(0, std::move(sameView)),
                 CrossFilter::Adoption::Taken); // its own filter is no matter
        WB_VERIFY_RESULT(crossFilter.setFilter({0, 1}, BrushedBins{{{0, 1}}}, job));
        QCOMPARE(crossFilter.adopt(0, std::move(early)), CrossFilter::Adoption::Stale);
    }
    void viewsAreFoundByTheirId()
    {
        std::mt19937 random(54);
        const CrossFilter crossFilter = overOneTable(random, 3);
        QCOMPARE(crossFilter.find("map"), std::optional(ViewKey{0, 7}));
        QCOMPARE(crossFilter.find("nothing"), std::optional<ViewKey>());
    }
    void chipsSayWhatIsFilteredAndWhere()
    {
        std::mt19937 random(55);
        CrossFilter crossFilter = overOneTable(random, 100);
        Job job;
        const auto rows = std::make_shared<const RowMask>(*RowMask::ofRows(100, std::vector<std::uint32_t>{1, 2, 3}));
        WB_VERIFY_RESULT(crossFilter.setFilter({0, 7}, ChosenRows{.rows = rows, .text = {}}, job));
        WB_VERIFY_RESULT(crossFilter.setFilter({0, 2}, ChosenCells{{0, 1}}, job));
        QCOMPARE(
            crossFilter.chips(),
            (std::vector<FilterChip>{{{0, 2}, {"Nutzung: Nutzung 0, Nutzung 1", "Use: Nutzung 0, Nutzung 1"}},
                                     {{0, 7}, {"Bereich auf der Karte: 3 Gebäude", "Area on the map: 3 buildings"}}}));
    }
    void whatFailsChangesNothing()
    {
        std::mt19937 random(56);
        CrossFilter crossFilter = overOneTable(random, 300);
        Job calm;
        WB_VERIFY_RESULT(crossFilter.setFilter({0, 0}, BrushedBins{{{0, 3}}}, calm));
        const ViewCounts shown = crossFilter.counts({0, 1});
        const std::uint64_t selected = crossFilter.selectedCount(0);
        QCOMPARE(crossFilter.setFilter({0, 1}, ChosenCells{{999}}, calm).error().code, ErrorCode::InvalidInput);
        QCOMPARE(crossFilter.setFilter({0, 99}, {}, calm).error().code, ErrorCode::InvalidInput);
        QCOMPARE(crossFilter.activate({7, 0}, calm).error().code, ErrorCode::InvalidInput);
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(crossFilter.setFilter({0, 1}, ChosenCells{{0}}, job).error().code, ErrorCode::Cancelled);
        QCOMPARE(crossFilter.counts({0, 1}), shown);
        QCOMPARE(crossFilter.selectedCount(0), selected);
        QVERIFY(!isFiltering(crossFilter.filter({0, 1})));
    }
    void tablesWithoutRowsWork()
    {
        std::mt19937 random(57);
        CrossFilter crossFilter = overOneTable(random, 0);
        Job job;
        WB_VERIFY_RESULT(crossFilter.activate({0, 2}, job));
        WB_VERIFY_RESULT(crossFilter.setFilter({0, 2}, ChosenCells{}, job));
        QCOMPARE(crossFilter.selectedCount(0), std::uint64_t{0});
    }
    void relationsInACircleAreRefused()
    {
        std::mt19937 random(58);
        const auto views = townViews(randomBuildings(random, 2));
        const auto parentOf = std::make_shared<const std::vector<std::uint32_t>>(2, 0U);
        Job job;
        const auto made =
            CrossFilter::make({.tables = {views, views}, .relations = {{0, 1, parentOf}, {1, 0, parentOf}}}, job);
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(CrossFilterTest)
#include "cross_filter_test.moc"
