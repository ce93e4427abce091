// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/decision/practice.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace weitblick::decision {

/// What a municipality looks for, and what it is like.
struct ProblemProfile {
    std::map<std::string, double> themes; ///< id -> how much it matters, above 0
    std::optional<std::int64_t> inhabitants;
    std::optional<int> regionType; ///< RegioStaR7
    std::set<std::string> roles;   ///< data at hand
    std::set<std::string> twins;   ///< keys and names of similar municipalities
};

/// What speaks for a practice.
enum class Reason : std::uint8_t { Theme, Size, RegionType, Twin, Reuse, Readiness };
inline constexpr std::size_t kReasonCount = 6;
Text titleOf(Reason reason);

/// How much each reason counts; the sum is 1. A convention of this program, not of a source: the theme counts half.
inline constexpr std::array<double, kReasonCount> kReasonWeights{0.50, 0.15, 0.10, 0.10, 0.05, 0.10};

/// What a practice costs; classes of this program.
enum class CostClass : std::uint8_t { Unknown, Small, Middle, Large };
CostClass costClassOf(std::optional<double> euro); ///< up to 100,000; up to 750,000; above
Text titleOf(CostClass costClass);

/// A practice with what speaks for it.
struct PracticeMatch {
    std::size_t practice = 0;
    double score = 0.0;                               ///< 0 … 1: the sum of the contributions
    std::array<double, kReasonCount> contributions{}; ///< by Reason; each weight · how well it fits
    std::size_t neededCount = 0;                      ///< roles that it works with
    std::size_t availableCount = 0;                   ///< of them at hand
    std::vector<std::string> missing;                 ///< roles
};

/// All practices, the best first; equal ones by id.
///
/// Method   theme: part of what matters that lies on the practice's themes, one above or below counts half. Size: 1 -
///          |ln (inhabitants / inhabitants)| / ln 10, from 0. Type of region: 1 equal, 0.5 of the same kind (first
///          digit). Twin: 1 where a similar municipality did it. Reuse: idea 0.25 … code 1. Readiness: data at hand of
///          those needed; 1 where none are.
/// No data  what is not known of practice or municipality counts 0.
std::vector<PracticeMatch> matchPractices(std::span<const Practice> practices, const ThemeTree& themes,
                                          const ProblemProfile& profile);

/// "6 von 8 Daten vorhanden"
Text readinessOf(const PracticeMatch& match);

/// The themes for which weak indicators speak, each with the number of them. Where a topic names an indicator, its
/// field of action does not count for it too.
std::map<std::string, double> themesOfWeaknesses(const ThemeTree& themes, std::span<const std::string> indicators);

} // namespace weitblick::decision
