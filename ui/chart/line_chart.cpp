// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/line_chart.h"

#include "ui/chart/axis_marks.h"
#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::ui {

namespace {

constexpr std::size_t kMostDots = 40;
constexpr double kZeroPull = 0.5; ///< an axis that would start below half of its end starts at zero

} // namespace

LineChart::LineChart(const dashboard::LineAnswer& answer)
    : m_answer(answer),
      m_low(std::numeric_limits<double>::infinity()),
      m_high(-m_low)
{
    for (const dashboard::LineSeries& series : answer.series) {
        for (const auto& [x, y] : series.points) {
            m_places.push_back(x);
            m_low = y ? std::min(m_low, *y) : m_low;
            m_high = y ? std::max(m_high, *y) : m_high;
        }
    }
    std::ranges::sort(m_places);
    m_places.erase(std::ranges::unique(m_places).begin(), m_places.end());
    m_hasValues = m_low <= m_high;
    if (!m_hasValues) {
        m_low = m_high = 0.0;
    }
    if (m_low > 0.0 && m_low < kZeroPull * m_high) {
        m_low = 0.0;
    }
    if (m_high < 0.0 && m_high > kZeroPull * m_low) {
        m_high = 0.0;
    }
}

const dashboard::NumberForm& LineChart::form() const
{
    static const dashboard::NumberForm plain;
    return m_answer.series.empty() ? plain : m_answer.series.front().form;
}

double LineChart::nameWidth(const Canvas& canvas, double most) const
{
    double widest = 0.0;
    for (const dashboard::LineSeries& series : m_answer.series) {
        widest = std::max(widest, canvas.widthOf(say(series.name), canvas.strong()));
    }
    return m_answer.series.size() < 2 ? 0.0 : std::min(widest + 8, most);
}

void LineChart::layOut(const Canvas& canvas, const QRectF& area)
{
    const double line = canvas.lineHeight(canvas.quiet());
    m_axisY =
        numberAxis(m_low, m_high, std::clamp(static_cast<int>(area.height() / (2.6 * line)), 1, 6), AxisEnds::Round);
    labelNumbers(m_axisY, form());
    double labelWidth = 0.0;
    for (const QString& label : m_axisY.labels) {
        labelWidth = std::max(labelWidth, canvas.widthOf(label, canvas.quiet()));
    }
    const double names = m_hasLegend ? 0.0 : nameWidth(canvas, area.width() * 0.3);
    m_plot = area.adjusted(labelWidth + 8, line / 2, -names - 8, -line - 6);
    const int ticks = std::max(1, static_cast<int>(m_plot.width() / (4.4 * canvas.look().fontPx)));
    const double first = m_places.front();
    const double last = m_places.back();
    if (m_answer.isTime) {
        m_axisX = timeAxis(first, last, ticks);
    } else {
        const bool isWhole = std::ranges::all_of(m_places, [](double place) { return place == std::round(place); });
        const AxisEnds ends = first < last ? AxisEnds::Exact : AxisEnds::Round;
        m_axisX = numberAxis(first, last, ticks, ends);
        const auto isBetween = [](double tick) { return tick != std::round(tick); }; // there is no month 2.5
        for (int fewer = ticks - 1; isWhole && fewer > 0 && std::ranges::any_of(m_axisX.ticks, isBetween); --fewer) {
            m_axisX = numberAxis(first, last, fewer, ends);
        }
        labelNumbers(m_axisX, {.unit = {}, .unitTitle = {}, .decimals = 0});
    }
    m_axisX.fromPx = m_plot.left();
    m_axisX.toPx = m_plot.right();
    m_axisY.fromPx = m_plot.bottom();
    m_axisY.toPx = m_plot.top();
}

void LineChart::drawAxes(Canvas& canvas, const QRectF& area) const
{
    const double line = canvas.lineHeight(canvas.quiet());
    for (std::size_t i = 0; i < m_axisY.ticks.size(); ++i) {
        const double y = std::round(m_axisY.toPixel(m_axisY.ticks[i])) + 0.5;
        const bool isFoot = m_axisY.ticks[i] == 0.0 || (i == 0 && m_axisY.low > 0.0);
        canvas.line({m_plot.left(), y}, {m_plot.right(), y}, isFoot ? canvas.look().axis : canvas.look().grid);
        canvas.text({area.left(), y - line / 2, m_plot.left() - area.left() - 7, line},
                    Qt::AlignRight | Qt::AlignVCenter, m_axisY.labels[i], canvas.quiet());
    }
    drawMarksBelow(canvas, m_axisX, m_plot, area);
}

