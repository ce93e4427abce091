// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

/// CityGML 1.0, 2.0 and 3.0: the buildings with their footprints. Roofs, walls and the other objects of the model are
/// not read; the remarks count what is left out.
Format cityGmlFormat();

} // namespace weitblick::intake
