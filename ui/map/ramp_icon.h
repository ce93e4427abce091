// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/color_ramp.h"

#include <QIcon>

class QComboBox;

namespace weitblick::ui {

/// A ramp as a strip of 64 x 14 pixels.
QIcon rampIcon(const map::ColorRamp& ramp);

/// All ramps with their strips; the data of an entry is the ramp's id.
void fillRamps(QComboBox& box);

} // namespace weitblick::ui
