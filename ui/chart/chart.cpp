// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart.h"

#include "ui/chart/number_form.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

void Chart::drawHighlight(Canvas& canvas, int mark) const
{
    if (!isMark(mark)) {
        return;
    }
    QPainter& painter = canvas.painter();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(canvas.look().text, 1.5));
    painter.drawRect(m_marks[static_cast<std::size_t>(mark)].box.adjusted(-1, -1, 1, 1));
}

QString Chart::markText(int) const
{
    return {};
}

int Chart::markAt(const QPointF& at) const
{
    // The last drawn lies on top.
    const auto hit =
        std::ranges::find_if(m_marks.rbegin(), m_marks.rend(), [&](const Mark& mark) { return mark.box.contains(at); });
    return hit == m_marks.rend() ? -1 : static_cast<int>(std::distance(hit, m_marks.rend())) - 1;
}

int Chart::nearestMark(const QPointF& at) const
{
    int nearest = -1;
    double least = 0.0;
    for (int i = 0; isMark(i); ++i) {
        const QPointF away = m_marks[static_cast<std::size_t>(i)].box.center() - at;
        const double distance = QPointF::dotProduct(away, away);
        if (nearest < 0 || distance < least) {
            nearest = i;
            least = distance;
        }
    }
    return nearest;
}

std::optional<ChosenInterval> Chart::intervalOf(int, int) const
{
    return std::nullopt;
}

std::optional<ChosenBox> Chart::boxOf(const QRectF&) const
{
    return std::nullopt;
}

int Chart::step(int mark, Qt::Key key) const
{
    if (m_marks.empty()) {
        return -1;
    }
    const int last = static_cast<int>(m_marks.size()) - 1;
    if (key == Qt::Key_Home || (mark < 0 && key != Qt::Key_End)) {
        return 0;
    }
    if (key == Qt::Key_End) {
        return last;
    }
    const bool isForward = key == Qt::Key_Right || key == Qt::Key_Down;
    return std::clamp(mark + (isForward ? 1 : -1), 0, last);
}

bool Chart::press(const QPointF&)
{
    return false;
}

bool Chart::scroll(double)
{
    return false;
}

void Chart::reveal(int) {}

QRectF drawLegend(Canvas& canvas, const QRectF& area, const std::vector<LegendItem>& items)
{
    const TextStyle style = canvas.label();
    const double lineHeight = canvas.lineHeight(style) + 2;
    const double swatch = std::round(canvas.look().fontPx * 0.75);
    double x = area.left();
    double y = area.top();
    for (const LegendItem& item : items) {
        const double width = std::min(swatch + 5 + canvas.widthOf(item.name, style) + 1, area.width());
        if (x > area.left() && x + width > area.right()) {
            x = area.left();
            y += lineHeight;
        }
        if (y + lineHeight - area.top() > std::max(lineHeight + 1, area.height() / 3)) {
            canvas.text({area.left(), y - lineHeight, area.width(), lineHeight}, Qt::AlignRight | Qt::AlignVCenter,
                        QStringLiteral("…"), style);
            return area.adjusted(0, y - area.top() + 4, 0, 0);
        }
        canvas.fill({x, y + (lineHeight - swatch) / 2, swatch, swatch}, item.color);
        canvas.text({x + swatch + 5, y, width - swatch - 5, lineHeight}, Qt::AlignLeft | Qt::AlignVCenter, item.name,
                    style);
        x += width + 14;
    }
    return area.adjusted(0, y + lineHeight - area.top() + 4, 0, 0);
}

void drawArrow(Canvas& canvas, const QRectF& box, ArrowTip direction, const QColor& color)
{
    QPainterPath path;
    const bool isUp = direction == ArrowTip::Up;
    const double tip = isUp ? box.top() : box.bottom();
    const double foot = isUp ? box.bottom() : box.top();
    path.moveTo(box.center().x(), tip);
    path.lineTo(box.right(), foot);
    path.lineTo(box.left(), foot);
    path.closeSubpath();
    canvas.painter().fillPath(path, color);
}

} // namespace weitblick::ui
