// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crossfilter_rows.h"

#include "core/base/error_text.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <utility>
#include <vector>

namespace weitblick::bench {

namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): a good number for every counter.
std::uint64_t mixed(std::uint64_t counter)
{
    std::uint64_t value = (counter + 1) * 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

/// Three numbers in [0, 1) out of one counter.
double share(std::uint64_t bits, unsigned part)
{
    constexpr unsigned kBits = 21;
    return static_cast<double>(bits >> (part * kBits) & ((1U << kBits) - 1)) / (1U << kBits);
}

crossfilter::View viewOf(std::size_t rowCount, std::size_t column, std::uint32_t bins)
{
    std::vector<double> bounds(bins + 1);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        bounds[i] = static_cast<double>(i) * 100.0 / bins;
    }
    std::vector<std::uint8_t> codes(rowCount);
    Job job;
    (void)parallelChunks(rowCount, {.chunkSize = 1U << 18U}, job, [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
            codes[row] = static_cast<std::uint8_t>(crossfilterValue(row, column) * static_cast<float>(bins / 100));
        }
        return {};
    });
    const crossfilter::Binning binning{.kind = crossfilter::BinKind::Intervals, .regularCount = bins, .bounds = bounds};
    return {.id = std::to_string(column),
            .axes = {{.column = std::to_string(column),
                      .title = {},
                      .binning = binning,
                      .codes = std::make_shared<const crossfilter::BinCodes>(binning.binCount(), std::move(codes))}}};
}

} // namespace

float crossfilterValue(std::size_t row, std::size_t column)
{
    const std::uint64_t bits = mixed(row * kCrossfilterColumns + column);
    const double value = column % 2 == 0 ? (share(bits, 0) + share(bits, 1) + share(bits, 2)) / 3 : share(bits, 0);
    return std::min(static_cast<float>(100.0 * value), std::nextafter(100.0F, 0.0F));
}

crossfilter::CrossFilter crossfilterOver(std::size_t rowCount)
{
    auto linked = std::make_shared<crossfilter::LinkedViews>();
    linked->table = "rows";
    linked->rowCount = rowCount;
    for (std::size_t column = 0; column < kCrossfilterColumns; ++column) {
        linked->views.push_back(viewOf(rowCount, column, column == 0 ? kActiveBins : kPassiveBins));
    }
    Job job;
    auto made = crossfilter::CrossFilter::make({.tables = {linked}, .relations = {}}, job);
    if (!made) {
        std::fprintf(stderr, "%s\n", describe(made.error(), Language::English).c_str());
        std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }
    return std::move(made).value();
}

std::uint64_t checksumOf(const crossfilter::CrossFilter& views)
{
    std::uint64_t sum = 0;
    for (std::size_t view = 1; view < kCrossfilterColumns; ++view) {
        const auto& rows = views.counts({0, view}).rows;
        for (std::size_t bin = 0; bin < rows.size(); ++bin) {
            sum += rows[bin] * (bin + 1) * (view + 1);
        }
    }
    return sum;
}

} // namespace weitblick::bench
