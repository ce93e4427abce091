// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map_host/layer_stack.h"
#include "core/map_link/documents.h"

namespace weitblick::map_host {

/// The symbols of all layers with their labels, top layer first.
map_link::LegendReady legendOf(const LayerStack& stack, const map_link::MakeLegend& request);

} // namespace weitblick::map_host
