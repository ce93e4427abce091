// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/plain_look.h"
#include "core/map/raster_theme.h"
#include "ui/jobs/job_slot.h"
#include "ui/map/host_map.h"
#include "ui/map/map_scene.h"

#include <QMap>
#include <QPolygonF>
#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <optional>

namespace weitblick::ui {

class BaseMapLayer;
struct ProjectSnapshot;

/// Whether coordinates of this CRS are degrees: lengths then say nothing.
bool isInDegrees(int srsId);

enum class MapTool : std::uint8_t { Pan, Select, SelectPolygon, Measure };

/// The map: draws the scene on another thread and shows the last picture, moved and stretched, until the next is there.
/// Once the view stands still, the map host's picture of the layers below the theme, and its writing above, take their
/// places; where it is down or busy, nothing is missing but the writing.
/// Mouse: drag moves, wheel zooms, click identifies or selects. Keys: arrows, + and -, Home, Enter, Escape.
class MapWidget : public QWidget {
    Q_OBJECT

public:
    explicit MapWidget(QWidget* parent = nullptr);
    ~MapWidget() override;

    void useHost(std::filesystem::path program); ///< before a project is shown
    /// What is new or changed in the project is read again; themes that were saved with it are taken.
    void showProject(const ProjectSnapshot& project);
    void showLayers(const QStringList& layersTopFirst);
    void closeProject();
    void setTheme(map::Theme theme); ///< of theme.layer; reads the column when it is another one
    void setTool(MapTool tool);
    void zoomToAll();
    void zoomTo(const QString& layer);
    void zoomToSelection();
    void setExtent(const geo::Envelope& extent);
    void follow(const map::MapView& view); ///< the same middle and scale: maps that are linked
    void setActiveLayer(const QString& layer) { m_activeLayer = layer; }
    void select(const QString& layer, std::set<std::int64_t> fids);
    void setHostDrawing(HostDrawing drawing);
    void redraw(); ///< also tries layers again that the map host was not given any more

    [[nodiscard]] MapScene& scene() { return *m_scene; }
    [[nodiscard]] const map::MapView& view() const { return m_view; }
    [[nodiscard]] double scaleDenominator() const; ///< 1 : this, for the screen's resolution
    [[nodiscard]] HostMap* host() { return m_host.get(); }
    [[nodiscard]] BaseMapLayer& baseMap() { return *m_baseMap; }
    [[nodiscard]] bool isRaster(const QString& layer) const;
    [[nodiscard]] map::RasterTheme rasterTheme(const QString& layer) const; ///< saved with the project, or the first
    [[nodiscard]] bool isStill() const;                                     ///< nothing is being read or drawn

signals:
    void pointed(double x, double y); ///< map coordinates under the pointer
    void identified(const std::vector<weitblick::ui::Identified>& hits);
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
    /// What the project says of a layer.
    struct Known {
        map::PlainLayer plain;
        std::vector<std::string> columns;
        int srsId = 0;
        std::string attribution;
        std::string contentHash;
        std::string savedTheme;     ///< JSON, as last seen
        bool isRaster = false;      ///< only the map host draws rasters
        geo::Envelope rasterExtent; ///< on the map
    };
    void loadNext();
    void takeSavedThemes(const ProjectSnapshot& project);
    void draw(map::EdgeQuality quality);
    void askHost();
    void tellHost(); ///< the stack or its looks have changed
    [[nodiscard]] HostLayers hostLayers() const;
    void setView(const map::MapView& view);
    void panBy(const QPointF& moved); ///< pixels of the widget
    void zoomAt(const QPointF& place, double factor);
    [[nodiscard]] map::PixelSize pixelSize() const; ///< of the screen, which may have several for one of ours
    [[nodiscard]] std::vector<Identified> featuresAt(const QPointF& place) const;
    [[nodiscard]] QStringList shownRasters() const; ///< top first
    [[nodiscard]] geo::Envelope extent() const;     ///< of all that is shown
    void paintLayers(QPainter& painter) const;
    void paintLastRasters(QPainter& painter) const;
    void paintSketch(QPainter& painter) const;
    [[nodiscard]] QString hint() const;
    void finishBox(const QRectF& box);
    void finishPolygon();
    void identify(const QPointF& place);
    void reportMeasure();
    [[nodiscard]] QPointF toScreen(const QPointF& place) const;
    [[nodiscard]] QPointF toMap(const QPointF& pixel) const;

    std::filesystem::path m_file;
    int m_srsId = 25832;
    QMap<QString, Known> m_known;
    std::unique_ptr<MapScene> m_scene;
    std::unique_ptr<HostMap> m_host;
    std::unique_ptr<BaseMapLayer> m_baseMap;
    std::uint64_t m_revision = 1; ///< of the data that the host has open
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
