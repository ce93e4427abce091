// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/histogram_chart.h"

#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::ui {

namespace {

const dashboard::NumberForm kCountForm{.unit = {}, .unitTitle = {}, .decimals = 0, .isCount = true};

bool areEven(const std::vector<double>& edges)
{
    const double first = edges.size() > 1 ? edges[1] - edges[0] : 0.0;
    for (std::size_t i = 1; i < edges.size(); ++i) {
        if (std::abs(edges[i] - edges[i - 1] - first) > 1e-6 * std::abs(first)) {
            return false;
        }
    }
    return true;
}

} // namespace

HistogramChart::HistogramChart(const dashboard::HistogramAnswer& answer)
    : m_answer(answer),
      m_isEven(areEven(answer.edges)),
      m_largest(answer.counts.empty() ? 0 : *std::ranges::max_element(answer.counts))
{
}

double HistogramChart::leftPx(std::size_t edge) const
{
    return m_isEven ? m_axisX.toPixel(m_answer.edges[edge])
                    : m_plot.left() +
                          m_plot.width() * static_cast<double>(edge) / static_cast<double>(m_answer.counts.size());
}

void HistogramChart::draw(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    m_marks.clear();
    if (m_largest == 0 || area.height() < 40) { // no empty axes
        return;
    }
    const double line = canvas.lineHeight(canvas.quiet());
    const int ticks = std::clamp(static_cast<int>(area.height() / (2.6 * line)), 1, 5);
    m_axisY = numberAxis(0, static_cast<double>(std::max<std::int64_t>(1, m_largest)), ticks, AxisEnds::Round);
    labelNumbers(m_axisY, kCountForm);
    double labelWidth = 0;
    for (const QString& label : m_axisY.labels) {
        labelWidth = std::max(labelWidth, canvas.widthOf(label, canvas.quiet()));
    }
    m_plot = area.adjusted(labelWidth + 7, line / 2, -6, -line - 6);
    m_axisY.fromPx = m_plot.bottom();
    m_axisY.toPx = m_plot.top();
    for (std::size_t i = 0; i < m_axisY.ticks.size(); ++i) {
        const double y = std::round(m_axisY.toPixel(m_axisY.ticks[i])) + 0.5;
        canvas.line({m_plot.left(), y}, {m_plot.right(), y}, i == 0 ? canvas.look().axis : canvas.look().grid);
        canvas.text({area.left(), y - line / 2, labelWidth + 1, line}, Qt::AlignRight | Qt::AlignVCenter,
                    m_axisY.labels[i], canvas.quiet());
    }
    m_axisX = numberAxis(m_answer.edges.front(), m_answer.edges.back(),
                         std::max(1, static_cast<int>(m_plot.width() / (5.5 * canvas.look().fontPx))), AxisEnds::Exact);
    labelNumbers(m_axisX, m_answer.form);
    m_axisX.fromPx = m_plot.left();
    m_axisX.toPx = m_plot.right();
    drawCounts(canvas, selection);
    for (std::size_t i = 0; i < m_answer.counts.size(); ++i) {
        m_marks.push_back({.box = {leftPx(i), m_plot.top(), leftPx(i + 1) - leftPx(i), m_plot.height()},
                           .number = static_cast<int>(i),
                           .value = static_cast<int>(i)});
    }
    drawEdges(canvas, {area.left(), m_plot.bottom() + 4, area.width(), line});
    if (selection.interval) {
        drawBrush(canvas, *selection.interval);
    }
}

void HistogramChart::drawCounts(Canvas& canvas, const TileSelection& selection) const
{
    const bool isPart = selection.values.size() == m_answer.counts.size();
    const QColor strong = canvas.look().category(0);
    const QColor whole = isPart ? canvas.look().pale(strong) : strong;
    const double width = m_plot.width() / static_cast<double>(m_answer.counts.size());
    const double gap = width > 6 ? 1.0 : width > 3 ? 0.5 : 0.0;
    for (std::size_t i = 0; i < m_answer.counts.size(); ++i) {
        const double left = leftPx(i) + gap / 2;
        const double right = leftPx(i + 1) - gap / 2;
        const auto bar = [&](double count) {
            double top = m_axisY.toPixel(count);
            top = count > 0 ? std::min(top, m_plot.bottom() - 1) : m_plot.bottom(); // one row is seen too
            return QRectF(left, top, right - left, m_plot.bottom() - top);
        };
        canvas.fill(bar(static_cast<double>(m_answer.counts[i])), whole);
        if (isPart) {
            canvas.fill(bar(selection.values[i]), strong);
        }
    }
}

