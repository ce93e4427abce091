// SPDX-License-Identifier: GPL-3.0-or-later
// One side of the jobs j1 and j2:
//   bench.crossfilter_probe floats FILE ROWS   the columns one after another as 32-bit floats, for other programs
//   bench.crossfilter_probe csv FILE ROWS      the bins, a row a line
//   bench.crossfilter_probe brush ROWS         median and p99 of a small step and of a random brush
//   bench.crossfilter_probe switch ROWS        median of a view switch
// Prints one line of JSON.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/crossfilter_rows.h"
#include "tests/bench/stopwatch.h"

namespace {

using namespace weitblick;
using namespace weitblick::bench;
using namespace weitblick::crossfilter;

/// Brushes in half units of the values, [first, last]: the other programs make the same ones.
struct Brushes {
    static constexpr std::size_t kSmallSteps = 40;
    static constexpr std::size_t kRandomSteps = 20;
    static BinRange smallStep(std::uint32_t number) { return {40 + number, 119 + number}; }
    /// The numbers of ANSI C's rand() example, so that every language has them.
    BinRange next()
    {
        const std::uint32_t first = draw() % 100;
        return {first, 100 + draw() % 100};
    }

private:
    std::uint32_t draw()
    {
        m_state = m_state * 1103515245U + 12345U;
        return m_state / 65536U % 32768U;
    }
    std::uint32_t m_state = 1;
};

double quantile(std::vector<double> times, double share)
{
    std::ranges::sort(times);
    return times[static_cast<std::size_t>(static_cast<double>(times.size() - 1) * share)];
}

void must(const Result<void>& result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.en.c_str());
        std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }
}

double timedBrush(CrossFilter& views, BinRange range, std::uint64_t& checksum)
{
    Job job;
    const Stopwatch watch;
    must(views.setFilter({0, 0}, BrushedBins{{range}}, job));
    const double seconds = watch.wallS();
    checksum += checksumOf(views);
    return seconds;
}

void brush(std::size_t rowCount)
{
    const Stopwatch loading;
    CrossFilter views = crossfilterOver(rowCount);
    const double loadS = loading.wallS();
    Job job;
    must(views.activate({0, 0}, job));
    const Stopwatch watch;
    std::uint64_t checksum = 0;
    std::vector<double> small;
    std::vector<double> random;
    constexpr int kRepetitions = 50; // p99 wants many; every one adds the same to the checksum
    for (int repetition = 0; repetition < kRepetitions; ++repetition) {
        std::uint64_t sum = 0;
        for (std::uint32_t step = 0; step < Brushes::kSmallSteps; ++step) {
            small.push_back(timedBrush(views, Brushes::smallStep(step), sum));
        }
        Brushes brushes;
        for (std::size_t step = 0; step < Brushes::kRandomSteps; ++step) {
            random.push_back(timedBrush(views, brushes.next(), sum));
        }
        checksum = sum;
    }
    std::printf(R"({"seconds": %.9f, "p99_s": %.9f, "random_s": %.9f, "random_p99_s": %.9f, "cpu_s": %.9f, )"
                R"("load_s": %.3f, "checksum": %llu})"
                "\n",
                quantile(small, 0.5), quantile(small, 0.99), quantile(random, 0.5), quantile(random, 0.99),
                watch.cpuS() / static_cast<double>(small.size() + random.size()), loadS,
                static_cast<unsigned long long>(checksum));
}

void switchViews(std::size_t rowCount)
{
    CrossFilter views = crossfilterOver(rowCount);
    Job job;
    std::vector<double> times;
    const Stopwatch watch;
    constexpr std::size_t kSwitches = 12;
    for (std::size_t number = 0; number < kSwitches; ++number) {
        const Stopwatch one;
        must(views.activate({0, 0}, job));
        times.push_back(one.wallS());
    }
    const double cpuS = watch.cpuS() / kSwitches;
    std::uint64_t checksum = 0;
    for (std::uint32_t step = 0; step < 8; ++step) {
        (void)timedBrush(views, Brushes::smallStep(step), checksum);
    }
    std::printf(R"({"seconds": %.9f, "worst_s": %.9f, "cpu_s": %.9f, "checksum": %llu})"
                "\n",
                quantile(times, 0.5), quantile(times, 1.0), cpuS, static_cast<unsigned long long>(checksum));
}

void writeFloats(const std::string& file, std::size_t rowCount)
{
    std::ofstream out(file, std::ios::binary);
    std::vector<float> column(rowCount);
    for (std::size_t number = 0; number < kCrossfilterColumns; ++number) {
        for (std::size_t row = 0; row < rowCount; ++row) {
            column[row] = crossfilterValue(row, number);
        }
        out.write(reinterpret_cast<const char*>(column.data()), // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
                  static_cast<std::streamsize>(column.size() * sizeof(float)));
    }
}

void writeCsv(const std::string& file, std::size_t rowCount)
{
    std::ofstream out(file, std::ios::binary);
    std::string text;
    for (std::size_t row = 0; row < rowCount; ++row) {
        text = std::to_string(static_cast<int>(crossfilterValue(row, 0) * 2.0F));
        for (std::size_t column = 1; column < kCrossfilterColumns; ++column) {
            text += "," + std::to_string(static_cast<int>(crossfilterValue(row, column)));
        }
        out << text << '\n';
    }
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc > 1 ? argv[1] : "";
    const std::size_t rowCount = argc > 2 ? std::strtoull(argv[argc - 1], nullptr, 10) : 0;
    if (what == "brush" && argc == 3) {
        brush(rowCount);
    } else if (what == "switch" && argc == 3) {
        switchViews(rowCount);
    } else if (what == "floats" && argc == 4) {
        writeFloats(argv[2], rowCount);
    } else if (what == "csv" && argc == 4) {
        writeCsv(argv[2], rowCount);
    } else {
        std::fprintf(stderr, "crossfilter_probe brush ROWS | switch ROWS | floats FILE ROWS | csv FILE ROWS\n");
        return 2;
    }
    return 0;
}
