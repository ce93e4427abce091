// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart.h"

namespace weitblick::ui {

/// One number on a half dial with its thresholds and target.
class GaugeChart : public Chart {
public:
    explicit GaugeChart(const dashboard::GaugeAnswer& answer) : m_answer(answer) {}

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    void drawHighlight(Canvas& canvas, int mark) const override;
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;

private:
    struct Dial {
        QPointF center;
        double radius = 0.0;
        double width = 0.0; ///< of the ring
    };
    [[nodiscard]] double angleDeg(double value) const; ///< 180 at the minimum, 0 at the maximum
    void drawRing(Canvas& canvas, const Dial& dial) const;
    void drawTick(Canvas& canvas, const Dial& dial, double value, const QColor& color, double widthPx) const;
    void drawEnds(Canvas& canvas, const Dial& dial) const;
    void drawCenter(Canvas& canvas, const Dial& dial, const QRectF& area) const;

    const dashboard::GaugeAnswer& m_answer;
};

} // namespace weitblick::ui
