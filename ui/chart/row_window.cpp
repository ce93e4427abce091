// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/row_window.h"

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kBarPx = 5;

} // namespace

void RowWindow::layOut(const QRectF& area, int rowCount, double leastPx, double mostPx)
{
    m_area = area;
    m_total = std::max(1, rowCount);
    const int fitting = std::max(1, static_cast<int>((area.height() + 0.5) / leastPx));
    m_visible = std::min(m_total, fitting);
    m_heightPx = std::min(mostPx, area.height() / m_visible);
    m_first = std::clamp(m_first, 0, m_total - m_visible);
    if (!isWhole()) {
        m_area.setRight(area.right() - kBarPx - 4);
    }
}

QRectF RowWindow::rowBox(int row) const
{
    if (row < first() || row >= end()) {
        return {};
    }
    return {m_area.left(), m_area.top() + (row - m_first) * m_heightPx, m_area.width(), m_heightPx};
}

bool RowWindow::scroll(double rows)
{
    m_rest += rows;
    const int whole = static_cast<int>(std::trunc(m_rest));
    m_rest -= whole;
    const int before = m_first;
    m_first = std::clamp(m_first + whole, 0, std::max(0, m_total - m_visible));
    return m_first != before || (whole == 0 && !isWhole());
}

void RowWindow::reveal(int row)
{
    if (row < m_first) {
        m_first = std::max(0, row);
    } else if (row >= end()) {
        m_first = std::min(row - m_visible + 1, m_total - m_visible);
    }
}

void RowWindow::drawBar(Canvas& canvas) const
{
    if (isWhole()) {
        return;
    }
    const QRectF track(m_area.right() + 4, m_area.top(), kBarPx, m_heightPx * m_visible);
    const double length = std::max(12.0, track.height() * m_visible / m_total);
    const double top = track.top() + (track.height() - length) * m_first / (m_total - m_visible);
    canvas.fill(track, canvas.look().track);
    canvas.fill({track.left(), top, track.width(), length}, canvas.look().axis);
}

} // namespace weitblick::ui
