// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/point.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace weitblick::mobility {

/// Where people live: cells of a grid or buildings as points.
struct People {
    std::vector<geo::Point> places; ///< centroid of the cell or building
    std::vector<double> inhabitants;
    std::int64_t withheldCount = 0; ///< rows without a number of inhabitants: they count 0

    [[nodiscard]] double total() const;
};

/// Reads an input with the field `inhabitants` in the coordinates `srsId`.
/// Errors   NotFound  no column for the field.   UnsupportedCrs, InvalidInput, Cancelled.
Result<People> readPeople(analysis::RunContext& context, std::string_view input, std::int32_t srsId, Job& job);

} // namespace weitblick::mobility
