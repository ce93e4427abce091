// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <QString>

class QApplication;

namespace weitblick::ui {

/// Loads translations and number formats of `language` for the whole program. German is the first language.
void applyLanguage(QApplication& application, Language language);

Language currentLanguage(); ///< of the default locale

/// A sentence of core in the language of the window.
QString say(const Text& text);

/// "10.997" or "10,997".
QString countText(qint64 count);

} // namespace weitblick::ui
