// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::analysis::general {

/// The layer with one more column, computed from the others.
/// Method   core/analysis/formula: types and units are checked before the first row.
/// No data  null in, null out; divisions by zero become null and are counted.
Descriptor formulaAnalysis();

} // namespace weitblick::analysis::general
