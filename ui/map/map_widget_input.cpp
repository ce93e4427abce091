// SPDX-License-Identifier: GPL-3.0-or-later
// What the hand does to the map: move, zoom, identify, select, measure.
#include "ui/map/map_widget.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr int kClickTolerancePx = 4;
constexpr double kWheelStep = 1.25;

/// Length of the way through the corners, and what it encloses.
struct Measured {
    double length = 0.0;
    double area = 0.0;
};

Measured measuredOf(const QPolygonF& corners)
{
    Measured result;
    double twiceArea = 0.0;
    for (qsizetype i = 0; i < corners.size(); ++i) {
        const QPointF& here = corners[i];
        const QPointF& next = corners[(i + 1) % corners.size()];
        if (i + 1 < corners.size()) {
            result.length += std::hypot(next.x() - here.x(), next.y() - here.y());
        }
        twiceArea += (here.x() - corners[0].x()) * (next.y() - corners[0].y()) -
                     (next.x() - corners[0].x()) * (here.y() - corners[0].y());
    }
    result.area = std::abs(twiceArea) / 2;
    return result;
}

QString lengthText(double lengthM)
{
    constexpr double kManyM = 10'000;
    return lengthM < kManyM ? QLocale().toString(lengthM, 'f', 1) + QStringLiteral(" m")
                            : QLocale().toString(lengthM / 1000, 'f', 2) + QStringLiteral(" km");
}

} // namespace

QPointF MapWidget::toScreen(const QPointF& place) const
{
    const double units = m_view.unitsPerPx * m_view.density;
    return {(place.x() - m_view.left) / units, (m_view.top - place.y()) / units};
}

QPointF MapWidget::toMap(const QPointF& pixel) const
{
    const double units = m_view.unitsPerPx * m_view.density;
    return {m_view.left + pixel.x() * units, m_view.top - pixel.y() * units};
}

void MapWidget::setTool(MapTool tool)
{
    m_tool = tool;
    m_sketch.clear();
    setCursor(tool == MapTool::Pan ? Qt::ArrowCursor : Qt::CrossCursor);
    update();
}

