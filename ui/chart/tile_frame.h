// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart.h"

#include <QSizeF>

namespace weitblick::ui {

/// Where the parts of a tile lie.
struct TileFrame {
    QRectF whole;
    QRectF title;
    QRectF badge; ///< empty: not stale
    QRectF caption;
    QRectF content;
    QRectF foot;
    QRectF button; ///< of a missing or stale tile; empty: none
    QString titleText;
    double titleScale = 1.0; ///< a long title is written a little smaller before it takes a second line
    QString captionText;
    QString footText;  ///< all remarks
    QString footShown; ///< those that fit, whole, and how many more there are: "Stand 2024 · 1 Hinweis"
    int footLines = 1;
    double footScale = 1.0; ///< of the quiet text: long remarks are written a little smaller before they are hidden
};

/// `button` is the size of the button that offers the next step; empty in pictures.
TileFrame layOutTile(const Canvas& canvas, const QRectF& area, const dashboard::TileAnswer& answer, const Chart* chart,
                     const QSizeF& button);

/// Ground, border, heading, badge, foot, and for a missing answer the reason.
void drawFrame(Canvas& canvas, const TileFrame& frame, const dashboard::TileAnswer& answer);

QString staleText();

} // namespace weitblick::ui
