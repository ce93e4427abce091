// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/canvas.h"

#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kSlackPx = 0.5; // metrics of scaled fonts are rounded

QRectF placed(const QRectF& box, Qt::Alignment alignment, double width, double height)
{
    double x = box.left();
    if (alignment & Qt::AlignRight) {
        x = box.right() - width;
    } else if (alignment & Qt::AlignHCenter) {
        x = box.center().x() - width / 2;
    }
    double y = box.top();
    if (alignment & Qt::AlignBottom) {
        y = box.bottom() - height;
    } else if (alignment & Qt::AlignVCenter) {
        y = box.center().y() - height / 2;
    }
    return {x, y, width, height};
}

} // namespace

QFont Canvas::font(const TextStyle& style) const
{
    QFont font = m_look.font;
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(m_look.fontPx * style.scale))));
    font.setWeight(style.weight);
    font.setHintingPreference(QFont::PreferNoHinting); // the same widths at every resolution
    return font;
}

double Canvas::widthOf(const QString& text, const TextStyle& style) const
{
    return QFontMetricsF(font(style)).horizontalAdvance(text);
}

double Canvas::lineHeight(const TextStyle& style) const
{
    return std::ceil(QFontMetricsF(font(style)).height());
}

QRectF Canvas::text(const QRectF& box, Qt::Alignment alignment, const QString& text, const TextStyle& style,
                    const QColor& ground)
{
    const QFont font = this->font(style);
    const QFontMetricsF metrics(font);
    double width = metrics.horizontalAdvance(text);
    const bool isHopeless = width > box.width() + kSlackPx && box.width() < metrics.horizontalAdvance(QChar(0x2026));
    if (text.isEmpty() || isHopeless || box.height() + 2 < metrics.ascent()) {
        return {};
    }
    QString shown = text;
    if (width > box.width() + kSlackPx) {
        shown = metrics.elidedText(text, Qt::ElideRight, box.width());
        width = metrics.horizontalAdvance(shown);
    }
    const QRectF ink = placed(box, alignment, width, metrics.height());
    m_painter.setFont(font);
    m_painter.setPen(style.color);
    m_painter.drawText(QPointF(ink.left(), ink.top() + metrics.ascent()), shown);
    m_texts.push_back({box, ink, text, shown, style.color, ground});
    return ink;
}

QStringList Canvas::linesOf(double width, const QString& text, const TextStyle& style, int mostLines) const
{
    const QFont font = this->font(style);
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1.0, width));
        if (lines.size() + 1 == mostLines) {
            lines << text.mid(line.textStart()); // text() elides it
            break;
        }
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

double Canvas::wrappedHeight(double width, const QString& text, const TextStyle& style, int mostLines) const
{
    return static_cast<double>(linesOf(width, text, style, mostLines).size()) * lineHeight(style);
}

double Canvas::wrapped(const QRectF& box, const QString& text, const TextStyle& style, int mostLines,
                       Qt::Alignment alignment)
{
    const double height = lineHeight(style);
    const int fitting = std::min(mostLines, static_cast<int>((box.height() + kSlackPx) / height));
    if (text.isEmpty() || fitting < 1) {
        return 0;
    }
    double y = box.top();
    for (const QString& line : linesOf(box.width(), text, style, fitting)) {
        this->text({box.left(), y, box.width(), height}, alignment, line, style);
        y += height;
    }
    return y - box.top();
}

void Canvas::fill(const QRectF& box, const QColor& color)
{
    m_painter.fillRect(box, color);
}

void Canvas::line(const QPointF& from, const QPointF& to, const QColor& color, double widthPx)
{
    m_painter.setPen(QPen(color, widthPx));
    m_painter.drawLine(from, to);
}

} // namespace weitblick::ui
