// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/theme_style.h"

#include "app/map_host/qgis_names.h"
#include "app/map_host/raster_style.h"
#include "app/map_host/text.h"

#include <QDomDocument>
#include <qgscategorizedsymbolrenderer.h>
#include <qgsexpression.h>
#include <qgsfeatureiterator.h>
#include <qgsfeaturerequest.h>
#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgsgraduatedsymbolrenderer.h>
#include <qgslinesymbol.h>
#include <qgslinesymbollayer.h>
#include <qgsmapunitscale.h>
#include <qgsmarkersymbol.h>
#include <qgsmarkersymbollayer.h>
#include <qgsnullsymbolrenderer.h>
#include <qgspallabeling.h>
#include <qgsrasterlayer.h>
#include <qgsreadwritecontext.h>
#include <qgsrendercontext.h>
#include <qgsrulebasedrenderer.h>
#include <qgssinglesymbolrenderer.h>
#include <qgstextbuffersettings.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>

#include <memory>

namespace weitblick::map_host {

namespace {

using map_link::LayerStyle;
using map_link::StyleClass;
using map_link::StyleKind;

constexpr double kMmPerPx = 25.4 / 96.0;

std::unique_ptr<QgsFillSymbol> fillSymbol(std::uint32_t argb, const LayerStyle& style)
{
    const bool hasOutline = style.outlineArgb != 0 && style.outlineWidthPx > 0;
    auto* layer = new QgsSimpleFillSymbolLayer(toQt(argb), Qt::SolidPattern, toQt(style.outlineArgb),
                                               hasOutline ? Qt::SolidLine : Qt::NoPen, style.outlineWidthPx * kMmPerPx,
                                               Qt::RoundJoin);
    return std::make_unique<QgsFillSymbol>(QgsSymbolLayerList{layer});
}

std::unique_ptr<QgsLineSymbol> lineSymbol(std::uint32_t argb, const LayerStyle& style)
{
    auto* layer = new QgsSimpleLineSymbolLayer(toQt(argb), style.lineWidthPx * kMmPerPx);
    layer->setPenJoinStyle(Qt::RoundJoin);
    layer->setPenCapStyle(Qt::RoundCap);
    return std::make_unique<QgsLineSymbol>(QgsSymbolLayerList{layer});
}

std::unique_ptr<QgsMarkerSymbol> markerSymbol(std::uint32_t argb, const LayerStyle& style)
{
    auto* layer = new QgsSimpleMarkerSymbolLayer();
    layer->setSize(style.pointSizePx * kMmPerPx);
    if (style.pointGroundM > 0) {
        layer->setSize(style.pointGroundM);
        layer->setSizeUnit(names::kGroundMetres);
        QgsMapUnitScale limits;
        limits.minSizeMMEnabled = true;
        limits.minSizeMM = style.pointLeastPx * kMmPerPx;
        limits.maxSizeMMEnabled = true;
        limits.maxSizeMM = style.pointSizePx * kMmPerPx;
        layer->setSizeMapUnitScale(limits);
    }
    layer->setColor(toQt(argb));
    layer->setStrokeColor(toQt(style.outlineArgb));
    layer->setStrokeStyle(style.outlineArgb != 0 ? Qt::SolidLine : Qt::NoPen);
    layer->setStrokeWidth(style.outlineWidthPx * kMmPerPx);
    return std::make_unique<QgsMarkerSymbol>(QgsSymbolLayerList{layer});
}

/// The caller owns it, as everywhere in QGIS.
QgsSymbol* symbolFor(const QgsVectorLayer& layer, std::uint32_t argb, const LayerStyle& style)
{
    switch (layer.geometryType()) {
    case names::kPolygons:
        return fillSymbol(argb, style).release();
    case names::kLines:
        return lineSymbol(argb, style).release();
    default:
        return markerSymbol(argb, style).release();
    }
}

QgsFeatureRenderer* graduated(const QgsVectorLayer& layer, const LayerStyle& style)
{
    QgsRangeList ranges;
    for (const StyleClass& one : style.classes) {
        ranges << QgsRendererRange(one.lower, one.upper, symbolFor(layer, one.argb, style), toQt(one.label),
                                   one.isVisible);
    }
    return new QgsGraduatedSymbolRenderer(toQt(style.column), ranges);
}

QgsFeatureRenderer* categorised(const QgsVectorLayer& layer, const LayerStyle& style)
{
    QgsCategoryList categories;
    for (const StyleClass& one : style.classes) {
        categories << QgsRendererCategory(toQt(one.value), symbolFor(layer, one.argb, style), toQt(one.label),
                                          one.isVisible);
    }
    if (style.otherArgb != 0) { // a category without value takes all others
        categories << QgsRendererCategory(QVariant(), symbolFor(layer, style.otherArgb, style),
                                          QStringLiteral("übrige Werte"));
    }
    return new QgsCategorizedSymbolRenderer(toQt(style.column), categories);
}

bool hasFeature(const QgsVectorLayer& layer, const QString& condition)
{
    QgsFeatureRequest request;
    request.setFilterExpression(condition).setLimit(1);
    QgsFeature feature;
    return layer.getFeatures(request).nextFeature(feature);
}

/// Graduated renderers leave out features without value and values outside:
/// they get rules where there are any.
QgsFeatureRenderer* withRest(QgsFeatureRenderer* renderer, QgsVectorLayer& layer, const LayerStyle& style)
{
    const QString column = QgsExpression::quotedColumnRef(toQt(style.column));
    const QString isMissing = column + QStringLiteral(" IS NULL");
    const bool showMissing = style.missingArgb != 0 && hasFeature(layer, isMissing);
    QString isOther;
    if (style.otherArgb != 0 && !style.classes.empty()) {
        isOther = QStringLiteral("%1 < %2 OR %1 > %3")
                      .arg(column, QString::number(style.classes.front().lower, 'g', 17),
                           QString::number(style.classes.back().upper, 'g', 17));
    }
    const bool showOther = !isOther.isEmpty() && hasFeature(layer, isOther);
    if (!showMissing && !showOther) {
        return renderer;
    }
    std::unique_ptr<QgsFeatureRenderer> owned(renderer);
    QgsRuleBasedRenderer* rules = QgsRuleBasedRenderer::convertFromRenderer(renderer, &layer);
    if (rules == nullptr) {
        return owned.release();
    }
    const auto add = [&](std::uint32_t argb, const QString& condition, const QString& label) {
        rules->rootRule()->appendChild(
            new QgsRuleBasedRenderer::Rule(symbolFor(layer, argb, style), 0, 0, condition, label));
    };
    if (showOther) {
        add(style.otherArgb, isOther, QStringLiteral("übrige Werte"));
    }
    if (showMissing) {
        add(style.missingArgb, isMissing, QStringLiteral("ohne Wert"));
    }
    return rules;
}

QgsFeatureRenderer* rendererFor(QgsVectorLayer& layer, const LayerStyle& style)
{
    switch (style.kind) {
    case StyleKind::Graduated:
        return withRest(graduated(layer, style), layer, style);
    case StyleKind::Categorised:
        return categorised(layer, style);
    default:
        return new QgsSingleSymbolRenderer(
            symbolFor(layer, style.classes.empty() ? 0xff4477aa : style.classes.front().argb, style));
    }
}

void applyLabels(QgsVectorLayer& layer, const map_link::LabelStyle& label)
{
    if (label.column.empty()) {
        return;
    }
    QgsTextFormat format;
    format.setSize(label.sizePt);
    format.setSizeUnit(names::kPointSize);
    format.setColor(toQt(label.argb));
    QgsTextBufferSettings halo;
    halo.setEnabled(qAlpha(label.haloArgb) != 0);
    halo.setColor(toQt(label.haloArgb));
    halo.setSize(0.8);
    format.setBuffer(halo);
    QgsPalLayerSettings settings;
    settings.fieldName = toQt(label.column);
    settings.setFormat(format);
    if (layer.geometryType() == names::kLines) {
        settings.placement = names::kAlongTheLine;
    } else if (layer.geometryType() == names::kPolygons) {
        settings.placement = names::kWithinTheArea;
    }
    if (label.smallestScale > 0) {
        settings.scaleVisibility = true;
        settings.minimumScale = label.smallestScale; // QGIS calls the smallest map scale so
        settings.maximumScale = 0;
    }
    layer.setLabeling(new QgsVectorLayerSimpleLabeling(settings));
    layer.setLabelsEnabled(true);
}

Result<void> applyQml(QgsMapLayer& layer, const std::string& qml)
{
    QDomDocument document;
    QString problem;
    if (!document.setContent(toQt(qml), &problem) || !layer.importNamedStyle(document, problem)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"der QGIS-Stil ist nicht lesbar: " + problem.toStdString(),
                                 "the QGIS style cannot be read: " + problem.toStdString()},
                     .subject = layer.name().toStdString()};
    }
    return {};
}

