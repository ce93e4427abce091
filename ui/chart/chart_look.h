// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

#include <cstddef>
#include <vector>

namespace weitblick::ui {

/// Colours and font of charts, made from the palette of the window (light, dark, high contrast). Text has a contrast
/// of at least 4.5:1 on the ground, what carries meaning 3:1.
struct ChartLook {
    QColor ground; ///< of a tile
    QColor window; ///< around the tiles
    QColor border;
    QColor text;
    QColor muted; ///< axes, units, notes
    QColor grid;  ///< lines that only guide the eye
    QColor axis;
    QColor accent;
    QColor good;
    QColor bad;
    QColor warning;
    QColor track;                   ///< the empty part of a dial or of a bar in a cell
    std::vector<QColor> categories; ///< any two are told apart in all colour visions (ΔE00 ≥ 10)
    std::vector<QColor> ramp;       ///< little to much, away from the ground
    QFont font;
    double fontPx = 13.0;

    [[nodiscard]] QColor category(std::size_t number) const { return categories[number % categories.size()]; }
    [[nodiscard]] QColor pale(const QColor& color) const; ///< the whole behind what is selected
    [[nodiscard]] QColor rampColor(double share) const;   ///< share from 0 to 1
    /// The colour itself, or nearer to the text until it can be read on the ground (4.5:1).
    [[nodiscard]] QColor readable(const QColor& color) const;
    [[nodiscard]] QColor textOn(const QColor& ground) const;
};

ChartLook chartLook(const QPalette& palette, const QFont& font);

} // namespace weitblick::ui
