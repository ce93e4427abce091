// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

class QApplication;

namespace weitblick::ui {

/// How the window looks. Text has a contrast of at least 4.5:1 and controls 3:1 in each (WCAG 2.1 AA).
enum class Look : std::uint8_t { Light, Dark, HighContrast };

QPalette paletteOf(Look look);

/// Fusion style, palette and the small style sheet of `look` for the whole program.
void applyLook(QApplication& application, Look look);

QString idOf(Look look); ///< "light", "dark", "high-contrast": for settings
Look lookOf(const QString& id);

/// Relative luminance contrast of two colours, 1 … 21. Source: WCAG 2.1, 1.4.3.
double contrastRatio(const QColor& first, const QColor& second);

} // namespace weitblick::ui
