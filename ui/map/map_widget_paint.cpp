// SPDX-License-Identifier: GPL-3.0-or-later
// What of a map is on screen: pictures, sketch, scale bar, sources, or a sentence that says why there is nothing.
#include "ui/base_map/base_map_layer.h"
#include "ui/map/map_furniture.h"
#include "ui/map/map_widget.h"

#include <QPainter>

namespace weitblick::ui {

void MapWidget::paintLayers(QPainter& painter) const
{
    if (m_frame.below.isNull() || m_view.isEmpty()) {
        return;
    }
    const map::MapView& drawnView = m_frame.view;
    const double stretch = drawnView.unitsPerPx / m_view.unitsPerPx;
    const auto placeOf = [this](const QImage& image, double factor, QPointF corner) {
        return QRectF(corner, QSizeF(image.size()) * factor / m_view.density);
    };
    const QRectF place = placeOf(m_frame.below, stretch, toScreen({drawnView.left, drawnView.top}));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, stretch != 1.0);
    const HostLayers layers = hostLayers();
    const auto hostPicture = [&](map_link::FrameContent content) {
        return m_host ? m_host->picture(content, m_view, layers) : std::optional<QImage>();
    };
    if (const auto below = hostPicture(map_link::FrameContent::Map)) {
        painter.drawImage(placeOf(*below, 1.0, {}), *below);
    } else {
        paintLastRasters(painter);
        painter.drawImage(place, m_frame.below);
    }
    painter.drawImage(place, m_frame.above);
    if (const auto writing = hostPicture(map_link::FrameContent::LabelsAndOutlines); writing && stretch == 1.0) {
        painter.drawImage(placeOf(*writing, 1.0, {}), *writing);
    }
}

/// Only the map host has pictures of rasters: its last one is moved and stretched until the next is there.
void MapWidget::paintLastRasters(QPainter& painter) const
{
    const auto last = m_host && !shownRasters().isEmpty() ? m_host->lastPicture(map_link::FrameContent::Map)
                                                          : std::optional<HostPicture>();
    if (last) {
        const double stretch = last->view.unitsPerPx / m_view.unitsPerPx;
        const QSizeF size = QSizeF(last->image.size()) * stretch / m_view.density;
        painter.drawImage(QRectF(toScreen({last->view.left, last->view.top}), size), last->image);
    }
}

void MapWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), mapPaper(palette()));
    if (!m_view.isEmpty()) {
        m_baseMap->paint(painter, [this](const QPointF& place) { return toScreen(place); });
    }
    paintLayers(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString text = hint();
    if (!text.isEmpty()) {
        paintHint(painter, rect(), palette(), text);
    }
    if (m_frame.below.isNull()) {
        return;
    }
    paintSketch(painter);
    if (!isInDegrees(m_srsId)) {
        paintScaleBar(painter, rect(), palette(), m_view.unitsPerPx * m_view.density);
    }
    paintNorthArrow(painter, rect(), palette());
    QStringList sources;
    for (const QString& name : m_scene->stack().first) {
        const QString source = QString::fromStdString(m_known.value(name).attribution);
        if (!source.isEmpty() && !sources.contains(source)) {
            sources << source;
        }
    }
    if (!m_baseMap->attribution().isEmpty()) {
        sources.prepend(m_baseMap->attribution());
    }
    paintNotice(painter, rect(), palette(), m_baseMap->hint());
    paintAttribution(painter, rect(), palette(), sources.join(QStringLiteral(" · ")));
}

QString MapWidget::hint() const
{
    const QStringList loaded = m_scene->names();
    if (loaded.isEmpty() && shownRasters().isEmpty()) {
        return m_load.isRunning()   ? tr("Reading the layers …")
               : m_known.isEmpty()  ? tr("This project is empty. Drop files here, or choose Data › Import.")
               : m_wanted.isEmpty() ? tr("No layer is shown. Tick a layer on the left, or drop files here.")
                                    : tr("None of the chosen layers can be shown. See “Problems”.");
    }
    if (m_wanted.isEmpty()) {
        return tr("No layer is shown. Tick a layer on the left, or drop files here.");
    }
    const geo::Envelope all = extent();
    if (!m_load.isRunning() && !all.isEmpty() && !m_view.isEmpty() && !all.meets(m_view.extent())) {
        return tr("The layers lie outside this part of the map. Home shows everything.");
    }
    if (!m_load.isRunning() && all.isEmpty()) {
        return tr("The layers that are shown hold no shapes.");
    }
    return {};
}

} // namespace weitblick::ui
