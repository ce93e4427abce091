// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analyses.h"
#include "core/base/text.h"
#include "core/workspace/lineage.h"

#include <string>
#include <vector>

namespace weitblick::analysis {

/// "Wie kommt diese Zahl zustande?": the whole way from a dataset back to its source files, as indented plain text.
/// Names analyses by title, lists parameters (defaults marked), registry values with source and validity, overrides,
/// rows read, kept and rejected, hashes of inputs and files, and what is out of date. `known` gives the titles.
std::string explanationText(const workspace::LineageTree& tree, Language language,
                            const std::vector<Descriptor>& known = analyses());

/// The same as JSON: {"dataset", "stale", "title": {de, en}, "record": as workspace::toJson, "inputs": [the same …]}.
std::string explanationJson(const workspace::LineageTree& tree, const std::vector<Descriptor>& known = analyses());

} // namespace weitblick::analysis
