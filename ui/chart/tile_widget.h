// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile_answer.h"
#include "ui/chart/canvas.h"
#include "ui/chart/chart_look.h"
#include "ui/chart/tile_selection.h"

#include <QList>
#include <QRectF>
#include <QWidget>

#include <memory>
#include <optional>

class QAbstractButton;
class QPainter;

namespace weitblick::ui {

class Chart;
struct TileFrame;

/// One tile of a dashboard: heading with unit and badges, below it what the answer shows. It computes nothing.
///
/// Mouse: a bar, box, flow or choice is chosen by click (Ctrl adds or takes away), an interval of a histogram, line or
/// calendar by dragging, a rectangle of a scatter by dragging; a double click lets everything go. Keys: arrows walk
/// through the parts, Space chooses (Ctrl adds), Shift+arrows stretch an interval, Escape lets everything go.
/// What the user chooses is drawn at once and told by a signal; the answer to it comes back through setSelection().
class TileWidget : public QWidget {
    Q_OBJECT

public:
    explicit TileWidget(QWidget* parent = nullptr);
    ~TileWidget() override;

    /// Another answer; one of another kind or a missing one is welcome too. What was chosen is let go.
    void setAnswer(dashboard::TileAnswer answer);
    /// What is selected now. Cheap: only the numbers change, nothing is laid out anew.
    void setSelection(TileSelection selection);
    /// The widget (a map) that fills the space below the heading; the tile owns it. nullptr: the drawing of the answer.
    void setContent(QWidget* content);
    /// While the dashboard is edited, mouse and keys go to the parent.
    void setEditing(bool isEditing);

    [[nodiscard]] const dashboard::TileAnswer& answer() const { return m_answer; }
    [[nodiscard]] const TileSelection& selection() const { return m_selection; }
    [[nodiscard]] QString alternative() const; ///< what the tile shows, in words; also the accessible description
    [[nodiscard]] QRectF contentArea() const;  ///< below the heading, in pixels of the tile

    [[nodiscard]] const std::vector<DrawnText>& texts() const { return m_texts; } ///< as they were drawn last
    [[nodiscard]] const Chart* chart() const { return m_chart.get(); }            ///< nullptr: map or missing

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// While and after dragging. Histogram: whole bins; calendar: days since 1970-01-01, `to` excluded; filter: a
    /// range.
    void intervalChosen(double from, double to);
    /// All classes that are chosen now: labels of bars, groups of boxes, choices of a filter, nodes of the left side of
    /// a Sankey, by their number in the answer. Never empty.
    void classesChosen(const QList<int>& classes);
    void boxChosen(double fromX, double toX, double fromY, double toY);
    /// One row of a table or one point of a scatter: feature id (0 for a zone) and key (empty for a row).
    void rowChosen(qint64 fid, const QString& key);
    void selectionCleared();
    /// The button of a missing or stale tile.
    void stepRequested(const weitblick::dashboard::NextStep& step);
    /// "Where does this number come from?"
    void lineageRequested();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void build();
    void offerStep();
    void shortenStep(int neededWidth);
    void placeChildren();
    void describe();
    [[nodiscard]] QString textOf(int mark) const; ///< with the part of it that is selected
    [[nodiscard]] QString tooltipAt(const QPointF& at) const;
    void moveTo(int mark);
    void chooseMark(int mark, Qt::KeyboardModifiers modifiers);
    void chooseClass(std::size_t number, bool isAdded);
    void chooseInterval(const ChosenInterval& interval);
    void copyValues() const;
    void brushTo(const QPointF& at);
    void letGo();

    dashboard::TileAnswer m_answer;
    TileSelection m_selection;
    ChartLook m_look;
    std::unique_ptr<Chart> m_chart;
    std::unique_ptr<TileFrame> m_frame;
    std::vector<DrawnText> m_texts;
    QWidget* m_content = nullptr;        ///< set from outside
    QAbstractButton* m_button = nullptr; ///< of a missing or stale tile
    int m_current = -1;                  ///< mark of the keyboard
    int m_hovered = -1;
    int m_anchor = -1; ///< where Shift+arrows started
    std::optional<QPointF> m_pressed;
    QPointF m_dragged;
    bool m_isDragging = false;
    bool m_isEditing = false;
};

/// The tile of an answer. Map tiles get their map through setContent().
TileWidget* makeTileWidget(dashboard::TileAnswer answer, QWidget* parent = nullptr);

/// The same tile on any painter (picture, PDF), headless: pixels of `area` are those of a window at 96 dpi; scale the
/// painter for more. Returns the space below the heading, into which the caller draws what a map tile shows.
QRectF paintTile(QPainter& painter, const QRectF& area, const dashboard::TileAnswer& answer,
                 const TileSelection& selection, const ChartLook& look);

} // namespace weitblick::ui
