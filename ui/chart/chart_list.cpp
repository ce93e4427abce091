// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/bar_chart.h"
#include "ui/chart/document_chart.h"
#include "ui/chart/histogram_chart.h"
#include "ui/chart/kpi_chart.h"
#include "ui/chart/table_chart.h"

namespace weitblick::ui {

namespace {

/// One overload a kind of answer.
struct Maker {
    std::unique_ptr<Chart> operator()(const dashboard::KpiAnswer& answer) const
    {
        return std::make_unique<KpiChart>(answer);
    }
    std::unique_ptr<Chart> operator()(const dashboard::BarAnswer& answer) const
    {
        return std::make_unique<BarChart>(answer);
    }
    std::unique_ptr<Chart> operator()(const dashboard::HistogramAnswer& answer) const
    {
        return std::make_unique<HistogramChart>(answer);
    }
    std::unique_ptr<Chart> operator()(const dashboard::TableAnswer& answer) const
    {
        return std::make_unique<TableChart>(answer);
    }
    std::unique_ptr<Chart> operator()(const dashboard::TextAnswer& answer) const
    {
        return std::make_unique<TextChart>(answer);
    }
    std::unique_ptr<Chart> operator()(const dashboard::ImageAnswer& answer) const
    {
        return std::make_unique<ImageChart>(answer);
    }
    template <typename Other>
    std::unique_ptr<Chart> operator()(const Other&) const
    {
        return nullptr;
    }
};

} // namespace

std::unique_ptr<Chart> makeChart(const dashboard::TileAnswer& answer)
{
    return std::visit(Maker{}, answer.shown);
}

} // namespace weitblick::ui
