// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/axis.h"
#include "ui/chart/chart.h"
#include "ui/chart/row_window.h"

namespace weitblick::ui {

/// Median, quartiles and whiskers of each group, lying, so that names can be read.
class BoxChart : public Chart {
public:
    explicit BoxChart(const dashboard::BoxAnswer& answer) : m_answer(answer) {}

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    [[nodiscard]] Gesture gesture() const override
    {
        return m_answer.binding.empty() ? Gesture::None : Gesture::Classes;
    }
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;
    [[nodiscard]] QString footnote() const override;
    bool scroll(double rows) override { return m_rows.scroll(rows); }
    void reveal(int mark) override { m_rows.reveal(mark); }

private:
    void layOut(const Canvas& canvas, const QRectF& area);
    void drawAxis(Canvas& canvas) const;
    void drawGroup(Canvas& canvas, const dashboard::BoxGroup& group, const QRectF& lane, const QColor& color) const;

    const dashboard::BoxAnswer& m_answer;
    RowWindow m_rows;
    Axis m_axis;
    QRectF m_plot;
};

} // namespace weitblick::ui
