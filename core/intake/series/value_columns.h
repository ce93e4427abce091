// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/series/series_columns.h"

#include <cstddef>
#include <vector>

namespace weitblick::intake {

/// Names the streams of the value columns: quantity, unit and kind from header and units; of a wide table also the
/// site.
///
/// Method   "100031297 (Promenade)" with channels beside it is one counting station (Eco-Counter). Headers that all
///          name quantities are those of one site, the file; any other headers are a site each.
void nameValues(SeriesColumns& found, const table::TableLayout& layout, const std::vector<std::size_t>& columns);

} // namespace weitblick::intake
