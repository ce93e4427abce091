// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/dashboard/number_summary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What charts show. Colours are numbers of a palette (0, 1, 2 …): the window has the colours.
namespace weitblick::dashboard {

/// How numbers of one kind are written.
struct NumberForm {
    std::string unit;     ///< symbol of core/base/unit.h; "1" or empty: none
    Text unitTitle;       ///< what stands behind the number; empty: the symbol as it is printed
    int decimals = 1;     ///< at most
    bool isSign = false;  ///< "+" before what is above 0
    bool isCount = false; ///< of things: thousands are parted from four digits on, as by readableCount()
    friend bool operator==(const NumberForm&, const NumberForm&) = default;
};

inline bool isPercent(const NumberForm& form)
{
    return form.unitTitle.empty() ? form.unit == "%" : form.unitTitle.de == "%";
}

/// How differences of such numbers are written: with their sign; of percentages in percentage points.
inline NumberForm differenceForm(NumberForm form)
{
    form.isSign = true;
    if (isPercent(form)) {
        form.unitTitle = {"Prozentpunkte", "percentage points"};
    }
    return form;
}

/// Where the parts of a chart come from, so that a brush on it becomes a filter on rows: class i holds the rows whose
/// `column` is texts[i], or lies in [edges[i], edges[i + 1]) (the last class with its upper end).
struct Binding {
    std::string dataset;
    std::string column; ///< a column of the dataset, not a field of the role
    std::string where;  ///< condition over columns that all rows have met; empty: none
    std::vector<std::string> texts;
    std::vector<double> edges;
    [[nodiscard]] bool empty() const { return dataset.empty() || column.empty(); }
};

/// Values side by side, one for each label.
struct ChartSeries {
    Text name;
    std::size_t color = 0;
    std::vector<std::optional<double>> values; ///< as many as labels; nothing: no value
    NumberForm form;
};
struct ChartLabel {
    Text text;
    std::string key; ///< of the zone, or the text of the group; empty for "the rest"
    bool isRest = false;
    bool isMissing = false; ///< rows without a text; isRest too
};
struct BarAnswer {
    std::vector<ChartLabel> labels;
    std::vector<ChartSeries> series;
    bool isStacked = false;
    bool isShare = false; ///< stacked to 100 %
    Binding binding;      ///< empty for bars of indicators
};

struct HistogramAnswer {
    std::vector<double> edges;        ///< one more than counts
    std::vector<std::int64_t> counts; ///< rows
    std::int64_t missingCount = 0;    ///< without a value
    std::int64_t belowCount = 0;      ///< outside of edges given by hand
    std::int64_t aboveCount = 0;
    Text axis;
    NumberForm form;
    Binding binding;
};

/// The values of one group as a box.
struct BoxGroup {
    Text name;
    std::int64_t count = 0;
    std::int64_t missingCount = 0;
    NumberSummary summary; ///< of the values; all 0 where there is none
    friend bool operator==(const BoxGroup&, const BoxGroup&) = default;
};
struct BoxAnswer {
    std::vector<BoxGroup> groups;
    Text axis;
    NumberForm form;
    Binding binding; ///< of the groups
    std::string valueColumn;
};

struct ScatterPoint {
    double x = 0.0;
    double y = 0.0;
    std::string label;
    std::int64_t fid = 0; ///< of the row; 0 where points are zones
    std::string key;      ///< of the zone
};
struct ScatterAnswer {
    std::vector<ScatterPoint> points;
    std::int64_t totalCount = 0; ///< more than points: an even sample is shown
    Text axisX;
    Text axisY;
    NumberForm formX;
    NumberForm formY;
    std::optional<double> correlation; ///< Pearson, of all rows; nothing for fewer than three
    std::string dataset;
    std::string columnX;
    std::string columnY;
    std::string where; ///< as in Binding
};

/// Numbers along a line; `x` is a year, any other number, or seconds since 1970 (UTC), as isTime says.
struct LineSeries {
    Text name;
    std::size_t color = 0;
    std::vector<std::pair<double, std::optional<double>>> points; ///< ascending; nothing: a gap
    NumberForm form;
};
struct LineAnswer {
    std::vector<LineSeries> series;
    bool isTime = false;
    Text axisX;
    std::string dataset;
    std::string columnX;
    std::string where; ///< as in Binding
};

struct CalendarDay {
    std::int64_t day = 0; ///< days since 1970-01-01
    std::optional<double> value;
};
struct HeatCalendarAnswer {
    std::vector<CalendarDay> days; ///< every day from the first to the last
    double minimum = 0.0;
    double maximum = 0.0;
    NumberForm form;
    Binding binding; ///< column of the date
};

struct SankeyNode {
    Text name;
    std::size_t color = 0;
    int side = 0; ///< 0 left, 1 right
    double value = 0.0;
};
struct SankeyLink {
    std::size_t from = 0; ///< number of the node
    std::size_t to = 0;
    double value = 0.0;
};
struct SankeyAnswer {
    std::vector<SankeyNode> nodes;
    std::vector<SankeyLink> links;
    double withinSum = 0.0; ///< flows that end where they start, when they are not shown
    NumberForm form;
    Binding binding; ///< column of the left side
};

} // namespace weitblick::dashboard
