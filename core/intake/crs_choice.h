// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/envelope.h"
#include "core/intake/source.h"

#include <optional>
#include <string>

namespace weitblick::intake {

/// Decides the CRS of a layer with geometry: the user's choice, else what the source says, else a question.
/// Fills schema.srsId and choices.crs, adds a remark, or adds the question "crs" with the systems in which the
/// coordinates would lie in Germany, likeliest first.
///
/// `stated`  what the source says, an EPSG code or WKT; empty where it says nothing.
/// `extent`  of the coordinates, where known: what the options of the question are chosen by.
/// Errors    UnsupportedCrs  the user's choice is not known. (A source that states nonsense leads to the question.)
Result<void> chooseCrs(LayerPreview& layer, const ReadChoices& choices, const std::string& stated,
                       const std::optional<geo::Envelope>& extent);

} // namespace weitblick::intake
