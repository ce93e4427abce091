// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/number_summary.h"

#include "core/base/order_statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::dashboard {

namespace {

constexpr double kWhiskerRanges = 1.5; // Tukey 1977
constexpr double kNext = 1.01;         // a hair more than a round width leads to the next one

/// The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `width`.
double roundWidth(double width)
{
    constexpr std::array kSteps = {1.0, 2.0, 2.5, 5.0, 10.0};
    constexpr double kSlack = 1.0 - 1e-12; // 0.1 * 3 is a hair above 0.3
    const double power = std::pow(10.0, std::floor(std::log10(width)));
    for (const double step : kSteps) {
        if (step * power >= width * kSlack) {
            return step * power;
        }
    }
    return 10.0 * power;
}

} // namespace

NumberSummary summaryOf(std::vector<double>& values)
{
    std::ranges::sort(values);
    NumberSummary summary{.minimum = values.front(),
                          .lowQuartile = quantileOf(values, 0.25),
                          .median = quantileOf(values, 0.5),
                          .highQuartile = quantileOf(values, 0.75),
                          .maximum = values.back()};
    const double reach = kWhiskerRanges * (summary.highQuartile - summary.lowQuartile);
    const auto first = std::ranges::lower_bound(values, summary.lowQuartile - reach);
    const auto last = std::ranges::upper_bound(values, summary.highQuartile + reach);
    summary.lowWhisker = *first;
    summary.highWhisker = *(last - 1);
    summary.outlierCount = (first - values.begin()) + (values.end() - last);
    return summary;
}

std::vector<double> roundEdges(std::span<const double> values, std::size_t binCount)
{
    if (values.empty()) {
        return {};
    }
    const auto [least, most] = std::ranges::minmax(values);
    const bool isWhole = std::ranges::all_of(values, [](double value) { return value == std::floor(value); });
    if (least == most) {
        return {isWhole ? least : std::floor(least), (isWhole ? least : std::floor(least)) + 1.0};
    }
    const std::size_t bins = std::max<std::size_t>(binCount, 1);
    double width = roundWidth((most - least) / static_cast<double>(bins));
    while (isWhole && width != std::floor(width)) {
        width = roundWidth(width * kNext);
    }
    double start = std::floor(least / width) * width;
    while (start + width * static_cast<double>(bins) < most) {
        width = roundWidth(width * kNext);
        start = std::floor(least / width) * width;
    }
    std::vector<double> edges = {start};
    for (std::size_t bin = 1; edges.back() < most; ++bin) {
        edges.push_back(start + width * static_cast<double>(bin));
    }
    return edges;
}

BinCounts countsIn(std::span<const double> edges, std::span<const double> values)
{
    BinCounts bins;
    if (edges.size() < 2) {
        return bins;
    }
    bins.counts.assign(edges.size() - 1, 0);
    for (const double value : values) {
        if (value < edges.front()) {
            ++bins.below;
        } else if (value > edges.back()) {
            ++bins.above;
        } else {
            const auto next = std::ranges::upper_bound(edges, value);
            const auto bin =
                std::min<std::ptrdiff_t>(next - edges.begin() - 1, static_cast<std::ptrdiff_t>(bins.counts.size()) - 1);
            ++bins.counts[static_cast<std::size_t>(bin)];
        }
    }
    return bins;
}

} // namespace weitblick::dashboard
