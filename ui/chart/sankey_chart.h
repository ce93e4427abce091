// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart.h"

#include <QPainterPath>

namespace weitblick::ui {

/// Flows from the left to the right, as wide as they are large.
class SankeyChart : public Chart {
public:
    explicit SankeyChart(const dashboard::SankeyAnswer& answer);

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    void drawHighlight(Canvas& canvas, int mark) const override;
    [[nodiscard]] Gesture gesture() const override
    {
        return m_answer.binding.empty() ? Gesture::None : Gesture::Classes;
    }
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;
    [[nodiscard]] QString footnote() const override;
    [[nodiscard]] int markAt(const QPointF& at) const override;

private:
    struct Ribbon {
        double fromTop = 0.0;
        double toTop = 0.0;
        double height = 0.0;
    };
    void placeNodes(const Canvas& canvas, const QRectF& plot);
    void placeRibbons();
    [[nodiscard]] QPainterPath pathOf(const Ribbon& ribbon) const;
    void drawNames(Canvas& canvas, const QRectF& area) const;
    [[nodiscard]] double nameWidth(const Canvas& canvas, int side, double most) const;
    [[nodiscard]] QString linkText(std::size_t link) const;

    const dashboard::SankeyAnswer& m_answer;
    std::vector<QRectF> m_nodes;
    std::vector<Ribbon> m_ribbons;
    double m_leftPx = 0.0;  ///< where ribbons start
    double m_rightPx = 0.0; ///< and end
    double m_pxPerValue = 0.0;
};

} // namespace weitblick::ui
