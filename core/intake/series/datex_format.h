// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

/// DATEX II, versions 2 and 3: measurement sites with measured data, car parks with their states. Other publications
/// (road works, messages) are not read.
Format datexFormat();

} // namespace weitblick::intake
