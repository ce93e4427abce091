// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::analysis::general {

/// One feature for each combination of values of some columns, with sums and statistics of others.
/// Method   GEOS coverage union where the result keeps the area and is valid, else unary union. Groups run in parallel.
/// No data  empty group values make a group of their own; statistics leave empty values out.
Descriptor dissolveAnalysis();

} // namespace weitblick::analysis::general
