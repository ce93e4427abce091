// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/row_batch.h"

#include <optional>

namespace weitblick::workspace {

/// The number that a cell holds, whole or real.
/// No data  nothing for null, texts and bytes: a text that looks like a number is none.
std::optional<double> numberIn(const Cell& cell);

} // namespace weitblick::workspace