void LineChart::draw(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    m_marks.clear();
    if (!m_hasValues) { // no empty axes
        return;
    }
    QRectF rest = area;
    m_hasLegend = m_answer.series.size() > 1 && (area.width() < 300 || static_cast<double>(m_answer.series.size()) *
                                                                               canvas.lineHeight(canvas.label()) >
                                                                           area.height() * 0.8);
    if (m_hasLegend) {
        std::vector<LegendItem> items;
        for (const dashboard::LineSeries& series : m_answer.series) {
            items.push_back({say(series.name), canvas.look().category(series.color)});
        }
        rest = drawLegend(canvas, area, items);
    }
    layOut(canvas, rest);
    drawAxes(canvas, rest);
    std::size_t at = 0;
    for (const dashboard::LineSeries& series : m_answer.series) {
        const QColor strong = canvas.look().category(series.color);
        Points selected = series.points;
        const bool isPart = at + selected.size() <= selection.values.size();
        for (std::size_t i = 0; isPart && i < selected.size(); ++i) {
            const bool isThere = selected[i].second && std::isfinite(selection.values[at + i]);
            selected[i].second = isThere ? std::optional(selection.values[at + i]) : std::nullopt;
        }
        drawLine(canvas, series.points, isPart ? canvas.look().pale(strong) : strong);
        if (isPart) {
            drawLine(canvas, selected, strong);
        }
        at += selected.size();
    }
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const double x = m_axisX.toPixel(m_places[i]);
        m_marks.push_back({.box = {x - 2, m_plot.top(), 4, m_plot.height()}, .number = static_cast<int>(i)});
    }
    if (!m_hasLegend) {
        drawNames(canvas);
    }
    if (selection.interval) {
        QColor wash = canvas.look().text;
        wash.setAlphaF(0.07F);
        const double from = std::clamp(m_axisX.toPixel(selection.interval->from), m_plot.left(), m_plot.right());
        const double to = std::clamp(m_axisX.toPixel(selection.interval->to), m_plot.left(), m_plot.right());
        canvas.fill({from, m_plot.top(), to - from, m_plot.height()}, wash);
        canvas.line({from, m_plot.top()}, {from, m_plot.bottom()}, canvas.look().text, 1.5);
        canvas.line({to, m_plot.top()}, {to, m_plot.bottom()}, canvas.look().text, 1.5);
    }
}

void LineChart::drawLine(Canvas& canvas, const Points& points, const QColor& color) const
{
    QPainter& painter = canvas.painter();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const bool hasDots = points.size() <= kMostDots;
    QPolygonF run;
    const auto finish = [&] {
        if (run.size() > 1) {
            painter.drawPolyline(run);
        }
        if (hasDots || run.size() == 1) {
            painter.setBrush(color);
            for (const QPointF& point : run) {
                painter.drawEllipse(point, 2.2, 2.2);
            }
            painter.setBrush(Qt::NoBrush);
        }
        run.clear();
    };
    // Of many points in one column of pixels the first, lowest, highest and last are the whole picture.
    double low = 0.0;
    double high = 0.0;
    double column = -1.0;
    QPointF last;
    const auto closeColumn = [&] {
        if (column >= 0.0) {
            run << QPointF(last.x(), low) << QPointF(last.x(), high) << last;
        }
        column = -1.0;
    };
    const bool isDense = static_cast<double>(points.size()) > 2 * m_plot.width();
    for (const auto& [x, y] : points) {
        if (!y) {
            closeColumn();
            finish();
            continue;
        }
        const QPointF point(m_axisX.toPixel(x), m_axisY.toPixel(*y));
        if (!isDense) {
            run << point;
            continue;
        }
        if (std::floor(point.x()) != column) {
            closeColumn();
            column = std::floor(point.x());
            low = high = point.y();
            run << point;
        }
        low = std::min(low, point.y());
        high = std::max(high, point.y());
        last = point;
    }
    closeColumn();
    finish();
}

void LineChart::drawNames(Canvas& canvas) const
{
    if (m_answer.series.size() < 2) {
        return;
    }
    struct Name {
        double y;
        const dashboard::LineSeries* series;
    };
    std::vector<Name> names;
    for (const dashboard::LineSeries& series : m_answer.series) {
        const auto last = std::find_if(series.points.rbegin(), series.points.rend(),
                                       [](const auto& point) { return point.second.has_value(); });
        if (last != series.points.rend()) {
            names.push_back({m_axisY.toPixel(*last->second), &series});
        }
    }
    std::ranges::sort(names, {}, &Name::y);
    const double line = canvas.lineHeight(canvas.strong());
    double free = m_plot.top() - line / 2;
    for (Name& name : names) { // down where they would meet …
        name.y = std::max(name.y, free + line / 2);
        free = name.y + line / 2;
    }
    double limit = m_plot.bottom() + line / 2;
    for (auto name = names.rbegin(); name != names.rend(); ++name) { // … and up again at the lower end
        name->y = std::min(name->y, limit - line / 2);
        limit = name->y - line / 2;
    }
    for (const Name& name : names) {
        TextStyle style = canvas.strong();
        style.color = canvas.look().readable(canvas.look().category(name.series->color));
        canvas.text({m_plot.right() + 7, name.y - line / 2, nameWidth(canvas, 1e9), line},
                    Qt::AlignLeft | Qt::AlignVCenter, say(name.series->name), style);
    }
}