void HistogramChart::drawEdges(Canvas& canvas, const QRectF& strip) const
{
    const TextStyle style = canvas.quiet();
    double free = strip.left();
    const auto write = [&](double x, const QString& label) {
        const double width = canvas.widthOf(label, style) + 1;
        const double left = std::clamp(x - width / 2, strip.left(), strip.right() - width);
        if (left < free) {
            return;
        }
        canvas.text({left, strip.top(), width, strip.height()}, Qt::AlignHCenter | Qt::AlignVCenter, label, style);
        canvas.line({x, m_plot.bottom()}, {x, m_plot.bottom() + 3}, canvas.look().axis);
        free = left + width + 6;
    };
    if (m_isEven) {
        for (std::size_t i = 0; i < m_axisX.ticks.size(); ++i) {
            write(m_axisX.toPixel(m_axisX.ticks[i]), m_axisX.labels[i]);
        }
        return;
    }
    for (std::size_t i = 0; i < m_answer.edges.size(); ++i) {
        write(leftPx(i), shortNumber(m_answer.edges[i], m_answer.form));
    }
}

void HistogramChart::drawBrush(Canvas& canvas, const ChosenInterval& interval) const
{
    const auto edgeAt = [&](double value) {
        const auto at = std::ranges::lower_bound(m_answer.edges, value - 1e-9 * std::abs(value));
        const auto edge =
            std::min<std::size_t>(static_cast<std::size_t>(at - m_answer.edges.begin()), m_answer.edges.size() - 1);
        return leftPx(edge);
    };
    const QRectF brush(QPointF(edgeAt(interval.from), m_plot.top()), QPointF(edgeAt(interval.to), m_plot.bottom()));
    QColor wash = canvas.look().text;
    wash.setAlphaF(0.07F);
    canvas.fill(brush, wash);
    for (const double x : {brush.left(), brush.right()}) {
        canvas.line({x, brush.top()}, {x, brush.bottom()}, canvas.look().text, 1.5);
        canvas.fill({x - 2.5, brush.center().y() - 8, 5, 16}, canvas.look().text);
    }
}

QString HistogramChart::rangeText(std::size_t bin) const
{
    return QStringLiteral("%1 – %2").arg(plainNumber(m_answer.edges[bin], m_answer.form),
                                         numberText(m_answer.edges[bin + 1], m_answer.form));
}

QString HistogramChart::markText(int mark) const
{
    if (!isMark(mark)) {
        return {};
    }
    const auto bin = static_cast<std::size_t>(m_marks[static_cast<std::size_t>(mark)].number);
    return QStringLiteral("%1: %2").arg(rangeText(bin), countNumber(m_answer.counts[bin]));
}

QString HistogramChart::alternative() const
{
    if (m_answer.counts.empty()) {
        return {};
    }
    const auto sum = std::accumulate(m_answer.counts.begin(), m_answer.counts.end(), std::int64_t{0});
    const auto fullest = static_cast<std::size_t>(std::ranges::max_element(m_answer.counts) - m_answer.counts.begin());
    return translate("weitblick::ui::Chart", "Histogram of %1: %2 values from %3 to %4; most in the class %5 (%6)")
        .arg(say(m_answer.axis), countNumber(sum), plainNumber(m_answer.edges.front(), m_answer.form),
             numberText(m_answer.edges.back(), m_answer.form), rangeText(fullest), countNumber(m_largest));
}

QString HistogramChart::caption() const
{
    const QString unit = unitText(m_answer.form);
    const QString axis = say(m_answer.axis);
    const QString what = unit.isEmpty() ? axis : QStringLiteral("%1 in %2").arg(axis, unit);
    return translate("weitblick::ui::Chart", "count by %1").arg(what);
}

QString HistogramChart::footnote() const
{
    QStringList parts;
    const auto add = [&](std::int64_t count, const QString& text) {
        if (count > 0) {
            parts << text.arg(countNumber(count));
        }
    };
    add(m_answer.belowCount, translate("weitblick::ui::Chart", "%1 below"));
    add(m_answer.aboveCount, translate("weitblick::ui::Chart", "%1 above"));
    add(m_answer.missingCount, translate("weitblick::ui::Chart", "%1 without a value"));
    return parts.join(QStringLiteral(" · "));
}

int HistogramChart::nearestMark(const QPointF& at) const
{
    if (m_marks.empty()) {
        return -1;
    }
    const auto after = std::ranges::find_if(m_marks, [&](const Mark& mark) { return mark.box.right() > at.x(); });
    return static_cast<int>(std::min<std::ptrdiff_t>(after - m_marks.begin(), std::ssize(m_marks) - 1));
}

std::optional<ChosenInterval> HistogramChart::intervalOf(int mark, int other) const
{
    if (!isMark(mark) || !isMark(other)) {
        return std::nullopt;
    }
    const auto [first, last] = std::minmax(mark, other);
    return ChosenInterval{m_answer.edges[static_cast<std::size_t>(first)],
                          m_answer.edges[static_cast<std::size_t>(last) + 1]};
}

} // namespace weitblick::ui
