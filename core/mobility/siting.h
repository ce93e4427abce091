// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace weitblick::mobility {

/// What makes a choice of sites good.
enum class SitingGoal : std::uint8_t {
    ShortestWays, ///< p-median: the mean way of everybody to the nearest site
    MostCovered   ///< maximal coverage: how many have a site within the standard
};

/// Who has to be served, where sites could be, and how far it is.
struct SitingTask {
    SitingGoal goal = SitingGoal::ShortestWays;
    std::size_t count = 1;       ///< sites to choose, those that must be among them included
    std::uint32_t standard = 0;  ///< a way that counts as covered
    std::uint32_t longest = 0;   ///< what a way counts that is longer, or that there is not
    std::vector<double> weights; ///< of those who are to be served
    std::size_t candidateCount = 0;
    std::vector<std::uint32_t> costs; ///< by demand, by candidate; network::kNever: no way
    std::vector<std::uint8_t> isMust; ///< by candidate; empty: none
    std::vector<std::uint8_t> isForbidden;
};

struct SitingChoice {
    std::vector<std::uint32_t> sites; ///< candidates, ascending
    double value = 0.0;               ///< sum of weight times cost, or weight that is covered
    std::vector<double> losses;       ///< by site: how much worse it is without it
    bool isOptimal = false;           ///< every choice was tried
};

/// The best sites.
///
/// Method   where there are no more than 300,000 choices, all of them are tried; else greedy addition and exchange of
/// single
///          sites until none helps (Teitz & Bart 1968, Operations Research 16(5):955-961). Equal choices: the first by
///          number.
/// Errors   InvalidInput  fewer candidates than sites, or more that must be than sites.   Cancelled.
Result<SitingChoice> bestSites(const SitingTask& task, Job& job);

/// The same without trying all choices, however few there are.
/// Errors   as bestSites().
Result<SitingChoice> goodSites(const SitingTask& task, Job& job);

} // namespace weitblick::mobility
