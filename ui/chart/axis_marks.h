// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/axis.h"

#include <QRectF>

namespace weitblick::ui {

class Canvas;

/// The ticks of a horizontal axis below a plot, with those labels that have room in `area`.
void drawMarksBelow(Canvas& canvas, const Axis& axis, const QRectF& plot, const QRectF& area);

} // namespace weitblick::ui
