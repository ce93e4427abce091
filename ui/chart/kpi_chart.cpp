// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/kpi_chart.h"

#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kLargestScale = 4.2;
constexpr double kSmallestScale = 1.3;
constexpr double kNarrowestColumnPx = 95;
constexpr double kHistoryLines = 2.4; // the line and its two ends in words
constexpr double kMostHistoryLines = 4.5;

/// A tick or a cross, so that the state does not hang on colour alone.
void drawState(Canvas& canvas, const QRectF& box, bool isMet, const QColor& color)
{
    QPainterPath path;
    if (isMet) {
        path.moveTo(box.left(), box.center().y());
        path.lineTo(box.left() + box.width() * 0.38, box.bottom() - box.height() * 0.12);
        path.lineTo(box.right(), box.top() + box.height() * 0.1);
    } else {
        const QRectF cross = box.adjusted(1, 1, -1, -1);
        path.moveTo(cross.topLeft());
        path.lineTo(cross.bottomRight());
        path.moveTo(cross.topRight());
        path.lineTo(cross.bottomLeft());
    }
    canvas.painter().strokePath(path, QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

/// A year, another number, or a day of the history.
QString placeText(const dashboard::KpiAnswer& answer, double place)
{
    return answer.isHistoryTime ? instantText(place) : plainNumber(place, {.unit = {}, .unitTitle = {}});
}

/// The unit stands in the caption of a comparison.
dashboard::NumberForm withoutUnit(dashboard::NumberForm form)
{
    form.unit.clear();
    form.unitTitle = {};
    return form;
}

/// What all columns of a comparison share, so that their numbers stand on one line.
struct ColumnForm {
    double titlePx = 0.0;
    TextStyle number;
    dashboard::NumberForm form;
};

QString valueText(const dashboard::ScenarioValue& scenario, const dashboard::NumberForm& form)
{
    return scenario.value ? shortNumber(*scenario.value, form) : QStringLiteral("–");
}

ColumnForm columnForm(const Canvas& canvas, const QSizeF& size, const dashboard::KpiAnswer& answer)
{
    ColumnForm shared{
        .titlePx = 0.0, .number = {canvas.look().text, 2.4, QFont::DemiBold}, .form = withoutUnit(answer.form)};
    for (const dashboard::ScenarioValue& scenario : answer.scenarios) {
        shared.titlePx =
            std::max(shared.titlePx, canvas.wrappedHeight(size.width(), say(scenario.title), canvas.quiet(), 2));
    }
    const double room = size.height() - shared.titlePx - canvas.lineHeight(canvas.label());
    const auto isTooLarge = [&] {
        return canvas.lineHeight(shared.number) > room ||
               std::ranges::any_of(answer.scenarios, [&](const dashboard::ScenarioValue& scenario) {
                   return canvas.widthOf(valueText(scenario, answer.form), shared.number) > size.width();
               });
    };
    while (shared.number.scale > 1.0 && isTooLarge()) {
        shared.number.scale -= 0.1;
    }
    return shared;
}

void drawColumn(Canvas& canvas, const QRectF& column, const dashboard::ScenarioValue& scenario,
                const ColumnForm& shared)
{
    canvas.wrapped({column.left(), column.top(), column.width(), shared.titlePx + 1}, say(scenario.title),
                   canvas.quiet(), 2);
    const double height = canvas.lineHeight(shared.number);
    const double top = column.top() + shared.titlePx + 2;
    canvas.text({column.left(), top, column.width(), height}, Qt::AlignLeft | Qt::AlignVCenter,
                valueText(scenario, shared.form), shared.number);
    const QRectF rest(QPointF(column.left(), top + height), column.bottomRight());
    const double line = canvas.lineHeight(canvas.label());
    if (!scenario.difference || rest.height() < line) {
        return;
    }
    const DifferenceText difference = differenceText(*scenario.difference, shared.form, canvas.look());
    if (difference.sign == DifferenceText::Sign::Same && rest.height() >= 2 * line) {
        canvas.wrapped(rest, QStringLiteral("≈ ") + difference.text, {difference.color, 0.92, QFont::DemiBold}, 3);
        return;
    }
    drawDifference(canvas, {rest.left(), rest.top(), rest.width(), line}, difference);
}

void drawRow(Canvas& canvas, const QRectF& row, const dashboard::ScenarioValue& scenario,
             const dashboard::NumberForm& form)
{
    const QString value = valueText(scenario, form);
    const double valueWidth = std::min(row.width() * 0.4, canvas.widthOf(value, canvas.strong()) + 1);
    const double differenceWidth = scenario.difference ? row.width() * 0.34 : 0;
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    canvas.text(row.adjusted(0, 0, -valueWidth - differenceWidth - 8, 0), Qt::AlignLeft | Qt::AlignVCenter,
                say(scenario.title), canvas.label());
    canvas.text({row.right() - differenceWidth - valueWidth, row.top(), valueWidth, row.height()}, right, value,
                canvas.strong());
    if (scenario.difference) {
        drawDifference(canvas, {row.right() - differenceWidth + 8, row.top(), differenceWidth - 8, row.height()},
                       differenceText(*scenario.difference, withoutUnit(form), canvas.look()));
    }
}

} // namespace

DifferenceText differenceText(const dashboard::Difference& difference, const dashboard::NumberForm& form,
                              const ChartLook& look)
{
    if (difference.isWithinBand) {
        return {.text = translate("weitblick::ui::Chart", "no clear difference"),
                .color = look.muted,
                .sign = DifferenceText::Sign::Same};
    }
    const dashboard::NumberForm signedForm = dashboard::differenceForm(form);
    const QColor color = !difference.isBetter ? look.muted : *difference.isBetter ? look.good : look.bad;
    const auto sign = difference.value > 0   ? DifferenceText::Sign::Up
                      : difference.value < 0 ? DifferenceText::Sign::Down
                                             : DifferenceText::Sign::Same;
    return {.text = numberText(difference.value, signedForm), .color = color, .sign = sign};
}

QRectF drawDifference(Canvas& canvas, const QRectF& line, const DifferenceText& difference)
{
    const TextStyle style{difference.color, 0.92, QFont::DemiBold};
    const double size = std::round(canvas.look().fontPx * 0.6);
    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    if (difference.sign == DifferenceText::Sign::Same) {
        const QString whole = QStringLiteral("≈ ") + difference.text;
        const bool fits = canvas.widthOf(whole, style) <= line.width(); // else the tooltip says it
        const QRectF ink = canvas.text(line, left, fits ? whole : QStringLiteral("≈"), style);
        return line.adjusted(ink.right() - line.left() + 6, 0, 0, 0);
    }
    drawArrow(canvas, {line.left(), line.center().y() - size / 2, size, size},
              difference.sign == DifferenceText::Sign::Up ? ArrowTip::Up : ArrowTip::Down, difference.color);
    const QRectF ink = canvas.text(line.adjusted(size + 5, 0, 0, 0), left, difference.text, style);
    return line.adjusted(ink.isNull() ? size + 5 : ink.right() - line.left() + 6, 0, 0, 0);
}

void drawScenarios(Canvas& canvas, const QRectF& area, const dashboard::KpiAnswer& answer)
{
    const auto count = static_cast<double>(answer.scenarios.size());
    const double width = area.width() / count;
    if (width >= kNarrowestColumnPx) {
        QRectF column(area.left(), area.top(), width - 14, area.height());
        const ColumnForm shared = columnForm(canvas, column.size(), answer);
        const double used = shared.titlePx + canvas.lineHeight(shared.number) + 2 * canvas.lineHeight(canvas.label());
        const double bottom = std::min(area.bottom(), area.top() + used);
        for (const dashboard::ScenarioValue& scenario : answer.scenarios) {
            if (column.left() > area.left()) {
                canvas.line({column.left() - 9, area.top()}, {column.left() - 9, bottom}, canvas.look().grid);
            }
            drawColumn(canvas, column, scenario, shared);
            column.translate(width, 0);
        }
        return;
    }
    const double height = std::clamp(area.height() / count, canvas.lineHeight(canvas.label()), 34.0);
    QRectF row(area.left(), area.top(), area.width(), height);
    for (const dashboard::ScenarioValue& scenario : answer.scenarios) {
        if (row.bottom() > area.bottom() + 1) {
            break;
        }
        drawRow(canvas, row, scenario, answer.form);
        row.translate(0, height);
    }
}

QString targetText(const dashboard::KpiAnswer& answer)
{
    const QString target = numberText(*answer.target, answer.form);
    switch (answer.targetState) {
    case dashboard::TargetState::Met:
        return translate("weitblick::ui::Chart", "target %1 is met").arg(target);
    case dashboard::TargetState::Missed:
        return translate("weitblick::ui::Chart", "target %1 is missed").arg(target);
    case dashboard::TargetState::None:
        break;
    }
    return translate("weitblick::ui::Chart", "target %1").arg(target);
}

QString describe(const dashboard::KpiAnswer& answer)
{
    QStringList parts{QStringLiteral("%1: %2").arg(say(answer.name), numberText(answer.value, answer.form))};
    if (!answer.zone.empty()) {
        parts << say(answer.zone);
    }
    if (answer.trend) {
        parts << translate("weitblick::ui::Chart", "%1 against %2")
                     .arg(differenceText(*answer.trend, answer.form, {}).text,
                          QString::fromStdString(answer.trendAgainst));
    }
    if (answer.target) {
        parts << targetText(answer);
    }
    if (answer.history.points.size() > 1) {
        const auto& [start, startValue] = answer.history.points.front();
        const auto& [end, endValue] = answer.history.points.back();
        parts << translate("weitblick::ui::Chart", "from %1 (%2) to %3 (%4)")
                     .arg(numberText(*startValue, answer.history.form), placeText(answer, start),
                          numberText(*endValue, answer.history.form), placeText(answer, end));
    }
    for (const dashboard::ScenarioValue& scenario : answer.scenarios) {
        QString part = say(scenario.title) + QStringLiteral(": ") +
                       (scenario.value ? numberText(*scenario.value, answer.form) : QStringLiteral("–"));
        if (scenario.difference) {
            part += QStringLiteral(" (%1)").arg(differenceText(*scenario.difference, answer.form, {}).text);
        }
        parts << part;
    }
    return parts.join(QStringLiteral("; "));
}

void KpiChart::draw(Canvas& canvas, const QRectF& area, const TileSelection&)
{
    m_marks.assign(1, Mark{.box = area});
    if (m_answer.scenarios.size() > 1) {
        drawScenarios(canvas, area, m_answer);
        return;
    }
    QRectF rest = area;
    drawNumber(canvas, rest);
    if (m_answer.trend) {
        drawTrend(canvas, rest);
    }
    if (m_answer.target) {
        drawTarget(canvas, rest);
    }
    if (hasHistory()) {
        drawHistory(canvas, rest);
    }
}

void KpiChart::drawHighlight(Canvas&, int) const {}

bool KpiChart::hasHistory() const
{
    return m_answer.history.points.size() > 1;
}

double KpiChart::linesBelow() const
{
    return (m_answer.trend ? 1.5 : 0.0) + (m_answer.target ? 2.3 : 0.0) + (hasHistory() ? kHistoryLines : 0.0);
}

void KpiChart::drawNumber(Canvas& canvas, QRectF& rest) const
{
    const QString number = shortNumber(m_answer.value, m_answer.form);
    const QString unit = unitText(m_answer.form);
    TextStyle style{canvas.look().text, kLargestScale, QFont::DemiBold};
    TextStyle unitStyle{canvas.look().muted, 1.15, QFont::Normal};
    const double height = rest.height() - linesBelow() * canvas.lineHeight(canvas.label());
    while (style.scale > kSmallestScale &&
           (canvas.lineHeight(style) > height ||
            canvas.widthOf(number, style) + canvas.widthOf(unit, unitStyle) + 8 > rest.width())) {
        style.scale -= 0.1;
    }
    const double lineHeight = canvas.lineHeight(style);
    const QRectF line(rest.left(), rest.top(), rest.width(), lineHeight);
    const QRectF ink = canvas.text(line, Qt::AlignLeft | Qt::AlignTop, number, style);
    const QFontMetricsF large(canvas.font(style));
    const QFontMetricsF small(canvas.font(unitStyle));
    canvas.text(
        {ink.right() + 7, line.top() + large.ascent() - small.ascent(), rest.right() - ink.right() - 7, small.height()},
        Qt::AlignLeft | Qt::AlignTop, unit, unitStyle);
    rest.setTop(line.bottom() + 2);
}

void KpiChart::drawTrend(Canvas& canvas, QRectF& rest) const
{
    const double height = canvas.lineHeight(canvas.label());
    if (rest.height() < height) {
        return;
    }
    const QRectF line(rest.left(), rest.top(), rest.width(), height);
    const QRectF right = drawDifference(canvas, line, differenceText(*m_answer.trend, m_answer.form, canvas.look()));
    if (!m_answer.trendAgainst.empty() && right.width() > 70) {
        canvas.text(right, Qt::AlignLeft | Qt::AlignVCenter,
                    translate("weitblick::ui::Chart", "against %1").arg(QString::fromStdString(m_answer.trendAgainst)),
                    canvas.quiet());
    }
    rest.setTop(line.bottom() + height * 0.35);
}

void KpiChart::drawTarget(Canvas& canvas, QRectF& rest) const
{
    const double height = canvas.lineHeight(canvas.label());
    if (rest.height() < height) {
        return;
    }
    if (rest.height() >= 1.8 * height && m_answer.value >= 0.0 && *m_answer.target > 0.0) {
        drawBullet(canvas, rest);
    }
    QRectF line(rest.left(), rest.top(), rest.width(), height);
    if (m_answer.targetState != dashboard::TargetState::None) {
        const bool isMet = m_answer.targetState == dashboard::TargetState::Met;
        const double size = std::round(canvas.look().fontPx * 0.62);
        drawState(canvas, {line.left() + 1, line.center().y() - size / 2, size, size}, isMet,
                  isMet ? canvas.look().good : canvas.look().bad);
        line.setLeft(line.left() + size + 7);
    }
    QString text = targetText(m_answer);
    text[0] = text[0].toUpper();
    canvas.text(line, Qt::AlignLeft | Qt::AlignVCenter, text, canvas.label());
    rest.setTop(line.bottom());
}

QString KpiChart::historyPlace(std::size_t point) const
{
    return placeText(m_answer, m_answer.history.points[point].first);
}

/// A line without axes: its ends are told in words, today is a dot. Not drawn where there is no room for it.
void KpiChart::drawHistory(Canvas& canvas, QRectF& rest) const
{
    const double words = canvas.lineHeight(canvas.quiet());
    const double height = std::min(rest.height(), kMostHistoryLines * words) - words;
    if (height < 0.9 * words) {
        return;
    }
    const auto& points = m_answer.history.points;
    const auto [least, most] = std::ranges::minmax(points, {}, [](const auto& point) { return *point.second; });
    const double range = *most.second - *least.second;
    constexpr double kDotPx = 2.5;
    const QRectF plot = QRectF(rest.left(), rest.top() + 3, rest.width(), height - 6).adjusted(kDotPx, 0, -kDotPx, 0);
    const double first = points.front().first;
    const double whole = points.back().first - first;
    QPolygonF line;
    for (const auto& [x, value] : points) {
        const double up = range > 0.0 ? (*value - *least.second) / range : 0.5;
        line << QPointF(plot.left() + plot.width() * (x - first) / whole, plot.bottom() - plot.height() * up);
    }
    canvas.painter().setPen(QPen(canvas.look().accent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    canvas.painter().setBrush(Qt::NoBrush);
    canvas.painter().drawPolyline(line);
    canvas.painter().setPen(Qt::NoPen);
    canvas.painter().setBrush(canvas.look().accent);
    canvas.painter().drawEllipse(line.back(), kDotPx, kDotPx);
    const QRectF below(rest.left(), rest.top() + height, rest.width() / 2, words);
    canvas.text(below, Qt::AlignLeft | Qt::AlignVCenter, historyPlace(0), canvas.quiet());
    canvas.text(below.translated(below.width(), 0), Qt::AlignRight | Qt::AlignVCenter, historyPlace(points.size() - 1),
                canvas.quiet());
    rest.setTop(below.bottom());
}

void KpiChart::drawBullet(Canvas& canvas, QRectF& rest) const
{
    const double most = 1.15 * std::max(m_answer.value, *m_answer.target);
    const QRectF track(rest.left(), rest.top() + 3, rest.width(), 8);
    canvas.fill(track, canvas.look().track);
    canvas.fill({track.left(), track.top(), track.width() * m_answer.value / most, track.height()},
                canvas.look().accent);
    const double target = track.left() + track.width() * *m_answer.target / most;
    canvas.fill({target - 1.25, track.top() - 3, 2.5, track.height() + 6}, canvas.look().text);
    rest.setTop(track.bottom() + 6);
}

QString KpiChart::markText(int) const
{
    QStringList lines = describe(m_answer).split(QStringLiteral("; "));
    if (m_answer.trend && m_answer.trend->band) {
        lines << translate("weitblick::ui::Chart", "uncertainty of the difference: ± %1")
                     .arg(numberText(*m_answer.trend->band, m_answer.form));
    }
    for (const Text& text : {m_answer.definition, m_answer.caveat}) {
        if (!text.empty()) {
            lines << say(text);
        }
    }
    if (!m_answer.method.empty()) {
        lines << QString::fromStdString(m_answer.method);
    }
    return lines.join(QLatin1Char('\n'));
}

QString KpiChart::alternative() const
{
    return describe(m_answer);
}

QString KpiChart::caption() const
{
    const QString unit = m_answer.scenarios.size() > 1 ? unitText(m_answer.form) : QString();
    const QString zone = say(m_answer.zone);
    return zone.isEmpty() || unit.isEmpty() ? zone + unit : zone + QStringLiteral(" · ") + unit;
}

} // namespace weitblick::ui
