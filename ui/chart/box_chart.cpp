// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/box_chart.h"

#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

QString countText(const dashboard::BoxGroup& group)
{
    return QStringLiteral("n = ") + countNumber(group.count);
}

QString outlierText(std::int64_t outliers)
{
    const int count = static_cast<int>(outliers);
    return translate("weitblick::ui::Chart", "%n outlier(s)", "", count);
}

} // namespace

void BoxChart::layOut(const Canvas& canvas, const QRectF& area)
{
    const double line = canvas.lineHeight(canvas.label());
    double names = 0.0;
    double counts = 0.0;
    double low = 0.0;
    double high = 0.0;
    bool isFirst = true;
    for (const dashboard::BoxGroup& group : m_answer.groups) {
        names = std::max(names, canvas.widthOf(say(group.name), canvas.label()));
        counts = std::max(counts, canvas.widthOf(countText(group), canvas.quiet()));
        low = isFirst ? group.summary.minimum : std::min(low, group.summary.minimum);
        high = isFirst ? group.summary.maximum : std::max(high, group.summary.maximum);
        isFirst = false;
    }
    // Extremes would squeeze the boxes flat: far ones are told in numbers.
    double whiskerLow = high;
    double whiskerHigh = low;
    for (const dashboard::BoxGroup& group : m_answer.groups) {
        whiskerLow = std::min(whiskerLow, group.summary.lowWhisker);
        whiskerHigh = std::max(whiskerHigh, group.summary.highWhisker);
    }
    const double reach = 0.5 * (whiskerHigh - whiskerLow);
    low = std::max(low, whiskerLow - reach);
    high = std::min(high, whiskerHigh + reach);
    const double margin = 0.03 * (high - low);
    low = low >= 0.0 ? std::max(0.0, low - margin) : low - margin;
    high += margin;
    m_rows.layOut(area.adjusted(0, 0, 0, -line - 4), static_cast<int>(m_answer.groups.size()), line + 6, 42);
    const double right = area.left() + m_rows.widthPx() - counts - 10;
    const double left = area.left() + (names > 0.0 ? std::min(names + 1, area.width() * 0.34) + 10 : 4);
    const double bottom = area.top() + m_rows.heightPx() * (m_rows.end() - m_rows.first());
    m_plot = QRectF(QPointF(left, area.top()), QPointF(std::max(left + 20, right), bottom));
    m_axis = numberAxis(low, high, std::clamp(static_cast<int>(m_plot.width() / 60), 2, 8), AxisEnds::Exact);
    labelNumbers(m_axis, m_answer.form);
    m_axis.fromPx = m_plot.left();
    m_axis.toPx = m_plot.right();
}

void BoxChart::drawAxis(Canvas& canvas) const
{
    const double line = canvas.lineHeight(canvas.quiet());
    double free = m_plot.left() - 60;
    for (std::size_t i = 0; i < m_axis.ticks.size(); ++i) {
        const double x = std::round(m_axis.toPixel(m_axis.ticks[i])) + 0.5;
        canvas.line({x, m_plot.top()}, {x, m_plot.bottom()}, canvas.look().grid);
        const double width = canvas.widthOf(m_axis.labels[i], canvas.quiet()) + 1;
        if (x - width / 2 >= free) {
            canvas.text({x - width / 2, m_plot.bottom() + 3, width, line}, Qt::AlignCenter, m_axis.labels[i],
                        canvas.quiet());
            free = x + width / 2 + 6;
        }
    }
}

void BoxChart::draw(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    m_marks.clear();
    if (m_answer.groups.empty()) {
        return;
    }
    layOut(canvas, area);
    drawAxis(canvas);
    const QColor strong = canvas.look().category(0);
    const bool isPart = selection.boxes.size() == m_answer.groups.size();
    for (std::size_t i = 0; i < m_answer.groups.size(); ++i) {
        const QRectF row = m_rows.rowBox(static_cast<int>(i));
        m_marks.push_back({.box = row, .number = static_cast<int>(i)});
        if (row.isEmpty()) {
            continue;
        }
        const dashboard::BoxGroup& group = m_answer.groups[i];
        const bool isChosen = std::ranges::find(selection.chosen, i) != selection.chosen.end();
        const bool isPale = isPart || (!selection.chosen.empty() && !isChosen);
        canvas.text({area.left(), row.top(), m_plot.left() - area.left() - 9, row.height()},
                    Qt::AlignRight | Qt::AlignVCenter, say(group.name), isChosen ? canvas.strong() : canvas.label());
        canvas.text({m_plot.right() + 6, row.top(), area.left() + m_rows.widthPx() - m_plot.right() - 6, row.height()},
                    Qt::AlignRight | Qt::AlignVCenter, countText(isPart ? selection.boxes[i] : group), canvas.quiet());
        const double thickness = std::min(22.0, row.height() * 0.62);
        const QRectF lane(m_plot.left(), row.center().y() - thickness / 2, m_plot.width(), thickness);
        drawGroup(canvas, group, lane, isPale ? canvas.look().pale(strong) : strong);
        if (isPart && selection.boxes[i].count > 0) {
            drawGroup(canvas, selection.boxes[i], lane.adjusted(0, lane.height() * 0.2, 0, -lane.height() * 0.2),
                      strong);
        }
    }
    m_rows.drawBar(canvas);
}

