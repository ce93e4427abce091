// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/legend_symbols.h"

#include "app/map_host/text.h"

#include <QImage>
#include <qgslegendsymbolitem.h>
#include <qgsrasterlayer.h>
#include <qgsrasterrenderer.h>
#include <qgsrenderer.h>
#include <qgssymbol.h>
#include <qgsvectorlayer.h>

#include <cstring>

namespace weitblick::map_host {

namespace {

map_link::LegendSymbol symbolOf(const std::string& layerId, const QString& label, const QImage& icon)
{
    map_link::LegendSymbol symbol{.layerId = layerId, .label = label.toStdString()};
    if (!icon.isNull()) {
        const QImage pixels = icon.convertToFormat(QImage::Format_ARGB32_Premultiplied);
        symbol.widthPx = static_cast<std::uint32_t>(pixels.width());
        symbol.heightPx = static_cast<std::uint32_t>(pixels.height());
        symbol.pixels.resize(std::size_t{symbol.widthPx} * symbol.heightPx);
        for (int row = 0; row < pixels.height(); ++row) {
            std::memcpy(&symbol.pixels[static_cast<std::size_t>(row) * symbol.widthPx], pixels.constScanLine(row),
                        std::size_t{symbol.widthPx} * sizeof(std::uint32_t));
        }
    }
    return symbol;
}

void addVector(map_link::LegendReady& legend, const std::string& id, const QgsVectorLayer& layer, QSize iconSize)
{
    if (layer.renderer() == nullptr) {
        return;
    }
    const QgsLegendSymbolList items = layer.renderer()->legendSymbolItems();
    for (const QgsLegendSymbolItem& item : items) {
        const QImage icon = item.symbol() == nullptr ? QImage() : item.symbol()->asImage(iconSize);
        const QString label = item.label().isEmpty() ? layer.name() : item.label();
        legend.symbols.push_back(symbolOf(id, label, icon));
    }
}

void addRaster(map_link::LegendReady& legend, const std::string& id, const QgsRasterLayer& layer, QSize iconSize)
{
    if (layer.renderer() == nullptr) {
        return;
    }
    const auto items = layer.renderer()->legendSymbologyItems();
    for (const auto& [label, color] : items) {
        QImage icon(iconSize, QImage::Format_ARGB32_Premultiplied);
        icon.fill(color);
        legend.symbols.push_back(symbolOf(id, label, icon));
    }
}

} // namespace

map_link::LegendReady legendOf(const LayerStack& stack, const map_link::MakeLegend& request)
{
    map_link::LegendReady legend{.request = request.request};
    const QSize iconSize(static_cast<int>(request.iconSizePx), static_cast<int>(request.iconSizePx));
    for (const map_link::Layer& described : stack.described()) {
        QgsMapLayer* layer = stack.layer(described.id);
        if (const auto* vector = qobject_cast<QgsVectorLayer*>(layer)) {
            addVector(legend, described.id, *vector, iconSize);
        } else if (const auto* raster = qobject_cast<QgsRasterLayer*>(layer)) {
            addRaster(legend, described.id, *raster, iconSize);
        }
    }
    return legend;
}

} // namespace weitblick::map_host
