// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/axis.h"
#include "ui/chart/chart.h"

namespace weitblick::ui {

/// Numbers along years, dates or any number; each line is named at its end. What is left out is a gap.
class LineChart : public Chart {
public:
    explicit LineChart(const dashboard::LineAnswer& answer);

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    void drawHighlight(Canvas& canvas, int mark) const override;
    [[nodiscard]] Gesture gesture() const override { return Gesture::Interval; }
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;
    [[nodiscard]] int markAt(const QPointF& at) const override;
    [[nodiscard]] int nearestMark(const QPointF& at) const override;
    [[nodiscard]] std::optional<ChosenInterval> intervalOf(int mark, int other) const override;

private:
    using Points = std::vector<std::pair<double, std::optional<double>>>;
    void layOut(const Canvas& canvas, const QRectF& area);
    void drawAxes(Canvas& canvas, const QRectF& area) const;
    void drawLine(Canvas& canvas, const Points& points, const QColor& color) const;
    void drawNames(Canvas& canvas) const;
    [[nodiscard]] double nameWidth(const Canvas& canvas, double most) const;
    [[nodiscard]] QString xText(double x) const;
    [[nodiscard]] const dashboard::NumberForm& form() const;

    const dashboard::LineAnswer& m_answer;
    std::vector<double> m_places; ///< all x, ascending, once each
    bool m_hasValues = false;
    double m_low = 0.0;
    double m_high = 0.0;
    QRectF m_plot;
    Axis m_axisX;
    Axis m_axisY;
    bool m_hasLegend = false; ///< too narrow for names at the ends
};

} // namespace weitblick::ui
