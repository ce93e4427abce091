// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/axis_marks.h"

#include "ui/chart/canvas.h"

#include <algorithm>

namespace weitblick::ui {

void drawMarksBelow(Canvas& canvas, const Axis& axis, const QRectF& plot, const QRectF& area)
{
    const double line = canvas.lineHeight(canvas.quiet());
    double free = area.left();
    for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
        const double x = axis.toPixel(axis.ticks[i]);
        const double width = canvas.widthOf(axis.labels[i], canvas.quiet()) + 1;
        const double left = std::clamp(x - width / 2, area.left(), std::max(area.left(), area.right() - width));
        if (left < free) {
            continue;
        }
        canvas.line({x, plot.bottom()}, {x, plot.bottom() + 3}, canvas.look().axis);
        canvas.text({left, plot.bottom() + 4, width, line}, Qt::AlignHCenter | Qt::AlignVCenter, axis.labels[i],
                    canvas.quiet());
        free = left + width + 6;
    }
}

} // namespace weitblick::ui
