// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_scene.h"

#include "core/map/plain_look.h"
#include "ui/shell/language.h"

#include <QPainter>

#include <algorithm>

namespace weitblick::ui {

namespace {

std::span<std::uint32_t> pixelsOf(QImage& image)
{
    return {reinterpret_cast<std::uint32_t*>(image.bits()),
            static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height())};
}

void layOver(QImage& below, QImage& above)
{
    const auto target = pixelsOf(below);
    const auto source = pixelsOf(above);
    for (std::size_t i = 0; i < target.size(); ++i) {
        if (source[i] != 0) {
            target[i] = map::over(source[i], target[i]);
        }
    }
}

Result<void> highlight(const map::ThemeCanvas& canvas, const std::set<std::int64_t>& fids, QImage& picture)
{
    const auto& shapes = canvas.features().shapes;
    std::vector<std::uint8_t> marked(shapes.featureCount() + 1, 0);
    for (const std::int64_t fid : fids) {
        const std::size_t number = shapes.numberOf(fid);
        if (number < shapes.featureCount()) {
            marked[number + 1] = 1;
        }
    }
    const map::Highlight look{.tint = {255, 196, 0, 60}, .border = {196, 30, 58, 255}, .borderPx = 3};
    return map::paintHighlight(canvas.raster(), marked, look, pixelsOf(picture));
}

} // namespace

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

void MapScene::note(const QString& layer, Change change)
{
    m_changes.emplace_back(layer, std::move(change));
}

void MapScene::put(QString name, std::shared_ptr<const map::LayerFeatures> features, map::Theme theme)
{
    const std::scoped_lock lock(m_mutex);
    note(name, [name, features, theme](Canvases& canvases) {
        canvases[name] = std::make_shared<map::ThemeCanvas>(features, theme);
    });
    if (Layer* layer = find(name)) {
        layer->features = std::move(features);
        layer->theme = std::move(theme);
    } else {
        m_layers.push_back({.name = std::move(name), .theme = std::move(theme), .features = std::move(features)});
    }
}

void MapScene::remove(const QString& name)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_layers, [&](const Layer& layer) { return layer.name == name; });
    note(name, [name](Canvases& canvases) { canvases.remove(name); });
}

void MapScene::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_layers.clear();
    m_legends.clear();
    m_selected.clear();
    note({}, [](Canvases& canvases) { canvases.clear(); });
    if (const std::unique_lock drawing(m_drawing, std::try_to_lock); drawing.owns_lock()) {
        m_changes.clear();
        m_canvases.clear(); // there may be no next drawing that would free them
    }
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
        note(name, [name, theme](Canvases& canvases) {
            if (canvases.contains(name)) {
                canvases[name]->setTheme(theme);
            }
        });
        layer->theme = std::move(theme);
    }
}

void MapScene::setValues(const QString& name, map::FeatureValues values, map::Theme theme)
{
    const std::scoped_lock lock(m_mutex);
    if (Layer* layer = find(name)) {
        auto shared = std::make_shared<map::FeatureValues>(std::move(values));
        note(name, [name, shared, theme](Canvases& canvases) {
            if (canvases.contains(name)) {
                canvases[name]->setValues(std::move(*shared), theme);
            }
        });
        layer->theme = std::move(theme);
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
    return layer == nullptr ? std::nullopt : std::optional(layer->theme);
}

std::shared_ptr<const map::LayerFeatures> MapScene::features(const QString& name) const
{
    const std::scoped_lock lock(m_mutex);
    const Layer* layer = find(name);
    return layer == nullptr ? nullptr : layer->features;
}

std::optional<map::Legend> MapScene::legend(const QString& name) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_legends.find(name);
    return found == m_legends.end() || find(name) == nullptr ? std::nullopt : std::optional(*found);
}

geo::Envelope MapScene::extent() const
{
    const std::scoped_lock lock(m_mutex);
    geo::Envelope box;
    for (const Layer& layer : m_layers) {
        if (layer.isShown) {
            box.include(layer.features->shapes.extent());
        }
    }
    return box;
}

geo::Envelope MapScene::extentOf(const QString& name) const
{
    const std::scoped_lock lock(m_mutex);
    const Layer* layer = find(name);
    return layer == nullptr ? geo::Envelope() : layer->features->shapes.extent();
}

