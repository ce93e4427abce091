// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

class QPalette;

namespace weitblick::ui {

/// A line icon in the text colour of the palette, so that it is there in every look: "open", "import", "pan" … An
/// unknown name gives an empty icon.
QIcon toolIcon(const QString& name, const QPalette& palette);

} // namespace weitblick::ui
