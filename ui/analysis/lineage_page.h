// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/lineage.h"

#include <QString>

namespace weitblick::ui {

/// The way from a dataset back to its source files as a page: each step with what was done, with what, and its
/// inputs one level deeper. The same facts as analysis::explanationText().
QString lineagePage(const workspace::LineageTree& tree, const QString& dataset);

} // namespace weitblick::ui
