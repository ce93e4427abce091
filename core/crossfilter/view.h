// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/bin_codes.h"
#include "core/crossfilter/binning.h"
#include "core/crossfilter/filter_table.h"
#include "core/crossfilter/row_mask.h"
#include "core/crossfilter/summed_values.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace weitblick::crossfilter {

/// One direction of a view: a column in bins.
struct ViewAxis {
    std::string column;
    Text title;
    Binning binning;
    std::shared_ptr<const BinCodes> codes;
};

/// What is counted and brushed together. One axis: histogram, bars, time line, zones of a map. Two: scatter, heat
/// calendar. None: a map of single features or a table, where rows are chosen and only their number is counted.
/// A view counts cells: cell = bin of the first axis * binCount of the second + bin of the second.
struct View {
    std::string id;
    Text title; ///< what a chip begins with; empty: the titles of the axes
    std::vector<ViewAxis> axes;
    std::string valueColumn;                   ///< also summed in each cell; empty: only counted
    std::shared_ptr<const SummedValues> value; ///< of valueColumn

    [[nodiscard]] std::size_t cellCount() const;
    [[nodiscard]] std::uint32_t cellOf(std::size_t row) const;
    [[nodiscard]] std::uint32_t cellAt(std::uint32_t first, std::uint32_t second) const
    {
        return first * axes[1].binning.binCount() + second;
    }
};

/// A stretch of bins on each axis, as dragged with the mouse: all rows whose bins lie in all of them.
struct BrushedBins {
    std::vector<BinRange> ranges; ///< one for each axis
    friend bool operator==(const BrushedBins&, const BrushedBins&) = default;
};

/// Single cells, as clicked: bars, categories, zones. None chosen: no row passes.
struct ChosenCells {
    std::vector<std::uint32_t> cells; ///< in any order
    friend bool operator==(const ChosenCells&, const ChosenCells&) = default;
};

/// Rows that somebody else has found: the features in a box, a polygon, under a click, with an id.
struct ChosenRows {
    std::shared_ptr<const RowMask> rows;
    Text text; ///< what the chip says; empty: the view's title and the number of rows
    friend bool operator==(const ChosenRows&, const ChosenRows&) = default; ///< the same mask, not an equal one
};

/// What is selected in one view; std::monostate: nothing, every row passes.
using ViewFilter = std::variant<std::monostate, BrushedBins, ChosenCells, ChosenRows>;

[[nodiscard]] inline bool isFiltering(const ViewFilter& filter)
{
    return !std::holds_alternative<std::monostate>(filter);
}

/// Errors   InvalidInput  bins or cells that the view does not have, a range that ends before it begins, as many ranges
///                        as there are no axes, or a mask of another number of rows.
Result<void> checkFilter(const View& view, const ViewFilter& filter, std::size_t rowCount);

/// The cells that a filter by bins lets pass, as ascending stretches that do not touch.
/// Brushed or chosen cells only; no filter: all cells.
std::vector<BinRange> passingCells(const View& view, const ViewFilter& filter);

/// A column and its bins, for makeView().
struct AxisChoice {
    std::string column;
    Binning binning;
};

struct ViewChoice {
    std::string id;
    Text title;
    std::vector<AxisChoice> axes; ///< up to two
    std::string valueColumn;      ///< to be summed; empty: none
};

/// A view of a table, ready to be linked: the table itself is not needed afterwards.
/// Errors   NotFound      no such column.
///          InvalidInput  more than two axes, more than kMostCells cells, bins that do not fit the column, or a value
///                        column that holds no numbers.
///          Cancelled.
Result<View> makeView(const FilterTable& table, const ViewChoice& choice, Job& job);

/// A view has at most this many cells.
inline constexpr std::size_t kMostCells = 1U << 20U;

/// Views of one table that filter one another.
struct LinkedViews {
    std::string table; ///< its name
    RowNoun noun;
    std::size_t rowCount = 0;
    std::vector<View> views;
};

/// Errors   InvalidInput  a view has another number of rows, the same id as another, or more than kMostCells cells;
/// more
///                        than kMostRows rows; more than kMostLinkedViews views.
Result<void> checkLinked(const LinkedViews& linked);

inline constexpr std::size_t kMostLinkedViews = 250;

} // namespace weitblick::crossfilter
