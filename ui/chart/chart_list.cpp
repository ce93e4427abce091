// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/bar_chart.h"
#include "ui/chart/box_chart.h"
#include "ui/chart/calendar_chart.h"
#include "ui/chart/document_chart.h"
#include "ui/chart/filter_chart.h"
#include "ui/chart/gauge_chart.h"
#include "ui/chart/histogram_chart.h"
#include "ui/chart/kpi_chart.h"
#include "ui/chart/line_chart.h"
#include "ui/chart/sankey_chart.h"
#include "ui/chart/scatter_chart.h"
#include "ui/chart/table_chart.h"

namespace weitblick::ui {

namespace {

using namespace dashboard;
using MadeChart = std::unique_ptr<Chart>;

/// One overload a kind of answer.
struct Maker {
    MadeChart operator()(const MapAnswer&) const { return nullptr; }
    MadeChart operator()(const KpiAnswer& answer) const { return std::make_unique<KpiChart>(answer); }
    MadeChart operator()(const GaugeAnswer& answer) const { return std::make_unique<GaugeChart>(answer); }
    MadeChart operator()(const BarAnswer& answer) const { return std::make_unique<BarChart>(answer); }
    MadeChart operator()(const LineAnswer& answer) const { return std::make_unique<LineChart>(answer); }
    MadeChart operator()(const HistogramAnswer& answer) const { return std::make_unique<HistogramChart>(answer); }
    MadeChart operator()(const BoxAnswer& answer) const { return std::make_unique<BoxChart>(answer); }
    MadeChart operator()(const ScatterAnswer& answer) const { return std::make_unique<ScatterChart>(answer); }
    MadeChart operator()(const HeatCalendarAnswer& answer) const { return std::make_unique<CalendarChart>(answer); }
    MadeChart operator()(const SankeyAnswer& answer) const { return std::make_unique<SankeyChart>(answer); }
    MadeChart operator()(const TableAnswer& answer) const { return std::make_unique<TableChart>(answer); }
    MadeChart operator()(const TextAnswer& answer) const { return std::make_unique<TextChart>(answer); }
    MadeChart operator()(const ImageAnswer& answer) const { return std::make_unique<ImageChart>(answer); }
    MadeChart operator()(const FilterAnswer& answer) const { return std::make_unique<FilterChart>(answer); }
    MadeChart operator()(const MissingAnswer&) const { return nullptr; }
};

} // namespace

std::unique_ptr<Chart> makeChart(const TileAnswer& answer)
{
    return std::visit(Maker{}, answer.shown);
}

} // namespace weitblick::ui
