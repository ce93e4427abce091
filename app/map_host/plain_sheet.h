// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/documents.h"

class QgsPrintLayout;

namespace weitblick::map_host {

/// Lays out a sheet without a template: the map with a thin frame, beside it
/// title, subtitle and legend, below it scale bar and attribution. On narrow
/// sheets the legend stands below the map.
void arrangePlainSheet(QgsPrintLayout& layout, const map_link::MakeLayout& request);

} // namespace weitblick::map_host
