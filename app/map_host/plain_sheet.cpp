// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/plain_sheet.h"

#include "app/map_host/qgis_names.h"
#include "app/map_host/text.h"

#include <QFont>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemlegend.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempage.h>
#include <qgslayoutitemscalebar.h>
#include <qgslayoutmeasurement.h>
#include <qgslayoutpagecollection.h>
#include <qgslayoutpoint.h>
#include <qgslayoutsize.h>
#include <qgslegendstyle.h>
#include <qgsprintlayout.h>

#include <algorithm>

namespace weitblick::map_host {

namespace {

constexpr double kGapMm = 4.0;
constexpr double kFootMm = 9.0;

/// A rectangle on the page in millimetres.
struct Place {
    double x, y, width, height;
};

/// Where everything stands.
struct Sheet {
    Place map, title, subtitle, legend, scaleBar, attribution;
};

Sheet sheetFor(double width, double height)
{
    const bool isWide = width >= height;
    const double panel = isWide ? std::clamp(width * 0.27, 45.0, 80.0) : width - 2 * kGapMm;
    const double panelHeight = isWide ? height : std::clamp(height * 0.3, 45.0, 120.0);
    const double mapWidth = isWide ? width - panel - 3 * kGapMm : width - 2 * kGapMm;
    const double mapHeight = (isWide ? height : height - panelHeight) - 2 * kGapMm - kFootMm;
    const double panelX = isWide ? mapWidth + 2 * kGapMm : kGapMm;
    const double panelY = isWide ? kGapMm : mapHeight + 2 * kGapMm + kFootMm;
    const double footY = kGapMm + mapHeight + 1.5;
    return {.map = {kGapMm, kGapMm, mapWidth, mapHeight},
            .title = {panelX, panelY, panel, 14},
            .subtitle = {panelX, panelY + 14, panel, 9},
            .legend = {panelX, panelY + 25, panel, std::max(10.0, panelHeight - 25 - 2 * kGapMm)},
            .scaleBar = {kGapMm, footY, 60, kFootMm},
            .attribution = {kGapMm + 62, footY, mapWidth - 62, kFootMm}};
}

QFont fontOf(double sizePt, QFont::Weight weight = QFont::Normal)
{
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(sizePt);
    font.setWeight(weight);
    return font;
}

void put(QgsLayoutItem& item, const Place& place)
{
    item.attemptMove(QgsLayoutPoint(place.x, place.y, names::kMm));
    item.attemptResize(QgsLayoutSize(place.width, place.height, names::kMm));
}

void addLabel(QgsPrintLayout& layout, const char* id, const Place& place, const QFont& font, Qt::Alignment alignment)
{
    auto* label = new QgsLayoutItemLabel(&layout); // the layout owns it
    label->setId(QLatin1String(id));
    label->setFont(font);
    label->setHAlign(static_cast<Qt::AlignmentFlag>(int(alignment & Qt::AlignHorizontal_Mask)));
    label->setVAlign(static_cast<Qt::AlignmentFlag>(int(alignment & Qt::AlignVertical_Mask)));
    label->setMarginX(0);
    label->setMarginY(0);
    layout.addLayoutItem(label);
    put(*label, place);
}

QgsLayoutItemMap* addMap(QgsPrintLayout& layout, const Place& place)
{
    auto* map = new QgsLayoutItemMap(&layout);
    layout.addLayoutItem(map);
    put(*map, place);
    map->setFrameEnabled(true);
    map->setFrameStrokeColor(QColor(120, 120, 120));
    map->setFrameStrokeWidth(QgsLayoutMeasurement(0.2, names::kMm));
    map->setBackgroundColor(Qt::white);
    return map;
}

void addLegend(QgsPrintLayout& layout, QgsLayoutItemMap* map, const Place& place)
{
    auto* legend = new QgsLayoutItemLegend(&layout);
    layout.addLayoutItem(legend);
    legend->setLinkedMap(map);
    legend->setResizeToContents(true);
    legend->rstyle(QgsLegendStyle::Title).setFont(fontOf(9, QFont::DemiBold));
    legend->rstyle(QgsLegendStyle::Group).setFont(fontOf(9, QFont::DemiBold));
    legend->rstyle(QgsLegendStyle::Subgroup).setFont(fontOf(8.5, QFont::DemiBold));
    legend->rstyle(QgsLegendStyle::SymbolLabel).setFont(fontOf(8));
    legend->setSymbolWidth(6);
    legend->setBackgroundEnabled(false);
    put(*legend, place);
}

void addScaleBar(QgsPrintLayout& layout, QgsLayoutItemMap* map, const Place& place)
{
    auto* bar = new QgsLayoutItemScaleBar(&layout);
    layout.addLayoutItem(bar);
    bar->setId(QStringLiteral("scalebar"));
    bar->setStyle(QStringLiteral("Line Ticks Up"));
    bar->setLinkedMap(map);
    QgsTextFormat format = bar->textFormat();
    format.setFont(fontOf(7));
    format.setSize(7);
    format.setSizeUnit(names::kPointSize);
    bar->setTextFormat(format);
    bar->setHeight(1.6);
    put(*bar, place);
}

} // namespace

void arrangePlainSheet(QgsPrintLayout& layout, const map_link::MakeLayout& request)
{
    layout.pageCollection()->page(0)->setPageSize(QgsLayoutSize(request.pageWidthMm, request.pageHeightMm, names::kMm));
    const Sheet sheet = sheetFor(request.pageWidthMm, request.pageHeightMm);
    QgsLayoutItemMap* map = addMap(layout, sheet.map);
    addLabel(layout, "title", sheet.title, fontOf(13, QFont::DemiBold), Qt::AlignLeft | Qt::AlignTop);
    addLabel(layout, "subtitle", sheet.subtitle, fontOf(8), Qt::AlignLeft | Qt::AlignTop);
    addLabel(layout, "attribution", sheet.attribution, fontOf(6.5), Qt::AlignRight | Qt::AlignTop);
    addLegend(layout, map, sheet.legend);
    addScaleBar(layout, map, sheet.scaleBar);
}

} // namespace weitblick::map_host
