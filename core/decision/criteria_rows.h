// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/decision/criteria_tree.h"
#include "core/decision/decision_table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace weitblick::decision {

/// The rows of a layer as alternatives of a decision.
struct CriteriaRows {
    std::vector<Text> exclusions;                  ///< by row; empty: it takes part
    std::vector<std::optional<std::size_t>> place; ///< by row: where it is in the tables
    std::vector<std::int64_t> fids;                ///< by place
    DecisionTable amounts;                         ///< by place; a missing one is NaN only under MissingRule::Worst
    DecisionTable values;                          ///< 0 … 1, a missing one is 0
};

/// Reads the columns of all criteria and sorts out what is ruled out or has no value.
/// Errors   NotFound      a column is not there.   InvalidInput  it holds no numbers.   Cancelled.
Result<CriteriaRows> readCriteriaRows(analysis::RunContext& context, std::string_view input, const CriteriaTree& tree,
                                      Job& job);

/// A number of a row; NaN for anything else.
double amountOf(const workspace::Cell& cell);

/// Why an amount rules its alternative out; empty: it does not.
Text exclusionOf(const Criterion& criterion, double amount, MissingRule missing);

/// The columns that the criteria read, one for each.
/// Errors   as readCriteriaRows().
Result<std::vector<std::string>> criteriaColumns(const workspace::LayerSchema& schema, const std::vector<Leaf>& leaves);

} // namespace weitblick::decision
