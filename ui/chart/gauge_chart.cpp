// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/gauge_chart.h"

#include "ui/chart/kpi_chart.h"
#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace weitblick::ui {

namespace {

QPointF onCircle(const QPointF& center, double radius, double angleDeg)
{
    const double angle = angleDeg * std::numbers::pi / 180.0;
    return center + QPointF(radius * std::cos(angle), -radius * std::sin(angle));
}

} // namespace

double GaugeChart::angleDeg(double value) const
{
    const double share = (value - m_answer.minimum) / std::max(1e-12, m_answer.maximum - m_answer.minimum);
    return 180.0 * (1.0 - std::clamp(share, 0.0, 1.0));
}

void GaugeChart::draw(Canvas& canvas, const QRectF& area, const TileSelection&)
{
    m_marks.assign(1, Mark{.box = area});
    const double line = canvas.lineHeight(canvas.quiet());
    const double foot = line + 4 + (m_answer.number.target ? line + 2 : 0.0);
    const double radius = std::min(area.width() / 2 - 6, area.height() - foot - 8);
    if (radius < 24) {
        return;
    }
    const double top = area.top() + std::max(0.0, (area.height() - foot - radius - 8) / 2);
    const Dial dial{.center = {area.center().x(), top + radius + 8},
                    .radius = radius,
                    .width = std::clamp(radius * 0.2, 8.0, 30.0)};
    drawRing(canvas, dial);
    for (const double threshold : m_answer.thresholds) {
        drawTick(canvas, dial, threshold, canvas.look().ground, 2);
    }
    if (m_answer.number.target) {
        drawTick(canvas, dial, *m_answer.number.target, canvas.look().text, 3);
    }
    drawEnds(canvas, dial);
    drawCenter(canvas, dial, area);
}

void GaugeChart::drawRing(Canvas& canvas, const Dial& dial) const
{
    const double middle = dial.radius - dial.width / 2;
    const QRectF circle(dial.center.x() - middle, dial.center.y() - middle, 2 * middle, 2 * middle);
    const auto arc = [&](double from, double to, const QColor& color, double width, const QRectF& box) {
        canvas.painter().setBrush(Qt::NoBrush);
        canvas.painter().setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap));
        QPainterPath path;
        path.arcMoveTo(box, angleDeg(from));
        path.arcTo(box, angleDeg(from), angleDeg(to) - angleDeg(from));
        canvas.painter().drawPath(path);
    };
    arc(m_answer.minimum, m_answer.maximum, canvas.look().track, dial.width, circle);
    arc(m_answer.minimum, m_answer.number.value, canvas.look().accent, dial.width, circle);
    // The stretches between the thresholds, as a thin ring outside.
    std::vector<double> bounds{m_answer.minimum};
    bounds.insert(bounds.end(), m_answer.thresholds.begin(), m_answer.thresholds.end());
    bounds.push_back(m_answer.maximum);
    const QRectF outer =
        circle.adjusted(-dial.width / 2 - 4, -dial.width / 2 - 4, dial.width / 2 + 4, dial.width / 2 + 4);
    for (std::size_t i = 1; bounds.size() > 2 && i < bounds.size(); ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(bounds.size() - 1);
        arc(bounds[i - 1], bounds[i], canvas.look().rampColor(0.15 + 0.7 * share), 4, outer);
    }
}

void GaugeChart::drawTick(Canvas& canvas, const Dial& dial, double value, const QColor& color, double widthPx) const
{
    const double angle = angleDeg(value);
    canvas.line(onCircle(dial.center, dial.radius - dial.width - 3, angle),
                onCircle(dial.center, dial.radius + 6, angle), color, widthPx);
}

void GaugeChart::drawEnds(Canvas& canvas, const Dial& dial) const
{
    const double line = canvas.lineHeight(canvas.quiet());
    const double y = dial.center.y() + 3;
    const double half = dial.radius * 0.9;
    const double left = dial.center.x() - dial.radius;
    const QString low = shortNumber(m_answer.minimum, m_answer.number.form);
    const QString high = shortNumber(m_answer.maximum, m_answer.number.form);
    canvas.text({left, y, half, line}, Qt::AlignLeft | Qt::AlignVCenter, low, canvas.quiet());
    canvas.text({dial.center.x() + dial.radius - half, y, half, line}, Qt::AlignRight | Qt::AlignVCenter, high,
                canvas.quiet());
}

void GaugeChart::drawCenter(Canvas& canvas, const Dial& dial, const QRectF& area) const
{
    QString number = shortNumber(m_answer.number.value, m_answer.number.form);
    QString unit = unitText(m_answer.number.form);
    if (unit == QLatin1String("%")) {
        number += QChar(0x00A0) + unit;
        unit.clear();
    }
    TextStyle style{canvas.look().text, std::max(3.0, 0.34 * dial.radius / canvas.look().fontPx), QFont::DemiBold};
    const double room = 2 * (dial.radius - dial.width) * 0.8;
    while (style.scale > 1.0 &&
           (canvas.widthOf(number, style) > room || canvas.lineHeight(style) > (dial.radius - dial.width) * 0.62)) {
        style.scale -= 0.1;
    }
    const double unitLine = unit.isEmpty() ? 0.0 : canvas.lineHeight(canvas.quiet());
    const double height = canvas.lineHeight(style);
    const double top = dial.center.y() - height - unitLine + 2;
    canvas.text({dial.center.x() - room / 2, top, room, height}, Qt::AlignCenter, number, style);
    canvas.text({dial.center.x() - room / 2, top + height - 2, room, unitLine}, Qt::AlignCenter, unit, canvas.quiet());
    if (m_answer.number.target) {
        const double line = canvas.lineHeight(canvas.quiet());
        QString text = targetText(m_answer.number);
        text[0] = text[0].toUpper();
        canvas.text({area.left(), dial.center.y() + 3 + line + 2, area.width(), line}, Qt::AlignCenter, text,
                    canvas.label());
    }
}

void GaugeChart::drawHighlight(Canvas&, int) const {}

QString GaugeChart::markText(int) const
{
    QStringList lines{describe(m_answer.number)};
    if (!m_answer.number.definition.empty()) {
        lines << say(m_answer.number.definition);
    }
    return lines.join(QLatin1Char('\n'));
}

QString GaugeChart::alternative() const
{
    return translate("weitblick::ui::Chart", "%1, on a dial from %2 to %3")
        .arg(describe(m_answer.number), plainNumber(m_answer.minimum, m_answer.number.form),
             numberText(m_answer.maximum, m_answer.number.form));
}

QString GaugeChart::caption() const
{
    return say(m_answer.number.zone);
}

} // namespace weitblick::ui
