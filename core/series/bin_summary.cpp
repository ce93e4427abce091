// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/bin_summary.h"

#include "core/series/bin_kernels.h"

#include <type_traits>

namespace weitblick::series {

void BinSummary::include(const BinSummary& other)
{
    if (other.count == 0) {
        return;
    }
    least = count == 0 ? other.least : std::min(least, other.least);
    most = count == 0 ? other.most : std::max(most, other.most);
    count += other.count;
    sum.add(other.sum);
}

namespace {

BinSummary realSummary(const std::vector<double>& values, std::size_t begin, std::size_t end)
{
    BinSummary summary{.count = static_cast<std::int64_t>(end - begin), .least = values[begin], .most = values[begin]};
    for (std::size_t i = begin; i < end; ++i) {
        summary.sum.addReal(values[i]);
        summary.least = std::min(summary.least, values[i]);
        summary.most = std::max(summary.most, values[i]);
    }
    return summary;
}

} // namespace

BinSummary summaryOf(const ValueColumn& values, std::size_t begin, std::size_t end)
{
    return std::visit(
        [&](const auto& steps) -> BinSummary {
            using Step = typename std::decay_t<decltype(steps)>::value_type;
            if constexpr (std::is_same_v<Step, double>) {
                return realSummary(steps, begin, end);
            } else {
                const StepTotals totals = totalsOfSteps(steps.data() + begin, end - begin);
                BinSummary summary{.count = static_cast<std::int64_t>(end - begin),
                                   .least = values.toNumber(totals.least),
                                   .most = values.toNumber(totals.most)};
                if constexpr (std::is_same_v<Step, std::uint64_t>) {
                    summary.sum = sumOf(values, begin, end); // 64 bits may not do
                } else {
                    const WideInteger base = static_cast<WideInteger>(values.base()) * summary.count;
                    summary.sum.add(base + totals.sum, values.decimals());
                }
                return summary;
            }
        },
        values.steps());
}

} // namespace weitblick::series