void LineChart::drawHighlight(Canvas& canvas, int mark) const
{
    if (!isMark(mark)) {
        return;
    }
    const double place = m_places[static_cast<std::size_t>(mark)];
    const double x = m_axisX.toPixel(place);
    canvas.line({x, m_plot.top()}, {x, m_plot.bottom()}, canvas.look().muted, 1);
    for (const dashboard::LineSeries& series : m_answer.series) {
        const auto at =
            std::ranges::lower_bound(series.points, place, {}, [](const auto& point) { return point.first; });
        if (at != series.points.end() && at->first == place && at->second) {
            canvas.painter().setBrush(canvas.look().category(series.color));
            canvas.painter().setPen(QPen(canvas.look().ground, 1.5));
            canvas.painter().drawEllipse(QPointF(x, m_axisY.toPixel(*at->second)), 4.5, 4.5);
        }
    }
}

QString LineChart::xText(double x) const
{
    if (m_answer.isTime) {
        return instantText(x);
    }
    return areYears(m_places.front(), m_places.back()) && x == std::round(x)
               ? QString::number(std::lround(x))
               : plainNumber(x, {.unit = {}, .unitTitle = {}, .decimals = 2});
}

QString LineChart::markText(int mark) const
{
    if (!isMark(mark)) {
        return {};
    }
    const double place = m_places[static_cast<std::size_t>(mark)];
    QStringList lines{xText(place)};
    for (const dashboard::LineSeries& series : m_answer.series) {
        const auto at =
            std::ranges::lower_bound(series.points, place, {}, [](const auto& point) { return point.first; });
        if (at != series.points.end() && at->first == place) {
            const QString value =
                at->second ? numberText(*at->second, series.form) : translate("weitblick::ui::Chart", "no value");
            lines << (series.name.empty() ? value : say(series.name) + QStringLiteral(": ") + value);
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString LineChart::alternative() const
{
    QStringList parts;
    for (const dashboard::LineSeries& series : m_answer.series) {
        Points known;
        std::ranges::copy_if(series.points, std::back_inserter(known),
                             [](const auto& point) { return point.second.has_value(); });
        if (!known.empty()) {
            parts << translate("weitblick::ui::Chart", "%1: %2 (%3) to %4 (%5)")
                         .arg(say(series.name), numberText(*known.front().second, series.form),
                              xText(known.front().first), numberText(*known.back().second, series.form),
                              xText(known.back().first));
        }
    }
    return translate("weitblick::ui::Chart", "Lines") + QStringLiteral(" – ") + parts.join(QStringLiteral("; "));
}

QString LineChart::caption() const
{
    const QString unit = unitText(form());
    const QString name = m_answer.series.size() == 1 ? say(m_answer.series.front().name) : QString();
    const QString what = name.isEmpty()
                             ? (unit.isEmpty() ? QString() : translate("weitblick::ui::Chart", "in %1").arg(unit))
                         : unit.isEmpty() ? name
                                          : QStringLiteral("%1 in %2").arg(name, unit);
    return what;
}

int LineChart::markAt(const QPointF& at) const
{
    return m_plot.contains(at) ? nearestMark(at) : -1;
}

int LineChart::nearestMark(const QPointF& at) const
{
    if (m_places.empty()) {
        return -1;
    }
    const double x = m_axisX.toValue(at.x());
    const auto after = std::ranges::lower_bound(m_places, x);
    if (after == m_places.begin()) {
        return 0;
    }
    const bool isBefore = after == m_places.end() || x - *(after - 1) < *after - x;
    return static_cast<int>(after - m_places.begin()) - (isBefore ? 1 : 0);
}

std::optional<ChosenInterval> LineChart::intervalOf(int mark, int other) const
{
    if (!isMark(mark) || !isMark(other)) {
        return std::nullopt;
    }
    const auto [first, last] = std::minmax(mark, other);
    return ChosenInterval{m_places[static_cast<std::size_t>(first)], m_places[static_cast<std::size_t>(last)]};
}

} // namespace weitblick::ui
