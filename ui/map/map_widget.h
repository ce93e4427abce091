// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_slot.h"
#include "ui/map/map_scene.h"

#include <QPolygonF>
#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <optional>

namespace weitblick::ui {

enum class MapTool : std::uint8_t { Pan, Select, Measure };

/// The map: draws the scene on another thread and shows the last picture, moved and stretched, until the next is there.
/// Mouse: drag moves, wheel zooms, click identifies or selects. Keys: arrows, + and -, Home, Escape.
class MapWidget : public QWidget {
    Q_OBJECT

public:
    explicit MapWidget(QWidget* parent = nullptr);
    ~MapWidget() override;

    /// Loads what is new of `layersTopFirst`, hides what is not in it. `srsId` is the CRS of the map.
    void showProject(const std::filesystem::path& file, int srsId);
    void showLayers(const QStringList& layersTopFirst);
    void forget(const QString& layer); ///< it has changed: the next showLayers() reads it again
    void setTheme(map::Theme theme);   ///< of theme.layer; reads the column when it is another one
    void setTool(MapTool tool);
    void zoomToAll();
    void zoomTo(const QString& layer);
    void setActiveLayer(const QString& layer) { m_activeLayer = layer; }

    [[nodiscard]] MapScene& scene() { return *m_scene; }
    [[nodiscard]] const map::MapView& view() const { return m_view; }
    [[nodiscard]] double scaleDenominator() const; ///< 1 : this, for the screen's resolution
    [[nodiscard]] QImage picture() const { return m_frame.image; }

signals:
    void pointed(double x, double y); ///< map coordinates under the pointer
    void identified(const weitblick::ui::Identified& what);
    void selectionChanged(const QString& layer, int count);
    void measured(double lengthM, double areaM2);
    void viewChanged();
    void layerLoaded(const QString& layer); ///< its legend can be read
    void failed(const weitblick::Error& error);
    void drawn();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void loadNext();
    void draw(map::EdgeQuality quality);
    void setView(const map::MapView& view);
    void zoomToEnvelope(const geo::Envelope& box);
    void drawScaleBar(QPainter& painter) const;
    void drawSketch(QPainter& painter) const;
    void drawHint(QPainter& painter) const;
    void finishSelection(const QRect& box);
    void reportMeasure();
    [[nodiscard]] QPointF toScreen(const QPointF& place) const;
    [[nodiscard]] QPointF toMap(const QPointF& pixel) const;

    std::filesystem::path m_file;
    int m_srsId = 25832;
    std::unique_ptr<MapScene> m_scene;
    map::MapView m_view;
    Frame m_frame;
    QStringList m_wanted;
    QStringList m_failed;
    QString m_activeLayer;
    JobSlot m_load;
    JobSlot m_values;
    JobSlot m_draw;
    std::optional<map::EdgeQuality> m_drawAgain; ///< the view changed while a drawing was under way
    QTimer m_settle;                             ///< after the last move: draw with smooth edges
    MapTool m_tool = MapTool::Pan;
    QPointF m_pressedAt;
    QPointF m_lastAt;
    bool m_isDragging = false;
    QRectF m_rubber;
    QPolygonF m_sketch; ///< map coordinates
    bool m_hasView = false;
};

} // namespace weitblick::ui
