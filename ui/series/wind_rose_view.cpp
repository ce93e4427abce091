// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/wind_rose_view.h"

#include "ui/chart/canvas.h"
#include "ui/chart/chart.h"
#include "ui/chart/number_form.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kPetalShare = 0.82; ///< of the width of a sector

std::int64_t sectorTotal(const sensing::WindRose& rose, std::size_t sector)
{
    std::int64_t total = 0;
    for (std::size_t one = 0; one <= rose.bounds.size(); ++one) {
        total += rose.countOf(sector, one);
    }
    return total;
}

/// A ring segment around the direction `deg` (0 north, clockwise).
QPainterPath segment(const QPointF& middle, double inner, double outer, double deg, double widthDeg)
{
    const auto box = [&middle](double radius) {
        return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius);
    };
    const double start = 90.0 - deg - widthDeg / 2; // Qt: from east, counter-clockwise
    QPainterPath path;
    path.arcMoveTo(box(outer), start);
    path.arcTo(box(outer), start, widthDeg);
    path.arcTo(box(inner), start + widthDeg, -widthDeg);
    path.closeSubpath();
    return path;
}

} // namespace

WindRoseView::WindRoseView(QWidget* parent) : QWidget(parent), m_look(chartLook(palette(), font()))
{
    setAccessibleName(tr("Wind rose"));
}

void WindRoseView::setRose(std::optional<sensing::WindRose> rose, QString unit, QString reason)
{
    m_rose = std::move(rose);
    m_unit = std::move(unit);
    m_reason = std::move(reason);
    setAccessibleDescription(alternative());
    update();
}

QString WindRoseView::alternative() const
{
    if (!m_rose || m_rose->total == 0) {
        return m_reason;
    }
    std::size_t most = 0;
    for (std::size_t sector = 1; sector < m_rose->sectorCount; ++sector) {
        most = sectorTotal(*m_rose, sector) > sectorTotal(*m_rose, most) ? sector : most;
    }
    const double deg = 360.0 * static_cast<double>(most) / static_cast<double>(m_rose->sectorCount);
    const double share = static_cast<double>(sectorTotal(*m_rose, most)) / static_cast<double>(m_rose->total);
    return tr("Most often from %1° (%2 of the readings)").arg(std::lround(deg)).arg(percentText(share));
}

void WindRoseView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Canvas canvas(painter, m_look);
    canvas.fill(rect(), m_look.ground);
    QRectF area = QRectF(rect()).adjusted(6, 4, -6, -4);
    if (!m_rose || m_rose->total == 0) {
        canvas.wrapped(area, m_reason, canvas.quiet(), 4, Qt::AlignHCenter);
        return;
    }
    const sensing::WindRose& rose = *m_rose;
    std::vector<LegendItem> items;
    const auto colorOf = [&](std::size_t one) {
        return m_look.rampColor(0.15 + 0.85 * static_cast<double>(one) / static_cast<double>(rose.bounds.size()));
    };
    const dashboard::NumberForm form{.unit = {}, .unitTitle = {}, .decimals = 1};
    for (std::size_t one = 0; one <= rose.bounds.size(); ++one) {
        const QString name = one == 0 ? tr("below %1").arg(plainNumber(rose.bounds[0], form))
                                      : tr("from %1").arg(plainNumber(rose.bounds[one - 1], form));
        items.push_back({one == rose.bounds.size() ? name + QLatin1Char(' ') + m_unit : name, colorOf(one)});
    }
    area = drawLegend(canvas, area, items);
    const double line = canvas.lineHeight(canvas.quiet());
    const QPointF middle = area.center();
    const double radius = std::max(10.0, std::min(area.width(), area.height()) / 2 - line);
    std::int64_t most = 1;
    for (std::size_t sector = 0; sector < rose.sectorCount; ++sector) {
        most = std::max(most, sectorTotal(rose, sector));
    }
    painter.setBrush(Qt::NoBrush);
    for (const double share : {0.5, 1.0}) {
        painter.setPen(QPen(m_look.grid, 1));
        painter.drawEllipse(middle, radius * share, radius * share);
    }
    const double widthDeg = 360.0 / static_cast<double>(rose.sectorCount);
    painter.setPen(QPen(m_look.ground, 0.6));
    for (std::size_t sector = 0; sector < rose.sectorCount; ++sector) {
        double inner = 0.0;
        for (std::size_t one = 0; one <= rose.bounds.size(); ++one) {
            const double length = radius * static_cast<double>(rose.countOf(sector, one)) / static_cast<double>(most);
            painter.setBrush(colorOf(one));
            painter.drawPath(
                segment(middle, inner, inner + length, widthDeg * static_cast<double>(sector), widthDeg * kPetalShare));
            inner += length;
        }
    }
    const std::array<QString, 4> names{tr("N"), tr("E"), tr("S"), tr("W")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double angle = kPi / 2 * static_cast<double>(i);
        const QPointF at = middle + QPointF(std::sin(angle), -std::cos(angle)) * (radius + line / 2);
        canvas.text({at.x() - line, at.y() - line / 2, 2 * line, line}, Qt::AlignCenter, names.at(i), canvas.quiet());
    }
}

void WindRoseView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_look = chartLook(palette(), font());
        update();
    }
}

} // namespace weitblick::ui
