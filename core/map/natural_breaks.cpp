// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/natural_breaks.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace weitblick::map {

namespace {

/// The sum of squared deviations of any stretch of the values, in constant time.
class StretchCost {
public:
    explicit StretchCost(std::span<const WeightedValue> values)
        : m_weight(values.size() + 1),
          m_sum(values.size() + 1),
          m_square(values.size() + 1)
    {
        const double middle = values[values.size() / 2].value; // keeps the squares small
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double value = values[i].value - middle;
            m_weight[i + 1] = m_weight[i] + values[i].weight;
            m_sum[i + 1] = m_sum[i] + values[i].weight * value;
            m_square[i + 1] = m_square[i] + values[i].weight * value * value;
        }
    }
    /// Of the values [begin, end).
    [[nodiscard]] double operator()(std::size_t begin, std::size_t end) const
    {
        const double weight = m_weight[end] - m_weight[begin];
        const double sum = m_sum[end] - m_sum[begin];
        return std::max(0.0, m_square[end] - m_square[begin] - sum * sum / weight);
    }

private:
    std::vector<double> m_weight;
    std::vector<double> m_sum;
    std::vector<double> m_square;
};

/// One row of the table: the best way to split the first n values into one class more than the row before.
struct Row {
    std::vector<double> cost;        ///< [n]
    std::vector<std::uint32_t> from; ///< [n] where the last class begins
};

/// The range of n still to be filled, and the range in which their cut must lie.
struct Task {
    std::size_t low;
    std::size_t high;
    std::size_t cutLow;
    std::size_t cutHigh;
};

Row nextRow(const StretchCost& cost, const Row& before, std::size_t classNumber)
{
    const std::size_t count = before.cost.size() - 1;
    Row row{.cost = std::vector<double>(count + 1, std::numeric_limits<double>::infinity()),
            .from = std::vector<std::uint32_t>(count + 1, 0)};
    std::vector<Task> tasks{{classNumber + 1, count, classNumber, count - 1}}; // no class is empty
    while (!tasks.empty()) {
        const Task task = tasks.back();
        tasks.pop_back();
        if (task.low > task.high) {
            continue;
        }
        const std::size_t n = task.low + (task.high - task.low) / 2;
        std::size_t best = task.cutLow;
        for (std::size_t cut = task.cutLow; cut <= std::min(task.cutHigh, n - 1); ++cut) {
            const double whole = before.cost[cut] + cost(cut, n);
            if (whole < row.cost[n]) {
                row.cost[n] = whole;
                best = cut;
            }
        }
        row.from[n] = static_cast<std::uint32_t>(best);
        tasks.push_back({task.low, n - 1, task.cutLow, best});
        tasks.push_back({n + 1, task.high, best, task.cutHigh});
    }
    return row;
}

} // namespace

Result<std::vector<std::size_t>> naturalBreaks(std::span<const WeightedValue> values, std::size_t classCount, Job& job)
{
    const StretchCost cost(values);
    Row row{.cost = std::vector<double>(values.size() + 1, 0.0),
            .from = std::vector<std::uint32_t>(values.size() + 1, 0)};
    for (std::size_t n = 1; n <= values.size(); ++n) {
        row.cost[n] = cost(0, n);
    }
    std::vector<std::vector<std::uint32_t>> cuts{row.from};
    for (std::size_t number = 1; number < classCount; ++number) {
        WB_CHECK(job.report(static_cast<double>(number) / static_cast<double>(classCount), "natural breaks"));
        row = nextRow(cost, row, number);
        cuts.push_back(row.from);
    }
    std::vector<std::size_t> begins(classCount);
    std::size_t end = values.size();
    for (std::size_t number = classCount; number-- > 0;) {
        begins[number] = cuts[number][end];
        end = begins[number];
    }
    return begins;
}

} // namespace weitblick::map
