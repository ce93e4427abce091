// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_scene.h"

#include <QLocale>

#include <algorithm>

namespace weitblick::ui {

MapScene::Layer* MapScene::find(const QString& name)
{
    const auto found = std::ranges::find(m_layers, name, &Layer::name);
    return found == m_layers.end() ? nullptr : &*found;
}

const MapScene::Layer* MapScene::find(const QString& name) const
{
    const auto found = std::ranges::find(m_layers, name, &Layer::name);
    return found == m_layers.end() ? nullptr : &*found;
}

void MapScene::put(QString name, std::shared_ptr<const map::LayerFeatures> features, map::Theme theme)
{
    auto canvas = std::make_unique<map::ThemeCanvas>(std::move(features), std::move(theme));
    const std::scoped_lock lock(m_mutex);
    if (Layer* layer = find(name)) {
        layer->canvas = std::move(canvas);
    } else {
        m_layers.push_back({.name = std::move(name), .canvas = std::move(canvas)});
    }
}

void MapScene::remove(const QString& name)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_layers, [&](const Layer& layer) { return layer.name == name; });
}

void MapScene::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_layers.clear();
    m_selected.clear();
}

void MapScene::setOrder(const QStringList& shownTopFirst)
{
    const std::scoped_lock lock(m_mutex);
    for (Layer& layer : m_layers) {
        layer.isShown = shownTopFirst.contains(layer.name);
    }
    std::ranges::stable_sort(m_layers, std::greater(),
                             [&](const Layer& layer) { return shownTopFirst.indexOf(layer.name); });
}

void MapScene::setTheme(const QString& name, map::Theme theme)
{
    const std::scoped_lock lock(m_mutex);
    if (Layer* layer = find(name)) {
        layer->canvas->setTheme(std::move(theme));
    }
}

void MapScene::setValues(const QString& name, map::FeatureValues values, map::Theme theme)
{
    const std::scoped_lock lock(m_mutex);
    if (Layer* layer = find(name)) {
        layer->canvas->setValues(std::move(values), std::move(theme));
    }
}

void MapScene::setSelection(const QString& layer, std::set<std::int64_t> fids)
{
    const std::scoped_lock lock(m_mutex);
    m_selectedLayer = layer;
    m_selected = std::move(fids);
}

bool MapScene::has(const QString& name) const
{
    const std::scoped_lock lock(m_mutex);
    return find(name) != nullptr;
}

QStringList MapScene::names() const
{
    const std::scoped_lock lock(m_mutex);
    QStringList names;
    for (const Layer& layer : m_layers) {
        names << layer.name;
    }
    return names;
}

std::optional<map::Theme> MapScene::theme(const QString& name) const
{
    const std::scoped_lock lock(m_mutex);
    const Layer* layer = find(name);
    return layer == nullptr ? std::nullopt : std::optional(layer->canvas->theme());
}

std::optional<map::Legend> MapScene::legend(const QString& name) const
{
    const std::scoped_lock lock(m_mutex);
    const Layer* layer = find(name);
    const bool german = QLocale().language() == QLocale::German;
    return layer == nullptr ? std::nullopt
                            : std::optional(layer->canvas->legend(german ? Language::German : Language::English));
}

geo::Envelope MapScene::extent() const
{
    const std::scoped_lock lock(m_mutex);
    geo::Envelope box;
    for (const Layer& layer : m_layers) {
        if (layer.isShown) {
            box.include(layer.canvas->features().shapes.extent());
        }
    }
    return box;
}

geo::Envelope MapScene::extentOf(const QString& name) const
{
    const std::scoped_lock lock(m_mutex);
    const Layer* layer = find(name);
    return layer == nullptr ? geo::Envelope() : layer->canvas->features().shapes.extent();
}

namespace {

void layOver(QImage& below, const QImage& above)
{
    auto* target = reinterpret_cast<std::uint32_t*>(below.bits());
    const auto* source = reinterpret_cast<const std::uint32_t*>(above.constBits());
    const auto count = static_cast<std::size_t>(below.width()) * static_cast<std::size_t>(below.height());
    for (std::size_t i = 0; i < count; ++i) {
        if (source[i] != 0) {
            target[i] = map::over(source[i], target[i]);
        }
    }
}

std::span<std::uint32_t> pixelsOf(QImage& image)
{
    return {reinterpret_cast<std::uint32_t*>(image.bits()),
            static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height())};
}

} // namespace

Result<Frame> MapScene::draw(const map::MapView& view, map::EdgeQuality quality, Job& job)
{
    const std::scoped_lock lock(m_mutex);
    Frame frame{.view = view,
                .image = QImage(static_cast<int>(view.widthPx), static_cast<int>(view.heightPx),
                                QImage::Format_ARGB32_Premultiplied)};
    frame.image.fill(Qt::transparent);
    QImage one(frame.image.size(), QImage::Format_ARGB32_Premultiplied);
    for (Layer& layer : m_layers) {
        if (!layer.isShown) {
            continue;
        }
        const bool isSelected = layer.name == m_selectedLayer && !m_selected.empty();
        WB_CHECK(layer.canvas->show(view, isSelected ? map::EdgeQuality::Quick : quality, job));
        WB_CHECK(layer.canvas->paint(pixelsOf(one)));
        layOver(frame.image, one);
        if (isSelected) {
            const auto& shapes = layer.canvas->features().shapes;
            std::vector<std::uint8_t> marked(shapes.featureCount() + 1, 0);
            for (const std::int64_t fid : m_selected) {
                const std::size_t number = shapes.numberOf(fid);
                if (number < shapes.featureCount()) {
                    marked[number + 1] = 1;
                }
            }
            WB_CHECK(map::paintHighlight(layer.canvas->raster(), marked, {}, pixelsOf(frame.image)));
        }
    }
    return frame;
}

std::optional<Identified> MapScene::tryIdentify(double xPx, double yPx, std::uint32_t tolerancePx) const
{
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (!lock.owns_lock()) {
        return std::nullopt;
    }
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer) {
        if (!layer->isShown) {
            continue;
        }
        if (const auto number = layer->canvas->featureAt(xPx, yPx, tolerancePx)) {
            return Identified{.layer = layer->name,
                              .fid = layer->canvas->features().shapes.fidOf(*number),
                              .value = QString::fromStdString(layer->canvas->valueText(*number))};
        }
    }
    return std::nullopt;
}

std::set<std::int64_t> MapScene::featuresIn(const QString& name, const geo::Envelope& box) const
{
    const std::scoped_lock lock(m_mutex);
    std::set<std::int64_t> fids;
    if (const Layer* layer = find(name)) {
        const auto& shapes = layer->canvas->features().shapes;
        for (std::size_t i = 0; i < shapes.featureCount(); ++i) {
            const geo::Envelope extent = shapes.extentOf(i);
            if (!extent.isEmpty() && extent.meets(box)) {
                fids.insert(shapes.fidOf(i));
            }
        }
    }
    return fids;
}

} // namespace weitblick::ui
