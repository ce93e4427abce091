// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/base/text.h"

#include <string>

namespace weitblick::analysis {

/// The descriptor as one JSON object: what the window's form and `analyses --json` are made from.
std::string toJson(const Descriptor& descriptor);

/// The tables of inputs, parameters (unit, default, range) and outputs as Markdown, for the handbook page.
std::string methodTables(const Descriptor& descriptor, Language language);

/// Title, summary and tables: a complete page for an analysis, also what `help ANALYSIS` prints.
std::string methodPage(const Descriptor& descriptor, Language language);

/// "0 m … 100 km", "≥ 1", "" without a range; in the parameter's unit.
std::string rangeText(const Parameter& parameter, Language language);

/// Plain text for `run ANALYSIS --help`: one paragraph a parameter.
std::string helpText(const Descriptor& descriptor, Language language);

} // namespace weitblick::analysis