void MapWidget::paintSketch(QPainter& painter) const
{
    const QColor accent = palette().color(QPalette::Highlight);
    QColor inside = accent;
    inside.setAlphaF(0.15F);
    painter.setPen(QPen(accent, 2));
    if (!m_rubber.isEmpty()) {
        painter.setBrush(inside);
        painter.drawRect(m_rubber);
    }
    if (m_sketch.isEmpty()) {
        return;
    }
    QPolygonF line;
    for (const QPointF& place : m_sketch) {
        line << toScreen(place);
    }
    line << m_lastAt;
    painter.setBrush(m_tool == MapTool::SelectPolygon ? QBrush(inside) : QBrush(Qt::NoBrush));
    if (m_tool == MapTool::SelectPolygon) {
        painter.drawPolygon(line);
        return;
    }
    painter.drawPolyline(line);
    QPolygonF corners = m_sketch;
    corners << toMap(m_lastAt);
    const QString text = lengthText(measuredOf(corners).length);
    QRectF words = painter.boundingRect(QRectF(m_lastAt + QPointF(14, -26), QSizeF(0, 0)), Qt::AlignLeft, text);
    painter.fillRect(words.adjusted(-4, -2, 4, 2), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(words, Qt::AlignCenter, text);
}

map::PixelSize MapWidget::pixelSize() const
{
    const double density = devicePixelRatioF();
    return {.width = static_cast<std::uint32_t>(std::lround(width() * density)),
            .height = static_cast<std::uint32_t>(std::lround(height() * density))};
}

void MapWidget::panBy(const QPointF& moved)
{
    const QPointF pixels = moved * m_view.density;
    setView(m_view.panned(std::lround(pixels.x()), std::lround(pixels.y())));
}

void MapWidget::zoomAt(const QPointF& place, double factor)
{
    const QPointF pixels = place * m_view.density;
    setView(m_view.zoomed(factor, pixels.x(), pixels.y()));
}

std::vector<Identified> MapWidget::featuresAt(const QPointF& place) const
{
    const QPointF pixels = place * m_view.density;
    const auto tolerance = static_cast<std::uint32_t>(std::lround(kClickTolerancePx * m_view.density));
    return m_scene->tryIdentify(pixels.x(), pixels.y(), tolerance, m_activeLayer);
}

void MapWidget::resizeEvent(QResizeEvent*)
{
    if (!m_hasView) {
        zoomToAll();
        return;
    }
    const map::PixelSize size = pixelSize();
    map::MapView view = m_view;
    view.density = devicePixelRatioF();
    view.unitsPerPx *= m_view.density / view.density; // another screen shows the same part
    view.left += (m_view.unitsPerPx * m_view.widthPx - view.unitsPerPx * size.width) / 2;
    view.top -= (m_view.unitsPerPx * m_view.heightPx - view.unitsPerPx * size.height) / 2;
    view.widthPx = size.width;
    view.heightPx = size.height;
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
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) {
        m_isDragging = m_isDragging || (event->position() - m_pressedAt).manhattanLength() > kClickTolerancePx;
        if (m_isDragging && m_tool == MapTool::Select && event->buttons().testFlag(Qt::LeftButton)) {
            m_rubber = QRectF(m_pressedAt, event->position()).normalized();
            update();
        } else if (m_isDragging) {
            const QPoint moved = (event->position() - m_lastAt).toPoint();
            m_lastAt += moved;
            panBy(-moved);
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
        finishBox(m_isDragging ? m_rubber : QRectF(event->position(), QSizeF(0, 0)));
    } else if (!m_isDragging && m_tool == MapTool::Pan) {
        identify(event->position());
    } else if (!m_isDragging) {
        m_sketch << toMap(event->position());
        reportMeasure();
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
    } else if (m_tool == MapTool::SelectPolygon) {
        finishPolygon();
    } else {
        zoomAt(event->position(), 2.0);
    }
}

void MapWidget::identify(const QPointF& place)
{
    const auto hits = featuresAt(place);
    if (!hits.empty()) {
        emit identified(hits);
    }
}

void MapWidget::select(const QString& layer, std::set<std::int64_t> fids)
{
    const int count = static_cast<int>(fids.size());
    m_scene->setSelection(layer, std::move(fids));
    draw(map::EdgeQuality::Quick);
    emit selectionChanged(count == 0 ? QString() : layer, count);
}

void MapWidget::finishBox(const QRectF& box)
{
    if (box.width() <= 1 && box.height() <= 1) {
        const auto hits = featuresAt(box.topLeft());
        select(hits.empty() ? m_activeLayer : hits.front().layer,
               hits.empty() ? std::set<std::int64_t>() : std::set{hits.front().fid});
        return;
    }
    const QPointF first = toMap(box.topLeft());
    const QPointF second = toMap(box.bottomRight());
    geo::Envelope area;
    area.include(first.x(), first.y());
    area.include(second.x(), second.y());
    select(m_activeLayer, m_scene->featuresIn(m_activeLayer, area));
}

void MapWidget::finishPolygon()
{
    QPolygonF outline;
    for (const QPointF& place : std::as_const(m_sketch)) {
        outline << toScreen(place) * m_view.density;
    }
    m_sketch.clear();
    constexpr qsizetype kCorners = 3;
    if (outline.size() >= kCorners) {
        select(m_activeLayer, m_scene->featuresIn(m_activeLayer, outline));
    }
    update();
}

void MapWidget::reportMeasure()
{
    if (m_tool == MapTool::Measure) {
        const Measured result = measuredOf(m_sketch);
        emit measured(result.length, result.area);
    }
}

void MapWidget::wheelEvent(QWheelEvent* event)
{
    if (m_view.isEmpty()) {
        return;
    }
    constexpr double kNotch = 120.0;
    const double steps = event->angleDelta().y() / kNotch;
    zoomAt(event->position(), std::pow(kWheelStep, steps));
}

void MapWidget::keyPressEvent(QKeyEvent* event)
{
    const int step = std::max(40, width() / 8);
    switch (event->key()) {
    case Qt::Key_Left:
        return panBy(QPointF(-step, 0));
    case Qt::Key_Right:
        return panBy(QPointF(step, 0));
    case Qt::Key_Up:
        return panBy(QPointF(0, -step));
    case Qt::Key_Down:
        return panBy(QPointF(0, step));
    case Qt::Key_Plus:
        return zoomAt(QRectF(rect()).center(), 2.0);
    case Qt::Key_Minus:
        return zoomAt(QRectF(rect()).center(), 0.5);
    case Qt::Key_Home:
        return zoomToAll();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_tool == MapTool::SelectPolygon && !m_sketch.isEmpty() ? finishPolygon()
                                                                       : identify(QRectF(rect()).center());
    case Qt::Key_Backspace:
        if (!m_sketch.isEmpty()) {
            m_sketch.removeLast();
            reportMeasure();
            update();
        }
        return;
    case Qt::Key_Escape:
        m_sketch.clear();
        return select({}, {});
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace weitblick::ui
