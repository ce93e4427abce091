// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/tile_host.h"

#include "ui/chart/chart_look.h"
#include "ui/chart/tile_widget.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace weitblick::ui {

namespace {

constexpr int kEdgePx = 10;
constexpr double kRounding = 8.0;

} // namespace

TileHost::TileHost(QString id, QWidget* parent) : QWidget(parent), m_id(std::move(id)) {}

void TileHost::setHeading(const QString& title)
{
    m_heading = title;
    update();
}

void TileHost::setAnswer(dashboard::TileAnswer answer)
{
    if (m_tile != nullptr) {
        m_tile->setAnswer(std::move(answer));
        return;
    }
    m_tile = makeTileWidget(std::move(answer), this);
    m_tile->setEditing(m_grip != nullptr);
    spreadFont();
    m_tile->setGeometry(rect());
    m_tile->show();
    if (m_grip != nullptr) {
        m_grip->raise();
    }
    emit tileMade(m_tile);
}

/// With a style sheet for the whole program, children do not take the font of their parents by themselves.
void TileHost::spreadFont()
{
    if (m_tile == nullptr) {
        return;
    }
    m_tile->setFont(font());
    for (QWidget* child : m_tile->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        child->setFont(font());
    }
}

void TileHost::setEditing(Editing editing)
{
    const bool isOn = editing == Editing::On;
    if (isOn == (m_grip != nullptr)) {
        return;
    }
    if (isOn) {
        m_grip = new TileGrip(m_heading, this);
        m_grip->setGeometry(rect());
        m_grip->show();
    } else {
        delete std::exchange(m_grip, nullptr);
    }
    if (m_tile != nullptr) {
        m_tile->setEditing(isOn);
    }
}

void TileHost::setChosen(bool isChosen)
{
    if (m_grip != nullptr) {
        m_grip->setChosen(isChosen);
    }
}

void TileHost::resizeEvent(QResizeEvent*)
{
    if (m_tile != nullptr) {
        m_tile->setGeometry(rect());
    }
    if (m_grip != nullptr) {
        m_grip->setGeometry(rect());
    }
}

/// The skeleton: a card with its heading and pale bars where the content will be.
void TileHost::paintEvent(QPaintEvent*)
{
    if (m_tile != nullptr) {
        return;
    }
    const ChartLook look = chartLook(palette(), font());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.border, 1));
    painter.setBrush(look.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRounding, kRounding);
    const int margin = fontMetrics().height();
    const int line = fontMetrics().height();
    painter.setPen(look.muted);
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    painter.setFont(heading);
    const int room = width() - 2 * margin;
    painter.drawText(QRect(margin, margin * 2 / 3, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(heading).elidedText(m_heading, Qt::ElideRight, room));
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.track);
    constexpr double kShares[] = {0.7, 0.45, 0.85, 0.6};
    int top = margin * 2 + line;
    for (const double share : kShares) {
        if (top + line > height() - margin) {
            break;
        }
        painter.drawRoundedRect(QRectF(margin, top, room * share, line * 0.8), line * 0.2, line * 0.2);
        top += line * 2;
    }
}

TileGrip::TileGrip(const QString& name, QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Tile “%1”").arg(name));
    setAccessibleDescription(
        tr("Arrows move, Shift and arrows resize, Enter edits, Delete removes, Ctrl+D duplicates"));
    setToolTip(tr("Drag to move, drag an edge to resize, double-click to edit"));
}

void TileGrip::setChosen(bool isChosen)
{
    m_isChosen = isChosen;
    update();
}

GripPart TileGrip::partAt(const QPoint& place) const
{
    const bool right = place.x() >= width() - kEdgePx;
    const bool bottom = place.y() >= height() - kEdgePx;
    return right && bottom ? GripPart::Corner : right ? GripPart::Right : bottom ? GripPart::Bottom : GripPart::Body;
}

QPoint TileGrip::wayTo(const QMouseEvent& event) const
{
    return event.globalPosition().toPoint() - m_pressedAt;
}

