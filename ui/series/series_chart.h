// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/quality.h"
#include "core/series/series_columns.h"
#include "core/series/series_line.h"
#include "ui/chart/axis.h"
#include "ui/chart/chart_look.h"

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace weitblick::ui {

class Canvas;

/// A line of the chart: one series of those that are loaded.
struct ShownSeries {
    QString name;
    std::size_t index = 0; ///< in the columns
    std::size_t color = 0;
};

/// A limit that is drawn across the chart.
struct LimitLine {
    QString name;
    double value = 0.0;
};

/// Readings of several series over time. Millions of them stay smooth: a column of pixels is four points at most. Gaps
/// are gaps, ticks follow the clock in Germany.
///
/// Mouse: the wheel zooms around the pointer, dragging moves, a double click shows everything, a click tells the time.
/// Keys: arrows move, plus and minus zoom, Home shows everything.
class SeriesChart : public QWidget {
    Q_OBJECT

public:
    explicit SeriesChart(QWidget* parent = nullptr);

    void setSeries(std::shared_ptr<const series::SeriesColumns> columns, std::vector<ShownSeries> shown, QString unit);
    void setRange(const series::TimeSpan& span); ///< what "everything" is
    void setStep(const series::TimeSpan& span);  ///< the step of the slider; empty: none
    void setLimits(std::vector<LimitLine> limits);
    void setFlags(std::vector<series::QualityFlag> flags); ///< of the first series
    [[nodiscard]] const series::TimeSpan& view() const { return m_view; }
    void setView(const series::TimeSpan& span);
    /// The chart in words; also its accessible description.
    [[nodiscard]] QString alternative() const;
    [[nodiscard]] QString textAt(const QPointF& at) const; ///< time and values below a point

    [[nodiscard]] QSize sizeHint() const override { return {420, 180}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 90}; }

signals:
    void instantChosen(qint64 utcS);
    void viewChanged();

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
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refreshLines();
    void layOut(Canvas& canvas, const QRectF& area);
    void drawAxes(Canvas& canvas, const QRectF& area) const;
    void drawSpans(Canvas& canvas) const;
    void drawLine(Canvas& canvas, const std::vector<series::LinePoint>& line, const QColor& color) const;
    void drawLimits(Canvas& canvas) const;
    void zoom(double factor, double aroundPx);
    void move(double byPx);
    [[nodiscard]] double secondsPerPx() const;

    std::shared_ptr<const series::SeriesColumns> m_columns;
    std::vector<ShownSeries> m_shown;
    std::vector<std::vector<series::LinePoint>> m_lines; ///< one a shown series
    std::vector<LimitLine> m_limits;
    std::vector<series::QualityFlag> m_flags;
    QString m_unit;
    series::TimeSpan m_all{0, 0};
    series::TimeSpan m_view{0, 0};
    series::TimeSpan m_step{0, 0};
    ChartLook m_look;
    QRectF m_plot;
    Axis m_axisX;
    Axis m_axisY;
    std::optional<QPointF> m_pressed;
    bool m_isDragging = false;
};

} // namespace weitblick::ui
