// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile.h"

#include <array>
#include <string_view>

// What the content of each kind of tile is made of, told once: reading, writing and checking all walk these lists. A
// source of rows comes before its fields, because it says which fields there are.
namespace weitblick::dashboard::detail {

inline constexpr std::array<std::string_view, 5> kAggregates = {"count", "sum", "mean", "minimum", "maximum"};
inline constexpr std::array<std::string_view, 5> kBarOrders = {"usual", "given", "largest", "smallest", "name"};
inline constexpr std::array<std::string_view, 3> kBarLayouts = {"grouped", "stacked", "share"};

template <typename Visitor>
void visitFields(Visitor& visitor, MapContent& map)
{
    visitor.indicator("indicator", map.indicator);
    visitor.level("level", map.level);
    visitor.text("result", map.result);
    visitor.rows(map.rows);
    visitor.field("field", map.field);
    visitor.text("ramp", map.ramp);
    visitor.count("classes", map.classCount);
    visitor.flag("layer_colours", map.useLayerColours);
}

template <typename Visitor>
void visitFields(Visitor& visitor, KpiContent& kpi)
{
    visitor.indicator("indicator", kpi.indicator);
    visitor.optionalNumber("target", kpi.target);
    visitor.text("trend_against", kpi.trendAgainst);
    visitor.rows(kpi.rows);
    visitor.field("along", kpi.along);
    visitor.field("value", kpi.value);
    visitor.choice("aggregate", kpi.aggregate, kAggregates);
}

template <typename Visitor>
void visitFields(Visitor& visitor, GaugeContent& gauge)
{
    visitor.indicator("indicator", gauge.indicator);
    visitor.number("minimum", gauge.minimum);
    visitor.number("maximum", gauge.maximum);
    visitor.numbers("thresholds", gauge.thresholds);
    visitor.optionalNumber("target", gauge.target);
}

template <typename Visitor>
void visitFields(Visitor& visitor, BarContent& bar)
{
    visitor.indicators("indicators", bar.indicators);
    visitor.level("level", bar.level);
    visitor.rows(bar.rows);
    visitor.field("group_by", bar.groupBy);
    visitor.field("value", bar.value);
    visitor.choice("aggregate", bar.aggregate, kAggregates);
    visitor.choice("order", bar.order, kBarOrders);
    visitor.choice("layout", bar.layout, kBarLayouts);
    visitor.count("limit", bar.limit);
}

template <typename Visitor>
void visitFields(Visitor& visitor, LineContent& line)
{
    visitor.rows(line.rows);
    visitor.field("along", line.along);
    visitor.fields("values", line.values);
    visitor.field("group_by", line.groupBy);
    visitor.choice("aggregate", line.aggregate, kAggregates);
}

template <typename Visitor>
void visitFields(Visitor& visitor, HistogramContent& histogram)
{
    visitor.rows(histogram.rows);
    visitor.field("field", histogram.field);
    visitor.numbers("edges", histogram.edges);
    visitor.count("bins", histogram.binCount);
}

template <typename Visitor>
void visitFields(Visitor& visitor, BoxContent& box)
{
    visitor.rows(box.rows);
    visitor.field("field", box.field);
    visitor.field("group_by", box.groupBy);
    visitor.count("limit", box.limit);
}

template <typename Visitor>
void visitFields(Visitor& visitor, ScatterContent& scatter)
{
    visitor.indicator("indicator_x", scatter.indicatorX);
    visitor.indicator("indicator_y", scatter.indicatorY);
    visitor.level("level", scatter.level);
    visitor.rows(scatter.rows);
    visitor.field("field_x", scatter.fieldX);
    visitor.field("field_y", scatter.fieldY);
    visitor.field("label", scatter.label);
    visitor.count("limit", scatter.limit);
}

template <typename Visitor>
void visitFields(Visitor& visitor, HeatCalendarContent& calendar)
{
    visitor.rows(calendar.rows);
    visitor.field("date", calendar.date);
    visitor.field("value", calendar.value);
    visitor.choice("aggregate", calendar.aggregate, kAggregates);
}

template <typename Visitor>
void visitFields(Visitor& visitor, SankeyContent& sankey)
{
    visitor.rows(sankey.rows);
    visitor.field("from", sankey.from);
    visitor.field("to", sankey.to);
    visitor.field("value", sankey.value);
    visitor.count("limit", sankey.limit);
    visitor.flag("within", sankey.isWithinShown);
}

template <typename Visitor>
void visitFields(Visitor& visitor, TableContent& table)
{
    visitor.indicators("indicators", table.indicators);
    visitor.level("level", table.level);
    visitor.rows(table.rows);
    visitor.fields("fields", table.fields);
    visitor.count("limit", table.limit);
}

template <typename Visitor>
void visitFields(Visitor& visitor, TextContent& text)
{
    visitor.bilingual("markdown", text.markdown);
}

template <typename Visitor>
void visitFields(Visitor& visitor, ImageContent& image)
{
    visitor.text("path", image.path);
    visitor.bilingual("description", image.description);
}

template <typename Visitor>
void visitFields(Visitor& visitor, FilterContent& filter)
{
    visitor.rows(filter.rows);
    visitor.field("field", filter.field);
    visitor.count("limit", filter.limit);
}

} // namespace weitblick::dashboard::detail
