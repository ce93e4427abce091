// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/feature_values.h"
#include "core/map/plain_look.h"
#include "core/map/theme.h"

#include <string>
#include <vector>

namespace weitblick::map {

/// The column that says how land is used, of a layer that is about land use; empty: none.
std::string landUseColumn(const PlainLayer& layer, const std::vector<std::string>& columns);

/// Land use in the calm colours of a town plan.
///
/// Method   The colour follows the words of the class (Wald, Acker, Wohnbau …, also in English); what no word tells is
///          left as `plain` has it. Nothing where the column holds no text, or more classes than anybody reads.
/// Source   word list after AdV, Nutzungsartenkatalog 2021; colours by eye, none stronger than a theme's.
Theme landUseTheme(Theme plain, const std::string& column, const FeatureValues& values);

} // namespace weitblick::map
