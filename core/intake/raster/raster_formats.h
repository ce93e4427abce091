// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

Format geoTiffFormat();       ///< numbers or pictures, with a world file too
Format asciiGridFormat();     ///< Esri ASCII grid (.asc)
Format xyzFormat();           ///< points on a grid, one a line (.xyz)
Format rasterArchiveFormat(); ///< a .zip of tiles in one of these formats: one raster

} // namespace weitblick::intake
