// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/axis.h"
#include "ui/chart/chart.h"
#include "ui/chart/row_window.h"

namespace weitblick::ui {

/// Bars from zero: grouped, stacked or as shares; lying where the labels are too long to stand below them.
class BarChart : public Chart {
public:
    explicit BarChart(const dashboard::BarAnswer& answer);

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    [[nodiscard]] Gesture gesture() const override { return Gesture::Classes; }
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;
    bool scroll(double rows) override { return m_isLying && m_rows.scroll(rows); }
    void reveal(int mark) override;
    [[nodiscard]] bool isLying() const { return m_isLying; } ///< in the last drawing

private:
    struct Bar {
        double from = 0.0; ///< on the axis of values
        double to = 0.0;
        double selectedTo = 0.0;
        std::size_t label = 0;
        std::size_t series = 0;
    };
    [[nodiscard]] std::vector<Bar> barsOf(std::size_t label) const;
    [[nodiscard]] double shareBase(std::size_t label) const;
    [[nodiscard]] std::pair<double, double> range() const;
    [[nodiscard]] const dashboard::NumberForm& form() const;
    [[nodiscard]] QString valueText(const Bar& bar) const;
    [[nodiscard]] QColor colorOf(const Bar& bar, const ChartLook& look) const;
    [[nodiscard]] bool hasBars() const;
    [[nodiscard]] bool isPale(std::size_t label) const;
    [[nodiscard]] bool isStack() const { return m_answer.isStacked || m_answer.isShare; }
    [[nodiscard]] double widestLabel(const Canvas& canvas) const;
    [[nodiscard]] double widestValue(const Canvas& canvas) const;
    void layOutLying(Canvas& canvas, const QRectF& area);
    [[nodiscard]] int linesOfLabels(const Canvas& canvas, double widthPx) const;
    void layOutStanding(Canvas& canvas, const QRectF& area);
    void drawAxis(Canvas& canvas);
    void drawSlot(Canvas& canvas, std::size_t label, const QRectF& slot);
    void drawBar(Canvas& canvas, const Bar& bar, const QRectF& lane);
    void drawValue(Canvas& canvas, const Bar& bar, const QRectF& box, const QRectF& lane);
    [[nodiscard]] QRectF pixelsOf(const QRectF& lane, double from, double to) const;

    const dashboard::BarAnswer& m_answer;
    const TileSelection* m_selection = nullptr; ///< while drawing
    bool m_isLying = false;
    bool m_hasValues = true; ///< written at the bars; else an axis stands beside them
    double m_labelPx = 0.0;  ///< of the widest label, and of the widest value
    double m_valuePx = 0.0;
    int m_labelLines = 1; ///< of bars that lie: long names take two or three
    RowWindow m_rows;
    Axis m_axis;
    QRectF m_plot;
};

} // namespace weitblick::ui
