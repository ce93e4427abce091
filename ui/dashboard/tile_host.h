// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/dashboard.h"
#include "core/dashboard/tile_answer.h"

#include <QPoint>
#include <QString>
#include <QWidget>

namespace weitblick::ui {

class TileGrip;
class TileWidget;

/// The place of one tile on a dashboard: a skeleton until its answer is there, then the tile; while the dashboard is
/// edited, a grip lies over it that moves and resizes.
class TileHost : public QWidget {
    Q_OBJECT

public:
    explicit TileHost(QString id, QWidget* parent);

    void setHeading(const QString& title); ///< what the skeleton says
    void spreadFont();                     ///< to the tile and what it holds
    void setAnswer(dashboard::TileAnswer answer);
    enum class Editing : std::uint8_t { Off, On };
    void setEditing(Editing editing);
    void setChosen(bool isChosen); ///< the one that keys of the editor work on

    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] TileWidget* tile() const { return m_tile; } ///< nullptr until there is an answer
    [[nodiscard]] TileGrip* grip() const { return m_grip; }   ///< nullptr unless the dashboard is edited

signals:
    void tileMade(weitblick::ui::TileWidget* tile);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_id;
    QString m_heading;
    TileWidget* m_tile = nullptr;
    TileGrip* m_grip = nullptr;
};

/// What of a tile the pointer has taken hold of.
enum class GripPart : std::uint8_t { None, Body, Right, Bottom, Corner };

/// Lies over a tile while its dashboard is edited. Drag moves, the right and lower edge and their corner resize; arrows
/// move, Shift+arrows resize, Enter edits, Del removes, Ctrl+D duplicates, Escape lets a drag go.
class TileGrip : public QWidget {
    Q_OBJECT

public:
    explicit TileGrip(const QString& name, QWidget* parent);

    void setChosen(bool isChosen);

signals:
    void chosen();
    void dragged(weitblick::ui::GripPart part, QPoint way); ///< since the press, in pixels
    void dropped(weitblick::ui::GripPart part, QPoint way);
    void letGo(); ///< the drag is off
    void stepAsked(weitblick::ui::GripPart part, QPoint cells);
    void editAsked();
    void removeAsked();
    void duplicateAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] GripPart partAt(const QPoint& place) const;
    [[nodiscard]] QPoint wayTo(const QMouseEvent& event) const;

    GripPart m_held = GripPart::None;
    QPoint m_pressedAt; ///< on the screen: the grip itself moves under the pointer
    bool m_isDragging = false;
    bool m_isChosen = false;
};

} // namespace weitblick::ui
