// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::analysis::spatial {

/// A layer with columns from the features of another one that it meets, contains, lies in or is nearest to.
/// Method   Pairs by cell index or GEOS prepared predicates; sums and means optionally by the common area or length.
/// No data  rows without a match keep their row: count 0, other columns empty. Empty values are left out.
Descriptor spatialJoinAnalysis();

} // namespace weitblick::analysis::spatial
