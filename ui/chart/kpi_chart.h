// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart.h"

namespace weitblick::ui {

/// One number, large; its trend, its history as a small line, its target on a bullet bar, or the columns of a
/// comparison.
class KpiChart : public Chart {
public:
    explicit KpiChart(const dashboard::KpiAnswer& answer) : m_answer(answer) {}

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    void drawHighlight(Canvas& canvas, int mark) const override;
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString caption() const override;

private:
    void drawNumber(Canvas& canvas, QRectF& rest) const;
    void drawTrend(Canvas& canvas, QRectF& rest) const;
    void drawTarget(Canvas& canvas, QRectF& rest) const;
    void drawHistory(Canvas& canvas, QRectF& rest) const;
    [[nodiscard]] bool hasHistory() const;
    [[nodiscard]] double linesBelow() const; ///< of text, that trend, history and target want
    [[nodiscard]] QString historyPlace(std::size_t point) const;
    void drawBullet(Canvas& canvas, QRectF& rest) const;

    const dashboard::KpiAnswer& m_answer;
};

/// What a difference says: "+1,2 %", or that it is lost in the uncertainty.
struct DifferenceText {
    QString text;
    QColor color;
    enum class Sign : std::uint8_t { Up, Down, Same } sign = Sign::Same;
};
DifferenceText differenceText(const dashboard::Difference& difference, const dashboard::NumberForm& form,
                              const ChartLook& look);

/// Sign and text of a difference on one line. Returns what is left of `line` on its right.
QRectF drawDifference(Canvas& canvas, const QRectF& line, const DifferenceText& difference);

/// Base and variants side by side, or below one another where it is narrow; a difference within the uncertainty band
/// is not shown as a number.
void drawScenarios(Canvas& canvas, const QRectF& area, const dashboard::KpiAnswer& answer);

QString describe(const dashboard::KpiAnswer& answer);   ///< in words
QString targetText(const dashboard::KpiAnswer& answer); ///< "Ziel 80 % erreicht"; the answer has a target

} // namespace weitblick::ui
