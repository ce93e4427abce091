// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/tile_frame.h"

#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kPaddingPx = 12;
constexpr double kRadiusPx = 6;
constexpr double kShareWorthTelling = 0.995;
constexpr double kLowTilePx = 130;
constexpr double kMostFootShare = 0.42; // of the tile: remarks belong beside the number, which has to stay large
constexpr double kSmallestFootScale = 0.84;
constexpr double kSmallestTitleScale = 0.88;
constexpr double kSmallestWordScale = 0.76; // before a long word is broken
constexpr double kLeastContentScale = 1.4;  // a large number, above all remarks
constexpr double kGapPx = 10;               // around the content
constexpr int kAllLines = 50;

TextStyle titleStyle(const ChartLook& look, double scale)
{
    return {look.text, 1.06 * scale, QFont::DemiBold};
}

QString joined(const QStringList& parts)
{
    return parts.join(QStringLiteral(" · "));
}

QStringList remarksOf(const dashboard::TileAnswer& answer, const Chart* chart)
{
    QStringList parts;
    if (!answer.note.empty()) {
        parts << say(answer.note);
    }
    if (chart != nullptr && !chart->footnote().isEmpty()) {
        parts << chart->footnote();
    }
    if (answer.validShare && *answer.validShare < kShareWorthTelling && !answer.isMissing()) {
        parts << translate("weitblick::ui::Chart", "values for %1 of the rows").arg(percentText(*answer.validShare));
    }
    for (const Text& remark : answer.remarks) {
        parts << say(remark);
    }
    parts.removeAll(QString());
    return parts;
}

/// The first `count` remarks, and how many are to be read in the tool tip.
QString shortened(const QStringList& remarks, qsizetype count)
{
    QStringList parts = remarks.mid(0, count);
    if (const int hidden = static_cast<int>(remarks.size() - count); hidden > 0) {
        parts << translate("weitblick::ui::Chart", "%n remark(s)", "in a tool tip", hidden);
    }
    return joined(parts);
}

TextStyle footStyle(const Canvas& canvas, double scale)
{
    TextStyle style = canvas.quiet();
    style.scale *= scale;
    return style;
}

/// As many lines as the remarks need and the tile can spare, a little smaller where that saves the last word. A remark
/// that does not fit is not cut: the tool tip has it.
void layOutFoot(const Canvas& canvas, TileFrame& frame, const QStringList& remarks, const QSizeF& room)
{
    const auto need = [&](const QString& text) {
        return canvas.wrappedHeight(room.width(), text, footStyle(canvas, frame.footScale), kAllLines);
    };
    frame.footShown = joined(remarks);
    while (need(frame.footShown) > room.height() && frame.footScale > kSmallestFootScale) {
        frame.footScale -= 0.04;
    }
    for (qsizetype count = remarks.size() - 1; count >= 0 && need(frame.footShown) > room.height(); --count) {
        frame.footShown = shortened(remarks, count);
        frame.footScale = count > 0 ? frame.footScale : 1.0;
    }
    frame.footLines = kAllLines;
    frame.foot.setSize({room.width(), need(frame.footShown) + 0.5});
}

/// On one line, a little smaller where that is enough; else on two.
void layOutTitle(const Canvas& canvas, TileFrame& frame, const QRectF& room)
{
    const auto isTooWide = [&] {
        return canvas.widthOf(frame.titleText, titleStyle(canvas.look(), frame.titleScale)) > room.width();
    };
    while (isTooWide() && frame.titleScale > kSmallestTitleScale) {
        frame.titleScale -= 0.03;
    }
    if (isTooWide() && frame.whole.height() >= kLowTilePx) {
        frame.titleScale = 1.0; // two lines anyway, and there is room
    }
    const QStringList words = frame.titleText.split(QLatin1Char(' '));
    const auto isWordTooWide = [&](const QString& word) {
        return canvas.widthOf(word, titleStyle(canvas.look(), frame.titleScale)) > room.width();
    };
    while (std::ranges::any_of(words, isWordTooWide) && frame.titleScale > kSmallestWordScale) {
        frame.titleScale -= 0.03;
    }
    const TextStyle style = titleStyle(canvas.look(), frame.titleScale);
    frame.title = QRectF(room.left(), room.top(), room.width(),
                         canvas.wrappedHeight(room.width(), frame.titleText, style, 2) + 0.5);
}

void drawEmptySign(Canvas& canvas, const QPointF& center)
{
    QPainter& painter = canvas.painter();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(canvas.look().muted, 1.5, Qt::DashLine));
    painter.drawRoundedRect(QRectF(center.x() - 17, center.y() - 13, 34, 26), 4, 4);
    painter.setPen(QPen(canvas.look().muted, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(center.x() - 6, center.y()), QPointF(center.x() + 6, center.y()));
    painter.drawLine(QPointF(center.x(), center.y() - 6), QPointF(center.x(), center.y() + 6));
}

