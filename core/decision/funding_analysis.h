// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::decision {

/// funding_check: what each funding programme says of a project, rule by rule with source, and what it would pay.
analysis::Descriptor fundingCheckAnalysis();

} // namespace weitblick::decision
