// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/score_grid.h"

#include <QTest>

#include <limits>
#include <numeric>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

namespace {

/// A grid of random bytes, and the columns it was made of.
struct Sample {
    explicit Sample(std::size_t criterionCount, std::size_t cellCount = 100'003) : grid(cellCount)
    {
        std::mt19937 random(1);
        for (std::size_t i = 0; i < criterionCount; ++i) {
            std::vector<std::uint8_t> column(cellCount);
            for (std::uint8_t& value : column) {
                value = static_cast<std::uint8_t>(random() & 0xFFU);
            }
            columns.push_back(column);
            grid.addCriterion(std::move(column));
        }
    }
    [[nodiscard]] std::uint16_t plain(std::size_t cell, const std::vector<std::uint8_t>& weights) const
    {
        unsigned sum = 0;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            sum += unsigned{columns[i][cell]} * weights[i];
        }
        return static_cast<std::uint16_t>(sum);
    }
    void compare(const std::vector<std::uint8_t>& weights) const
    {
        for (std::size_t cell = 0; cell < grid.cellCount(); ++cell) {
            if (grid.score(cell) != plain(cell, weights)) {
                QCOMPARE(grid.score(cell), plain(cell, weights));
            }
        }
    }
    ScoreGrid grid;
    std::vector<std::vector<std::uint8_t>> columns;
};

} // namespace

class ScoreGridTest : public QObject {
    Q_OBJECT

private slots:
    void everyNumberOfCriteriaIsThePlainSum()
    {
        for (const std::size_t count : {1U, 3U, 8U, 11U}) {
            Sample sample(count);
            std::vector<std::uint8_t> weights(count, static_cast<std::uint8_t>(256 / count - 1));
            weights.back() = 1;
            WB_VERIFY_RESULT(sample.grid.setWeights(weights));
            sample.compare(weights);
        }
    }
    void aStepIsWhatAFullPassGives()
    {
        Sample sample(8);
        std::vector<std::uint8_t> weights{32, 32, 32, 32, 32, 32, 32, 32};
        WB_VERIFY_RESULT(sample.grid.setWeights(weights));
        for (const std::uint8_t step : {std::uint8_t{0}, std::uint8_t{7}, std::uint8_t{32}, std::uint8_t{3}}) {
            weights[2] = step;
            WB_VERIFY_RESULT(sample.grid.setWeight(2, step));
            sample.compare(weights);
        }
        QCOMPARE(sample.grid.weightSum(), 7U * 32U + 3U);
    }
    void cellsWithoutAValueHaveNoScore()
    {
        ScoreGrid grid(3);
        Job job;
        const std::vector<float> amounts{0.0F, std::numeric_limits<float>::quiet_NaN(), 30.0F};
        WB_VERIFY_RESULT(grid.addCriterion(amounts, LinearValue{.worst = 60.0, .best = 0.0}, job));
        WB_VERIFY_RESULT(grid.setWeights(std::vector<std::uint8_t>{100}));
        QCOMPARE(grid.score(0), std::uint16_t{25'500});
        QCOMPARE(grid.score(1), ScoreGrid::kNoScore);
        QCOMPARE(grid.score(2), std::uint16_t{12'800}); // 0.5 is kept as 128 of 255
        grid.exclude(std::vector<std::uint8_t>{1, 0, 0});
        QCOMPARE(grid.score(0), ScoreGrid::kNoScore);
    }
    void ranksAreThoseOfSorting()
    {
        Sample sample(8, 5'000);
        WB_VERIFY_RESULT(sample.grid.setWeights(std::vector<std::uint8_t>{90, 40, 30, 30, 20, 20, 10, 10}));
        std::vector<std::uint8_t> excluded(5'000, 0);
        excluded[7] = 1;
        sample.grid.exclude(excluded);
        const auto ranks = sample.grid.ranks();
        QCOMPARE(ranks[7], 0U);
        for (std::size_t cell = 0; cell < 5'000; cell += 97) {
            std::uint32_t better = 0;
            for (std::size_t other = 0; other < 5'000; ++other) {
                better += other != 7 && sample.grid.sums()[other] > sample.grid.sums()[cell] ? 1 : 0;
            }
            QCOMPARE(ranks[cell], better + 1);
        }
    }
    void tooMuchWeightIsRefused()
    {
        Sample sample(2, 10);
        QCOMPARE(sample.grid.setWeights(std::vector<std::uint8_t>{200, 57}).error().code, ErrorCode::InvalidInput);
        QVERIFY(!sample.grid.setWeights(std::vector<std::uint8_t>{1}));
        WB_VERIFY_RESULT(sample.grid.setWeights(std::vector<std::uint8_t>{200, 56}));
        QVERIFY(!sample.grid.setWeight(1, 57));
        sample.compare({200, 56});
        Job job;
        QVERIFY(!sample.grid.addCriterion(std::vector<float>(9), LinearValue{}, job));
    }
    void wholeWeightsAddUp()
    {
        const std::vector<double> thirds(3, 1.0 / 3.0);
        QCOMPARE(wholeWeights(thirds), (std::vector<std::uint8_t>{86, 85, 85}));
        const auto eight = wholeWeights(std::vector<double>{0.3, 0.2, 0.15, 0.1, 0.1, 0.08, 0.05, 0.02});
        QCOMPARE(std::accumulate(eight.begin(), eight.end(), 0U), 256U);
        QCOMPARE(wholeWeights(std::vector<double>{1.0, 0.0}), (std::vector<std::uint8_t>{255, 0}));
    }
};

QTEST_GUILESS_MAIN(ScoreGridTest)
#include "score_grid_test.moc"
