// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/scatter_chart.h"

#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::ui {

namespace {

constexpr std::size_t kMostNames = 40;
constexpr double kReachPx = 9.0; ///< how near the mouse must be

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void take(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

QString axisName(const Text& name, const dashboard::NumberForm& form)
{
    const QString unit = unitText(form);
    return unit.isEmpty() ? say(name) : QStringLiteral("%1 (%2)").arg(say(name), unit);
}

} // namespace

ScatterChart::ScatterChart(const dashboard::ScatterAnswer& answer) : m_answer(answer)
{
    m_sizePx = answer.points.size() > 2'000 ? 3.5 : answer.points.size() > 300 ? 5.0 : 8.0;
}

void ScatterChart::draw(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    m_marks.clear();
    if (m_answer.points.empty()) {
        return;
    }
    Range x;
    Range y;
    for (const dashboard::ScatterPoint& point : m_answer.points) {
        x.take(point.x);
        y.take(point.y);
    }
    const double line = canvas.lineHeight(canvas.quiet());
    m_axisY =
        numberAxis(y.low, y.high, std::clamp(static_cast<int>(area.height() / (2.8 * line)), 1, 6), AxisEnds::Round);
    m_axisX = numberAxis(x.low, x.high, std::clamp(static_cast<int>(area.width() / 85), 1, 8), AxisEnds::Round);
    labelNumbers(m_axisY, m_answer.formY);
    labelNumbers(m_axisX, m_answer.formX);
    double labelWidth = 0.0;
    for (const QString& label : m_axisY.labels) {
        labelWidth = std::max(labelWidth, canvas.widthOf(label, canvas.quiet()));
    }
    const double last = canvas.widthOf(m_axisX.labels.back(), canvas.quiet()) / 2;
    m_plot = area.adjusted(labelWidth + 8, line + 6, -last - 2, -2 * line - 6);
    m_axisX.fromPx = m_plot.left();
    m_axisX.toPx = m_plot.right();
    m_axisY.fromPx = m_plot.bottom();
    m_axisY.toPx = m_plot.top();
    drawAxes(canvas, area);
    drawPoints(canvas, selection);
    for (std::size_t i = 0; i < m_answer.points.size(); ++i) {
        const QPointF at(m_axisX.toPixel(m_answer.points[i].x), m_axisY.toPixel(m_answer.points[i].y));
        m_marks.push_back(
            {.box = {at.x() - m_sizePx / 2, at.y() - m_sizePx / 2, m_sizePx, m_sizePx}, .number = static_cast<int>(i)});
    }
    if (m_answer.points.size() <= kMostNames) {
        drawNames(canvas);
    }
    if (selection.box) {
        const QRectF box = QRectF(QPointF(m_axisX.toPixel(selection.box->x.from), m_axisY.toPixel(selection.box->y.to)),
                                  QPointF(m_axisX.toPixel(selection.box->x.to), m_axisY.toPixel(selection.box->y.from)))
                               .intersected(m_plot);
        canvas.painter().setBrush(Qt::NoBrush);
        canvas.painter().setPen(QPen(canvas.look().text, 1.5));
        canvas.painter().drawRect(box);
    }
}

void ScatterChart::drawAxes(Canvas& canvas, const QRectF& area) const
{
    const double line = canvas.lineHeight(canvas.quiet());
    canvas.text({area.left(), area.top(), area.width(), line}, Qt::AlignLeft | Qt::AlignVCenter,
                axisName(m_answer.axisY, m_answer.formY), canvas.quiet());
    for (std::size_t i = 0; i < m_axisY.ticks.size(); ++i) {
        const double y = std::round(m_axisY.toPixel(m_axisY.ticks[i])) + 0.5;
        canvas.line({m_plot.left(), y}, {m_plot.right(), y}, i == 0 ? canvas.look().axis : canvas.look().grid);
        canvas.text({area.left(), y - line / 2, m_plot.left() - area.left() - 7, line},
                    Qt::AlignRight | Qt::AlignVCenter, m_axisY.labels[i], canvas.quiet());
    }
    for (std::size_t i = 0; i < m_axisX.ticks.size(); ++i) {
        const double x = std::round(m_axisX.toPixel(m_axisX.ticks[i])) + 0.5;
        canvas.line({x, m_plot.top()}, {x, m_plot.bottom()}, i == 0 ? canvas.look().axis : canvas.look().grid);
        const double width = canvas.widthOf(m_axisX.labels[i], canvas.quiet()) + 1;
        canvas.text({x - width / 2, m_plot.bottom() + 3, width, line}, Qt::AlignHCenter | Qt::AlignVCenter,
                    m_axisX.labels[i], canvas.quiet());
    }
    canvas.text({area.left(), m_plot.bottom() + 3 + line, m_plot.right() - area.left(), line},
                Qt::AlignRight | Qt::AlignVCenter, axisName(m_answer.axisX, m_answer.formX), canvas.quiet());
}

void ScatterChart::drawPoints(Canvas& canvas, const TileSelection& selection) const
{
    const bool isPart = selection.points.size() == m_answer.points.size();
    QPolygonF strong;
    QPolygonF weak;
    for (std::size_t i = 0; i < m_answer.points.size(); ++i) {
        const dashboard::ScatterPoint& point = m_answer.points[i];
        const bool isKey = !selection.keys.empty() && !point.key.empty();
        const bool isSelected = isPart  ? selection.points[i] != 0
                                : isKey ? std::ranges::find(selection.keys, point.key) != selection.keys.end()
                                        : true;
        (isSelected ? strong : weak) << QPointF(m_axisX.toPixel(point.x), m_axisY.toPixel(point.y));
    }
    // Round caps make discs of points: thousands in one call.
    const QColor color = canvas.look().category(0);
    canvas.painter().setPen(QPen(canvas.look().pale(color), m_sizePx, Qt::SolidLine, Qt::RoundCap));
    canvas.painter().drawPoints(weak);
    QColor veiled = color;
    veiled.setAlphaF(m_answer.points.size() > 300 ? 0.55F : 0.85F);
    canvas.painter().setPen(QPen(veiled, m_sizePx, Qt::SolidLine, Qt::RoundCap));
    canvas.painter().drawPoints(strong);
}

void ScatterChart::drawNames(Canvas& canvas) const
{
    std::vector<QRectF> taken;
    for (const Mark& mark : m_marks) {
        taken.push_back(mark.box);
    }
    const TextStyle style = canvas.quiet();
    const double line = canvas.lineHeight(style);
    for (const Mark& mark : m_marks) {
        const QString name = QString::fromStdString(m_answer.points[static_cast<std::size_t>(mark.number)].label);
        const double width = canvas.widthOf(name, style) + 1;
        for (const QPointF at : {QPointF(mark.box.right() + 3, mark.box.center().y() - line / 2),
                                 QPointF(mark.box.left() - 3 - width, mark.box.center().y() - line / 2),
                                 QPointF(mark.box.center().x() - width / 2, mark.box.top() - line)}) {
            const QRectF box(at, QSizeF(width, line));
            const bool isFree = m_plot.contains(box) && std::ranges::none_of(taken, [&](const QRectF& other) {
                                    return other.intersects(box) && other != mark.box;
                                });
            if (isFree && !name.isEmpty()) {
                canvas.text(box, Qt::AlignLeft | Qt::AlignVCenter, name, style);
                taken.push_back(box);
                break;
            }
        }
    }
}

void ScatterChart::drawHighlight(Canvas& canvas, int mark) const
{
    if (!isMark(mark)) {
        return;
    }
    const QRectF box = m_marks[static_cast<std::size_t>(mark)].box;
    canvas.painter().setBrush(Qt::NoBrush);
    canvas.painter().setPen(QPen(canvas.look().text, 2));
    canvas.painter().drawEllipse(box.adjusted(-2, -2, 2, 2));
}

QString ScatterChart::markText(int mark) const
{
    if (!isMark(mark)) {
        return {};
    }
    const dashboard::ScatterPoint& point = m_answer.points[static_cast<std::size_t>(mark)];
    QStringList lines;
    if (!point.label.empty()) {
        lines << QString::fromStdString(point.label);
    }
    lines << say(m_answer.axisX) + QStringLiteral(": ") + numberText(point.x, m_answer.formX);
    lines << say(m_answer.axisY) + QStringLiteral(": ") + numberText(point.y, m_answer.formY);
    return lines.join(QLatin1Char('\n'));
}

QString ScatterChart::alternative() const
{
    const int count = static_cast<int>(m_answer.points.size());
    const QString text = translate("weitblick::ui::Chart", "%n point(s): %1 over %2", "", count)
                             .arg(axisName(m_answer.axisY, m_answer.formY), axisName(m_answer.axisX, m_answer.formX));
    return m_answer.correlation ? text + QStringLiteral("; ") + caption() : text;
}

QString ScatterChart::caption() const
{
    return m_answer.correlation
               ? translate("weitblick::ui::Chart", "correlation r = %1").arg(fixedNumber(*m_answer.correlation, 2))
               : QString();
}

QString ScatterChart::footnote() const
{
    const auto shown = static_cast<std::int64_t>(m_answer.points.size());
    return m_answer.totalCount > shown ? translate("weitblick::ui::Chart", "an even sample of %1 of %2 points")
                                             .arg(countNumber(shown), countNumber(m_answer.totalCount))
                                       : QString();
}

int ScatterChart::markAt(const QPointF& at) const
{
    const int nearest = nearestMark(at);
    if (nearest < 0) {
        return -1;
    }
    const QPointF away = m_marks[static_cast<std::size_t>(nearest)].box.center() - at;
    return std::hypot(away.x(), away.y()) <= kReachPx ? nearest : -1;
}

std::optional<ChosenBox> ScatterChart::boxOf(const QRectF& pixels) const
{
    const QRectF box = pixels.intersected(m_plot);
    if (box.isEmpty()) {
        return std::nullopt;
    }
    return ChosenBox{.x = {m_axisX.toValue(box.left()), m_axisX.toValue(box.right())},
                     .y = {m_axisY.toValue(box.bottom()), m_axisY.toValue(box.top())}};
}

} // namespace weitblick::ui
