// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QRect>
#include <QString>

class QPainter;

namespace weitblick::ui {

// What stands on a map besides the map.

/// What maps are drawn on: light paper, or dark where the look is dark.
QColor mapPaper(const QPalette& palette);
/// What is written on it, and the edge around the letters.
QColor mapInk(const QPalette& palette);

/// How much larger than on a usual screen all of it is: as the letters are. At least 1.
double furnitureScale(const QFont& font);

/// A sentence in the middle, on paper of its own so that it can be read over a picture.
void paintHint(QPainter& painter, const QRect& map, const QPalette& palette, const QString& text);

/// Bottom left: a length of 1, 2 or 5 times a power of ten.
void paintScaleBar(QPainter& painter, const QRect& map, const QPalette& palette, double metresPerPx);

/// Top right.
void paintNorthArrow(QPainter& painter, const QRect& map, const QPalette& palette);

/// Bottom right: where the data come from, as their licences demand. Nothing for an empty text.
void paintAttribution(QPainter& painter, const QRect& map, const QPalette& palette, const QString& text);

/// Top left: a sentence that takes nothing from the map. Nothing for an empty text.
void paintNotice(QPainter& painter, const QRect& map, const QPalette& palette, const QString& text);

/// 1, 2 or 5 times a power of ten, at most `limit`.
double roundLength(double limit);

} // namespace weitblick::ui
