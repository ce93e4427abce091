// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guided_tour.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

namespace {

constexpr int kGapPx = 16;
constexpr int kCardWidthPx = 360;

} // namespace

GuidedTour::GuidedTour(QList<TourStep> steps, QWidget* window)
    : QWidget(window),
      m_steps(std::move(steps)),
      m_card(new QWidget(this)),
      m_title(new QLabel),
      m_text(new QLabel),
      m_count(new QLabel),
      m_back(new QPushButton(tr("Back"))),
      m_next(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Guided tour"));
    m_card->setAutoFillBackground(true);
    m_card->setBackgroundRole(QPalette::Base);
    m_card->setFixedWidth(kCardWidthPx);
    m_title->setProperty("role", "heading");
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_count->setProperty("role", "muted");
    auto* end = new QPushButton(tr("End the tour"));
    end->setFlat(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_count);
    buttons->addStretch(1);
    buttons->addWidget(end);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(kGapPx, kGapPx, kGapPx, kGapPx);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(end, &QPushButton::clicked, this, &QWidget::close);
    connect(m_back, &QPushButton::clicked, this, &GuidedTour::back);
    connect(m_next, &QPushButton::clicked, this, &GuidedTour::next);
    for (QPushButton* button : {end, m_back, m_next}) {
        button->installEventFilter(this);
    }
    window->installEventFilter(this);
    setGeometry(window->rect());
    QWidget::show();
    raise();
    show(0);
}

void GuidedTour::next()
{
    if (m_current + 1 < m_steps.size()) {
        show(m_current + 1);
    } else {
        close();
    }
}

void GuidedTour::back()
{
    if (m_current > 0) {
        show(m_current - 1);
    }
}

void GuidedTour::show(int step)
{
    m_current = step;
    emit stepChanged(step);
    const TourStep& one = m_steps[step];
    m_title->setText(one.title);
    m_text->setText(one.text);
    m_count->setText(tr("%1 of %2").arg(step + 1).arg(m_steps.size()));
    m_back->setEnabled(step > 0);
    m_next->setText(step + 1 < m_steps.size() ? tr("Next") : tr("Done"));
    m_next->setFocus();
    place();
    QTimer::singleShot(0, this, &GuidedTour::place); // a panel that was just opened has its size a moment later
}

QRect GuidedTour::partRect() const
{
    QWidget* part = m_steps[m_current].part;
    if (part == nullptr || !part->isVisible()) {
        return {};
    }
    return QRect(part->mapTo(parentWidget(), QPoint(0, 0)), part->size()).intersected(rect());
}

/// Beside the part where there is room, else in its middle.
void GuidedTour::place()
{
    m_card->adjustSize();
    const QRect part = partRect();
    const QSize card = m_card->size();
    QPoint corner = rect().center() - QPoint(card.width() / 2, card.height() / 2);
    if (!part.isEmpty()) {
        if (part.right() + kGapPx + card.width() < width()) {
            corner = {part.right() + kGapPx, part.center().y() - card.height() / 2};
        } else if (part.left() - kGapPx - card.width() > 0) {
            corner = {part.left() - kGapPx - card.width(), part.center().y() - card.height() / 2};
        } else if (part.top() - kGapPx - card.height() > 0) {
            corner = {part.center().x() - card.width() / 2, part.top() - kGapPx - card.height()};
        } else {
            corner = part.center() - QPoint(card.width() / 2, card.height() / 2);
        }
    }
    corner.setX(std::clamp(corner.x(), 0, std::max(0, width() - card.width())));
    corner.setY(std::clamp(corner.y(), 0, std::max(0, height() - card.height())));
    m_card->move(corner);
    update();
}

void GuidedTour::paintEvent(QPaintEvent*)
{
    constexpr QColor kShade(0, 0, 0, 130);
    QPainter painter(this);
    QPainterPath shade;
    shade.addRect(rect());
    const QRect part = partRect();
    if (!part.isEmpty()) {
        QPainterPath hole;
        hole.addRoundedRect(part.adjusted(-2, -2, 2, 2), 4, 4);
        shade = shade.subtracted(hole);
    }
    painter.fillPath(shade, kShade);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
    if (!part.isEmpty()) {
        painter.drawRoundedRect(part.adjusted(-1, -1, 1, 1), 4, 4);
    }
}

void GuidedTour::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return next();
    case Qt::Key_Left:
        return back();
    case Qt::Key_Escape:
        close();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool GuidedTour::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != parentWidget() && event->type() == QEvent::ShortcutOverride) {
        event->accept(); // no command of the window while its parts are being shown
        return true;
    }
    if (watched != parentWidget() && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const QList<int> ours{Qt::Key_Left, Qt::Key_Right, Qt::Key_Escape}; // buttons move the focus by arrows
        if (ours.contains(key->key())) {
            keyPressEvent(key);
            return true;
        }
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        place();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace weitblick::ui
