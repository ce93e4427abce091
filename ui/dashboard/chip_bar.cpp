// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chip_bar.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace weitblick::ui {

namespace {

constexpr int kGapPx = 8;

/// One filter: its words and a cross; a click anywhere takes it off.
class ChipButton : public QAbstractButton {
public:
    ChipButton(const QString& text, QWidget* parent) : QAbstractButton(parent)
    {
        setText(text);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAccessibleName(ChipBar::tr("Take off the filter: %1").arg(text));
        setToolTip(accessibleName());
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int line = fontMetrics().height();
        return {fontMetrics().horizontalAdvance(text()) + 3 * line, line * 3 / 2};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor accent = palette().color(QPalette::Highlight);
        const QRectF shape = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(QPen(hasFocus() ? palette().color(QPalette::WindowText) : accent, hasFocus() ? 2 : 1));
        painter.setBrush(underMouse() || isDown() ? accent.darker(112) : accent);
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
        painter.setPen(QPen(palette().color(QPalette::HighlightedText), 1.6));
        const int line = fontMetrics().height();
        const QRect words = rect().adjusted(line * 3 / 4, 0, -line * 2, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
        const QPointF middle(width() - line, height() / 2.0);
        const double arm = line * 0.22;
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm));
        painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm));
    }
};

} // namespace

ChipBar::ChipBar(QWidget* parent)
    : QWidget(parent),
      m_summary(new QLabel(this)),
      m_reset(new QPushButton(tr("Reset everything"), this))
{
    setAccessibleName(tr("Filters"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_reset, &QAbstractButton::clicked, this, &ChipBar::cleared);
    rebuild();
}

void ChipBar::setChips(const QList<Chip>& chips)
{
    if (m_chips != chips) {
        m_chips = chips;
        rebuild();
    }
}

void ChipBar::setSummary(const QString& text)
{
    if (m_summary->text() != text) {
        m_summary->setText(text);
        m_summary->adjustSize();
        resizeEvent(nullptr);
    }
}

void ChipBar::rebuild()
{
    for (QWidget* part : std::as_const(m_parts)) {
        if (part != m_summary && part != m_reset) {
            part->hide();
            part->deleteLater(); // it may be the one whose click brought us here
        }
    }
    m_parts.clear();
    for (const Chip& chip : std::as_const(m_chips)) {
        auto* button = new ChipButton(chip.text, this);
        connect(button, &QAbstractButton::clicked, this, [this, id = chip.id] { emit removed(id); });
        button->show();
        m_parts << button;
    }
    m_parts << m_reset << m_summary;
    QWidget* before = nullptr;
    for (QWidget* part : std::as_const(m_parts)) {
        if (before != nullptr) {
            setTabOrder(before, part);
        }
        before = part;
    }
    setVisible(!m_chips.isEmpty());
    resizeEvent(nullptr);
    updateGeometry();
}

QList<QRect> ChipBar::placesFor(int width) const
{
    QList<QRect> places;
    int left = 0;
    int top = 0;
    int lineHeight = 0;
    for (const QWidget* part : m_parts) {
        const QSize size(std::min(part->sizeHint().width(), std::max(width, 1)), part->sizeHint().height());
        if (left > 0 && left + size.width() > width) {
            left = 0;
            top += lineHeight + kGapPx / 2;
            lineHeight = 0;
        }
        places << QRect(QPoint(left, top), size);
        left += size.width() + kGapPx;
        lineHeight = std::max(lineHeight, size.height());
    }
    return places;
}

int ChipBar::heightForWidth(int width) const
{
    int height = 0;
    for (const QRect& place : placesFor(width)) {
        height = std::max(height, place.bottom() + 1);
    }
    return height;
}

QSize ChipBar::sizeHint() const
{
    constexpr int kUsualPx = 800;
    return {kUsualPx, heightForWidth(std::max(width(), kUsualPx))};
}

void ChipBar::resizeEvent(QResizeEvent*)
{
    const QList<QRect> places = placesFor(width());
    for (qsizetype i = 0; i < places.size(); ++i) {
        m_parts[i]->setGeometry(places[i]);
    }
}

} // namespace weitblick::ui
