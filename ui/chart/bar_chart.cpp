// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/bar_chart.h"

#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kThickestBarPx = 46;
constexpr int kMostLabelLines = 3;
const dashboard::NumberForm kShareForm{.unit = "%", .unitTitle = {}, .decimals = 0};

} // namespace

BarChart::BarChart(const dashboard::BarAnswer& answer) : m_answer(answer) {}

const dashboard::NumberForm& BarChart::form() const
{
    static const dashboard::NumberForm plain;
    return m_answer.isShare ? kShareForm : m_answer.series.empty() ? plain : m_answer.series.front().form;
}

double BarChart::shareBase(std::size_t label) const
{
    double sum = 0.0;
    for (const dashboard::ChartSeries& series : m_answer.series) {
        sum += std::abs(series.values[label].value_or(0.0));
    }
    return sum > 0.0 ? sum / 100.0 : 1.0;
}

std::vector<BarChart::Bar> BarChart::barsOf(std::size_t label) const
{
    std::vector<Bar> bars;
    double above = 0.0;
    double below = 0.0;
    const double base = m_answer.isShare ? shareBase(label) : 1.0;
    const std::size_t labels = m_answer.labels.size();
    const bool isPart =
        m_selection != nullptr && m_selection->values.size() == labels * m_answer.series.size() && labels > 0;
    for (std::size_t i = 0; i < m_answer.series.size(); ++i) {
        const auto& value = m_answer.series[i].values[label];
        if (!value) {
            continue;
        }
        const double size = *value / base;
        double& foot = size < 0.0 ? below : above;
        const double from = isStack() ? foot : 0.0;
        const double part = isPart ? m_selection->values[i * labels + label] / base : size;
        bars.push_back({.from = from, .to = from + size, .selectedTo = from + part, .label = label, .series = i});
        foot += size;
    }
    return bars;
}

std::pair<double, double> BarChart::range() const
{
    double low = 0.0;
    double high = 0.0;
    for (std::size_t label = 0; label < m_answer.labels.size(); ++label) {
        for (const Bar& bar : barsOf(label)) {
            low = std::min({low, bar.from, bar.to});
            high = std::max({high, bar.from, bar.to});
        }
    }
    return {low, m_answer.isShare ? 100.0 : high};
}

bool BarChart::hasBars() const
{
    return !m_answer.labels.empty() && std::ranges::any_of(m_answer.series, [](const dashboard::ChartSeries& series) {
        return std::ranges::any_of(series.values, [](const auto& value) { return value.has_value(); });
    });
}

double BarChart::widestLabel(const Canvas& canvas) const
{
    double widest = 0.0;
    for (const dashboard::ChartLabel& label : m_answer.labels) {
        widest = std::max(widest, canvas.widthOf(say(label.text), canvas.label()));
    }
    return widest + 1;
}

double BarChart::widestValue(const Canvas& canvas) const
{
    double widest = 0.0;
    for (std::size_t label = 0; label < m_answer.labels.size(); ++label) {
        for (const Bar& bar : barsOf(label)) {
            widest = std::max(widest, canvas.widthOf(valueText(bar), canvas.label()));
        }
    }
    return widest + 1;
}

QString BarChart::valueText(const Bar& bar) const
{
    return shortNumber(bar.to - bar.from, form());
}

void BarChart::draw(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    m_marks.clear();
    m_selection = &selection;
    if (!hasBars()) { // no empty axes
        return;
    }
    QRectF rest = area;
    if (m_answer.series.size() > 1) {
        std::vector<LegendItem> items;
        for (const dashboard::ChartSeries& series : m_answer.series) {
            items.push_back({say(series.name), canvas.look().category(series.color)});
        }
        rest = drawLegend(canvas, area, items);
    }
    const double slot = rest.width() / static_cast<double>(m_answer.labels.size());
    m_labelPx = widestLabel(canvas);
    m_valuePx = widestValue(canvas);
    m_isLying = m_labelPx > slot - 6;
    if (m_isLying) {
        layOutLying(canvas, rest);
    } else {
        layOutStanding(canvas, rest);
    }
    drawAxis(canvas);
    for (std::size_t label = 0; label < m_answer.labels.size(); ++label) {
        const double step = m_plot.width() / static_cast<double>(m_answer.labels.size());
        drawSlot(canvas, label,
                 m_isLying
                     ? m_rows.rowBox(static_cast<int>(label))
                     : QRectF(m_plot.left() + step * static_cast<double>(label), m_plot.top(), step, m_plot.height()));
    }
    m_rows.drawBar(canvas);
    m_selection = nullptr;
}

