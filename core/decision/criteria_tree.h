// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/decision/promethee.h"
#include "core/decision/value_function.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::decision {

/// Where the weights of the criteria of a group come from.
enum class WeightSource : std::uint8_t {
    Direct,  ///< points of any scale
    Swing,   ///< points for the step from worst to best, the largest step 100
    RankSum, ///< from an order
    Centroid,
    Pairs ///< comparisons of pairs (AHP)
};

/// What rules an alternative out, whatever else speaks for it. Ends that are there are still allowed.
struct Exclusion {
    std::optional<double> below; ///< amounts below
    std::optional<double> above; ///< amounts above
};

/// A criterion, or a group of criteria.
struct Criterion {
    std::string id;
    Text title;
    double weight = 1.0; ///< within its group; all of a group add up to 1

    // of a criterion without children
    std::string column; ///< of the layer whose rows are compared
    std::string unit;   ///< of the amounts; may be empty
    ValueFunction value;
    Exclusion exclusion;
    Preference preference; ///< for PROMETHEE

    // of a group
    std::vector<Criterion> children;
    WeightSource weightSource = WeightSource::Direct;
    std::optional<double> consistencyRatio; ///< of comparisons of pairs
};

/// What becomes of an alternative without a value in some criterion.
enum class MissingRule : std::uint8_t { Exclude, Worst };

/// A decision as a document: what matters, how much, and what an amount is worth.
struct CriteriaTree {
    Text title;
    MissingRule missing = MissingRule::Exclude;
    Criterion root; ///< a group
};

/// A criterion without children, with its weight in the whole: the product of the weights on the way to it.
struct Leaf {
    const Criterion* criterion = nullptr;
    double weight = 0.0;
    std::string path; ///< "access/bus"
};

/// All criteria without children in the order of the document. Points into `tree`, which must stay.
std::vector<Leaf> leavesOf(const CriteriaTree& tree);

/// Reads a document.
///
/// Method   title, missing: exclude | worst, weights, criteria: [{id, title, weight | rank | points, column, unit,
///          value: {kind, …}, exclude: {below, above}, preference: {kind, indifference, preference} | weights,
///          criteria}]. `weights` of a group: direct (default), swing, rank_sum, centroid, or {pairs: [[3, 5], [1/2]]},
///          the upper triangle row by row.
/// Errors   InvalidInput  with `name` and line: not YAML, an unknown or missing field, a value function that cannot be,
///          doubled ids.
Result<CriteriaTree> criteriaFromYaml(std::string_view yaml, std::string_view name);

} // namespace weitblick::decision
