// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/score_grid.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define WB_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define WB_VECTOR_CLONES
#endif

namespace weitblick::decision {

namespace {

constexpr std::size_t kCellsAChunk = 262'144;
constexpr std::size_t kColumnsAtOnce = 8;

/// Up to eight columns with their weights; where there are fewer, the rest has the weight 0.
struct Columns {
    std::array<const std::uint8_t*, kColumnsAtOnce> values{};
    std::array<std::uint16_t, kColumnsAtOnce> weights{};
};

std::uint16_t sixteen(unsigned value)
{
    return static_cast<std::uint16_t>(value);
}

/// sums = Σ w · v.
WB_VECTOR_CLONES void sumColumns(std::uint16_t* __restrict sums, const Columns& columns, std::size_t begin,
                                 std::size_t end)
{
    const auto& v = columns.values;
    const std::uint8_t* const a = v[0];
    const std::uint8_t* const b = v[1];
    const std::uint8_t* const c = v[2];
    const std::uint8_t* const d = v[3];
    const std::uint8_t* const e = v[4];
    const std::uint8_t* const f = v[5];
    const std::uint8_t* const g = v[6];
    const std::uint8_t* const h = v[7];
    const std::array<std::uint16_t, kColumnsAtOnce> k = columns.weights;
    for (std::size_t i = begin; i < end; ++i) {
        const unsigned first =
            unsigned{a[i]} * k[0] + unsigned{b[i]} * k[1] + unsigned{c[i]} * k[2] + unsigned{d[i]} * k[3];
        const unsigned second =
            unsigned{e[i]} * k[4] + unsigned{f[i]} * k[5] + unsigned{g[i]} * k[6] + unsigned{h[i]} * k[7];
        sums[i] = static_cast<std::uint16_t>(first + second);
    }
}

/// sums += w · v; a change below 0 wraps around in 16 bits and comes back.
WB_VECTOR_CLONES void addColumn(std::uint16_t* __restrict sums, const std::uint8_t* __restrict values,
                                std::uint16_t weight, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end; ++i) {
        sums[i] = static_cast<std::uint16_t>(sums[i] + unsigned{values[i]} * weight);
    }
}

template <typename Work>
void overAllCells(std::size_t count, const Work& work)
{
    Job quiet;
    const auto done =
        parallelChunks(count, {.chunkSize = kCellsAChunk}, quiet, [&](const Chunk& chunk) -> Result<void> {
            work(chunk.begin, chunk.end);
            return {};
        });
    assert(done); // neither cancelled nor able to fail
    (void)done;
}

Error tooMuchWeight()
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"die Gewichte sind zusammen größer als 256", "the weights are more than 256 together"}};
}

} // namespace

Result<void> ScoreGrid::addCriterion(std::span<const float> amounts, const ValueFunction& function, Job& job)
{
    if (amounts.size() != cellCount()) {
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {"das Kriterium hat eine andere Zahl von Zellen", "the criterion has another number of cells"}};
    }
    WB_CHECK(checkValueFunction(function));
    std::vector<std::uint8_t> values(amounts.size());
    WB_CHECK(parallelChunks(amounts.size(), {.chunkSize = 65'536}, job, [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
            const double value = valueOf(function, static_cast<double>(amounts[i]));
            if (std::isnan(value)) {
                m_blocked[i] = 1;
            } else {
                values[i] = static_cast<std::uint8_t>(std::lround(value * 255.0));
            }
        }
        return {};
    }));
    addCriterion(std::move(values));
    return {};
}

void ScoreGrid::addCriterion(std::vector<std::uint8_t> values)
{
    assert(values.size() == cellCount());
    m_columns.push_back(std::move(values));
    m_weights.push_back(0);
}

void ScoreGrid::exclude(std::span<const std::uint8_t> excluded)
{
    assert(excluded.size() == cellCount());
    for (std::size_t i = 0; i < excluded.size(); ++i) {
        m_blocked[i] = m_blocked[i] != 0 || excluded[i] != 0 ? 1 : 0;
    }
}

unsigned ScoreGrid::weightSum() const
{
    return std::accumulate(m_weights.begin(), m_weights.end(), 0U);
}

Result<void> ScoreGrid::setWeights(std::span<const std::uint8_t> weights)
{
    if (weights.size() != m_columns.size()) {
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {"nicht jedes Kriterium hat genau ein Gewicht", "not every criterion has exactly one weight"}};
    }
    if (std::accumulate(weights.begin(), weights.end(), 0U) > kMostWeight) {
        return tooMuchWeight();
    }
    m_weights.assign(weights.begin(), weights.end());
    Columns columns; // a place without a criterion reads the first one with the weight 0
    columns.values.fill(m_columns.empty() ? m_blocked.data() : m_columns.front().data());
    for (std::size_t i = 0; i < std::min(m_columns.size(), kColumnsAtOnce); ++i) {
        columns.values[i] = m_columns[i].data();
        columns.weights[i] = m_weights[i];
    }
    overAllCells(cellCount(), [&](std::size_t begin, std::size_t end) {
        sumColumns(m_scores.data(), columns, begin, end);
        for (std::size_t i = kColumnsAtOnce; i < m_columns.size(); ++i) {
            addColumn(m_scores.data(), m_columns[i].data(), m_weights[i], begin, end);
        }
    });
    return {};
}

Result<void> ScoreGrid::setWeight(std::size_t criterion, std::uint8_t weight)
{
    assert(criterion < m_columns.size());
    if (weightSum() - m_weights[criterion] + weight > kMostWeight) {
        return tooMuchWeight();
    }
    const std::uint16_t change = sixteen(unsigned{weight} - unsigned{m_weights[criterion]});
    m_weights[criterion] = weight;
    overAllCells(cellCount(), [&](std::size_t begin, std::size_t end) {
        addColumn(m_scores.data(), m_columns[criterion].data(), change, begin, end);
    });
    return {};
}

std::vector<std::uint32_t> ScoreGrid::ranks() const
{
    std::vector<std::uint32_t> place(std::size_t{kNoScore} + 1, 0); // first how many have a score, then its place
    for (std::size_t i = 0; i < m_scores.size(); ++i) {
        place[m_scores[i]] += m_blocked[i] == 0 ? 1 : 0;
    }
    std::uint32_t better = 0;
    for (auto score = place.rbegin(); score != place.rend(); ++score) {
        better += std::exchange(*score, better + 1);
    }
    std::vector<std::uint32_t> ranks(m_scores.size());
    for (std::size_t i = 0; i < m_scores.size(); ++i) {
        ranks[i] = m_blocked[i] == 0 ? place[m_scores[i]] : 0;
    }
    return ranks;
}

std::vector<std::uint8_t> wholeWeights(std::span<const double> weights)
{
    std::vector<std::uint8_t> whole(weights.size(), 0);
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    unsigned given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double share = weights[i] * ScoreGrid::kMostWeight;
        whole[i] = static_cast<std::uint8_t>(std::min(std::floor(share + 1e-9), 255.0));
        given += whole[i];
    }
    std::ranges::stable_sort(order, [&](std::size_t one, std::size_t other) {
        return weights[one] * ScoreGrid::kMostWeight - whole[one] >
               weights[other] * ScoreGrid::kMostWeight - whole[other];
    });
    for (const std::size_t i : order) {
        if (given < ScoreGrid::kMostWeight && whole[i] < 255 && weights[i] > 0.0) {
            ++whole[i];
            ++given;
        }
    }
    return whole;
}

} // namespace weitblick::decision
