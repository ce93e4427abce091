// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/crossfilter/cross_filter.h"
#include "core/dashboard/dashboard.h"
#include "core/dashboard/row_measure.h"
#include "core/dashboard/tile_answer.h"
#include "core/workspace/workspace.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::dashboard {

// What somebody chooses in a tile.

/// Parts by their number in the answer: labels of bars, groups of boxes, choices of a filter, nodes on the left.
struct ClassChoice {
    std::vector<std::size_t> classes;
    friend bool operator==(const ClassChoice&, const ClassChoice&) = default;
};
/// A stretch of the axis in its own units; days since 1970-01-01 in a calendar.
struct IntervalChoice {
    double from = 0.0;
    double to = 0.0;
    friend bool operator==(const IntervalChoice&, const IntervalChoice&) = default;
};
/// A rectangle of a scatter, edges included.
struct BoxChoice {
    IntervalChoice x;
    IntervalChoice y;
    friend bool operator==(const BoxChoice&, const BoxChoice&) = default;
};
/// Features by id: what was clicked, boxed or outlined on a map, or the row of a table.
struct RowChoice {
    std::vector<std::int64_t> fids; ///< those that the table does not have are left out
    Text text;                      ///< what the chip says before the number of rows; empty: the tile's title
    friend bool operator==(const RowChoice&, const RowChoice&) = default;
};
using TileChoice = std::variant<ClassChoice, IntervalChoice, BoxChoice, RowChoice>;

/// How the parts of one tile are cells of its view.
struct TileLink {
    crossfilter::ViewKey view;
    enum class Measure : std::uint8_t { None, Rows, Sum, Mean }; ///< None: parts cannot be filled from the view
    Measure measure = Measure::None;
    std::vector<std::optional<std::uint32_t>> cells; ///< of each value of the answer, series after series
    std::vector<double> shown;                       ///< those values; NaN: none
    std::vector<double> whole;                       ///< the measure of these cells while nothing is filtered
    std::vector<std::vector<std::uint32_t>> classes; ///< cells of each part that can be chosen
    bool isPoints = false;                           ///< a scatter: its parts are rows
    bool isDays = false;                             ///< a calendar: intervals are in days, the end excluded
    bool isInstants = false; ///< a line: its points from the first to the last within an interval
    std::string columnX;     ///< of numbers: an interval or box is looked up in them
    std::string columnY;
    Text title; ///< of the chip where the view has no words of its own
    /// Where the parts are no cells: remainderOf() tells what is left of them.
    std::shared_ptr<const RowMeasure> measured;
};

/// The cross filter of a dashboard: tables, views and relations made from what its tiles show.
///
/// Method   Each dataset that tiles show rows of is read once: the columns of its tiles, in the order of feature ids.
///          Rows that do not meet a tile's own condition have no value for that tile. Datasets are related where the
///          project knows municipalities (role `zones`) and Ortsteile (`districts`): a row belongs to the zone that
///          covers the middle of its box, or whose key it names.
/// Threads  one at a time; a copy is cheap (it shares the columns) and may be asked beside the window.
class FilterModel {
public:
    /// Errors   Database, Io, Cancelled. A tile whose dataset or column is gone takes no part.
    static Result<FilterModel> make(workspace::Workspace& project, const Dashboard& dashboard,
                                    const std::vector<TileAnswer>& answers, Job& job);

    /// Chooses something in a tile, in place of what was chosen there.
    /// Errors   NotFound      the tile takes no part.   InvalidInput  it does not offer that.   Cancelled.
    Result<void> choose(std::string_view tile, const TileChoice& choice, Job& job);
    Result<void> clear(std::string_view tile, Job& job); ///< a tile that takes no part: nothing happens
    Result<void> clearAll(Job& job);

    [[nodiscard]] const crossfilter::CrossFilter& filter() const { return m_filter; }
    [[nodiscard]] crossfilter::CrossFilter& filter() { return m_filter; } ///< to prepare and adopt
    [[nodiscard]] const TileLink* link(std::string_view tile) const;      ///< nullptr: the tile takes no part
    [[nodiscard]] bool isFiltered() const;                                ///< anything, anywhere
    [[nodiscard]] bool isNarrowed(std::size_t table) const;               ///< not all of its rows are selected
    [[nodiscard]] std::optional<std::size_t> tableOf(std::string_view dataset) const;
    [[nodiscard]] const std::vector<std::int64_t>& fids(std::size_t table) const { return *m_tables[table].fids; }
    [[nodiscard]] const std::shared_ptr<const std::vector<std::int64_t>>& sharedFids(std::size_t table) const
    {
        return m_tables[table].fids;
    }
    /// Keys of municipalities or Ortsteile in the order of fids(); nullptr: the table holds neither.
    [[nodiscard]] const std::shared_ptr<const std::vector<std::string>>& zoneKeys(std::size_t table) const
    {
        return m_tables[table].zoneKeys;
    }
    using Links = std::map<std::string, TileLink, std::less<>>; ///< by tile
    [[nodiscard]] const Links& links() const { return *m_links; }
    /// Whether choose() costs microseconds; if not, it belongs into a job.
    [[nodiscard]] bool isInstant(std::string_view tile, const TileChoice& choice) const;

    /// The selected part of each value that the tile shows, in the order of the answer (NaN on a line: none); empty:
    /// cannot be told from counts.
    [[nodiscard]] std::vector<double> selectedValues(std::string_view tile) const;
    /// Rows that pass every filter, as a mask in the order of fids(); nothing where all do.
    [[nodiscard]] Result<std::optional<crossfilter::RowMask>> selectedRows(std::size_t table, Job& job) const;

private:
    struct Table {
        std::string dataset;
        std::shared_ptr<const std::vector<std::int64_t>> fids; ///< ascending: the order of the rows
        std::shared_ptr<const std::vector<std::string>> zoneKeys;
        std::map<std::string, std::shared_ptr<const std::vector<double>>> numbers; ///< of intervals and boxes
    };
    FilterModel(crossfilter::CrossFilter filter, std::vector<Table> tables) noexcept
        : m_filter(std::move(filter)),
          m_tables(std::move(tables))
    {
    }
    friend struct FilterModelMaker;
    [[nodiscard]] Result<crossfilter::ViewFilter> filterOf(const TileLink& link, const TileChoice& choice) const;
    [[nodiscard]] crossfilter::RowMask rowsIn(const Table& table, const std::string& column,
                                              const IntervalChoice& interval) const;

    crossfilter::CrossFilter m_filter;
    std::vector<Table> m_tables;
    std::shared_ptr<const Links> m_links = std::make_shared<Links>();
};

} // namespace weitblick::dashboard
