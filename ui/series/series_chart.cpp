// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/series_chart.h"

#include "core/sensing/quality_flags.h"
#include "core/series/civil_bins.h"
#include "core/series/civil_ticks.h"
#include "ui/chart/axis_marks.h"
#include "ui/chart/canvas.h"
#include "ui/chart/chart.h"
#include "ui/chart/number_form.h"
#include "ui/series/bin_text.h"
#include "ui/shell/language.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::ui {

namespace {

constexpr double kZoomStep = 1.25;
constexpr std::int64_t kLeastViewS = 3'600;
constexpr double kZeroPull = 0.5; ///< an axis that would start below half of its end starts at zero
constexpr int kClickPx = 4;

QString instantLabel(std::int64_t utcS)
{
    const auto bins = series::civilBins(series::CivilStep::QuarterHour, {utcS, utcS + 1});
    return bins ? binText(series::labelOf(*bins, 0)) : QString();
}

std::pair<double, double> rangeOf(const std::vector<std::vector<series::LinePoint>>& lines)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto& line : lines) {
        for (const series::LinePoint& point : line) {
            low = std::min(low, point.value);
            high = std::max(high, point.value);
        }
    }
    if (low > 0.0 && low < kZeroPull * high) {
        low = 0.0;
    }
    return {low, high};
}

} // namespace

SeriesChart::SeriesChart(QWidget* parent) : QWidget(parent), m_look(chartLook(palette(), font()))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Course over time"));
}

void SeriesChart::setSeries(std::shared_ptr<const series::SeriesColumns> columns, std::vector<ShownSeries> shown,
                            QString unit)
{
    m_columns = std::move(columns);
    m_shown = std::move(shown);
    m_unit = std::move(unit);
    m_flags.clear();
    refreshLines();
}

void SeriesChart::setRange(const series::TimeSpan& span)
{
    m_all = span;
    setView(span);
}

void SeriesChart::setStep(const series::TimeSpan& span)
{
    m_step = span;
    update();
}

void SeriesChart::setLimits(std::vector<LimitLine> limits)
{
    m_limits = std::move(limits);
    update();
}

void SeriesChart::setFlags(std::vector<series::QualityFlag> flags)
{
    m_flags = std::move(flags);
    update();
}

void SeriesChart::setView(const series::TimeSpan& span)
{
    m_view = span;
    refreshLines();
    emit viewChanged();
}

void SeriesChart::refreshLines()
{
    m_lines.clear();
    const auto columnCount = static_cast<std::size_t>(std::max(1, width()));
    for (const ShownSeries& one : m_shown) {
        m_lines.push_back(m_columns && one.index < m_columns->series.size()
                              ? series::lineOf(m_columns->series[one.index], m_view, columnCount)
                              : std::vector<series::LinePoint>());
    }
    setAccessibleDescription(alternative());
    update();
}

void SeriesChart::layOut(Canvas& canvas, const QRectF& area)
{
    const double line = canvas.lineHeight(canvas.quiet());
    auto [low, high] = rangeOf(m_lines);
    for (const LimitLine& limit : m_limits) { // a limit that is near belongs into the picture
        if (limit.value > high && limit.value < high * 2.0) {
            high = limit.value * 1.05;
        }
    }
    m_axisY = numberAxis(std::isfinite(low) ? low : 0.0, std::isfinite(high) ? high : 1.0,
                         std::clamp(static_cast<int>(area.height() / (2.4 * line)), 1, 6), AxisEnds::Round);
    labelNumbers(m_axisY, {.unit = {}, .unitTitle = {}, .decimals = 2});
    double labelWidth = 0.0;
    for (const QString& label : m_axisY.labels) {
        labelWidth = std::max(labelWidth, canvas.widthOf(label, canvas.quiet()));
    }
    m_plot = area.adjusted(labelWidth + 8, line / 2, -10, -line - 6);
    m_axisY.fromPx = m_plot.bottom();
    m_axisY.toPx = m_plot.top();
    m_axisX = {.low = static_cast<double>(m_view.fromUtcS),
               .high = static_cast<double>(m_view.toUtcS),
               .fromPx = m_plot.left(),
               .toPx = m_plot.right(),
               .ticks = {},
               .labels = {}};
    const auto most = static_cast<std::size_t>(std::max(2.0, m_plot.width() / (4.6 * canvas.look().fontPx)));
    if (const auto ticks = series::civilTicks(m_view, most, currentLanguage())) {
        for (const series::CivilTick& tick : *ticks) {
            m_axisX.ticks.push_back(static_cast<double>(tick.utcS));
            m_axisX.labels.push_back(QString::fromStdString(tick.label));
        }
    }
}

