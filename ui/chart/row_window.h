// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/canvas.h"

#include <QRectF>

namespace weitblick::ui {

/// Which of many rows are seen when not all fit: moved by wheel and keyboard, with a thin bar that tells where one is.
class RowWindow {
public:
    /// All rows share `area`; each gets a height between `least` and `most`.
    void layOut(const QRectF& area, int rowCount, double leastPx, double mostPx);

    [[nodiscard]] int first() const { return m_first; }
    [[nodiscard]] int end() const { return m_first + m_visible; }
    [[nodiscard]] double heightPx() const { return m_heightPx; }
    [[nodiscard]] bool isWhole() const { return m_visible >= m_total; }
    /// Empty where the row is not seen.
    [[nodiscard]] QRectF rowBox(int row) const;
    [[nodiscard]] double widthPx() const { return m_area.width(); } ///< without the bar

    bool scroll(double rows); ///< false: it stands at the end already
    void reveal(int row);
    void drawBar(Canvas& canvas) const;

private:
    QRectF m_area;
    int m_first = 0;
    int m_visible = 0;
    int m_total = 0;
    double m_heightPx = 0.0;
    double m_rest = 0.0; ///< of a fine wheel
};

} // namespace weitblick::ui
