// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/axis.h"
#include "ui/chart/chart.h"

namespace weitblick::ui {

/// Two numbers of each thing as a point; few points are named.
class ScatterChart : public Chart {
public:
    explicit ScatterChart(const dashboard::ScatterAnswer& answer);

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    void drawHighlight(Canvas& canvas, int mark) const override;
    [[nodiscard]] Gesture gesture() const override { return Gesture::Box; }
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;
    [[nodiscard]] QString footnote() const override;
    [[nodiscard]] int markAt(const QPointF& at) const override;
    [[nodiscard]] std::optional<ChosenBox> boxOf(const QRectF& pixels) const override;

private:
    void drawAxes(Canvas& canvas, const QRectF& area) const;
    void drawPoints(Canvas& canvas, const TileSelection& selection) const;
    void drawNames(Canvas& canvas) const;

    const dashboard::ScatterAnswer& m_answer;
    Axis m_axisX;
    Axis m_axisY;
    QRectF m_plot;
    double m_sizePx = 7.0;
};

} // namespace weitblick::ui
