// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/active_view.h"
#include "core/crossfilter/linked_counts.h"

#include <QTest>

#include "tests/core/crossfilter/random_town.h"
#include "tests/core/crossfilter/sql_oracle.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;
using namespace weitblick::crossfilter::testing;

namespace {

constexpr std::size_t kNoView = 1'000;

/// Compares what every view shows with SQL on the same rows; QCOMPARE returns on the first difference.
void compareWithSql(SqlOracle& oracle, const LinkedViews& linked, const TableFilters& filters,
                    const LinkedCounts& counts)
{
    for (std::size_t number = 0; number < linked.views.size(); ++number) {
        const View& view = linked.views[number];
        const auto expected = oracle.cells(linked.table, view, SqlOracle::where(linked, filters, number));
        const ViewCounts& shown = counts.views[number];
        QCOMPARE(shown.rows.size(), expected.size());
        for (std::size_t cell = 0; cell < expected.size(); ++cell) {
            QCOMPARE(std::int64_t{shown.rows[cell]}, expected[cell].rows);
            if (view.value) {
                QCOMPARE(std::int64_t{shown.valueRows[cell]}, expected[cell].valueRows);
                QCOMPARE(std::llround(shown.sum(view, cell) * 100), expected[cell].hundredths);
            }
        }
    }
    Job job;
    WB_VALUE(const RowMask mask, selectedRows(linked, filters, job));
    QCOMPARE(mask.rows(), oracle.rows(linked.table, SqlOracle::where(linked, filters, kNoView)));
    QCOMPARE(counts.selectedRows, mask.count());
}

/// Counts in both ways, from the rows and from the cubes of a view, and compares both with SQL.
void compareAll(std::mt19937& random, SqlOracle& oracle, const std::shared_ptr<const LinkedViews>& linked,
                TableFilters filters)
{
    Job job;
    WB_VALUE(const LinkedCounts counts, countLinked(*linked, filters, job));
    compareWithSql(oracle, *linked, filters, counts);
    if (QTest::currentTestFailed()) {
        return;
    }
    const std::size_t active = upTo(random, static_cast<std::uint32_t>(linked->views.size() - 1));
    WB_VALUE(const ActiveView cubes, ActiveView::make(linked, filters, active, job));
    LinkedCounts brushed;
    WB_VERIFY_RESULT(cubes.brush(filters.ofViews[active], brushed, job));
    QCOMPARE(brushed, counts);
    filters.ofViews[active] = randomFilter(random, linked->views[active], linked->rowCount);
    WB_VERIFY_RESULT(cubes.brush(filters.ofViews[active], brushed, job));
    compareWithSql(oracle, *linked, filters, brushed);
}

} // namespace

class LinkedCountsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Berlin"); // SQLite asks the C library for civil time
        tzset();
    }
    void everythingShownIsWhatSqlSays_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<int>("rowCount");
        QTest::addColumn<int>("rounds");
        QTest::newRow("300 rows") << 1U << 300 << 150;
        QTest::newRow("1000 rows") << 2U << 1'000 << 100;
        QTest::newRow("more than a piece of rows") << 3U << 40'000 << 4;
        QTest::newRow("1 row") << 4U << 1 << 40;
        QTest::newRow("no row") << 5U << 0 << 20;
    }
    void everythingShownIsWhatSqlSays()
    {
        QFETCH(unsigned, seed);
        QFETCH(int, rowCount);
        QFETCH(int, rounds);
        std::mt19937 random(seed);
        const FilterTable table = randomBuildings(random, static_cast<std::size_t>(rowCount));
        const auto linked = townViews(table);
        WB_VERIFY_RESULT(checkLinked(*linked));
        SqlOracle oracle;
        oracle.add(table);
        for (int round = 0; round < rounds && !QTest::currentTestFailed(); ++round) {
            const double probability = round % 4 == 0 ? 0.15 : 0.45;
            compareAll(random, oracle, linked, randomFilters(random, *linked, probability));
        }
    }
    void missingValuesAndOthersAreCounted()
    {
        std::mt19937 random(6);
        const FilterTable table = randomBuildings(random, 5'000);
        const auto linked = townViews(table);
        Job job;
        const TableFilters none{.ofViews = std::vector<ViewFilter>(linked->views.size()), .arriving = nullptr};
        WB_VALUE(const LinkedCounts counts, countLinked(*linked, none, job));
        for (std::size_t view = 0; view < linked->views.size(); ++view) {
            std::uint64_t sum = 0;
            for (const std::uint32_t rows : counts.views[view].rows) {
                sum += rows;
            }
            QCOMPARE(sum, std::uint64_t{5'000});
        }
        const Binning& streets = linked->views[3].axes[0].binning;
        QVERIFY(counts.views[3].rows[*streets.otherBin()] > 0);
        QVERIFY(counts.views[3].rows[streets.missingBin()] > 0);
    }
    void whereNothingPassesEverythingIsZeroButTheBrushedView()
    {
        std::mt19937 random(7);
        const FilterTable table = randomBuildings(random, 500);
        const auto linked = townViews(table);
        TableFilters filters{.ofViews = std::vector<ViewFilter>(linked->views.size()), .arriving = nullptr};
        filters.ofViews[2] = ChosenCells{};
        Job job;
        WB_VALUE(const LinkedCounts counts, countLinked(*linked, filters, job));
        QCOMPARE(counts.selectedRows, std::uint64_t{0});
        const auto sumOf = [&](std::size_t view) {
            std::uint64_t sum = 0;
            for (const std::uint32_t rows : counts.views[view].rows) {
                sum += rows;
            }
            return sum;
        };
        QCOMPARE(sumOf(2), std::uint64_t{500}); // its own filter does not touch it
        QCOMPARE(sumOf(0), std::uint64_t{0});
        QVERIFY(std::isnan(counts.views[0].mean(linked->views[0], 0)));
        QCOMPARE(counts.views[0].sum(linked->views[0], 0), 0.0);
    }
    void filtersThatDoNotFitAreRefused()
    {
        std::mt19937 random(8);
        const FilterTable table = randomBuildings(random, 10);
        const auto linked = townViews(table);
        Job job;
        QCOMPARE(countLinked(*linked, {}, job).error().code, ErrorCode::InvalidInput);
        TableFilters filters{.ofViews = std::vector<ViewFilter>(linked->views.size()), .arriving = nullptr};
        filters.arriving = std::make_shared<RowMask>(9);
        QCOMPARE(selectedRows(*linked, filters, job).error().code, ErrorCode::InvalidInput);
        filters.arriving = nullptr;
        filters.ofViews[0] = ChosenCells{{60'000}};
        QCOMPARE(countLinked(*linked, filters, job).error().code, ErrorCode::InvalidInput);
    }
    void itStopsWhenAsked()
    {
        std::mt19937 random(9);
        const FilterTable table = randomBuildings(random, 100);
        const auto linked = townViews(table);
        TableFilters filters{.ofViews = std::vector<ViewFilter>(linked->views.size()), .arriving = nullptr};
        filters.ofViews[0] = ChosenCells{{1}};
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(countLinked(*linked, filters, job).error().code, ErrorCode::Cancelled);
        QCOMPARE(selectedRows(*linked, filters, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(LinkedCountsTest)
#include "linked_counts_test.moc"
