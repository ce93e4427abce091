// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/map_overlays.h"

#include "ui/map/map_furniture.h"
#include "ui/shell/language.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

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

void MapLegend::setPlace(Place place)
{
    m_place = place;
}

int MapLegend::lineHeight() const
{
    return fontMetrics().height() * 5 / 4;
}

int MapLegend::titleHeight(int widthPx) const
{
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    constexpr int kMostPx = 10'000;
    return m_legend.title.empty()
               ? 0
               : QFontMetrics(heading)
                         .boundingRect(0, 0, widthPx, kMostPx, Qt::TextWordWrap, QString::fromStdString(m_legend.title))
                         .height() +
                     fontMetrics().height() / 3;
}

QSize MapLegend::sizeFor(int mostPx) const
{
    const int line = lineHeight();
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    const QFontMetrics headingMetrics(heading);
    const QString title = QString::fromStdString(m_legend.title);
    int width = headingMetrics.horizontalAdvance(title) / 2; // it wraps
    for (const QString& word : title.split(u' ')) {
        width = std::max(width, headingMetrics.horizontalAdvance(word) + 4);
    }
    for (const map::LegendEntry& entry : m_legend.entries) {
        width = std::max(width, fontMetrics().horizontalAdvance(labelOf(entry)) + line * 5 / 2 +
                                    fontMetrics().horizontalAdvance(countText(entry.count)));
    }
    width = std::min(width, mostPx - 2 * kPaddingPx);
    return {width + 2 * kPaddingPx,
            titleHeight(width) + line * static_cast<int>(m_legend.entries.size()) + 2 * kPaddingPx};
}

QRect MapLegend::placeIn(const QRect& room)
{
    constexpr double kMostShare = 0.48;  // of the width
    constexpr double kLeastForMap = 0.6; // of the height: a map that is narrower is no map
    constexpr int kLeastMapPx = 200;
    const QSize size = sizeFor(static_cast<int>(room.width() * kMostShare));
    const int left = room.width() - size.width();
    m_isBeside = m_place == Place::Beside && !m_legend.entries.empty() && size.height() <= room.height() &&
                 left >= kLeastMapPx && left >= room.height() * kLeastForMap;
    const bool isOnMap = !m_isBeside && !m_legend.entries.empty() && size.height() < room.height() / 2 &&
                         size.width() < room.width() / 2;
    setVisible(m_isBeside || isOnMap);
    if (m_isBeside) {
        setGeometry(room.left() + left, room.top(), size.width(), size.height());
        return room.adjusted(0, 0, -size.width(), 0);
    }
    const int overlayLeft =
        m_place == Place::LowerRight ? room.right() - kPaddingPx - size.width() : room.left() + kPaddingPx;
    setGeometry(
        {{overlayLeft, room.bottom() - static_cast<int>(kScaleBarPx * furnitureScale(font())) - size.height()}, size});
    return room;
}

void MapLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_isBeside) {
        QColor edge = mapInk(palette());
        edge.setAlpha(40);
        painter.setPen(QPen(edge, 1));
        QColor paper = mapPaper(palette());
        paper.setAlpha(232);
        painter.setBrush(paper);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const QColor ink = m_isBeside ? palette().color(QPalette::Text) : mapInk(palette());
    const QColor muted = palette().color(QPalette::PlaceholderText);
    const int line = lineHeight();
    QRect row(kPaddingPx, kPaddingPx, width() - 2 * kPaddingPx, titleHeight(width() - 2 * kPaddingPx));
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    painter.setFont(heading);
    painter.setPen(ink);
    painter.drawText(row, Qt::TextWordWrap, QString::fromStdString(m_legend.title));
    painter.setFont(font());
    row = QRect(row.left(), row.bottom() + 1, row.width(), line);
    for (const map::LegendEntry& entry : m_legend.entries) {
        const QRectF swatch(row.left(), row.top() + line * 0.2, line, line * 0.6);
        painter.setPen(QPen(muted, 1));
        painter.setBrush(QColor(entry.color.red, entry.color.green, entry.color.blue));
        painter.drawRoundedRect(swatch, 2, 2);
        const QString count = countText(entry.count);
        const int countPx = fontMetrics().horizontalAdvance(count);
        painter.setPen(muted);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, count);
        painter.setPen(ink);
        const QRect words = row.adjusted(line * 3 / 2, 0, -countPx - 6, 0);
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

void MapNames::setCovered(const QRect& covered)
{
    m_covered = covered;
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
    QColor halo = mapPaper(palette());
    halo.setAlpha(235);
    // Where the scale bar and the arrow to the north stand.
    const double scale = furnitureScale(font());
    const QSize scaleBar = QSize(190, 50) * scale;
    const QSize northArrow = QSize(52, 52) * scale;
    std::vector<QRect> taken{QRect(QPoint(0, height() - scaleBar.height()), scaleBar),
                             QRect(QPoint(width() - northArrow.width(), 0), northArrow), m_covered};
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
        painter.strokePath(outline, QPen(halo, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(outline, mapInk(palette()));
    }
}

} // namespace weitblick::ui
