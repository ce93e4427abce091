// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/point.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::mobility {

/// Where a feature is: its point, else its centroid; nothing for an empty geometry.
/// Errors   InvalidInput  no GeoPackage binary.
Result<std::optional<geo::Point>> centreOf(std::span<const std::byte> geometry);

/// The column of an input that plays a field: by the project's mapping, else by the names that the role knows for it.
std::optional<std::size_t> columnOf(const analysis::RunContext& context, std::string_view input, std::string_view role,
                                    std::string_view field);

/// The rows of a layer as points.
struct PointRows {
    std::vector<std::int64_t> fids;
    std::vector<geo::Point> points;
    std::vector<std::string> names; ///< of the field `name` of facilities; empty where there is none
    [[nodiscard]] std::size_t size() const { return fids.size(); }
};

/// Reads an input in the coordinates `srsId`; rows without a place are left out.
/// Errors   UnsupportedCrs, InvalidInput, Cancelled.
Result<PointRows> readPoints(analysis::RunContext& context, std::string_view input, std::int32_t srsId, Job& job);

} // namespace weitblick::mobility
