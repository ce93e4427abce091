// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dashboard/filter_model.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace weitblick::dashboard {

/// Rows of one table that pass every filter.
struct RemainingRows {
    std::shared_ptr<const crossfilter::RowMask> mask;
    std::shared_ptr<const std::vector<std::int64_t>> fids; ///< of all rows, ascending
};

/// What the filters leave of everything that has to be looked up row by row. What is not in it is not narrowed.
struct Remainder {
    std::map<std::string, RemainingRows, std::less<>> rows;          ///< by dataset
    std::map<std::string, std::vector<double>, std::less<>> values;  ///< by tile, in the order of its answer; NaN: none
    std::map<std::string, std::vector<BoxGroup>, std::less<>> boxes; ///< by tile
    std::map<std::string, bool, std::less<>> zones;                  ///< by key: whether it passes
};

/// Measures every tile that FilterModel::selectedValues() cannot tell, each under the filters of all others.
/// Method   One pass over the rows of each narrowed table, and one for each such tile.
/// Errors   Cancelled.
/// Threads  pure: on a copy of the model beside a window that goes on.
Result<Remainder> remainderOf(const FilterModel& model, Job& job);

} // namespace weitblick::dashboard