void drawMissing(Canvas& canvas, const TileFrame& frame, const dashboard::MissingAnswer& missing)
{
    const QRectF area = frame.content;
    const QString step = frame.button.isEmpty() && missing.step.kind != dashboard::NextStep::Kind::None
                             ? say(missing.step.label)
                             : QString();
    const double width = std::min(area.width(), 420.0);
    const double line = canvas.lineHeight(canvas.label());
    const int lines = std::max(1, static_cast<int>((area.height() - (step.isEmpty() ? 0 : line)) / line));
    const double text = canvas.wrappedHeight(width, say(missing.reason), canvas.label(), std::min(lines, 5));
    const double button = frame.button.isEmpty() ? (step.isEmpty() ? 0.0 : line + 4) : frame.button.height() + 10;
    const bool hasSign = area.height() >= text + button + 40;
    double y = std::max(area.top(), area.center().y() - (text + button + (hasSign ? 38 : 0)) / 2);
    if (hasSign) {
        drawEmptySign(canvas, {area.center().x(), y + 14});
        y += 38;
    }
    const QRectF box(area.center().x() - width / 2, y, width, text + 1);
    canvas.wrapped(box, say(missing.reason), canvas.label(), std::min(lines, 5), Qt::AlignHCenter);
    if (!step.isEmpty()) {
        canvas.text({area.left(), box.bottom() + 3, area.width(), line}, Qt::AlignHCenter | Qt::AlignTop, step,
                    {canvas.look().muted, 0.92, QFont::DemiBold});
    }
}

void drawBadge(Canvas& canvas, const QRectF& box)
{
    QPainter& painter = canvas.painter();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(canvas.look().warning, 1.2));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    canvas.text(box, Qt::AlignCenter, staleText(), {canvas.look().warning, 0.82, QFont::DemiBold});
}

} // namespace

QString staleText()
{
    return translate("weitblick::ui::Chart", "out of date");
}

TileFrame layOutTile(const Canvas& canvas, const QRectF& area, const dashboard::TileAnswer& answer, const Chart* chart,
                     const QSizeF& button)
{
    TileFrame frame{.whole = area};
    const QRectF inner = area.adjusted(kPaddingPx, kPaddingPx - 2, -kPaddingPx, -kPaddingPx + 2);
    const bool isLow = area.height() < kLowTilePx;
    frame.titleText = say(answer.title);
    frame.captionText = chart != nullptr ? chart->caption() : QString();
    const QStringList remarks = remarksOf(answer, chart);
    frame.footText = joined(remarks);
    double right = inner.right();
    if (answer.isStale) {
        const TextStyle badge{{}, 0.82, QFont::DemiBold};
        const double width = canvas.widthOf(staleText(), badge) + 16;
        frame.badge = QRectF(right - width, inner.top(), width, canvas.lineHeight(badge) + 2);
        right = frame.badge.left() - 6;
    }
    const int lines = isLow ? 1 : 2;
    layOutTitle(canvas, frame, {inner.left(), inner.top(), right - inner.left(), inner.height()});
    double top = frame.title.bottom() + 1;
    const bool isTitleLong = frame.title.height() > 1.5 * canvas.lineHeight(titleStyle(canvas.look(), 1.0));
    if (isLow && isTitleLong) {
        frame.captionText.clear(); // else the number has no room
    }
    if (!frame.captionText.isEmpty()) {
        const double height = canvas.wrappedHeight(inner.width(), frame.captionText, canvas.quiet(), lines) + 0.5;
        frame.caption = QRectF(inner.left(), top, inner.width(), height);
        top = frame.caption.bottom() + 1;
    }
    double bottom = inner.bottom();
    const bool isMissing = answer.isMissing();
    const double footWidth = inner.width() - (isMissing || button.isEmpty() ? 0.0 : button.width() + 8);
    if (!frame.footText.isEmpty() && (!isLow || !isMissing)) {
        const double number = canvas.lineHeight({{}, kLeastContentScale, QFont::DemiBold}) + kGapPx;
        layOutFoot(canvas, frame, remarks,
                   {footWidth, std::min(kMostFootShare * inner.height(), bottom - top - number)});
        frame.foot.moveTo(inner.left(), bottom - frame.foot.height());
        bottom = frame.foot.top() - 4;
    }
    if (!button.isEmpty() && !isMissing) {
        frame.button = QRectF(QPointF(inner.right() - button.width(), inner.bottom() - button.height()), button);
        bottom = std::min(bottom, frame.button.top() - 4);
    }
    frame.content = QRectF(QPointF(inner.left(), top + 6), QPointF(inner.right(), std::max(bottom, top + 7)));
    if (!button.isEmpty() && isMissing) {
        const QRectF content = frame.content;
        const double width = std::min(button.width(), content.width());
        const auto& missing = std::get<dashboard::MissingAnswer>(answer.shown);
        const double text =
            canvas.wrappedHeight(std::min(content.width(), 420.0), say(missing.reason), canvas.label(), 5);
        const double sign = content.height() >= text + button.height() + 50 ? 38 : 0;
        const double y = content.center().y() + (text + sign - button.height() + 10) / 2;
        frame.button = QRectF(content.center().x() - width / 2, std::min(y, content.bottom() - button.height()), width,
                              button.height());
    }
    return frame;
}

void drawFrame(Canvas& canvas, const TileFrame& frame, const dashboard::TileAnswer& answer)
{
    const ChartLook& look = canvas.look();
    QPainter& painter = canvas.painter();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(look.ground);
    painter.setPen(QPen(look.border, 1));
    painter.drawRoundedRect(frame.whole.adjusted(0.5, 0.5, -0.5, -0.5), kRadiusPx, kRadiusPx);
    canvas.wrapped(frame.title, frame.titleText, titleStyle(look, frame.titleScale), 2);
    if (!frame.badge.isEmpty()) {
        drawBadge(canvas, frame.badge);
    }
    canvas.wrapped(frame.caption, frame.captionText, canvas.quiet(), 2);
    canvas.wrapped(frame.foot, frame.footShown, footStyle(canvas, frame.footScale), frame.footLines);
    if (const auto* missing = std::get_if<dashboard::MissingAnswer>(&answer.shown)) {
        drawMissing(canvas, frame, *missing);
    }
}

} // namespace weitblick::ui