void SeriesChart::drawAxes(Canvas& canvas, const QRectF& area) const
{
    const double line = canvas.lineHeight(canvas.quiet());
    for (std::size_t i = 0; i < m_axisY.ticks.size(); ++i) {
        const double y = std::round(m_axisY.toPixel(m_axisY.ticks[i])) + 0.5;
        canvas.line({m_plot.left(), y}, {m_plot.right(), y}, i == 0 ? canvas.look().axis : canvas.look().grid);
        canvas.text({area.left(), y - line / 2, m_plot.left() - area.left() - 7, line},
                    Qt::AlignRight | Qt::AlignVCenter, m_axisY.labels[i], canvas.quiet());
    }
    drawMarksBelow(canvas, m_axisX, m_plot, area);
}

/// The step of the slider, and what somebody should look at.
void SeriesChart::drawSpans(Canvas& canvas) const
{
    const auto fillSpan = [&](const series::TimeSpan& span, const QColor& color, double least) {
        const double from = std::max(m_axisX.toPixel(static_cast<double>(span.fromUtcS)), m_plot.left());
        const double to = std::min(m_axisX.toPixel(static_cast<double>(span.toUtcS)), m_plot.right());
        if (to >= m_plot.left() && from <= m_plot.right()) {
            canvas.fill({from, m_plot.top(), std::max(least, to - from), m_plot.height()}, color);
        }
    };
    QColor warning = canvas.look().warning;
    warning.setAlphaF(0.22F);
    for (const series::QualityFlag& flag : m_flags) {
        if (flag.span.toUtcS > m_view.fromUtcS && flag.span.fromUtcS < m_view.toUtcS) {
            fillSpan(flag.span, warning, 2.0);
        }
    }
    if (m_step.toUtcS > m_step.fromUtcS) {
        QColor accent = canvas.look().accent;
        accent.setAlphaF(0.35F);
        fillSpan(m_step, accent, 2.0);
    }
}

void SeriesChart::drawLine(Canvas& canvas, const std::vector<series::LinePoint>& line, const QColor& color) const
{
    QPainter& painter = canvas.painter();
    // Up and down in every column of pixels: a smooth wide pen would take seconds (Qt 6.4), a plain one a millisecond.
    const bool isDense = static_cast<double>(line.size()) > 2 * m_plot.width();
    painter.setRenderHint(QPainter::Antialiasing, !isDense);
    painter.setPen(QPen(color, isDense ? 1.0 : 1.4));
    painter.setBrush(Qt::NoBrush);
    QPolygonF piece;
    const auto finish = [&] {
        if (piece.size() == 1) {
            painter.drawPoint(piece.first());
        } else if (!piece.isEmpty()) {
            painter.drawPolyline(piece);
        }
        piece.clear();
    };
    for (const series::LinePoint& point : line) {
        if (point.beginsPiece) {
            finish();
        }
        piece << QPointF(m_axisX.toPixel(static_cast<double>(point.utcS)), m_axisY.toPixel(point.value));
    }
    finish();
    painter.setRenderHint(QPainter::Antialiasing);
}

void SeriesChart::drawLimits(Canvas& canvas) const
{
    const double line = canvas.lineHeight(canvas.quiet());
    for (const LimitLine& limit : m_limits) {
        if (limit.value > m_axisY.high || limit.value < m_axisY.low) {
            continue;
        }
        const double y = m_axisY.toPixel(limit.value);
        canvas.painter().setPen(QPen(canvas.look().bad, 1.4, Qt::DashLine));
        canvas.painter().drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        TextStyle style = canvas.quiet();
        style.color = canvas.look().readable(canvas.look().bad);
        canvas.text({m_plot.left() + 4, y - line - 1, m_plot.width() - 8, line}, Qt::AlignRight | Qt::AlignVCenter,
                    limit.name, style);
    }
}

void SeriesChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Canvas canvas(painter, m_look);
    canvas.fill(rect(), m_look.ground);
    QRectF area = QRectF(rect()).adjusted(6, 4, -6, -4);
    const bool isEmpty = std::ranges::all_of(m_lines, [](const auto& line) { return line.empty(); });
    if (isEmpty || m_view.toUtcS <= m_view.fromUtcS) {
        canvas.text(area, Qt::AlignCenter, m_shown.empty() ? tr("Choose a station") : tr("No readings in this period"),
                    canvas.quiet());
        return;
    }
    std::vector<LegendItem> items;
    for (const ShownSeries& one : m_shown) {
        items.push_back({m_unit.isEmpty() ? one.name : QStringLiteral("%1 (%2)").arg(one.name, m_unit),
                         m_look.category(one.color)});
    }
    area = drawLegend(canvas, area, items);
    layOut(canvas, area);
    drawAxes(canvas, area);
    painter.save();
    painter.setClipRect(m_plot);
    drawSpans(canvas);
    for (std::size_t i = m_lines.size(); i-- > 0;) {
        drawLine(canvas, m_lines[i], m_look.category(m_shown[i].color));
    }
    drawLimits(canvas);
    painter.restore();
    if (hasFocus()) {
        painter.setPen(QPen(m_look.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

QString SeriesChart::alternative() const
{
    QStringList parts;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].empty()) {
            parts << tr("%1: no readings").arg(m_shown[i].name);
            continue;
        }
        const auto [low, high] = std::ranges::minmax_element(m_lines[i], {}, &series::LinePoint::value);
        const dashboard::NumberForm form{.unit = {}, .unitTitle = {}, .decimals = 1};
        parts << tr("%1: from %2 to %3 %4")
                     .arg(m_shown[i].name, plainNumber(low->value, form), plainNumber(high->value, form), m_unit);
    }
    return tr("Lines over time, %1 to %2").arg(instantLabel(m_view.fromUtcS), instantLabel(m_view.toUtcS)) +
           QStringLiteral(" – ") + parts.join(QStringLiteral("; "));
}

