// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/formula/program.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

namespace weitblick::analysis::formula {

/// What a formula over this layer may name: its columns with their units (a unit that is not in the table counts as
/// none), and its geometry. Dates are texts in ISO form; blobs cannot be named.
/// CRS      area() and length() are possible where PROJ says the layer is projected in metres.
Environment environmentOf(const workspace::LayerSchema& schema);

/// A stored value as the column's type in the environment has it.
Value valueOf(const workspace::Cell& cell, workspace::ColumnType type);

} // namespace weitblick::analysis::formula