int BarChart::linesOfLabels(const Canvas& canvas, double widthPx) const
{
    double highest = 0.0;
    for (const dashboard::ChartLabel& label : m_answer.labels) {
        highest = std::max(highest, canvas.wrappedHeight(widthPx, say(label.text), canvas.label(), kMostLabelLines));
    }
    return std::max(1, static_cast<int>(std::lround(highest / canvas.lineHeight(canvas.label()))));
}

void BarChart::layOutLying(Canvas& canvas, const QRectF& area)
{
    const double line = canvas.lineHeight(canvas.label());
    const auto series = static_cast<double>(isStack() ? 1 : m_answer.series.size());
    const int count = static_cast<int>(m_answer.labels.size());
    const double labels = std::min(m_labelPx, area.width() * 0.42);
    m_labelLines = labels < m_labelPx ? linesOfLabels(canvas, labels) : 1;
    const double least = std::max(m_labelLines * line + 3, series * 9);
    const double most = std::max({34.0, series * 24, least});
    m_rows.layOut(area, count, least, most);
    m_hasValues = !isStack() && m_rows.heightPx() * 0.8 / series >= line * 0.72;
    if (!m_hasValues) { // an axis below
        m_rows.layOut(area.adjusted(0, 0, 0, -line - 4), count, least, most);
    }
    const auto [low, high] = range();
    const double value = m_hasValues ? m_valuePx + 5 : canvas.widthOf(shortNumber(high, form()), canvas.quiet()) / 2;
    const double bottom = area.top() + m_rows.heightPx() * (m_rows.end() - m_rows.first());
    m_plot = QRectF(QPointF(area.left() + labels + 8 + (low < 0.0 && m_hasValues ? value : 0.0), area.top()),
                    QPointF(area.left() + m_rows.widthPx() - value, bottom));
    m_axis = numberAxis(low, high, std::max(1, static_cast<int>(m_plot.width() / 80)),
                        m_hasValues ? AxisEnds::Exact : AxisEnds::Round);
    m_axis.fromPx = m_plot.left();
    m_axis.toPx = m_plot.right();
}

void BarChart::layOutStanding(Canvas& canvas, const QRectF& area)
{
    const double line = canvas.lineHeight(canvas.label());
    const auto lanes = static_cast<double>(m_answer.labels.size() * (isStack() ? 1 : m_answer.series.size()));
    m_hasValues = !isStack() && m_valuePx + 2 <= area.width() * 0.92 / lanes;
    const auto [low, high] = range();
    m_axis = numberAxis(low, high, std::clamp(static_cast<int>(area.height() / (2.6 * line)), 1, 5),
                        m_hasValues ? AxisEnds::Exact : AxisEnds::Round);
    labelNumbers(m_axis, form());
    double labelWidth = 0.0;
    if (!m_hasValues) {
        for (const QString& label : m_axis.labels) {
            labelWidth = std::max(labelWidth, canvas.widthOf(label, canvas.quiet()));
        }
        labelWidth += 8;
    }
    m_rows = RowWindow();
    m_plot = area.adjusted(labelWidth, m_hasValues ? line + 2 : line / 2, 0, -line - 5);
    if (m_hasValues && low < 0.0) {
        m_plot.setBottom(m_plot.bottom() - line);
    }
    m_axis.fromPx = m_plot.bottom();
    m_axis.toPx = m_plot.top();
}

void BarChart::drawAxis(Canvas& canvas)
{
    const double line = canvas.lineHeight(canvas.quiet());
    labelNumbers(m_axis, form());
    for (std::size_t i = 0; !m_hasValues && i < m_axis.ticks.size(); ++i) {
        const double at = std::round(m_axis.toPixel(m_axis.ticks[i])) + 0.5;
        if (m_isLying) {
            canvas.line({at, m_plot.top()}, {at, m_plot.bottom()}, canvas.look().grid);
            canvas.text({at - 40, m_plot.bottom() + 3, 80, line}, Qt::AlignHCenter | Qt::AlignVCenter, m_axis.labels[i],
                        canvas.quiet());
        } else {
            canvas.line({m_plot.left(), at}, {m_plot.right(), at}, canvas.look().grid);
            canvas.text({m_plot.left() - 88, at - line / 2, 80, line}, Qt::AlignRight | Qt::AlignVCenter,
                        m_axis.labels[i], canvas.quiet());
        }
    }
    const double zero = std::round(m_axis.toPixel(0.0)) - 0.5;
    if (m_isLying) {
        canvas.line({zero, m_plot.top()}, {zero, m_plot.bottom()}, canvas.look().axis);
    } else {
        canvas.line({m_plot.left(), zero}, {m_plot.right(), zero}, canvas.look().axis);
    }
}

