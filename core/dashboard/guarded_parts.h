// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/role/protection.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dashboard/row_measure.h"
#include "core/dashboard/sources.h"
#include "core/privacy/release_ledger.h"
#include "core/privacy/suppression.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::dashboard {

/// The units behind the rows of a dataset, as far as they have a value in a protected column.
struct GuardedUnits {
    std::vector<std::int64_t> fids;
    std::vector<double> members; ///< 0 for a row without a value

    [[nodiscard]] bool areAllGroups(double smallest) const; ///< every row may be told by itself
    [[nodiscard]] double membersOf(std::int64_t fid) const; ///< 0 for a row that is not there
};
/// Errors   Database, Cancelled.
Result<GuardedUnits> guardedUnits(workspace::Workspace& project, const std::string& dataset,
                                  const analysis::role::ProtectedColumn& column, Job& job);

/// One value of a tile, with who stands behind it.
struct GuardedPart {
    std::vector<std::uint64_t> rows; ///< as a mask
    privacy::Contributions group;
};
using GuardedParts = std::map<std::uint32_t, GuardedPart>; ///< by their number among the values of the answer

/// The parts that some columns of a measure make.
GuardedParts guardedParts(const RowMeasure& measure, const std::vector<std::size_t>& columns, const GuardedUnits& units,
                          double smallest);

/// Where the program remembers what it has told of a column.
privacy::ReleaseSubject subjectOf(const Sources& sources, const OpenRows& rows,
                                  const analysis::role::ProtectedColumn& column, const GuardedUnits& units);

/// The parts that may not be told, ascending. Large ones are asked for first: what is left over is then the least.
std::vector<std::uint32_t> hiddenParts(const GuardedParts& parts, const privacy::ReleaseSubject& subject,
                                       const privacy::DominanceRule& dominance);

/// Where each hidden sum lies: between 0 and what all of them together come to; nothing where that may not be told.
std::optional<privacy::Interval> hiddenInterval(const GuardedParts& parts, const std::vector<std::uint32_t>& hidden,
                                                const privacy::ReleaseSubject& subject);

/// The registry's rule on large contributors, with the project's overrides.
/// Errors   those of the registry.
Result<privacy::DominanceRule> dominanceRule(workspace::Workspace& project);

} // namespace weitblick::dashboard