geo::Envelope MapScene::extentOf(const QString& name, const std::set<std::int64_t>& fids) const
{
    const std::scoped_lock lock(m_mutex);
    geo::Envelope box;
    if (const Layer* layer = find(name)) {
        const auto& shapes = layer->features->shapes;
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

std::size_t MapScene::lowestTheme() const
{
    const auto found = std::ranges::find_if(m_layers, [](const Layer& layer) {
        return layer.isShown && layer.theme.kind != map::ThemeKind::Single && layer.theme.qml.empty();
    });
    return static_cast<std::size_t>(std::distance(m_layers.begin(), found));
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

MapScene::Wanted MapScene::takeChanges(QStringList& changed)
{
    std::vector<std::pair<QString, Change>> changes;
    Wanted wanted;
    {
        const std::scoped_lock lock(m_mutex);
        changes.swap(m_changes);
        wanted = {
            .layers = m_layers, .lowestTheme = lowestTheme(), .selectedLayer = m_selectedLayer, .selected = m_selected};
    }
    for (const auto& [layer, change] : changes) {
        change(m_canvases);
        changed << layer;
    }
    changed.removeDuplicates();
    return wanted;
}

Result<Frame> MapScene::draw(const map::MapView& view, map::EdgeQuality quality, Job& job)
{
    const std::scoped_lock drawing(m_drawing);
    const QSize size(static_cast<int>(view.widthPx), static_cast<int>(view.heightPx));
    Frame frame{.view = view,
                .below = QImage(size, QImage::Format_ARGB32_Premultiplied),
                .above = QImage(size, QImage::Format_ARGB32_Premultiplied)};
    frame.below.fill(Qt::transparent);
    frame.above.fill(Qt::transparent);
    QImage one(size, QImage::Format_ARGB32_Premultiplied);
    const Wanted wanted = takeChanges(frame.relabelled);
    const map::ThemeCanvas* selected = nullptr;
    for (std::size_t i = 0; i < wanted.layers.size(); ++i) {
        const Layer& layer = wanted.layers[i];
        const auto canvas = m_canvases.value(layer.name);
        if (!layer.isShown || !canvas) {
            continue;
        }
        const bool isSelected = layer.name == wanted.selectedLayer && !wanted.selected.empty();
        WB_CHECK(canvas->show(view, isSelected ? map::EdgeQuality::Quick : quality, job));
        WB_CHECK(canvas->paint(pixelsOf(one)));
        layOver(i < wanted.lowestTheme ? frame.below : frame.above, one);
        selected = isSelected ? canvas.get() : selected;
    }
    if (selected != nullptr) {
        WB_CHECK(highlight(*selected, wanted.selected, frame.above));
    }
    const std::scoped_lock lock(m_mutex);
    for (const QString& name : std::as_const(frame.relabelled)) {
        if (const auto canvas = m_canvases.value(name)) {
            m_legends[name] = canvas->legend(currentLanguage());
        }
    }
    return frame;
}

std::vector<Identified> MapScene::tryIdentify(double xPx, double yPx, std::uint32_t tolerancePx,
                                              const QString& first) const
{
    const std::unique_lock drawing(m_drawing, std::try_to_lock);
    const QStringList shown = stack().first;
    std::vector<std::pair<int, Identified>> hits;
    for (const QString& name : drawing.owns_lock() ? shown : QStringList()) {
        const auto canvas = m_canvases.value(name);
        const auto number = canvas ? canvas->featureAt(xPx, yPx, tolerancePx) : std::nullopt;
        if (number) {
            const int turn = name == first ? 0 : map::isHollow(canvas->theme()) ? 2 : 1;
            hits.emplace_back(turn, Identified{.layer = name,
                                               .fid = canvas->features().shapes.fidOf(*number),
                                               .value = QString::fromStdString(canvas->valueText(*number))});
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
        const auto& shapes = layer->features->shapes;
        for (std::size_t i = 0; i < shapes.featureCount(); ++i) {
            const geo::Envelope extent = shapes.extentOf(i);
            if (!extent.isEmpty() && extent.meets(box)) {
                fids.insert(fids.end(), shapes.fidOf(i));
            }
        }
    }
    return fids;
}

std::set<std::int64_t> MapScene::featuresIn(const QString& name, const QPolygonF& outlinePx) const
{
    const std::scoped_lock drawing(m_drawing);
    std::set<std::int64_t> fids;
    const auto canvas = m_canvases.value(name);
    if (!canvas || canvas->view().isEmpty()) {
        return fids;
    }
    const map::MapView& view = canvas->view();
    QImage inside(static_cast<int>(view.widthPx), static_cast<int>(view.heightPx), QImage::Format_Grayscale8);
    inside.fill(Qt::black);
    QPainter painter(&inside);
    painter.setPen(Qt::white);
    painter.setBrush(Qt::white);
    painter.drawPolygon(outlinePx);
    painter.end();
    const QRect box = outlinePx.boundingRect().toAlignedRect().intersected(inside.rect());
    for (int y = box.top(); y <= box.bottom(); ++y) {
        for (int x = box.left(); x <= box.right(); ++x) {
            const auto number = inside.constScanLine(y)[x] == 0 ? std::nullopt : canvas->featureAt(x, y);
            if (number) {
                fids.insert(canvas->features().shapes.fidOf(*number));
            }
        }
    }
    return fids;
}

} // namespace weitblick::ui
