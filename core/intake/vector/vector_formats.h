// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

// The formats that OGR reads for us, one function each; core/intake/formats.cpp lists them.
Format geoPackageFormat();
Format flatGeobufFormat();
Format dbfFormat();
Format kmlFormat();
Format kmzFormat();
Format gpxFormat();
Format gmlFormat();
Format dxfFormat();
Format mapInfoTabFormat();
Format mapInfoMifFormat();

} // namespace weitblick::intake
