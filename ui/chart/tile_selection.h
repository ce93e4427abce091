// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/chart_answers.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::ui {

/// From `from` up to `to`, in the units of the axis (days since 1970-01-01 in a calendar).
struct ChosenInterval {
    double from = 0.0;
    double to = 0.0;
    friend bool operator==(const ChosenInterval&, const ChosenInterval&) = default;
};

/// A rectangle in the units of both axes of a scatter.
struct ChosenBox {
    ChosenInterval x;
    ChosenInterval y;
    friend bool operator==(const ChosenBox&, const ChosenBox&) = default;
};

/// What of a tile is selected: the selected part is drawn strong over the whole, which turns pale.
struct TileSelection {
    /// Selected part of each value, in the order of the answer: bins of a histogram, bars (all labels of the first
    /// series, then of the second …), points of the lines (series after series), days, links of a Sankey, choices of
    /// a filter. NaN: no selected row has a value. Empty: everything is selected.
    std::vector<double> values;
    std::vector<std::uint8_t> points;       ///< scatter: 1 for each selected point, else 0; empty: all
    std::vector<dashboard::BoxGroup> boxes; ///< the selected part of each group; empty: all
    std::vector<std::size_t> chosen;        ///< classes that this tile's own filter holds; they get an edge
    std::optional<ChosenInterval> interval; ///< this tile's own brush
    std::optional<ChosenBox> box;           ///< this tile's own box (scatter)
    std::vector<std::int64_t> fids;         ///< table: rows to be marked, by feature id
    std::vector<std::string> keys;          ///< table, bars, scatter of zones: zones to be marked

    friend bool operator==(const TileSelection& a, const TileSelection& b)
    {
        return a.values == b.values && a.points == b.points && a.chosen == b.chosen && a.interval == b.interval &&
               a.box == b.box && a.fids == b.fids && a.keys == b.keys && a.boxes == b.boxes;
    }
};

} // namespace weitblick::ui
