// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/axis.h"
#include "ui/chart/chart.h"

namespace weitblick::ui {

/// Rows by classes of a number. Classes of equal width stand on a number axis, others side by side with their bounds.
class HistogramChart : public Chart {
public:
    explicit HistogramChart(const dashboard::HistogramAnswer& answer);

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    [[nodiscard]] Gesture gesture() const override { return Gesture::Interval; }
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;
    [[nodiscard]] QString footnote() const override;
    [[nodiscard]] int nearestMark(const QPointF& at) const override;
    [[nodiscard]] std::optional<ChosenInterval> intervalOf(int mark, int other) const override;

private:
    [[nodiscard]] double leftPx(std::size_t edge) const; ///< of an edge on the axis
    void drawCounts(Canvas& canvas, const TileSelection& selection) const;
    void drawEdges(Canvas& canvas, const QRectF& strip) const;
    void drawBrush(Canvas& canvas, const ChosenInterval& interval) const;
    [[nodiscard]] QString rangeText(std::size_t bin) const;

    const dashboard::HistogramAnswer& m_answer;
    bool m_isEven = true;
    std::int64_t m_largest = 0;
    QRectF m_plot;
    Axis m_axisX;
    Axis m_axisY;
};

} // namespace weitblick::ui
