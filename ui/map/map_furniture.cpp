// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_furniture.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

bool isDark(const QPalette& palette)
{
    constexpr int kMiddle = 128;
    return palette.color(QPalette::Base).lightness() < kMiddle;
}

QColor paperOf(const QPalette& palette)
{
    QColor paper = palette.color(QPalette::Base);
    paper.setAlphaF(0.85F);
    return paper;
}

} // namespace

QColor mapPaper(const QPalette& palette)
{
    return isDark(palette) ? QColor(38, 44, 51) : QColor(250, 250, 250);
}

QColor mapInk(const QPalette& palette)
{
    return isDark(palette) ? QColor(233, 238, 243) : QColor(27, 39, 51);
}

double furnitureScale(const QFont& font)
{
    constexpr double kUsualTextPx = 17.0;
    return std::max(1.0, QFontMetricsF(font).height() / kUsualTextPx);
}

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

void paintHint(QPainter& painter, const QRect& map, const QPalette& palette, const QString& text)
{
    constexpr int kMarginPx = 16;
    const QRect room = map.adjusted(24, 24, -24, -24);
    const QRect words = painter.boundingRect(room, Qt::AlignCenter | Qt::TextWordWrap, text);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paperOf(palette));
    painter.drawRoundedRect(words.adjusted(-kMarginPx, -kMarginPx, kMarginPx, kMarginPx), 6, 6);
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(words, Qt::AlignCenter | Qt::TextWordWrap, text);
}

void paintScaleBar(QPainter& painter, const QRect& map, const QPalette& palette, double metresPerPx)
{
    if (!(metresPerPx > 0)) {
        return;
    }
    const double scale = furnitureScale(painter.font());
    const double mostPx = 140 * scale;
    const double lengthM = roundLength(metresPerPx * mostPx);
    const double px = lengthM / metresPerPx;
    const QString text = lengthM >= 1000 ? QLocale().toString(lengthM / 1000) + QStringLiteral(" km")
                                         : QLocale().toString(lengthM) + QStringLiteral(" m");
    const double width = std::max(px, QFontMetricsF(painter.font()).horizontalAdvance(text));
    painter.fillRect(QRectF(map.left() + 12, map.bottom() - 40 * scale, width + 20, 30 * scale), paperOf(palette));
    painter.setPen(QPen(palette.color(QPalette::WindowText), 1.5 * scale));
    const double y = map.bottom() - 16 * scale;
    const double x = map.left() + 22;
    const double tick = 5 * scale;
    painter.drawPolyline(QPolygonF{{x, y - tick}, {x, y}, {x + px, y}, {x + px, y - tick}});
    painter.drawText(QRectF(x, map.bottom() - 39 * scale, width, 18 * scale), Qt::AlignCenter, text);
}

void paintNorthArrow(QPainter& painter, const QRect& map, const QPalette& palette)
{
    const double scale = furnitureScale(painter.font());
    const QPointF middle(map.right() - 26 * scale, map.top() + 28 * scale);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paperOf(palette));
    painter.drawEllipse(middle, 17 * scale, 17 * scale);
    painter.setBrush(palette.color(QPalette::WindowText));
    painter.drawPolygon(QPolygonF{middle + QPointF(0, -14) * scale, middle + QPointF(5, 1) * scale,
                                  middle + QPointF(0, -2) * scale, middle + QPointF(-5, 1) * scale});
    painter.setPen(palette.color(QPalette::WindowText));
    QFont small = painter.font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.save();
    painter.setFont(small);
    painter.drawText(QRectF(middle.x() - 10 * scale, middle.y(), 20 * scale, 15 * scale), Qt::AlignCenter,
                     QCoreApplication::translate("weitblick::ui::MapWidget", "N"));
    painter.restore();
}

void paintNotice(QPainter& painter, const QRect& map, const QPalette& palette, const QString& text)
{
    if (text.isEmpty()) {
        return;
    }
    const QRect room = map.adjusted(12, 10, -60, -12);
    const QRect words = painter.boundingRect(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paperOf(palette));
    painter.drawRoundedRect(words.adjusted(-6, -4, 6, 4), 4, 4);
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(words, Qt::AlignLeft | Qt::TextWordWrap, text);
}

void paintAttribution(QPainter& painter, const QRect& map, const QPalette& palette, const QString& text)
{
    if (text.isEmpty()) {
        return;
    }
    painter.save();
    QFont small = painter.font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const QString shown = QFontMetrics(small).elidedText(text, Qt::ElideRight, map.width() / 2);
    const QRect words =
        painter.boundingRect(map.adjusted(0, 0, -8, -6), Qt::AlignRight | Qt::AlignBottom | Qt::TextSingleLine, shown);
    painter.fillRect(words.adjusted(-4, -2, 4, 2), paperOf(palette));
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine, shown);
    painter.restore();
}

} // namespace weitblick::ui