QString SeriesChart::textAt(const QPointF& at) const
{
    if (!m_plot.contains(at)) {
        return {};
    }
    const auto utcS = static_cast<std::int64_t>(m_axisX.toValue(at.x()));
    QStringList lines{instantLabel(utcS)};
    for (const ShownSeries& one : m_shown) {
        const auto reading = m_columns && one.index < m_columns->series.size()
                                 ? m_columns->series[one.index].lastAt(utcS)
                                 : std::nullopt;
        if (reading) {
            const dashboard::NumberForm form{.unit = {}, .unitTitle = {}, .decimals = 2};
            lines << tr("%1: %2 %3 (%4)")
                         .arg(one.name, plainNumber(reading->value, form), m_unit, instantLabel(reading->utcS));
        }
    }
    for (const series::QualityFlag& flag : m_flags) {
        const auto slackS = static_cast<std::int64_t>(3 * secondsPerPx());
        if (utcS + slackS >= flag.span.fromUtcS && utcS - slackS < flag.span.toUtcS) {
            lines << tr("Worth a look: %1").arg(say(sensing::titleOf(flag.fault)));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

double SeriesChart::secondsPerPx() const
{
    return static_cast<double>(m_view.toUtcS - m_view.fromUtcS) / std::max(1.0, m_plot.width());
}

void SeriesChart::zoom(double factor, double aroundPx)
{
    const double around = m_axisX.toValue(std::clamp(aroundPx, m_plot.left(), m_plot.right()));
    double from = around - (around - static_cast<double>(m_view.fromUtcS)) * factor;
    double to = around + (static_cast<double>(m_view.toUtcS) - around) * factor;
    if (to - from < static_cast<double>(kLeastViewS)) {
        return;
    }
    from = std::max(from, static_cast<double>(m_all.fromUtcS));
    to = std::min(to, static_cast<double>(m_all.toUtcS));
    setView({static_cast<std::int64_t>(from), static_cast<std::int64_t>(to)});
}

void SeriesChart::move(double byPx)
{
    auto byS = static_cast<std::int64_t>(byPx * secondsPerPx());
    byS = std::clamp(byS, m_all.fromUtcS - m_view.fromUtcS, m_all.toUtcS - m_view.toUtcS);
    setView({m_view.fromUtcS + byS, m_view.toUtcS + byS});
}

bool SeriesChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = textAt(help->pos());
        text.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void SeriesChart::resizeEvent(QResizeEvent*)
{
    refreshLines();
}

void SeriesChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_look = chartLook(palette(), font());
        update();
    }
}

void SeriesChart::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position();
    m_isDragging = false;
}

void SeriesChart::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed) {
        return;
    }
    const double byPx = m_pressed->x() - event->position().x();
    if (m_isDragging || std::abs(byPx) > kClickPx) {
        m_isDragging = true;
        m_pressed = event->position();
        move(byPx);
    }
}

void SeriesChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_pressed && !m_isDragging && m_plot.contains(event->position())) {
        emit instantChosen(static_cast<qint64>(m_axisX.toValue(event->position().x())));
    }
    m_pressed.reset();
}

void SeriesChart::mouseDoubleClickEvent(QMouseEvent*)
{
    setView(m_all);
}

void SeriesChart::wheelEvent(QWheelEvent* event)
{
    zoom(event->angleDelta().y() > 0 ? 1.0 / kZoomStep : kZoomStep, event->position().x());
    event->accept();
}

void SeriesChart::keyPressEvent(QKeyEvent* event)
{
    const double stepPx = m_plot.width() / 10;
    switch (event->key()) {
    case Qt::Key_Left:
        return move(-stepPx);
    case Qt::Key_Right:
        return move(stepPx);
    case Qt::Key_Plus:
        return zoom(1.0 / kZoomStep, m_plot.center().x());
    case Qt::Key_Minus:
        return zoom(kZoomStep, m_plot.center().x());
    case Qt::Key_Home:
        return setView(m_all);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace weitblick::ui