void BarChart::drawSlot(Canvas& canvas, std::size_t label, const QRectF& slot)
{
    const auto series = static_cast<double>(isStack() ? 1 : m_answer.series.size());
    const std::vector<Bar> bars = barsOf(label);
    if (!slot.isEmpty()) {
        const double line = canvas.lineHeight(canvas.label());
        const QString name = say(m_answer.labels[label].text);
        const double labelRight = m_plot.left() - 8;
        if (m_isLying) {
            const QRectF box(slot.left(), slot.top(), std::min(m_labelPx, labelRight - slot.left()), slot.height());
            const double height = canvas.wrappedHeight(box.width(), name, canvas.label(), m_labelLines);
            canvas.wrapped(box.adjusted(0, (box.height() - height) / 2, 0, 0), name, canvas.label(), m_labelLines,
                           Qt::AlignRight | Qt::AlignVCenter);
        } else {
            canvas.text(
                {slot.left(), m_plot.bottom() + 4 + (m_axis.low < 0.0 && m_hasValues ? line : 0.0), slot.width(), line},
                Qt::AlignHCenter | Qt::AlignVCenter, name, canvas.label());
        }
    }
    const double room = m_isLying ? slot.height() : slot.width();
    const double thickness = std::min(kThickestBarPx, room * (series > 1 ? 0.84 : 0.72) / series);
    double at = (m_isLying ? slot.top() : slot.left()) + (room - thickness * series) / 2;
    for (const Bar& bar : bars) {
        const double start = at + thickness * static_cast<double>(isStack() ? 0 : bar.series);
        const double width = series > 1 ? thickness - 1 : thickness;
        const QRectF box = m_isLying ? QRectF(m_plot.left(), start, m_plot.width(), width)
                                     : QRectF(start, m_plot.top(), width, m_plot.height());
        if (!slot.isEmpty()) {
            drawBar(canvas, bar, box);
        }
        m_marks.push_back({.box = slot.isEmpty() ? QRectF()
                                  : isStack()    ? pixelsOf(box, bar.from, bar.to)
                                  : m_isLying    ? QRectF(slot.left(), start, slot.width(), width)
                                                 : box,
                           .number = static_cast<int>(label),
                           .series = static_cast<int>(bar.series),
                           .value = static_cast<int>(bar.series * m_answer.labels.size() + label)});
    }
}

QRectF BarChart::pixelsOf(const QRectF& lane, double from, double to) const
{
    const double a = m_axis.toPixel(from);
    const double b = m_axis.toPixel(to);
    return m_isLying ? QRectF(QPointF(std::min(a, b), lane.top()), QPointF(std::max(a, b), lane.bottom()))
                     : QRectF(QPointF(lane.left(), std::min(a, b)), QPointF(lane.right(), std::max(a, b)));
}

bool BarChart::isPale(std::size_t label) const
{
    if (m_selection == nullptr || !m_selection->values.empty()) {
        return false;
    }
    const auto& keys = m_selection->keys;
    if (m_selection->chosen.empty() && keys.empty()) {
        return false;
    }
    return std::ranges::find(m_selection->chosen, label) == m_selection->chosen.end() &&
           std::ranges::find(keys, m_answer.labels[label].key) == keys.end();
}

QColor BarChart::colorOf(const Bar& bar, const ChartLook& look) const
{
    if (m_answer.labels[bar.label].isRest && m_answer.series.size() == 1) {
        return look.axis;
    }
    return look.category(m_answer.series[bar.series].color);
}

void BarChart::drawBar(Canvas& canvas, const Bar& bar, const QRectF& lane)
{
    const ChartLook& look = canvas.look();
    const QColor strong = colorOf(bar, look);
    const QRectF whole = pixelsOf(lane, bar.from, bar.to);
    const bool isPart = !m_selection->values.empty();
    canvas.fill(whole, isPart || isPale(bar.label) ? look.pale(strong) : strong);
    if (isPart) {
        canvas.fill(pixelsOf(lane, bar.from, bar.selectedTo), strong);
    }
    if (isStack()) { // a thin line of the ground parts the pieces
        const double end = m_axis.toPixel(bar.to);
        canvas.line(m_isLying ? QPointF(end, lane.top()) : QPointF(lane.left(), end),
                    m_isLying ? QPointF(end, lane.bottom()) : QPointF(lane.right(), end), look.ground);
    }
    if (std::ranges::find(m_selection->chosen, bar.label) != m_selection->chosen.end()) {
        canvas.painter().setBrush(Qt::NoBrush);
        canvas.painter().setPen(QPen(look.text, 1.5));
        canvas.painter().drawRect(whole);
    }
    drawValue(canvas, bar, whole, lane);
}