void TileGrip::paintEvent(QPaintEvent*)
{
    const QColor accent = palette().color(QPalette::Highlight);
    const bool isMarked = m_isChosen || hasFocus() || m_held != GripPart::None;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlphaF(m_held == GripPart::None ? 0.12F : 0.30F);
    painter.setBrush(veil);
    painter.setPen(QPen(accent, isMarked ? 2.5 : 1.0, isMarked ? Qt::SolidLine : Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), kRounding, kRounding);
    painter.setBrush(accent);
    painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
    constexpr double kHandle = 9.0;
    const QPointF middles[] = {{width() - kHandle, height() / 2.0},
                               {width() / 2.0, height() - kHandle},
                               {width() - kHandle, height() - kHandle}};
    for (const QPointF& middle : middles) {
        painter.drawEllipse(middle, kHandle / 2, kHandle / 2);
    }
}

void TileGrip::mousePressEvent(QMouseEvent* event)
{
    emit chosen();
    if (event->button() == Qt::LeftButton) {
        m_held = partAt(event->pos());
        m_pressedAt = event->globalPosition().toPoint();
        m_isDragging = false;
        update();
    }
}

void TileGrip::mouseMoveEvent(QMouseEvent* event)
{
    if (m_held == GripPart::None) {
        const GripPart part = partAt(event->pos());
        setCursor(part == GripPart::Corner   ? Qt::SizeFDiagCursor
                  : part == GripPart::Right  ? Qt::SizeHorCursor
                  : part == GripPart::Bottom ? Qt::SizeVerCursor
                                             : Qt::SizeAllCursor);
        return;
    }
    m_isDragging = m_isDragging || wayTo(*event).manhattanLength() >= QApplication::startDragDistance();
    if (m_isDragging) {
        emit dragged(m_held, wayTo(*event));
    }
}

void TileGrip::mouseReleaseEvent(QMouseEvent* event)
{
    const GripPart part = std::exchange(m_held, GripPart::None);
    update();
    if (part != GripPart::None && std::exchange(m_isDragging, false)) {
        emit dropped(part, wayTo(*event));
    }
}

void TileGrip::mouseDoubleClickEvent(QMouseEvent*)
{
    m_held = GripPart::None;
    emit editAsked();
}

void TileGrip::keyPressEvent(QKeyEvent* event)
{
    const GripPart part = event->modifiers().testFlag(Qt::ShiftModifier) ? GripPart::Corner : GripPart::Body;
    switch (event->key()) {
    case Qt::Key_Left:
        emit stepAsked(part, {-1, 0});
        return;
    case Qt::Key_Right:
        emit stepAsked(part, {1, 0});
        return;
    case Qt::Key_Up:
        emit stepAsked(part, {0, -1});
        return;
    case Qt::Key_Down:
        emit stepAsked(part, {0, 1});
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit editAsked();
        return;
    case Qt::Key_Delete:
        emit removeAsked();
        return;
    case Qt::Key_D:
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            emit duplicateAsked();
            return;
        }
        break;
    case Qt::Key_Escape:
        if (std::exchange(m_held, GripPart::None) != GripPart::None) {
            m_isDragging = false;
            emit letGo();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void TileGrip::contextMenuEvent(QContextMenuEvent* event)
{
    emit chosen();
    QMenu menu;
    const QAction* edit = menu.addAction(tr("Edit …"));
    const QAction* duplicate = menu.addAction(tr("Duplicate"));
    const QAction* remove = menu.addAction(tr("Remove"));
    const QAction* asked = menu.exec(event->globalPos());
    if (asked == edit) {
        emit editAsked();
    } else if (asked == duplicate) {
        emit duplicateAsked();
    } else if (asked == remove) {
        emit removeAsked();
    }
}

void TileGrip::focusInEvent(QFocusEvent* event)
{
    emit chosen();
    QWidget::focusInEvent(event);
    update();
}

void TileGrip::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace weitblick::ui