bool fillsArea(const QgsSymbol& symbol)
{
    if (symbol.type() != Qgis::SymbolType::Fill) {
        return false;
    }
    for (int i = 0; i < symbol.symbolLayerCount(); ++i) {
        const auto* simple = dynamic_cast<const QgsSimpleFillSymbolLayer*>(symbol.symbolLayer(i));
        const bool isOutline = dynamic_cast<const QgsLineSymbolLayer*>(symbol.symbolLayer(i)) != nullptr;
        const bool isEmpty =
            simple != nullptr && (simple->fillColor().alpha() == 0 || simple->brushStyle() == Qt::NoBrush);
        if (!isOutline && !isEmpty) {
            return true;
        }
    }
    return false;
}

} // namespace

Result<void> applyStyle(QgsMapLayer& layer, const LayerStyle& style)
{
    if (style.kind == StyleKind::Qml) {
        WB_CHECK(applyQml(layer, style.qml));
    }
    if (auto* raster = qobject_cast<QgsRasterLayer*>(&layer); raster != nullptr && style.kind == StyleKind::Raster) {
        applyRasterStyle(*raster, style);
        return {};
    }
    auto* vector = qobject_cast<QgsVectorLayer*>(&layer);
    if (vector == nullptr) {
        return {};
    }
    if (style.kind != StyleKind::Qml && style.kind != StyleKind::Default) {
        const bool needsColumn = style.kind != StyleKind::Single;
        if (needsColumn && vector->fields().lookupField(toQt(style.column)) < 0) {
            return Error{.code = ErrorCode::NotFound,
                         .message = {"die Ebene hat die Spalte der Darstellung nicht: " + style.column,
                                     "the layer does not have the column of the theme: " + style.column},
                         .subject = layer.name().toStdString()};
        }
        vector->setRenderer(rendererFor(*vector, style));
        vector->setOpacity(style.opacity);
    }
    applyLabels(*vector, style.label);
    return {};
}

Result<map_link::StyleMade> styleOf(const LayerStack& stack, const map_link::MakeStyle& request)
{
    const QgsMapLayer* layer = stack.layer(request.layerId);
    if (layer == nullptr) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"diese Ebene ist nicht geladen", "this layer is not loaded"},
                     .subject = request.layerId};
    }
    QDomDocument document;
    QString problem;
    layer->exportNamedStyle(document, problem, QgsReadWriteContext(),
                            QgsMapLayer::Symbology | QgsMapLayer::Labeling | QgsMapLayer::Rendering);
    return map_link::StyleMade{.request = request.request, .qml = document.toString(1).toStdString()};
}

void keepLabelsAndOutlines(QgsVectorLayer& layer)
{
    bool fills = layer.geometryType() == names::kPoints; // markers are areas, too
    if (!fills && layer.renderer() != nullptr) {
        QgsRenderContext context;
        const QgsSymbolList symbols = layer.renderer()->symbols(context);
        for (const QgsSymbol* symbol : symbols) {
            fills = fills || fillsArea(*symbol);
        }
    }
    if (fills) {
        layer.setRenderer(new QgsNullSymbolRenderer());
    }
}

} // namespace weitblick::map_host
