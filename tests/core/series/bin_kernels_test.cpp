// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/bin_kernels.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

using namespace weitblick::series;

namespace {

template <typename Step>
void compareWithPlainLoops()
{
    std::mt19937 random(9);
    std::vector<Step> steps(12'000);
    std::ranges::generate(steps, [&random] { return static_cast<Step>(random()); });
    for (const std::size_t perBin : {1U, 2U, 3U, 4U, 6U, 12U, 24U, 96U, 1000U}) {
        std::vector<double> means(steps.size() / perBin);
        meansOfSteps(steps.data(), perBin, -17, 10.0, means);
        for (std::size_t bin = 0; bin < means.size(); ++bin) {
            const auto begin = steps.begin() + static_cast<std::ptrdiff_t>(bin * perBin);
            const auto end = begin + static_cast<std::ptrdiff_t>(perBin);
            const auto sum = std::accumulate(begin, end, std::int64_t{0});
            const auto count = static_cast<std::int64_t>(perBin);
            QCOMPARE(means[bin], static_cast<double>(sum - 17 * count) / static_cast<double>(count * 10));
            const StepTotals totals = totalsOfSteps(steps.data() + bin * perBin, perBin);
            QCOMPARE(totals.sum, static_cast<std::uint64_t>(sum));
            QCOMPARE(totals.least, static_cast<std::uint64_t>(*std::min_element(begin, end)));
            QCOMPARE(totals.most, static_cast<std::uint64_t>(*std::max_element(begin, end)));
        }
    }
}

} // namespace

class BinKernelsTest : public QObject {
    Q_OBJECT

private slots:
    void bytes() { compareWithPlainLoops<std::uint8_t>(); }
    void words() { compareWithPlainLoops<std::uint16_t>(); }
    void longWords() { compareWithPlainLoops<std::uint32_t>(); }
    void theLargestSumOfWordsFits()
    {
        const std::vector<std::uint16_t> steps(65'536, 65'535);
        QCOMPARE(totalsOfSteps(steps.data(), steps.size()).sum, 65'536ULL * 65'535ULL);
    }
};

QTEST_GUILESS_MAIN(BinKernelsTest)
#include "bin_kernels_test.moc"
