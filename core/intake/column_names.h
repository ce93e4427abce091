// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace weitblick::intake {

/// Column names as a layer can have them, in the order of `names`: valid UTF-8 without control characters, none empty,
/// none that Weitblick has itself (fid, geom), no two that differ only in ASCII case.
std::vector<std::string> usableColumnNames(const std::vector<std::string>& names);

/// A layer name that a workspace takes: valid UTF-8 without control characters, not empty, no reserved beginning.
std::string usableLayerName(const std::string& name);

} // namespace weitblick::intake
