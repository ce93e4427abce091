// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::analysis::spatial {

/// Counts and sums of rows for each value of a column (postal code, AGS), with or without a layer that has the same
/// keys; totals are conserved exactly.
/// Method   Keys are compared as text without blanks around them; sums in whole small units (AmountUnit).
/// No data  rows without a key, or with one that the zones do not have, are the rest; empty values are counted.
Descriptor aggregateByKeyAnalysis();

} // namespace weitblick::analysis::spatial
