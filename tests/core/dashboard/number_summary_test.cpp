// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/number_summary.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace weitblick::dashboard;

class NumberSummaryTest : public QObject {
    Q_OBJECT

private slots:
    void quartilesAreThoseOfR()
    {
        // R 4.2: quantile(c(1, 2, 3, 4, 100)) is 1 2 3 4 100; boxplot.stats()$out is 100.
        std::vector<double> values = {100, 2, 1, 4, 3};
        const NumberSummary summary = summaryOf(values);
        QCOMPARE(summary.lowQuartile, 2.0);
        QCOMPARE(summary.median, 3.0);
        QCOMPARE(summary.highQuartile, 4.0);
        QCOMPARE(summary.lowWhisker, 1.0);
        QCOMPARE(summary.highWhisker, 4.0);
        QCOMPARE(summary.outlierCount, std::int64_t{1});
        // NumPy: percentile([1, 2, 3, 4], [25, 50, 75]) is 1.75, 2.5, 3.25.
        std::vector<double> four = {4, 3, 2, 1};
        QCOMPARE(summaryOf(four).lowQuartile, 1.75);
        QCOMPARE(summaryOf(four).highQuartile, 3.25);
    }
    void oneValueIsItsOwnSummary()
    {
        std::vector<double> one = {7};
        const NumberSummary summary = summaryOf(one);
        QCOMPARE(summary.minimum, 7.0);
        QCOMPARE(summary.highWhisker, 7.0);
        QCOMPARE(summary.outlierCount, std::int64_t{0});
    }
    void edgesAreRoundAndHoldEverything()
    {
        QCOMPARE(roundEdges(std::vector<double>{0.3, 9.8}, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
        QCOMPARE(roundEdges(std::vector<double>{1.25, 3.5}, 5), (std::vector<double>{1, 1.5, 2, 2.5, 3, 3.5}));
        QCOMPARE(roundEdges(std::vector<double>{5, 5}, 5), (std::vector<double>{5, 6}));
        QVERIFY(roundEdges(std::vector<double>{}, 5).empty());
    }
    void wholeNumbersGetWholeWidths()
    {
        const std::vector<double> storeys = {1, 2, 3, 5};
        for (const double edge : roundEdges(storeys, 20)) {
            QCOMPARE(edge, std::floor(edge));
        }
    }
    void noValueIsLostAndNoClassTooMany()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 300; ++round) {
            std::vector<double> values(50);
            const double scale = std::pow(10.0, std::uniform_int_distribution<int>(-6, 6)(random));
            std::ranges::generate(values, [&] { return std::normal_distribution<double>(3, 40)(random) * scale; });
            const std::vector<double> edges = roundEdges(values, 20);
            QVERIFY(edges.size() >= 2 && edges.size() <= 22);
            QVERIFY(std::ranges::is_sorted(edges, std::ranges::less_equal()));
            const BinCounts bins = countsIn(edges, values);
            QCOMPARE(std::accumulate(bins.counts.begin(), bins.counts.end(), std::int64_t{0}), std::int64_t{50});
            QCOMPARE(bins.below + bins.above, std::int64_t{0});
        }
    }
    void classesHoldTheirLowerEdgeAndTheLastBoth()
    {
        const std::vector<double> edges = {0, 1, 2};
        const BinCounts bins = countsIn(edges, std::vector<double>{-1, 0, 1, 1.5, 2, 3});
        QCOMPARE(bins.counts, (std::vector<std::int64_t>{1, 3}));
        QCOMPARE(bins.below, std::int64_t{1});
        QCOMPARE(bins.above, std::int64_t{1});
    }
};

QTEST_GUILESS_MAIN(NumberSummaryTest)
#include "number_summary_test.moc"
