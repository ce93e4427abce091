// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/decision/value_function.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::decision {

/// Weighted sums over millions of cells, fast enough to follow a slider.
///
/// Method   Values of 0 … 1 are kept as a byte (v · 255, error at most 0.002), weights as whole numbers with a sum of
///          at most kMostWeight, sums as 16 bits: exact whole arithmetic, so that an incremental step gives bit for bit
///          what a full one gives.
/// No data  a cell without a value in any criterion, or excluded, has the score kNoScore.
/// Threads  one at a time; each call uses all cores.
class ScoreGrid {
public:
    static constexpr unsigned kMostWeight = 256;
    static constexpr std::uint16_t kNoScore = 0xFFFF; ///< larger than 255 · kMostWeight

    explicit ScoreGrid(std::size_t cellCount) : m_scores(cellCount, 0), m_blocked(cellCount, 0) {}

    /// Adds a criterion with weight 0: amounts through a value function, NaN without a value.
    Result<void> addCriterion(std::span<const float> amounts, const ValueFunction& function, Job& job);
    /// The same with values that are bytes already.
    void addCriterion(std::vector<std::uint8_t> values);
    /// Takes cells out: those where `excluded` is not 0.
    void exclude(std::span<const std::uint8_t> excluded);

    /// All weights anew: one pass over all criteria.
    /// Errors   InvalidInput  not one weight a criterion, or a sum above kMostWeight.
    Result<void> setWeights(std::span<const std::uint8_t> weights);
    /// One weight anew: one pass over its criterion.
    /// Errors   InvalidInput  the sum gets above kMostWeight.
    Result<void> setWeight(std::size_t criterion, std::uint8_t weight);

    [[nodiscard]] std::size_t cellCount() const { return m_scores.size(); }
    [[nodiscard]] std::size_t criterionCount() const { return m_columns.size(); }
    /// Sum of the weights: a sum of 255 · weightSum() is the score 1.
    [[nodiscard]] unsigned weightSum() const;
    /// Raw sums; what is blocked has to be looked up in score().
    [[nodiscard]] std::span<const std::uint16_t> sums() const { return m_scores; }
    /// 1 where a cell has no score.
    [[nodiscard]] std::span<const std::uint8_t> blocked() const { return m_blocked; }
    /// 0 … 255 · weightSum(), or kNoScore.
    [[nodiscard]] std::uint16_t score(std::size_t cell) const
    {
        return m_blocked[cell] != 0 ? kNoScore : m_scores[cell];
    }

    /// The place of each cell, 1 the largest score; equal scores share theirs, a cell without a score has 0.
    /// Method   Counting: sums have 16 bits, so no sorting is needed.
    [[nodiscard]] std::vector<std::uint32_t> ranks() const;

private:
    std::vector<std::vector<std::uint8_t>> m_columns;
    std::vector<std::uint8_t> m_weights;
    std::vector<std::uint16_t> m_scores;
    std::vector<std::uint8_t> m_blocked;
};

/// Whole weights with the sum ScoreGrid::kMostWeight that are nearest to shares (largest remainder); nought stays
/// nought, and a share above 255 of 256 gets 255.
std::vector<std::uint8_t> wholeWeights(std::span<const double> weights);

} // namespace weitblick::decision
