// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_widget.h"

#include "core/map/layer_features.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr int kSettleMs = 120;
constexpr int kClickTolerancePx = 4;
constexpr double kWheelStep = 1.25;

/// Colours of layers that have no theme yet, in the order in which they come. Source: Okabe and Ito 2008.
constexpr std::array<map::Color, 6> kLayerColors = {map::Color{86, 180, 233}, map::Color{230, 159, 0},
                                                    map::Color{0, 158, 115},  map::Color{204, 121, 167},
                                                    map::Color{213, 94, 0},   map::Color{0, 114, 178}};

map::Theme plainTheme(const QString& layer, std::size_t position)
{
    map::Theme theme;
    theme.layer = layer.toStdString();
    theme.kind = map::ThemeKind::Single;
    theme.classes = {map::ThemeClass{.color = kLayerColors[position % kLayerColors.size()]}};
    return theme;
}

/// 1, 2 or 5 times a power of ten, at most `limit`.
double roundLength(double limit)
{
    const double power = std::pow(10.0, std::floor(std::log10(limit)));
    for (const double step : {5.0, 2.0}) {
        if (step * power <= limit) {
            return step * power;
        }
    }
    return power;
}

} // namespace

MapWidget::MapWidget(QWidget* parent) : QWidget(parent), m_scene(std::make_unique<MapScene>())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Map"));
    setAccessibleDescription(tr("Arrows move, plus and minus zoom, Home shows everything"));
    setMinimumSize(240, 180);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] { draw(map::EdgeQuality::Smooth); });
}

MapWidget::~MapWidget()
{
    m_draw.cancel();
    m_load.cancel();
}

void MapWidget::showProject(const std::filesystem::path& file, int srsId)
{
    if (file == m_file && srsId == m_srsId) {
        return;
    }
    m_file = file;
    m_srsId = srsId;
    m_scene->clear();
    m_failed.clear();
    m_wanted.clear();
    m_hasView = false;
    m_frame = {};
    update();
}

void MapWidget::showLayers(const QStringList& layersTopFirst)
{
    m_wanted = layersTopFirst;
    for (const QString& name : m_scene->names()) {
        if (!m_wanted.contains(name)) {
            m_scene->remove(name);
        }
    }
    m_scene->setOrder(m_wanted);
    loadNext();
    draw(map::EdgeQuality::Quick);
}

void MapWidget::forget(const QString& layer)
{
    m_scene->remove(layer);
    m_failed.removeAll(layer);
}

void MapWidget::loadNext()
{
    if (m_load.isRunning() || m_file.empty()) {
        return;
    }
    const auto missing = std::ranges::find_if(
        m_wanted, [this](const QString& name) { return !m_scene->has(name) && !m_failed.contains(name); });
    if (missing == m_wanted.end()) {
        return;
    }
    const QString name = *missing;
    const auto position = static_cast<std::size_t>(m_wanted.size() - 1 - std::distance(m_wanted.begin(), missing));
    map::FeatureSource source{
        .file = m_file, .layer = name.toStdString(), .crs = {.definition = "EPSG:" + std::to_string(m_srsId)}};
    m_load.start([source](Job& job) { return map::readFeatures(source, job); },
                 [this, name, position](Result<map::LayerFeatures> features) {
                     if (!features) {
                         m_failed << name;
                         emit failed(features.error());
                     } else {
                         m_scene->put(name, std::make_shared<const map::LayerFeatures>(std::move(features).value()),
                                      plainTheme(name, position));
                         m_scene->setOrder(m_wanted);
                         emit layerLoaded(name);
                     }
                     if (!m_hasView) {
                         zoomToAll();
                     }
                     draw(map::EdgeQuality::Quick);
                     loadNext();
                 });
}

