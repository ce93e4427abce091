// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/feature_values.h"
#include "core/map/layer_features.h"
#include "core/map/plain_look.h"
#include "core/map/theme.h"
#include "ui/project/project_session.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace weitblick::ui {

/// Which features of a map are selected; the others turn pale.
using FeatureTest = std::function<bool(std::int64_t fid)>;

/// A theme whose classes are the old ones and behind them a pale shade of each, for values that recodedValues() made.
map::Theme withPaleClasses(const map::Theme& theme, const map::Color& paper);

/// For each feature the number of its class in withPaleClasses(): pale where `isSelected` says no.
map::FeatureValues recodedValues(const map::Theme& theme, const map::ClassAssignment& assignment,
                                 const map::FeatureShapes& shapes, const FeatureTest& isSelected);

/// Points large enough for a map of the size of a tile, with a dark rim, where there are not too many of them.
map::Theme withReadablePoints(map::Theme theme, const map::FeatureShapes& shapes);

/// The layers that make a place readable, to lie below the one that is coloured; the top one first.
std::vector<map::PlainLayer> contextOf(const ProjectSnapshot& project, const std::string& layer);

/// A town plan that steps back behind the theme.
map::Theme paleContext(const map::PlainLayer& layer);

} // namespace weitblick::ui
