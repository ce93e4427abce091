// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_scene.h"

#include "core/map/plain_look.h"
#include "ui/shell/language.h"

#include <QPainter>

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
    return layer == nullptr ? std::nullopt : std::optional(layer->canvas->legend(currentLanguage()));
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

std::size_t MapScene::lowestTheme() const
{
    const auto found = std::ranges::find_if(m_layers, [](const Layer& layer) {
        return layer.isShown && layer.canvas->theme().kind != map::ThemeKind::Single;
    });
    return static_cast<std::size_t>(std::distance(m_layers.begin(), found));
}

Result<void> MapScene::highlight(Layer& layer, QImage& picture)
{
    const auto& shapes = layer.canvas->features().shapes;
    std::vector<std::uint8_t> marked(shapes.featureCount() + 1, 0);
    for (const std::int64_t fid : m_selected) {
        const std::size_t number = shapes.numberOf(fid);
        if (number < shapes.featureCount()) {
            marked[number + 1] = 1;
        }
    }
    const map::Highlight look{.tint = {255, 196, 0, 60}, .border = {196, 30, 58, 255}, .borderPx = 3};
    return map::paintHighlight(layer.canvas->raster(), marked, look, pixelsOf(picture));
}

Result<Frame> MapScene::draw(const map::MapView& view, map::EdgeQuality quality, Job& job)
{
    const std::scoped_lock lock(m_mutex);
    const QSize size(static_cast<int>(view.widthPx), static_cast<int>(view.heightPx));
    Frame frame{.view = view,
                .below = QImage(size, QImage::Format_ARGB32_Premultiplied),
                .above = QImage(size, QImage::Format_ARGB32_Premultiplied)};
    frame.below.fill(Qt::transparent);
    frame.above.fill(Qt::transparent);
    QImage one(size, QImage::Format_ARGB32_Premultiplied);
    Layer* selected = nullptr;
    const std::size_t split = lowestTheme();
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        Layer& layer = m_layers[i];
        if (!layer.isShown) {
            continue;
        }
        const bool isSelected = layer.name == m_selectedLayer && !m_selected.empty();
        WB_CHECK(layer.canvas->show(view, isSelected ? map::EdgeQuality::Quick : quality, job));
        WB_CHECK(layer.canvas->paint(pixelsOf(one)));
        layOver(i < split ? frame.below : frame.above, one);
        selected = isSelected ? &layer : selected;
    }
    if (selected != nullptr) {
        WB_CHECK(highlight(*selected, frame.above));
    }
    return frame;
}

std::vector<Identified> MapScene::tryIdentify(double xPx, double yPx, std::uint32_t tolerancePx,
                                              const QString& first) const
{
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    std::vector<std::pair<int, Identified>> hits;
    for (auto layer = m_layers.rbegin(); lock.owns_lock() && layer != m_layers.rend(); ++layer) {
        const auto number = layer->isShown ? layer->canvas->featureAt(xPx, yPx, tolerancePx) : std::nullopt;
        if (number) {
            const int turn = layer->name == first ? 0 : map::isHollow(layer->canvas->theme()) ? 2 : 1;
            hits.emplace_back(turn, Identified{.layer = layer->name,
                                               .fid = layer->canvas->features().shapes.fidOf(*number),
                                               .value = QString::fromStdString(layer->canvas->valueText(*number))});
        }
    }
    std::ranges::stable_sort(hits, {}, &std::pair<int, Identified>::first);
    std::vector<Identified> found;
    for (auto& [turn, hit] : hits) {
        found.push_back(std::move(hit));
    }
    return found;
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

std::set<std::int64_t> MapScene::featuresIn(const QString& name, const QPolygonF& outlinePx) const
{
    const std::scoped_lock lock(m_mutex);
    std::set<std::int64_t> fids;
    const Layer* layer = find(name);
    if (layer == nullptr || layer->canvas->view().isEmpty()) {
        return fids;
    }
    const map::MapView& view = layer->canvas->view();
    QImage inside(static_cast<int>(view.widthPx), static_cast<int>(view.heightPx), QImage::Format_Grayscale8);
    inside.fill(Qt::black);
    {
        QPainter painter(&inside);
        painter.setPen(Qt::white);
        painter.setBrush(Qt::white);
        painter.drawPolygon(outlinePx);
    }
    const QRect box = outlinePx.boundingRect().toAlignedRect().intersected(inside.rect());
    for (int y = box.top(); y <= box.bottom(); ++y) {
        for (int x = box.left(); x <= box.right(); ++x) {
            if (inside.constScanLine(y)[x] == 0) {
                continue;
            }
            if (const auto number = layer->canvas->featureAt(x, y)) {
                fids.insert(layer->canvas->features().shapes.fidOf(*number));
            }
        }
    }
    return fids;
}

geo::Envelope MapScene::extentOf(const QString& name, const std::set<std::int64_t>& fids) const
{
    const std::scoped_lock lock(m_mutex);
    geo::Envelope box;
    if (const Layer* layer = find(name)) {
        const auto& shapes = layer->canvas->features().shapes;
        for (const std::int64_t fid : fids) {
            const std::size_t number = shapes.numberOf(fid);
            if (number < shapes.featureCount()) {
                box.include(shapes.extentOf(number));
            }
        }
    }
    return box;
}

std::pair<QString, std::set<std::int64_t>> MapScene::selection() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_selectedLayer, m_selected};
}

std::pair<QStringList, qsizetype> MapScene::stack() const
{
    const std::scoped_lock lock(m_mutex);
    const std::size_t split = lowestTheme();
    std::pair<QStringList, qsizetype> stack;
    for (std::size_t i = m_layers.size(); i-- > 0;) {
        if (m_layers[i].isShown) {
            stack.first << m_layers[i].name;
            stack.second += i >= split ? 1 : 0;
        }
    }
    return stack;
}

} // namespace weitblick::ui