void BarChart::drawValue(Canvas& canvas, const Bar& bar, const QRectF& box, const QRectF& lane)
{
    const QString text = valueText(bar);
    const double line = canvas.lineHeight(canvas.label());
    const bool isBelow = bar.to < bar.from;
    if (m_hasValues) {
        if (m_isLying) {
            const double width = m_valuePx;
            canvas.text(isBelow ? QRectF(box.left() - 5 - width, lane.center().y() - line / 2, width, line)
                                : QRectF(box.right() + 5, lane.center().y() - line / 2, width, line),
                        (isBelow ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text, canvas.label());
        } else {
            const double width = canvas.widthOf(text, canvas.label()) + 1;
            canvas.text({box.center().x() - width / 2, isBelow ? box.bottom() + 1 : box.top() - line - 1, width, line},
                        Qt::AlignHCenter | Qt::AlignVCenter, text, canvas.label());
        }
        return;
    }
    const TextStyle style{canvas.look().textOn(colorOf(bar, canvas.look())), 0.86, QFont::Normal};
    const bool fits = canvas.widthOf(text, style) + 6 <= box.width() && line <= box.height() + 1;
    if (isStack() && m_selection->values.empty() && !isPale(bar.label) && fits) {
        canvas.text(box, Qt::AlignCenter, text, style, colorOf(bar, canvas.look()));
    }
}

void BarChart::reveal(int mark)
{
    if (m_isLying && isMark(mark)) {
        m_rows.reveal(m_marks[static_cast<std::size_t>(mark)].number);
    }
}

QString BarChart::markText(int mark) const
{
    if (!isMark(mark)) {
        return {};
    }
    const auto label = static_cast<std::size_t>(m_marks[static_cast<std::size_t>(mark)].number);
    const dashboard::ChartSeries& series =
        m_answer.series[static_cast<std::size_t>(m_marks[static_cast<std::size_t>(mark)].series)];
    const double value = series.values[label].value_or(0.0);
    QString text = say(m_answer.labels[label].text);
    if (!series.name.empty() && m_answer.series.size() > 1) {
        text += QStringLiteral(" · ") + say(series.name);
    }
    text += QStringLiteral(": ") + numberText(value, series.form);
    if (isStack()) {
        text += QStringLiteral(" (%1)").arg(percentText(std::abs(value) / shareBase(label) / 100.0));
    }
    return text;
}

QString BarChart::alternative() const
{
    QStringList parts;
    for (std::size_t label = 0; label < m_answer.labels.size(); ++label) {
        QStringList values;
        for (const dashboard::ChartSeries& series : m_answer.series) {
            const QString value =
                series.values[label] ? numberText(*series.values[label], series.form) : QStringLiteral("–");
            values << (m_answer.series.size() > 1 ? say(series.name) + QLatin1Char(' ') + value : value);
        }
        parts << say(m_answer.labels[label].text) + QStringLiteral(": ") + values.join(QStringLiteral(", "));
    }
    return translate("weitblick::ui::Chart", "Bars") + QStringLiteral(" – ") + parts.join(QStringLiteral("; "));
}

QString BarChart::caption() const
{
    if (m_answer.series.empty()) {
        return {};
    }
    const QString unit = unitText(m_answer.series.front().form);
    if (m_answer.isShare) {
        const QString name = unit.isEmpty() ? say(m_answer.series.front().name) : unit;
        return m_answer.series.size() > 1 && unit.isEmpty()
                   ? translate("weitblick::ui::Chart", "share in %")
                   : translate("weitblick::ui::Chart", "share of %1 in %").arg(name);
    }
    const QString name = m_answer.series.size() == 1 ? say(m_answer.series.front().name) : QString();
    if (name.isEmpty()) {
        return unit.isEmpty() ? QString() : translate("weitblick::ui::Chart", "in %1").arg(unit);
    }
    return unit.isEmpty() || name == unit ? name : QStringLiteral("%1 in %2").arg(name, unit);
}

} // namespace weitblick::ui
