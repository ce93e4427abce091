// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map_host/layer_stack.h"
#include "core/map_link/documents.h"

#include <filesystem>

namespace weitblick::map_host {

/// Fills a layout template (or the plain sheet) with the layers, an extent and
/// texts and writes it into `stagingFolder`.
///
/// Method   The first map item of the template shows extent and layers; legends
/// follow the layers; texts replace those
///          of the label items with the same id, word for word (no expressions
///          in them are evaluated).
/// Errors   InvalidInput  the template is none, or has no map.  UnsupportedCrs.
/// Budget  the picture would need more
///          than 2 GiB of memory.  Io  it could not be written.
Result<map_link::LayoutMade> makeLayout(LayerStack& stack, const map_link::MakeLayout& request,
                                        const std::filesystem::path& stagingFolder);

} // namespace weitblick::map_host
