// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/summed_values.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

namespace weitblick::crossfilter {

namespace {

constexpr ParallelOptions kChunks{.chunkSize = 1U << 18U};
/// 64-bit steps hold twice as much: room for what rounding adds.
constexpr int kMostStepsExponent = 62;
constexpr int kMostDecimals = 9;
constexpr std::array kPowersOfTen{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

/// What has to be known of a stretch of values before a step can be chosen.
struct Extent {
    long double magnitudes = 0; ///< sum of them; beyond the range of doubles for a few huge ones
    int decimals = 0;           ///< places that all values get along with; kMostDecimals + 1: none is enough
    bool hasMissing = false;
};

/// Whether `value` is the double nearest to a decimal number with that many places.
bool isDecimal(double value, int decimals)
{
    const double power = kPowersOfTen.at(static_cast<std::size_t>(decimals));
    const double steps = std::round(value * power);
    return std::abs(steps) < 0x1p53 && steps / power == value;
}

Extent extentOf(std::span<const double> values)
{
    Extent extent;
    for (const double value : values) {
        if (!std::isfinite(value)) {
            extent.hasMissing = true;
            continue;
        }
        extent.magnitudes += static_cast<long double>(std::abs(value));
        while (extent.decimals <= kMostDecimals && !isDecimal(value, extent.decimals)) {
            ++extent.decimals;
        }
    }
    return extent;
}

} // namespace

Result<SummedValues> SummedValues::of(std::span<const double> values, Job& job)
{
    std::vector<Extent> extents((values.size() + kChunks.chunkSize - 1) / kChunks.chunkSize);
    Job first = job.part(0.0, 0.5);
    WB_CHECK(parallelChunks(values.size(), kChunks, first, [&](const Chunk& chunk) -> Result<void> {
        extents[chunk.index] = extentOf(values.subspan(chunk.begin, chunk.end - chunk.begin));
        return {};
    }));
    Extent whole;
    for (const Extent& extent : extents) {
        whole.magnitudes += extent.magnitudes;
        whole.decimals = std::max(whole.decimals, extent.decimals);
        whole.hasMissing |= extent.hasMissing;
    }
    SummedValues summed;
    summed.m_hasMissing = whole.hasMissing;
    const auto power = static_cast<std::size_t>(whole.decimals);
    summed.m_isDecimal =
        power < kPowersOfTen.size() &&
        whole.magnitudes * static_cast<long double>(kPowersOfTen.at(power)) < std::ldexp(1.0L, kMostStepsExponent);
    if (summed.m_isDecimal) {
        summed.m_stepsPerUnit = kPowersOfTen.at(power);
    } else {
        summed.m_exponent = kMostStepsExponent - 1 - std::ilogb(whole.magnitudes);
    }
    summed.m_steps.resize(values.size());
    Job second = job.part(0.5, 1.0);
    WB_CHECK(parallelChunks(values.size(), kChunks, second, [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
            summed.m_steps[row] = std::isfinite(values[row]) ? summed.toSteps(values[row]) : kMissing;
        }
        return {};
    }));
    return summed;
}

std::int64_t SummedValues::toSteps(double value) const
{
    return std::llround(m_isDecimal ? value * m_stepsPerUnit : std::ldexp(value, m_exponent));
}

double SummedValues::toNumber(std::int64_t steps) const
{
    const auto number = static_cast<double>(steps);
    return m_isDecimal ? number / m_stepsPerUnit : std::ldexp(number, -m_exponent);
}

} // namespace weitblick::crossfilter
