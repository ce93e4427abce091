// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

Format tryFormat();       ///< test reference years of the DWD (.dat)
Format epwFormat();       ///< EnergyPlus weather (.epw)
Format pvgisCsvFormat();  ///< typical year of PVGIS (.csv)
Format pvgisJsonFormat(); ///< the same as .json

} // namespace weitblick::intake
