// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/indicator.h"
#include "core/base/text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::dashboard {

using analysis::indicator::Level;

/// Where a tile lies on the grid of kGridColumns columns; counted from 0. A row is as high as the window makes it.
struct Place {
    int column = 0;
    int row = 0;
    int width = 6;
    int height = 4;
    friend bool operator==(const Place&, const Place&) = default;
};

/// Rows of a dataset: the one that plays `role`, or the one called `dataset`. A field of a tile is a field of the role
/// (found through the mapping) or a column.
struct RowSource {
    std::string role;
    std::string dataset;
    std::string where;  ///< condition in the formula language; empty: all rows
    std::string madeBy; ///< analysis whose result `dataset` is; empty: it is no result, or which is not known
    friend bool operator==(const RowSource&, const RowSource&) = default;
};

/// What becomes of the values of a group.
enum class Aggregate : std::uint8_t { Count, Sum, Mean, Minimum, Maximum };
/// Usual: along the scale that the labels form (numbers, classes of the registry: scale_order.h), else the largest
/// first. Name: by number where all labels are numbers.
enum class BarOrder : std::uint8_t { Usual, Given, Largest, Smallest, Name };
enum class BarLayout : std::uint8_t { Grouped, Stacked, Share }; ///< of several bars at one label

/// A map: the zones coloured by an indicator, or a layer coloured by a field (empty: plain).
struct MapContent {
    std::string indicator;
    Level level = Level::Districts; ///< of the indicator
    std::string result;             ///< dataset with the result of the indicator; empty: the newest one
    RowSource rows;
    std::string field;
    std::string ramp;            ///< empty: what core/map chooses
    std::size_t classCount = 5;  ///< of numbers
    bool useLayerColours = true; ///< the colours that the project keeps for this layer and field, where there are any
    friend bool operator==(const MapContent&, const MapContent&) = default;
};
/// One indicator as a number, with its target, how it changed against an earlier result, and the way it took.
struct KpiContent {
    std::string indicator;
    std::optional<double> target;
    std::string trendAgainst; ///< dataset with an earlier result of the indicators; empty: no trend
    RowSource rows;           ///< with its history: one point for each year, date or time of `along`; none: not drawn
    std::string along;
    std::string value;
    Aggregate aggregate = Aggregate::Sum;
    friend bool operator==(const KpiContent&, const KpiContent&) = default;
};
/// One indicator on a dial from `minimum` to `maximum`, cut into coloured stretches at `thresholds`.
struct GaugeContent {
    std::string indicator;
    double minimum = 0.0;
    double maximum = 100.0;
    std::vector<double> thresholds;
    std::optional<double> target;
    friend bool operator==(const GaugeContent&, const GaugeContent&) = default;
};
/// Bars: indicators by zone (level Zones or Districts) or side by side for the zone that is chosen (level Whole); or
/// rows grouped by a field.
struct BarContent {
    std::vector<std::string> indicators;
    Level level = Level::Whole;
    RowSource rows;
    std::string groupBy;
    std::string value; ///< field; not needed to count
    Aggregate aggregate = Aggregate::Count;
    BarOrder order = BarOrder::Usual;
    BarLayout layout = BarLayout::Grouped;
    std::size_t limit = 12; ///< of labels; the rest is put together
    friend bool operator==(const BarContent&, const BarContent&) = default;
};
/// Lines over a field of numbers (years), dates or times; one for each of `values`, or for each text of `groupBy`.
struct LineContent {
    RowSource rows;
    std::string along;
    std::vector<std::string> values;
    std::string groupBy;
    Aggregate aggregate = Aggregate::Sum;
    friend bool operator==(const LineContent&, const LineContent&) = default;
};
/// Counts of rows by classes of a number field.
struct HistogramContent {
    RowSource rows;
    std::string field;
    std::vector<double> edges; ///< ascending, given by hand; empty: `binCount` round classes
    std::size_t binCount = 20;
    friend bool operator==(const HistogramContent&, const HistogramContent&) = default;
};
/// Median, quartiles and whiskers (Tukey) of a number field, for each text of `groupBy` or for all.
struct BoxContent {
    RowSource rows;
    std::string field;
    std::string groupBy;
    std::size_t limit = 12;
    friend bool operator==(const BoxContent&, const BoxContent&) = default;
};
/// Two indicators by zone, or two number fields of rows, as points.
struct ScatterContent {
    std::string indicatorX;
    std::string indicatorY;
    Level level = Level::Districts;
    RowSource rows;
    std::string fieldX;
    std::string fieldY;
    std::string label; ///< field that names a point
    std::size_t limit = 20'000;
    friend bool operator==(const ScatterContent&, const ScatterContent&) = default;
};
/// One value a day, week by week.
struct HeatCalendarContent {
    RowSource rows;
    std::string date;
    std::string value; ///< not needed to count
    Aggregate aggregate = Aggregate::Count;
    friend bool operator==(const HeatCalendarContent&, const HeatCalendarContent&) = default;
};
/// Flows between the texts of two fields.
struct SankeyContent {
    RowSource rows;
    std::string from;
    std::string to;
    std::string value;      ///< not needed to count
    std::size_t limit = 24; ///< of flows; the smallest are put together
    bool isWithinShown = false;
    friend bool operator==(const SankeyContent&, const SankeyContent&) = default;
};
/// Indicators (columns) by zone (rows), or the first rows of a dataset.
struct TableContent {
    std::vector<std::string> indicators;
    Level level = Level::Districts;
    RowSource rows;
    std::vector<std::string> fields; ///< empty: all
    std::size_t limit = 200;
    friend bool operator==(const TableContent&, const TableContent&) = default;
};
struct TextContent {
    Text markdown;
    friend bool operator==(const TextContent&, const TextContent&) = default;
};
/// A picture beside the project file, or shipped with the program.
struct ImageContent {
    std::string path;
    Text description; ///< for those who do not see it
    friend bool operator==(const ImageContent&, const ImageContent&) = default;
};
/// A control that narrows all tiles over the same dataset: a list of texts, or a range of numbers or dates.
struct FilterContent {
    RowSource rows;
    std::string field;
    std::size_t limit = 50; ///< of texts
    friend bool operator==(const FilterContent&, const FilterContent&) = default;
};

/// In the order of TileKind.
using TileContent = std::variant<MapContent, KpiContent, GaugeContent, BarContent, LineContent, HistogramContent,
                                 BoxContent, ScatterContent, HeatCalendarContent, SankeyContent, TableContent,
                                 TextContent, ImageContent, FilterContent>;
enum class TileKind : std::uint8_t {
    Map,
    Kpi,
    Gauge,
    Bar,
    Line,
    Histogram,
    Box,
    Scatter,
    HeatCalendar,
    Sankey,
    Table,
    Text,
    Image,
    Filter
};

/// One rectangle of a dashboard: what it shows and where it lies.
struct Tile {
    std::string id; ///< lower_case, unique in the dashboard
    Text title;     ///< empty: made from what it shows
    Text note;      ///< a line below, may be empty
    Place place;
    TileContent content;
    friend bool operator==(const Tile&, const Tile&) = default;

    [[nodiscard]] TileKind kind() const { return static_cast<TileKind>(content.index()); }
};

std::string_view nameOf(TileKind kind); ///< "map", "kpi", "heat_calendar" … as files spell it
std::optional<TileKind> tileKindOf(std::string_view name);
Text titleOf(TileKind kind); ///< "Karte" / "map"
TileContent emptyContentOf(TileKind kind);
Place usualPlaceOf(TileKind kind); ///< at 0, 0 in the size that suits the kind

} // namespace weitblick::dashboard
