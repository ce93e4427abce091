// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/role/role.h"
#include "core/dashboard/filter_model.h"
#include "core/dashboard/filter_rows.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::dashboard {

/// What one tile asks of its dataset to take part in a cross filter; made from its answer, before any row is read.
struct TileWish {
    using Binner = std::function<Result<crossfilter::Binning>(const crossfilter::ColumnValues&, Job&)>;
    struct Axis {
        WantedColumn column;
        Binner binner;
    };
    std::string tile;
    std::string dataset;
    Text title;                         ///< what a chip begins with
    std::vector<Axis> axes;             ///< none: rows are chosen one by one
    std::optional<WantedColumn> value;  ///< summed in each cell
    std::vector<WantedColumn> lookedUp; ///< numbers for intervals and boxes
    TileLink link;                      ///< without its view; cells and classes come from finish()
    /// Once the bins are known: which cells the parts of the tile are.
    std::function<void(TileLink& link, const std::vector<crossfilter::Binning>& bins)> finish;
    /// Where the values are no counts of cells: reads them for the rows with these feature ids.
    std::function<Result<std::optional<RowMeasure>>(const std::vector<std::int64_t>& fids, Job&)> measure;
};

/// "1 Gebäude", "128 Gebäude": roles are called by the many.
crossfilter::RowNoun nounOf(const analysis::role::Role& role);

/// What the tile that gave `answer` wishes for; nothing: it shows no rows.
/// Errors   Database.
Result<std::optional<TileWish>> wishOf(workspace::Workspace& project, const Tile& tile, const TileAnswer& answer);

} // namespace weitblick::dashboard
