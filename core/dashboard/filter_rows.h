// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/filter_table.h"
#include "core/geo/point.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::dashboard {

/// A column as a tile looks at it.
struct WantedColumn {
    enum class Form : std::uint8_t { Text, Number, Time };
    std::string column;
    Form form = Form::Text;
    std::string where; ///< rows that do not meet it have no value; empty: all do
    friend bool operator==(const WantedColumn&, const WantedColumn&) = default;

    [[nodiscard]] std::string name() const; ///< of the column in FilterRows::table
};

/// What to read of a dataset.
struct RowsWish {
    std::vector<WantedColumn> columns;
    std::string keyColumn; ///< empty: none
    bool middles = false;  ///< of the boxes of the geometries
};

/// A dataset as a cross filter needs it; everything in the order of its feature ids.
struct FilterRows {
    std::vector<std::int64_t> fids;
    crossfilter::FilterTable table;  ///< "fid" and the columns by WantedColumn::name()
    std::vector<std::string> keys;   ///< empty texts: none
    std::vector<geo::Point> middles; ///< NaN: no geometry
};

/// Reads the rows of a dataset once.
///
/// Method   Text: texts as they are, whole numbers and decimals as the shortest text that reads back the same.
///          Number: numbers, and texts that are wholly one. Time: ISO dates (noon UTC) and instants.
/// No data  null, and what cannot be read in that form, is no value. A column that is not there has no values.
/// Errors   NotFound  no such dataset.   InvalidInput  a condition that is none.   Database, Cancelled.
Result<FilterRows> readFilterRows(workspace::Workspace& project, std::string_view dataset, const RowsWish& wish,
                                  Job& job);

/// For each point the row of the polygon layer `zones` that covers it, kNoParent for none.
/// CRS      points in `srsId`; turned into those of the layer where they differ.
/// Errors   those of reading the layer; UnsupportedCrs.
Result<std::vector<std::uint32_t>> coveringRows(workspace::Workspace& project, std::string_view zones,
                                                std::vector<geo::Point> points, int srsId, Job& job);

/// For each key the row with the same key, or else the one with the longest key that it begins with.
std::vector<std::uint32_t> rowsByKey(const std::vector<std::string>& zoneKeys, const std::vector<std::string>& keys);

/// Seconds since 1970 UTC of "2024-03-31", "2024-03-31T10:15:00Z", "2024-03-31 10:15"; nothing for anything else.
std::optional<std::int64_t> instantOf(std::string_view iso);

} // namespace weitblick::dashboard
