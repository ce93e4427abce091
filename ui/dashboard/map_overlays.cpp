// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/map_overlays.h"

#include "ui/shell/language.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

// Maps are made for light paper in every look; what stands on them is dark.
constexpr QColor kPaper(255, 255, 255, 232);
constexpr QColor kInk(27, 39, 51);
constexpr QColor kMutedInk(90, 102, 114);
constexpr int kPaddingPx = 8;
constexpr int kScaleBarPx = 44;

QString labelOf(const map::LegendEntry& entry)
{
    return QString::fromStdString(entry.label);
}

} // namespace

MapLegend::MapLegend(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Legend"));
}

void MapLegend::setLegend(map::Legend legend)
{
    m_legend = std::move(legend);
    std::erase_if(m_legend.entries, [](const map::LegendEntry& entry) { return !entry.isVisible; });
    QStringList lines{QString::fromStdString(m_legend.title)};
    for (const map::LegendEntry& entry : m_legend.entries) {
        lines << QStringLiteral("%1: %2").arg(labelOf(entry), countText(entry.count));
    }
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
    update();
}

int MapLegend::lineHeight() const
{
    return fontMetrics().height() * 5 / 4;
}

void MapLegend::placeIn(const QRect& map)
{
    const int line = lineHeight();
    const int titleLines = m_legend.title.empty() ? 0 : 1;
    const int room = map.height() - kScaleBarPx - kPaddingPx * 3;
    const int fitting = room / line - titleLines;
    m_shown = std::min(m_legend.entries.size(), static_cast<std::size_t>(std::max(0, fitting)));
    constexpr int kLeastWidthPx = 340;
    const bool isUseful = m_shown == m_legend.entries.size() && m_shown > 0 && map.width() >= kLeastWidthPx;
    setVisible(isUseful);
    if (!isUseful) {
        return;
    }
    int width = fontMetrics().horizontalAdvance(QString::fromStdString(m_legend.title));
    for (const map::LegendEntry& entry : m_legend.entries) {
        width = std::max(width, fontMetrics().horizontalAdvance(labelOf(entry)) + line * 2 +
                                    fontMetrics().horizontalAdvance(countText(entry.count)));
    }
    width = std::min(width + 2 * kPaddingPx, map.width() / 2);
    const int height = line * (titleLines + static_cast<int>(m_shown)) + 2 * kPaddingPx;
    setGeometry(map.left() + kPaddingPx, map.bottom() - kScaleBarPx - height, width, height);
}

void MapLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 40), 1));
    painter.setBrush(kPaper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    const int line = lineHeight();
    QRect row(kPaddingPx, kPaddingPx, width() - 2 * kPaddingPx, line);
    if (!m_legend.title.empty()) {
        QFont heading = font();
        heading.setWeight(QFont::DemiBold);
        painter.setFont(heading);
        painter.setPen(kInk);
        painter.drawText(
            row, Qt::AlignVCenter,
            QFontMetrics(heading).elidedText(QString::fromStdString(m_legend.title), Qt::ElideRight, row.width()));
        painter.setFont(font());
        row.translate(0, line);
    }
    for (std::size_t i = 0; i < m_shown; ++i) {
        const map::LegendEntry& entry = m_legend.entries[i];
        const QRectF swatch(row.left(), row.top() + line * 0.2, line, line * 0.6);
        painter.setPen(QPen(QColor(0, 0, 0, 70), 1));
        painter.setBrush(QColor(entry.color.red, entry.color.green, entry.color.blue));
        painter.drawRoundedRect(swatch, 2, 2);
        const QString count = countText(entry.count);
        const int countPx = fontMetrics().horizontalAdvance(count);
        painter.setPen(kMutedInk);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, count);
        painter.setPen(kInk);
        const QRect words = row.adjusted(line * 3 / 2, 0, -countPx - 4, 0);
        painter.drawText(words, Qt::AlignVCenter,
                         fontMetrics().elidedText(labelOf(entry), Qt::ElideRight, words.width()));
        row.translate(0, line);
    }
}

MapNames::MapNames(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void MapNames::setNames(std::shared_ptr<const map::LayerFeatures> features, map::FeatureValues names)
{
    m_features = std::move(features);
    m_names = std::move(names);
    update();
}

void MapNames::setView(const map::MapView& view)
{
    m_view = view;
    update();
}

void MapNames::paintEvent(QPaintEvent*)
{
    if (!m_features || m_view.isEmpty() || m_names.count() != m_features->shapes.featureCount()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    const QFontMetrics metrics(small);
    std::vector<QRect> taken;
    for (std::size_t i = 0; i < m_names.count(); ++i) {
        const geo::Envelope box = m_features->shapes.extentOf(i);
        const QString name = QString::fromStdString(m_names.textOf(i));
        const int width = metrics.horizontalAdvance(name);
        if (name.isEmpty() || box.isEmpty() || (box.maxX - box.minX) / m_view.unitsPerPx < width * 0.8) {
            continue;
        }
        const geo::Point middle = m_view.pixelAt({(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2});
        QRect words(0, 0, width + 4, metrics.height());
        words.moveCenter(QPoint(static_cast<int>(std::lround(middle.x)), static_cast<int>(std::lround(middle.y))));
        if (!rect().contains(words) ||
            std::ranges::any_of(taken, [&words](const QRect& other) { return other.intersects(words); })) {
            continue;
        }
        taken.push_back(words);
        QPainterPath outline;
        outline.addText(words.left() + 2, words.top() + metrics.ascent(), small, name);
        painter.strokePath(outline, QPen(QColor(255, 255, 255, 215), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(outline, kInk);
    }
}

} // namespace weitblick::ui
