// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/detail/row_pass.h"

#include <QTest>

#include "tests/core/crossfilter/random_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;
using namespace weitblick::crossfilter::testing;

class RowPassTest : public QObject {
    Q_OBJECT

private slots:
    void countsAreThoseOfAPlainLoop()
    {
        std::mt19937 random(31);
        const std::size_t rowCount = 2 * detail::kPieceRows + 77;
        const auto linked = townViews(randomBuildings(random, rowCount));
        const TableFilters filters = randomFilters(random, *linked, 0.4);
        Job job;
        const detail::PassRequest request{.linked = *linked,
                                          .filters = filters,
                                          .isWanted = std::vector<std::uint8_t>(linked->views.size(), 1),
                                          .active = std::nullopt};
        WB_VALUE(const detail::PassResult result, detail::passOverRows(request, job));
        std::vector<std::vector<std::uint32_t>> expected;
        for (const View& view : linked->views) {
            expected.emplace_back(view.cellCount(), 0);
        }
        std::uint64_t selected = 0;
        for (std::size_t row = 0; row < rowCount; ++row) {
            std::size_t rejections = 0;
            std::size_t last = 0;
            for (std::size_t number = 0; number < linked->views.size(); ++number) {
                if (!passes(linked->views[number], filters.ofViews[number], row)) {
                    ++rejections;
                    last = number;
                }
            }
            selected += rejections == 0 ? 1U : 0U;
            for (std::size_t number = 0; number < linked->views.size(); ++number) {
                if (rejections == 0 || (rejections == 1 && last == number)) {
                    ++expected[number][linked->views[number].cellOf(row)];
                }
            }
        }
        QCOMPARE(result.selectedRows, selected);
        for (std::size_t number = 0; number < expected.size(); ++number) {
            QCOMPARE(result.counts[number].rows, expected[number]);
        }
    }
    void onlyWantedViewsAreCounted()
    {
        std::mt19937 random(32);
        const auto linked = townViews(randomBuildings(random, 100));
        const TableFilters filters = randomFilters(random, *linked, 0.0);
        detail::PassRequest request{.linked = *linked,
                                    .filters = filters,
                                    .isWanted = std::vector<std::uint8_t>(linked->views.size(), 0),
                                    .active = std::nullopt};
        request.isWanted[1] = 1;
        Job job;
        WB_VALUE(const detail::PassResult result, detail::passOverRows(request, job));
        QVERIFY(result.counts[0].rows.empty());
        QCOMPARE(result.counts[1].rows.size(), linked->views[1].cellCount());
        QCOMPARE(result.selectedRows, std::uint64_t{100});
    }
    void aPassStopsWithinAPiece()
    {
        std::mt19937 random(33);
        const auto linked = townViews(randomBuildings(random, 8 * detail::kPieceRows));
        const TableFilters filters = randomFilters(random, *linked, 0.0);
        const detail::PassRequest request{.linked = *linked,
                                          .filters = filters,
                                          .isWanted = std::vector<std::uint8_t>(linked->views.size(), 1),
                                          .active = std::nullopt};
        std::stop_source stop;
        int reports = 0;
        Job job(stop.get_token(), [&](double /*fraction*/, std::string_view /*step*/) {
            ++reports;
            stop.request_stop();
        });
        const auto stopped = detail::passOverRows(request, job);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(reports, 1);
    }

private:
    static bool passes(const View& view, const ViewFilter& filter, std::size_t row)
    {
        if (const auto* chosen = std::get_if<ChosenRows>(&filter)) {
            return chosen->rows->contains(row);
        }
        return std::ranges::any_of(passingCells(view, filter), [&](BinRange stretch) {
            return stretch.first <= view.cellOf(row) && view.cellOf(row) <= stretch.last;
        });
    }
};

QTEST_GUILESS_MAIN(RowPassTest)
#include "row_pass_test.moc"