void BoxChart::drawGroup(Canvas& canvas, const dashboard::BoxGroup& group, const QRectF& lane,
                         const QColor& color) const
{
    if (group.count == 0) {
        return;
    }
    const double y = lane.center().y();
    const auto x = [&](double value) { return m_axis.toPixel(std::clamp(value, m_axis.low, m_axis.high)); };
    canvas.line({x(group.summary.lowWhisker), y}, {x(group.summary.lowQuartile), y}, color, 1.5);
    canvas.line({x(group.summary.highQuartile), y}, {x(group.summary.highWhisker), y}, color, 1.5);
    for (const double end : {group.summary.lowWhisker, group.summary.highWhisker}) {
        canvas.line({x(end), y - lane.height() / 4}, {x(end), y + lane.height() / 4}, color, 1.5);
    }
    const QRectF box(QPointF(x(group.summary.lowQuartile), lane.top()),
                     QPointF(x(group.summary.highQuartile), lane.bottom()));
    canvas.painter().setBrush(canvas.look().pale(color));
    canvas.painter().setPen(QPen(color, 1.5));
    canvas.painter().drawRect(box);
    canvas.line({x(group.summary.median), lane.top()}, {x(group.summary.median), lane.bottom()}, canvas.look().text,
                2.5);
    canvas.painter().setBrush(Qt::NoBrush);
    canvas.painter().setPen(QPen(color, 1.5));
    if (group.summary.minimum < group.summary.lowWhisker && group.summary.minimum >= m_axis.low) {
        canvas.painter().drawEllipse(QPointF(x(group.summary.minimum), y), 2.5, 2.5);
    }
    if (group.summary.maximum > group.summary.highWhisker && group.summary.maximum <= m_axis.high) {
        canvas.painter().drawEllipse(QPointF(x(group.summary.maximum), y), 2.5, 2.5);
    }
}

QString BoxChart::markText(int mark) const
{
    if (!isMark(mark)) {
        return {};
    }
    const dashboard::BoxGroup& group = m_answer.groups[static_cast<std::size_t>(mark)];
    const auto number = [&](double value) { return numberText(value, m_answer.form); };
    QStringList lines;
    if (!group.name.empty()) {
        lines << say(group.name);
    }
    lines << translate("weitblick::ui::Chart", "median %1").arg(number(group.summary.median));
    lines << translate("weitblick::ui::Chart", "half of the values from %1 to %2")
                 .arg(number(group.summary.lowQuartile), number(group.summary.highQuartile));
    lines << translate("weitblick::ui::Chart", "smallest %1, largest %2")
                 .arg(number(group.summary.minimum), number(group.summary.maximum));
    lines << outlierText(group.summary.outlierCount) + QStringLiteral(", ") + countText(group);
    return lines.join(QLatin1Char('\n'));
}

QString BoxChart::alternative() const
{
    QStringList parts;
    for (const dashboard::BoxGroup& group : m_answer.groups) {
        parts << translate("weitblick::ui::Chart", "%1: median %2, half of the values from %3 to %4")
                     .arg(say(group.name), numberText(group.summary.median, m_answer.form),
                          numberText(group.summary.lowQuartile, m_answer.form),
                          numberText(group.summary.highQuartile, m_answer.form));
    }
    return say(m_answer.axis) + QStringLiteral(" – ") + parts.join(QStringLiteral("; "));
}

QString BoxChart::caption() const
{
    const QString unit = unitText(m_answer.form);
    return unit.isEmpty() ? say(m_answer.axis) : QStringLiteral("%1 in %2").arg(say(m_answer.axis), unit);
}

QString BoxChart::footnote() const
{
    std::int64_t missing = 0;
    std::int64_t outliers = 0;
    for (const dashboard::BoxGroup& group : m_answer.groups) {
        missing += group.missingCount;
        outliers += group.summary.outlierCount;
    }
    QStringList parts;
    if (outliers > 0) {
        parts << outlierText(outliers);
    }
    if (missing > 0) {
        parts << translate("weitblick::ui::Chart", "%1 without a value").arg(countNumber(missing));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace weitblick::ui
