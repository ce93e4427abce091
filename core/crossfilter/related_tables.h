// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/linked_counts.h"
#include "core/crossfilter/row_mask.h"
#include "core/crossfilter/view.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace weitblick::crossfilter {

inline constexpr std::uint32_t kNoParent = std::numeric_limits<std::uint32_t>::max();

/// One parent, many children: an Ortsteil and its buildings, an Ortsteil and its sensors.
struct Relation {
    std::size_t parent = 0;                                     ///< number of the table
    std::size_t child = 0;                                      ///< number of the table
    std::shared_ptr<const std::vector<std::uint32_t>> parentOf; ///< by row of the child; kNoParent
};

/// Tables whose filters reach one another. The relations make no circle.
struct RelatedTables {
    std::vector<std::shared_ptr<const LinkedViews>> tables;
    std::vector<Relation> relations;
};

/// For each row of the child the row of the parent with the same key.
/// Method   Keys are compared as texts (categories, ids) or as numbers; both columns are of one sort.
/// No data  a child without key, or whose key no parent has, gets kNoParent.
/// Errors   InvalidInput  two parents with one key, or columns of different sorts.   Cancelled.
Result<std::vector<std::uint32_t>> parentRows(const ColumnValues& parentKeys, const ColumnValues& childKeys, Job& job);

/// Errors   InvalidInput  a table or parent row that is not there, another number of rows than the child has, tables
///                        related with themselves or in a circle, or a set of views that checkLinked() refuses.
Result<void> checkRelated(const RelatedTables& related);

/// For each table the rows that the filters of all other tables leave, nullptr where they leave all.
///
/// Method   Down, from parent to child: a child is selected if its parent is; a child without parent is not.
///          Up, from child to parent: a parent is selected if at least one of its children is; a parent without
///          children is not. A filter goes on from table to table: sensor → Ortsteil → building leaves the buildings in
///          those Ortsteile that have a selected sensor. A side on which nothing is filtered restricts nothing. In
///          SQL: EXISTS over the joined rows, one for each direction that comes in.
/// Errors   InvalidInput  as checkRelated() and checkFilters().   Cancelled.
/// Threads  pure.
Result<std::vector<std::shared_ptr<const RowMask>>> arrivingRows(const RelatedTables& related,
                                                                 const std::vector<TableFilters>& filters, Job& job);

/// The children of the parents in a mask. Errors   Cancelled.
Result<RowMask> childrenOf(const RowMask& parents, const std::vector<std::uint32_t>& parentOf, Job& job);
/// The parents with at least one child in a mask. Errors   Cancelled.
Result<RowMask> parentsOf(const RowMask& children, const std::vector<std::uint32_t>& parentOf, std::size_t parentCount,
                          Job& job);

} // namespace weitblick::crossfilter
