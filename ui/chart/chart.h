// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile_answer.h"
#include "ui/chart/canvas.h"
#include "ui/chart/tile_selection.h"

#include <QLineF>
#include <QRectF>

#include <memory>
#include <optional>
#include <vector>

namespace weitblick::ui {

/// What the mouse and Space do on a chart.
enum class Gesture : std::uint8_t { None, Classes, Interval, Box, Row };

/// A part of a chart that can be pointed at: a bar, a bin, a point, a day, a row.
struct Mark {
    QRectF box;
    int number = 0; ///< class, bin, point … in the answer
    int series = 0;
    int value = -1; ///< its place in TileSelection::values; -1: none
};

/// Draws one kind of answer. The answer must outlive it. draw() lays out and paints; marks() are those of the last
/// drawing.
class Chart {
public:
    Chart() = default;
    virtual ~Chart() = default;
    Chart(const Chart&) = delete;
    Chart& operator=(const Chart&) = delete;
    Chart(Chart&&) = delete;
    Chart& operator=(Chart&&) = delete;

    virtual void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) = 0;
    /// Around the mark below the mouse or at the keyboard's place.
    virtual void drawHighlight(Canvas& canvas, int mark) const;

    [[nodiscard]] virtual Gesture gesture() const { return Gesture::None; }
    [[nodiscard]] virtual QString markText(int mark) const;       ///< exact value and unit, in words
    [[nodiscard]] virtual QString alternative() const = 0;        ///< the chart in words
    [[nodiscard]] virtual QString caption() const { return {}; }  ///< below the title: unit, axis
    [[nodiscard]] virtual QString footnote() const { return {}; } ///< what is not shown: missing values …
    [[nodiscard]] virtual int markAt(const QPointF& at) const;
    [[nodiscard]] virtual int nearestMark(const QPointF& at) const;
    /// The interval from one mark to another, in the units of the axis; they may stand in any order.
    [[nodiscard]] virtual std::optional<ChosenInterval> intervalOf(int mark, int other) const;
    [[nodiscard]] virtual std::optional<ChosenBox> boxOf(const QRectF& pixels) const;
    /// The mark that an arrow key leads to.
    [[nodiscard]] virtual int step(int mark, Qt::Key key) const;

    /// A click that the chart takes itself (sorting a table); true: draw again.
    virtual bool press(const QPointF& at);
    /// Rows that do not fit: true when there was something to move.
    virtual bool scroll(double rows);
    virtual void reveal(int mark);

    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; }
    [[nodiscard]] virtual bool hasMarks() const { return true; } ///< false: a text, which has no parts
    [[nodiscard]] bool isMark(int mark) const { return mark >= 0 && mark < static_cast<int>(m_marks.size()); }

protected:
    std::vector<Mark> m_marks;
};

/// The drawing of what `answer` shows; nullptr for a map (its content comes from elsewhere) and for a missing one.
std::unique_ptr<Chart> makeChart(const dashboard::TileAnswer& answer);

// Pieces that several charts are made of.

/// A coloured square and a name for each series, in as many lines as fit into a third of the area. Returns the rest of
/// the area below.
struct LegendItem {
    QString name;
    QColor color;
};
QRectF drawLegend(Canvas& canvas, const QRectF& area, const std::vector<LegendItem>& items);

/// A small triangle: its meaning shows in shape and colour.
enum class ArrowTip : std::uint8_t { Up, Down };
void drawArrow(Canvas& canvas, const QRectF& box, ArrowTip tip, const QColor& color);

} // namespace weitblick::ui