void MapWidget::setTheme(map::Theme theme)
{
    const QString name = QString::fromStdString(theme.layer);
    const auto before = m_scene->theme(name);
    if (!before) {
        return;
    }
    if (before->column == theme.column) {
        m_scene->setTheme(name, std::move(theme));
        draw(map::EdgeQuality::Quick);
        emit layerLoaded(name);
        return;
    }
    map::FeatureSource source{.file = m_file,
                              .layer = theme.layer,
                              .column = theme.column,
                              .crs = {.definition = "EPSG:" + std::to_string(m_srsId)}};
    m_values.start([source](Job& job) { return map::readValues(source, job); },
                   [this, name, theme = std::move(theme)](Result<map::FeatureValues> values) {
                       if (!values) {
                           emit failed(values.error());
                           return;
                       }
                       m_scene->setValues(name, std::move(values).value(), theme);
                       draw(map::EdgeQuality::Quick);
                       emit layerLoaded(name);
                   });
}

void MapWidget::setTool(MapTool tool)
{
    m_tool = tool;
    m_sketch.clear();
    setCursor(tool == MapTool::Pan ? Qt::ArrowCursor : Qt::CrossCursor);
    update();
}

void MapWidget::zoomToAll()
{
    zoomToEnvelope(m_scene->extent());
}

void MapWidget::zoomTo(const QString& layer)
{
    zoomToEnvelope(m_scene->extentOf(layer));
}

void MapWidget::zoomToEnvelope(const geo::Envelope& box)
{
    if (box.isEmpty() || width() < 2 || height() < 2) {
        return;
    }
    constexpr double kMargin = 1.05;
    const double smallest = m_srsId == 4326 || m_srsId == 4258 ? 1e-4 : 10.0;
    const double boxWidth = std::max(box.maxX - box.minX, smallest);
    const double boxHeight = std::max(box.maxY - box.minY, smallest);
    const double unitsPerPx = std::max(boxWidth / width(), boxHeight / height()) * kMargin;
    m_hasView = true;
    setView({.crs = {.definition = "EPSG:" + std::to_string(m_srsId)},
             .left = (box.minX + box.maxX) / 2 - unitsPerPx * width() / 2,
             .top = (box.minY + box.maxY) / 2 + unitsPerPx * height() / 2,
             .unitsPerPx = unitsPerPx,
             .widthPx = static_cast<std::uint32_t>(width()),
             .heightPx = static_cast<std::uint32_t>(height())});
}

void MapWidget::setView(const map::MapView& view)
{
    m_view = view;
    update();
    emit viewChanged();
    draw(map::EdgeQuality::Quick);
}

void MapWidget::draw(map::EdgeQuality quality)
{
    if (m_view.isEmpty() || m_scene->names().isEmpty()) {
        m_frame = {};
        update();
        return;
    }
    m_settle.stop();
    if (m_draw.isRunning()) { // never wait for the drawing thread: draw the newest view once it is through
        m_drawAgain = quality;
        return;
    }
    m_draw.start([scene = m_scene.get(), view = m_view, quality](Job& job) { return scene->draw(view, quality, job); },
                 [this, quality](Result<Frame> frame) {
                     const auto again = std::exchange(m_drawAgain, std::nullopt);
                     if (again) {
                         QTimer::singleShot(0, this, [this, again] { draw(*again); });
                     }
                     if (!frame) {
                         if (frame.error().code != ErrorCode::Cancelled) {
                             emit failed(frame.error());
                         }
                         return;
                     }
                     m_frame = std::move(frame).value();
                     update();
                     emit drawn();
                     if (!again && quality == map::EdgeQuality::Quick) {
                         m_settle.start();
                     }
                 });
}

double MapWidget::scaleDenominator() const
{
    constexpr double kMetresPerInch = 0.0254;
    return m_view.unitsPerPx * logicalDpiX() / kMetresPerInch;
}

QPointF MapWidget::toScreen(const QPointF& place) const
{
    return {(place.x() - m_view.left) / m_view.unitsPerPx, (m_view.top - place.y()) / m_view.unitsPerPx};
}

QPointF MapWidget::toMap(const QPointF& pixel) const
{
    return {m_view.left + pixel.x() * m_view.unitsPerPx, m_view.top - pixel.y() * m_view.unitsPerPx};
}

void MapWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!m_frame.image.isNull() && !m_view.isEmpty()) {
        const map::MapView& drawnView = m_frame.view;
        const double stretch = drawnView.unitsPerPx / m_view.unitsPerPx;
        const QPointF corner = toScreen({drawnView.left, drawnView.top});
        painter.setRenderHint(QPainter::SmoothPixmapTransform, stretch != 1.0);
        painter.drawImage(QRectF(corner, QSizeF(m_frame.image.width(), m_frame.image.height()) * stretch),
                          m_frame.image);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_scene->names().isEmpty()) {
        drawHint(painter);
        return;
    }
    drawSketch(painter);
    drawScaleBar(painter);
}

void MapWidget::drawHint(QPainter& painter) const
{
    const QString text = m_load.isRunning()   ? tr("Reading the layers …")
                         : m_wanted.isEmpty() ? tr("No layer is shown. Drop files here, or tick a layer on the left.")
                                              : tr("None of the chosen layers can be shown. See “Problems”.");
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void MapWidget::drawScaleBar(QPainter& painter) const
{
    if (m_view.isEmpty() || m_srsId == 4326 || m_srsId == 4258) {
        return;
    }
    const double lengthM = roundLength(m_view.unitsPerPx * 140);
    const double px = lengthM / m_view.unitsPerPx;
    const QString text = lengthM >= 1000 ? tr("%1 km").arg(QLocale().toString(lengthM / 1000))
                                         : tr("%1 m").arg(QLocale().toString(lengthM));
    const QRectF ground(12, height() - 40, px + 20, 30);
    QColor paper = palette().color(QPalette::Base);
    paper.setAlphaF(0.8F);
    painter.fillRect(ground, paper);
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5));
    const double y = height() - 16;
    painter.drawPolyline(QPolygonF{{22.0, y - 5}, {22.0, y}, {22.0 + px, y}, {22.0 + px, y - 5}});
    painter.drawText(QRectF(22, height() - 40, px, 18), Qt::AlignCenter, text);
}

void MapWidget::drawSketch(QPainter& painter) const
{
    const QColor accent = palette().color(QPalette::Highlight);
    painter.setPen(QPen(accent, 2));
    if (!m_rubber.isEmpty()) {
        QColor inside = accent;
        inside.setAlphaF(0.15F);
        painter.setBrush(inside);
        painter.drawRect(m_rubber);
    }
    if (!m_sketch.isEmpty()) {
        QPolygonF line;
        for (const QPointF& place : m_sketch) {
            line << toScreen(place);
        }
        line << m_lastAt;
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
    }
}

void MapWidget::resizeEvent(QResizeEvent*)
{
    if (!m_hasView) {
        zoomToAll();
        return;
    }
    map::MapView view = m_view;
    view.left += m_view.unitsPerPx * (static_cast<double>(m_view.widthPx) - width()) / 2;
    view.top -= m_view.unitsPerPx * (static_cast<double>(m_view.heightPx) - height()) / 2;
    view.widthPx = static_cast<std::uint32_t>(width());
    view.heightPx = static_cast<std::uint32_t>(height());
    setView(view);
}

void MapWidget::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->position();
    m_lastAt = event->position();
    m_isDragging = false;
}

void MapWidget::mouseMoveEvent(QMouseEvent* event)
{
    if (m_view.isEmpty()) {
        return;
    }
    const QPointF place = toMap(event->position());
    emit pointed(place.x(), place.y());
    if (event->buttons().testFlag(Qt::LeftButton)) {
        m_isDragging = m_isDragging || (event->position() - m_pressedAt).manhattanLength() > kClickTolerancePx;
        if (m_isDragging && m_tool == MapTool::Select) {
            m_rubber = QRectF(m_pressedAt, event->position()).normalized();
            update();
        } else if (m_isDragging) {
            const QPoint moved = (event->position() - m_lastAt).toPoint();
            m_lastAt += moved;
            setView(m_view.panned(-moved.x(), -moved.y()));
            return;
        }
    }
    m_lastAt = event->position();
    if (!m_sketch.isEmpty()) {
        update();
    }
}

void MapWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_view.isEmpty()) {
        return;
    }
    if (m_tool == MapTool::Select) {
        finishSelection(m_isDragging ? m_rubber.toRect() : QRect(event->position().toPoint(), QSize(1, 1)));
    } else if (!m_isDragging && m_tool == MapTool::Measure) {
        m_sketch << toMap(event->position());
        reportMeasure();
        update();
    } else if (!m_isDragging) {
        if (const auto what = m_scene->tryIdentify(event->position().x(), event->position().y(), kClickTolerancePx)) {
            emit identified(*what);
        }
    }
    m_isDragging = false;
    m_rubber = {};
    update();
}

void MapWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_tool == MapTool::Measure) {
        m_sketch.clear();
        update();
    } else {
        setView(m_view.zoomed(2.0, event->position().x(), event->position().y()));
    }
}

void MapWidget::finishSelection(const QRect& box)
{
    const QPointF first = toMap(box.topLeft());
    const QPointF second = toMap(box.bottomRight());
    geo::Envelope area;
    area.include(first.x(), first.y());
    area.include(second.x(), second.y());
    std::set<std::int64_t> fids;
    QString layer = m_activeLayer;
    if (box.width() <= 1 && box.height() <= 1) {
        if (const auto what = m_scene->tryIdentify(box.x(), box.y(), kClickTolerancePx)) {
            layer = what->layer;
            fids.insert(what->fid);
        }
    } else {
        fids = m_scene->featuresIn(layer, area);
    }
    const int count = static_cast<int>(fids.size());
    m_scene->setSelection(layer, std::move(fids));
    draw(map::EdgeQuality::Quick);
    emit selectionChanged(layer, count);
}

void MapWidget::reportMeasure()
{
    double lengthM = 0.0;
    double twiceArea = 0.0;
    for (qsizetype i = 1; i < m_sketch.size(); ++i) {
        lengthM += std::hypot(m_sketch[i].x() - m_sketch[i - 1].x(), m_sketch[i].y() - m_sketch[i - 1].y());
    }
    for (qsizetype i = 0; i < m_sketch.size(); ++i) {
        const QPointF& here = m_sketch[i];
        const QPointF& next = m_sketch[(i + 1) % m_sketch.size()];
        twiceArea += (here.x() - m_sketch[0].x()) * (next.y() - m_sketch[0].y()) -
                     (next.x() - m_sketch[0].x()) * (here.y() - m_sketch[0].y());
    }
    emit measured(lengthM, std::abs(twiceArea) / 2);
}

void MapWidget::wheelEvent(QWheelEvent* event)
{
    if (m_view.isEmpty()) {
        return;
    }
    const double steps = event->angleDelta().y() / 120.0;
    setView(m_view.zoomed(std::pow(kWheelStep, steps), event->position().x(), event->position().y()));
}

void MapWidget::keyPressEvent(QKeyEvent* event)
{
    const int step = std::max(40, width() / 8);
    switch (event->key()) {
    case Qt::Key_Left:
        return setView(m_view.panned(-step, 0));
    case Qt::Key_Right:
        return setView(m_view.panned(step, 0));
    case Qt::Key_Up:
        return setView(m_view.panned(0, -step));
    case Qt::Key_Down:
        return setView(m_view.panned(0, step));
    case Qt::Key_Plus:
        return setView(m_view.zoomed(2.0, width() / 2.0, height() / 2.0));
    case Qt::Key_Minus:
        return setView(m_view.zoomed(0.5, width() / 2.0, height() / 2.0));
    case Qt::Key_Home:
        return zoomToAll();
    case Qt::Key_Escape:
        m_sketch.clear();
        m_scene->setSelection({}, {});
        draw(map::EdgeQuality::Quick);
        emit selectionChanged({}, 0);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace weitblick::ui
