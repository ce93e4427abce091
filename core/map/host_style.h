// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/feature_values.h"
#include "core/map/theme.h"
#include "core/map_link/layer.h"

namespace weitblick::map {

/// How the counts of features stand in labels: on paper people want them, in a QGIS project they would be wrong soon.
enum class LabelCounts : std::uint8_t { Without, With };

/// The looks of a theme as the map host gives them to QGIS: same classes, same colours, for paper and for projects.
/// Labels are in the reader's language.
map_link::LayerStyle hostStyleOf(const Theme& theme, const ClassAssignment& assignment, Language language,
                                 LabelCounts counts = LabelCounts::Without);

} // namespace weitblick::map
