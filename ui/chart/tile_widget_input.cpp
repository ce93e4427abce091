// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart.h"
#include "ui/chart/number_form.h"
#include "ui/chart/table_chart.h"
#include "ui/chart/tile_frame.h"
#include "ui/chart/tile_widget.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace weitblick::ui {

namespace {

constexpr double kRowsPerNotch = 3.0;
constexpr double kNotch = 120.0;

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down ||
           key == Qt::Key_Home || key == Qt::Key_End;
}

} // namespace

void TileWidget::mousePressEvent(QMouseEvent* event)
{
    if (m_isEditing || m_chart == nullptr || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    if (m_chart->press(event->position())) {
        update();
        return;
    }
    m_pressed = event->position();
    m_isDragging = false;
}

void TileWidget::mouseMoveEvent(QMouseEvent* event)
{
    if (m_isEditing || m_chart == nullptr) {
        event->ignore();
        return;
    }
    if (m_pressed) {
        brushTo(event->position());
        return;
    }
    const int mark = contentArea().contains(event->position()) ? m_chart->markAt(event->position()) : -1;
    if (mark != m_hovered) {
        m_hovered = mark;
        QToolTip::showText(event->globalPosition().toPoint(), textOf(mark), this);
        update();
    }
}

void TileWidget::brushTo(const QPointF& at)
{
    const double distance = (at - *m_pressed).manhattanLength();
    if (!m_isDragging && distance < QApplication::startDragDistance()) {
        return;
    }
    m_isDragging = true;
    m_dragged = at;
    if (m_chart->gesture() == Gesture::Interval) {
        if (const auto interval = m_chart->intervalOf(m_chart->nearestMark(*m_pressed), m_chart->nearestMark(at))) {
            chooseInterval(*interval);
        }
    } else if (m_chart->gesture() == Gesture::Box) {
        if (const auto box = m_chart->boxOf(QRectF(*m_pressed, at).normalized())) {
            m_selection.box = box;
            emit boxChosen(box->x.from, box->x.to, box->y.from, box->y.to);
        }
    }
    update();
}

void TileWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed || m_chart == nullptr) {
        event->ignore();
        return;
    }
    const bool isClick = !m_isDragging;
    m_pressed.reset();
    m_isDragging = false;
    const int mark = isClick ? m_chart->markAt(event->position()) : -1;
    if (mark >= 0) {
        m_current = m_anchor = mark;
        chooseMark(mark, event->modifiers());
    }
    update();
}

void TileWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_isEditing || m_chart == nullptr) {
        event->ignore();
        return;
    }
    letGo();
}

void TileWidget::wheelEvent(QWheelEvent* event)
{
    if (m_isEditing || m_chart == nullptr || !m_chart->scroll(-event->angleDelta().y() / kNotch * kRowsPerNotch)) {
        event->ignore(); // the dashboard moves
        return;
    }
    m_hovered = -1;
    update();
}

void TileWidget::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void TileWidget::chooseMark(int mark, Qt::KeyboardModifiers modifiers)
{
    if (!m_chart->isMark(mark)) {
        return;
    }
    const auto number = static_cast<std::size_t>(m_chart->marks()[static_cast<std::size_t>(mark)].number);
    switch (m_chart->gesture()) {
    case Gesture::Classes:
        chooseClass(number, modifiers.testFlag(Qt::ControlModifier));
        break;
    case Gesture::Interval:
        if (const auto interval = m_chart->intervalOf(mark, mark)) {
            chooseInterval(*interval);
        }
        break;
    case Gesture::Row:
    case Gesture::Box:
        if (const auto* table = std::get_if<dashboard::TableAnswer>(&m_answer.shown)) {
            emit rowChosen(table->rows[number].fid, QString::fromStdString(table->rows[number].key));
        } else if (const auto* scatter = std::get_if<dashboard::ScatterAnswer>(&m_answer.shown)) {
            emit rowChosen(scatter->points[number].fid, QString::fromStdString(scatter->points[number].key));
        }
        break;
    case Gesture::None:
        break;
    }
    update();
}

void TileWidget::chooseClass(std::size_t number, bool isAdded)
{
    auto& chosen = m_selection.chosen;
    const auto at = std::ranges::find(chosen, number);
    const bool wasChosen = at != chosen.end();
    if (isAdded) {
        if (wasChosen) {
            chosen.erase(at);
        } else {
            chosen.push_back(number);
        }
    } else {
        const bool wasOnly = wasChosen && chosen.size() == 1;
        chosen = wasOnly ? std::vector<std::size_t>() : std::vector<std::size_t>{number};
    }
    if (chosen.empty()) {
        letGo();
        return;
    }
    std::ranges::sort(chosen);
    QList<int> classes;
    for (const std::size_t one : chosen) {
        classes << static_cast<int>(one);
    }
    emit classesChosen(classes);
}

void TileWidget::chooseInterval(const ChosenInterval& interval)
{
    if (m_selection.interval == interval) {
        return;
    }
    m_selection.interval = interval;
    emit intervalChosen(interval.from, interval.to);
}

void TileWidget::letGo()
{
    m_selection.chosen.clear();
    m_selection.interval.reset();
    m_selection.box.reset();
    emit selectionCleared();
    update();
}

void TileWidget::moveTo(int mark)
{
    m_current = mark;
    m_chart->reveal(mark);
    setAccessibleDescription(textOf(mark));
    update();
}

void TileWidget::keyPressEvent(QKeyEvent* event)
{
    if (m_isEditing || m_chart == nullptr) {
        event->ignore();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copyValues();
    } else if (isArrow(event->key()) && !m_chart->marks().empty()) {
        const bool isStretched = event->modifiers().testFlag(Qt::ShiftModifier);
        if (!isStretched || m_anchor < 0) {
            m_anchor = isStretched ? std::max(0, m_current) : -1;
        }
        moveTo(m_chart->step(m_current, static_cast<Qt::Key>(event->key())));
        const auto interval = isStretched ? m_chart->intervalOf(m_anchor, m_current) : std::nullopt;
        if (interval && m_chart->gesture() == Gesture::Interval) {
            chooseInterval(*interval);
        }
    } else if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return) {
        chooseMark(m_current, event->modifiers());
    } else if (event->key() == Qt::Key_Escape) {
        letGo();
    } else {
        event->ignore();
    }
}

void TileWidget::copyValues() const
{
    const auto* table = dynamic_cast<const TableChart*>(m_chart.get());
    QApplication::clipboard()->setText(table != nullptr ? table->asTabSeparated() : alternative());
}

void TileWidget::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_isEditing) {
        event->ignore();
        return;
    }
    QMenu menu(this);
    if (!m_answer.datasets.empty()) {
        menu.addAction(tr("Where does this number come from?"), this, &TileWidget::lineageRequested);
        menu.addSeparator();
    }
    menu.addAction(tr("Copy the values"), this, &TileWidget::copyValues);
    menu.addAction(tr("Copy as a picture"), this, [this] { QApplication::clipboard()->setPixmap(grab()); });
    menu.exec(event->globalPos());
}

} // namespace weitblick::ui
