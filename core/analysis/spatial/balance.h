// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/analysis/spatial/exact_amount.h"
#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::spatial {

/// One quantity that is divided among groups (zones, keys): what each has, and what none has. The groups and the rest
/// add up to the input exactly.
struct DividedTotal {
    std::string name; ///< of the column, or what is counted
    std::string unit;
    AmountUnit amountUnit;
    std::vector<Amount> groups;
    Amount rest = 0;
    std::int64_t missingValues = 0; ///< features whose value is empty

    [[nodiscard]] Amount inGroups() const;
    [[nodiscard]] Amount input() const { return inGroups() + rest; }
};

/// Reads the columns of an input once to find units in which they add up exactly. `groupCount` groups start at 0.
/// Errors   Cancelled.
Result<std::vector<DividedTotal>> startTotals(RunContext& context, std::string_view input,
                                              const std::vector<std::string>& columns, std::size_t groupCount,
                                              Job& job);

/// The value of a cell in units; nothing for an empty one.
bool amountOf(const workspace::Cell& cell, const AmountUnit& unit, Amount& amount);

/// Adds a column "…_sum" for each total to a schema; `layer` says type and unit of the columns that were summed. Sums
/// of whole numbers stay whole where nothing was divided. Returns the number of the first.
std::size_t appendSumColumns(const std::vector<DividedTotal>& totals, const workspace::LayerSchema& layer,
                             workspace::LayerSchema& schema);

/// Adds the sums of a group, or zeros, to the row under construction; `columns` are those of appendSumColumns().
void addSums(const std::vector<DividedTotal>& totals, std::optional<std::size_t> group,
             std::span<const workspace::Column> columns, workspace::RowBatch& rows);

/// Features that were divided, and those of them that are wholly in no group.
struct FeatureBalance {
    std::int64_t features = 0;
    std::int64_t withoutGroup = 0;
};

/// Writes the output "balance": for each quantity what came in, what the groups have and what is left; and notes what
/// is left.
/// Errors   as OutputLayer::append.
Result<void> writeBalance(RunContext& context, const std::vector<DividedTotal>& totals, const FeatureBalance& features,
                          Job& job);

/// The descriptor of that output.
Output balanceOutput();

} // namespace weitblick::analysis::spatial
