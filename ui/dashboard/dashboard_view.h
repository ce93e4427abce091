// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/dashboard.h"
#include "core/dashboard/tile_answer.h"
#include "ui/dashboard/grid_metrics.h"
#include "ui/dashboard/tile_host.h"

#include <QMap>
#include <QScrollArea>

#include <optional>
#include <vector>

namespace weitblick::ui {

/// The tiles of a dashboard on their grid. Shows and arranges; what a tile says and what becomes of an edit is decided
/// outside.
class DashboardView : public QScrollArea {
    Q_OBJECT

public:
    explicit DashboardView(QWidget* parent = nullptr);

    /// Tiles that stay keep what they show; new ones are skeletons until setAnswer().
    void setDashboard(dashboard::Dashboard dashboard);
    void setAnswer(dashboard::TileAnswer answer);
    void forgetAnswers(); ///< all tiles are skeletons again
    void setEditing(TileHost::Editing editing);
    void choose(const QString& tile); ///< in the editor
    void showTile(const QString& tile);

    [[nodiscard]] const dashboard::Dashboard& dashboard() const { return m_dashboard; }
    [[nodiscard]] TileHost* host(const QString& tile) const { return m_hosts.value(tile); }
    [[nodiscard]] QStringList tiles() const; ///< in the order of reading
    [[nodiscard]] const QString& chosen() const { return m_chosen; }
    [[nodiscard]] bool isEditing() const { return m_editing == TileHost::Editing::On; }
    /// The height that shows everything at the present width without scrolling.
    [[nodiscard]] int heightOfAll() const;

signals:
    void tileMade(const QString& tile, weitblick::ui::TileWidget* widget);
    void tileGone(const QString& tile);                              ///< before its widgets go
    void arranged(const weitblick::dashboard::ArrangeTiles& places); ///< by hand
    void editAsked(const QString& tile);
    void removeAsked(const QString& tile);
    void duplicateAsked(const QString& tile);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    TileHost* makeHost(const dashboard::Tile& tile);
    void joinGrip(TileHost& host);
    void layOut();
    void showPlaces(const std::vector<dashboard::PlaceTile>& places);
    [[nodiscard]] std::optional<dashboard::Place> placeAfter(const QString& tile, GripPart part,
                                                             const QPoint& cells) const;
    void preview(const QString& tile, GripPart part, const QPoint& cells);
    void arrange(const QString& tile, GripPart part, const QPoint& cells);

    dashboard::Dashboard m_dashboard;
    QWidget* m_canvas;
    QMap<QString, TileHost*> m_hosts;
    GridMetrics m_metrics;
    TileHost::Editing m_editing = TileHost::Editing::Off;
    QString m_chosen;
    double m_textScale = 0.0;
};

} // namespace weitblick::ui
