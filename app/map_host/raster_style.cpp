// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/raster_style.h"

#include "app/map_host/text.h"

#include <qgsbilinearrasterresampler.h>
#include <qgscolorrampshader.h>
#include <qgshillshaderenderer.h>
#include <qgsrasterbandstats.h>
#include <qgsrasterdataprovider.h>
#include <qgsrasterlayer.h>
#include <qgsrasterresamplefilter.h>
#include <qgsrastershader.h>
#include <qgssinglebandpseudocolorrenderer.h>

#include <memory>

namespace weitblick::map_host {

namespace {

constexpr int kBand = 1;

struct Limits {
    double lowest = 0.0;
    double highest = 0.0;
};

Limits limitsOf(QgsRasterLayer& layer, const map_link::RasterStyle& style)
{
    constexpr int kSampledCells = 250'000;
    if (style.highest > style.lowest) {
        return {style.lowest, style.highest};
    }
    const QgsRasterBandStats stats = layer.dataProvider()->bandStatistics(
        kBand, QgsRasterBandStats::Min | QgsRasterBandStats::Max, layer.extent(), kSampledCells);
    return {stats.minimumValue, stats.maximumValue};
}

QgsRasterRenderer* rampOf(QgsRasterLayer& layer, const map_link::RasterStyle& style)
{
    const Limits limits = limitsOf(layer, style);
    QList<QgsColorRampShader::ColorRampItem> items;
    const auto count = static_cast<int>(style.rampArgb.size());
    for (int i = 0; i < count; ++i) {
        const double share = count < 2 ? 0.0 : i / (count - 1.0);
        const double value = limits.lowest + share * (limits.highest - limits.lowest);
        items << QgsColorRampShader::ColorRampItem(value, toQt(style.rampArgb[static_cast<std::size_t>(i)]),
                                                   QString::number(value, 'g', 4));
    }
    auto colors = std::make_unique<QgsColorRampShader>(limits.lowest, limits.highest);
    colors->setColorRampType(QgsColorRampShader::Interpolated);
    colors->setColorRampItemList(items);
    auto shader = std::make_unique<QgsRasterShader>(limits.lowest, limits.highest);
    shader->setRasterShaderFunction(colors.release());
    auto renderer = std::make_unique<QgsSingleBandPseudoColorRenderer>(layer.dataProvider(), kBand, shader.release());
    renderer->setClassificationMin(limits.lowest);
    renderer->setClassificationMax(limits.highest);
    return renderer.release();
}

QgsRasterRenderer* reliefOf(QgsRasterLayer& layer)
{
    constexpr double kLightFromDeg = 315.0;
    constexpr double kLightHeightDeg = 45.0;
    constexpr double kMetresPerDegree = 111'320.0;
    auto renderer = std::make_unique<QgsHillshadeRenderer>(layer.dataProvider(), kBand, kLightFromDeg, kLightHeightDeg);
    renderer->setZFactor(layer.crs().isGeographic() ? 1.0 / kMetresPerDegree : 1.0);
    return renderer.release();
}

} // namespace

void applyRasterStyle(QgsRasterLayer& layer, const map_link::LayerStyle& style)
{
    const bool isRelief = style.raster.look == map_link::RasterLook::Relief;
    layer.setRenderer(isRelief ? reliefOf(layer) : rampOf(layer, style.raster));
    layer.setOpacity(style.opacity);
    if (layer.resampleFilter() != nullptr) { // smooth where cells are larger than pixels
        layer.resampleFilter()->setZoomedInResampler(new QgsBilinearRasterResampler());
    }
}

} // namespace weitblick::map_host
