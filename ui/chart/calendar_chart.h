// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart.h"

namespace weitblick::ui {

/// One square a day: weeks side by side, Monday on top, a band for each year.
class CalendarChart : public Chart {
public:
    explicit CalendarChart(const dashboard::HeatCalendarAnswer& answer) : m_answer(answer) {}

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    [[nodiscard]] Gesture gesture() const override { return Gesture::Interval; }
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;
    [[nodiscard]] std::optional<ChosenInterval> intervalOf(int mark, int other) const override;
    [[nodiscard]] int step(int mark, Qt::Key key) const override;

private:
    struct Band { ///< of one year, or of the whole stretch where it is shorter
        std::size_t first = 0;
        std::size_t end = 0;
        int weeks = 0;
    };
    [[nodiscard]] std::vector<Band> bands() const;
    void drawBand(Canvas& canvas, const Band& band, const QPointF& corner, double cell);
    void drawMonths(Canvas& canvas, const Band& band, const QPointF& corner, double cell) const;
    void drawDays(Canvas& canvas, const TileSelection& selection) const;
    void drawKey(Canvas& canvas, const QRectF& area) const;

    const dashboard::HeatCalendarAnswer& m_answer;
    std::size_t m_hiddenYears = 0; ///< in the last drawing
};

} // namespace weitblick::ui
