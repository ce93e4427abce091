// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/filter_chart.h"

#include "ui/chart/axis.h"
#include "ui/chart/number_form.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr int kRangeSteps = 200;

} // namespace

double FilterChart::valueOf(int mark) const
{
    const double value = *m_answer.minimum + (*m_answer.maximum - *m_answer.minimum) * mark / kRangeSteps;
    if (mark == 0 || mark == kRangeSteps) {
        return value;
    }
    const double unit = std::pow(10.0, -std::max(0, m_answer.form.decimals));
    const bool isFine = (*m_answer.maximum - *m_answer.minimum) > 4 * unit;
    return isFine ? std::round(value / unit) * unit : value;
}

void FilterChart::draw(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    m_marks.clear();
    if (isRange()) {
        drawRange(canvas, area, selection);
    } else {
        drawChoices(canvas, area, selection);
    }
}

void FilterChart::drawRange(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    const double line = canvas.lineHeight(canvas.label());
    const ChosenInterval range{*m_answer.minimum, *m_answer.maximum};
    const ChosenInterval chosen = selection.interval.value_or(range);
    const QRectF track(area.left() + 8, std::min(area.center().y(), area.top() + line + 26) - 2, area.width() - 16, 4);
    const auto x = [&](double value) {
        const double share = (value - range.from) / std::max(1e-12, range.to - range.from);
        return track.left() + track.width() * std::clamp(share, 0.0, 1.0);
    };
    const bool isYear = areYears(range.from, range.to) && unitText(m_answer.form).isEmpty();
    const auto write = [&](double value) {
        return isYear ? QString::number(std::lround(value)) : plainNumber(value, m_answer.form);
    };
    canvas.text({area.left(), track.top() - line - 12, area.width(), line}, Qt::AlignHCenter | Qt::AlignVCenter,
                QStringLiteral("%1 – %2").arg(write(chosen.from), write(chosen.to)), canvas.strong());
    canvas.fill(track, canvas.look().track);
    canvas.fill({x(chosen.from), track.top(), x(chosen.to) - x(chosen.from), track.height()}, canvas.look().accent);
    for (const double value : {chosen.from, chosen.to}) {
        canvas.painter().setBrush(canvas.look().ground);
        canvas.painter().setPen(QPen(canvas.look().accent, 2));
        canvas.painter().drawEllipse(QPointF(x(value), track.center().y()), 7, 7);
    }
    const QRectF ends(area.left(), track.bottom() + 10, area.width(), line);
    canvas.text(ends.adjusted(0, 0, -area.width() / 2, 0), Qt::AlignLeft | Qt::AlignVCenter, write(range.from),
                canvas.quiet());
    canvas.text(ends.adjusted(area.width() / 2, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, write(range.to),
                canvas.quiet());
    for (int i = 0; i <= kRangeSteps; ++i) {
        const double at = track.left() + track.width() * i / kRangeSteps;
        m_marks.push_back({.box = {at - 1, track.top() - 12, 2, track.height() + 24}, .number = i});
    }
}

void FilterChart::drawChoices(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    const double line = canvas.lineHeight(canvas.label());
    m_rows.layOut(area, static_cast<int>(m_answer.choices.size()), line + 6, line + 8);
    double counts = 0.0;
    double largest = 1.0;
    for (const dashboard::FilterChoice& choice : m_answer.choices) {
        largest = std::max(largest, static_cast<double>(choice.count));
        counts = std::max(counts, canvas.widthOf(countNumber(choice.count), canvas.quiet()));
    }
    const bool isPart = selection.values.size() == m_answer.choices.size();
    for (std::size_t i = 0; i < m_answer.choices.size(); ++i) {
        const QRectF row = m_rows.rowBox(static_cast<int>(i));
        m_marks.push_back({.box = row, .number = static_cast<int>(i), .value = static_cast<int>(i)});
        if (row.isEmpty()) {
            continue;
        }
        const double count = isPart ? selection.values[i] : static_cast<double>(m_answer.choices[i].count);
        const double size = std::round(line * 0.8);
        const QRectF box(row.left(), row.center().y() - size / 2, size, size);
        const bool isTicked = std::ranges::find(selection.chosen, i) != selection.chosen.end();
        const double left = box.right() + 8;
        const double width = row.right() - left - counts - 10;
        canvas.fill({left, row.bottom() - 3, width * static_cast<double>(m_answer.choices[i].count) / largest, 2},
                    isPart ? canvas.look().track : canvas.look().pale(canvas.look().accent));
        canvas.fill({left, row.bottom() - 3, isPart ? width * count / largest : 0.0, 2}, canvas.look().accent);
        drawBox(canvas, box, isTicked);
        canvas.text({left, row.top(), width, row.height() - 2}, Qt::AlignLeft | Qt::AlignVCenter,
                    QString::fromStdString(m_answer.choices[i].text), isTicked ? canvas.strong() : canvas.label());
        canvas.text({row.right() - counts - 1, row.top(), counts + 1, row.height() - 2},
                    Qt::AlignRight | Qt::AlignVCenter, countNumber(std::llround(count)), canvas.quiet());
    }
    m_rows.drawBar(canvas);
}

void FilterChart::drawBox(Canvas& canvas, const QRectF& box, bool isTicked) const
{
    QPainter& painter = canvas.painter();
    painter.setBrush(isTicked ? canvas.look().accent : canvas.look().ground);
    painter.setPen(QPen(isTicked ? canvas.look().accent : canvas.look().muted, 1.3));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    if (isTicked) {
        painter.setPen(QPen(canvas.look().textOn(canvas.look().accent), 1.8, Qt::SolidLine, Qt::RoundCap));
        painter.drawPolyline(QPolygonF{{box.left() + box.width() * 0.24, box.center().y()},
                                       {box.left() + box.width() * 0.43, box.top() + box.height() * 0.72},
                                       {box.left() + box.width() * 0.78, box.top() + box.height() * 0.28}});
    }
}

void FilterChart::drawHighlight(Canvas& canvas, int mark) const
{
    if (!isRange()) {
        Chart::drawHighlight(canvas, mark);
    }
}

QString FilterChart::markText(int mark) const
{
    if (!isMark(mark)) {
        return {};
    }
    if (isRange()) {
        return numberText(valueOf(mark), m_answer.form);
    }
    const dashboard::FilterChoice& choice = m_answer.choices[static_cast<std::size_t>(mark)];
    return QStringLiteral("%1: %2").arg(QString::fromStdString(choice.text), countNumber(choice.count));
}

QString FilterChart::alternative() const
{
    if (isRange()) {
        return translate("weitblick::ui::Chart", "Filter from %1 to %2")
            .arg(plainNumber(*m_answer.minimum, m_answer.form), numberText(*m_answer.maximum, m_answer.form));
    }
    QStringList parts;
    for (const dashboard::FilterChoice& choice : m_answer.choices) {
        parts << QString::fromStdString(choice.text);
    }
    return translate("weitblick::ui::Chart", "Filter") + QStringLiteral(" – ") + parts.join(QStringLiteral("; "));
}

QString FilterChart::caption() const
{
    return isRange() ? unitText(m_answer.form) : QString();
}

QString FilterChart::footnote() const
{
    return m_answer.otherCount > 0
               ? translate("weitblick::ui::Chart", "%1 rows have other values").arg(countNumber(m_answer.otherCount))
               : QString();
}

int FilterChart::nearestMark(const QPointF& at) const
{
    if (!isRange() || m_marks.empty()) {
        return Chart::nearestMark(at);
    }
    const double from = m_marks.front().box.center().x();
    const double to = m_marks.back().box.center().x();
    return static_cast<int>(
        std::lround(std::clamp((at.x() - from) / std::max(1.0, to - from), 0.0, 1.0) * kRangeSteps));
}

std::optional<ChosenInterval> FilterChart::intervalOf(int mark, int other) const
{
    if (!isRange() || mark < 0 || other < 0) {
        return std::nullopt;
    }
    const auto [first, last] = std::minmax(mark, other);
    return ChosenInterval{valueOf(first), valueOf(last)};
}

void FilterChart::reveal(int mark)
{
    if (!isRange()) {
        m_rows.reveal(mark);
    }
}

} // namespace weitblick::ui
