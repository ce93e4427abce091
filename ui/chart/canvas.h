// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart_look.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <vector>

namespace weitblick::ui {

/// How a text is written: size as a multiple of the font of the look.
struct TextStyle {
    QColor color;
    double scale = 1.0;
    QFont::Weight weight = QFont::Normal;
};

/// A text as it was drawn. `ink` lies inside `box`, or the text is clipped (which a test looks for).
struct DrawnText {
    QRectF box;
    QRectF ink;
    QString whole; ///< what was to be written
    QString shown; ///< what fitted
    QColor color;
    QColor ground; ///< below the text; invalid: that of the tile

    [[nodiscard]] bool isElided() const { return whole != shown; }
};

/// A painter that writes no text beyond its box, and remembers what it wrote.
class Canvas {
public:
    Canvas(QPainter& painter, const ChartLook& look) : m_painter(painter), m_look(look) {}

    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] const ChartLook& look() const { return m_look; }
    [[nodiscard]] const std::vector<DrawnText>& texts() const { return m_texts; }

    [[nodiscard]] QFont font(const TextStyle& style) const;
    [[nodiscard]] double widthOf(const QString& text, const TextStyle& style) const;
    [[nodiscard]] double lineHeight(const TextStyle& style) const;
    [[nodiscard]] TextStyle label() const { return {m_look.text, 0.92, QFont::Normal}; }
    [[nodiscard]] TextStyle quiet() const { return {m_look.muted, 0.86, QFont::Normal}; }
    [[nodiscard]] TextStyle strong() const { return {m_look.text, 0.92, QFont::DemiBold}; }

    /// One line, elided where it is too long. Returns where the ink is. `ground` is the colour below it.
    QRectF text(const QRectF& box, Qt::Alignment alignment, const QString& text, const TextStyle& style,
                const QColor& ground = {});
    /// Up to `mostLines` lines, the last one elided. Returns the height that they took.
    double wrapped(const QRectF& box, const QString& text, const TextStyle& style, int mostLines,
                   Qt::Alignment alignment = Qt::AlignLeft);
    /// The height that wrapped() will take.
    [[nodiscard]] double wrappedHeight(double width, const QString& text, const TextStyle& style, int mostLines) const;

    void fill(const QRectF& box, const QColor& color);
    void line(const QPointF& from, const QPointF& to, const QColor& color, double widthPx = 1.0);

private:
    [[nodiscard]] QStringList linesOf(double width, const QString& text, const TextStyle& style, int mostLines) const;

    QPainter& m_painter;
    const ChartLook& m_look;
    std::vector<DrawnText> m_texts;
};

} // namespace weitblick::ui
