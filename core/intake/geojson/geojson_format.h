// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

/// GeoJSON: a FeatureCollection, a single Feature or geometry.
Format geoJsonFormat();

/// GeoJSON as a sequence: one feature a line, or behind record separators (RFC 8142).
Format geoJsonSequenceFormat();

} // namespace weitblick::intake
