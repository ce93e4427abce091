// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart.h"
#include "ui/chart/row_window.h"

namespace weitblick::ui {

/// A control: texts with boxes to tick and their counts, or a range of numbers with two handles.
class FilterChart : public Chart {
public:
    explicit FilterChart(const dashboard::FilterAnswer& answer) : m_answer(answer) {}

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    void drawHighlight(Canvas& canvas, int mark) const override;
    [[nodiscard]] Gesture gesture() const override { return isRange() ? Gesture::Interval : Gesture::Classes; }
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;
    [[nodiscard]] QString footnote() const override;
    [[nodiscard]] int nearestMark(const QPointF& at) const override;
    [[nodiscard]] std::optional<ChosenInterval> intervalOf(int mark, int other) const override;
    bool scroll(double rows) override { return !isRange() && m_rows.scroll(rows); }
    void reveal(int mark) override;

private:
    [[nodiscard]] bool isRange() const { return m_answer.minimum && m_answer.maximum; }
    [[nodiscard]] double valueOf(int mark) const;
    void drawRange(Canvas& canvas, const QRectF& area, const TileSelection& selection);
    void drawChoices(Canvas& canvas, const QRectF& area, const TileSelection& selection);
    void drawBox(Canvas& canvas, const QRectF& box, bool isTicked) const;

    const dashboard::FilterAnswer& m_answer;
    RowWindow m_rows;
};

} // namespace weitblick::ui
