// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QWidget>

namespace weitblick {

/// Errors   InvalidInput  neither .png nor .pdf.
Result<void> checkPictureName(const QString& file);

/// A widget as PNG, pixel for pixel, or as PDF of the same proportions with text as text. The file appears whole or not
/// at all.
/// Errors   InvalidInput  as checkPictureName().   Io.
Result<void> writePicture(QWidget& widget, const QString& file);

} // namespace weitblick
