// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/intake/budget.h"

#include <cstdint>
#include <filesystem>

namespace weitblick::intake {

/// Reads an XML file to its end before the library does, which would take what comes before the damage for all there
/// is, and would expand what entities promise.
///
/// The result is how many lists of coordinates the file has: where the library makes no geometry of them, that is told.
///
/// Method   expat; no document type, nesting ≤ 64. In <coordinates>, <posList>, the <pos> of a geometry and the lat and
///          lon of GPX only numbers.
/// Errors   InvalidInput  not well formed (the message has the line), a DOCTYPE, nested too deep, words for numbers.
///          Io, Cancelled.
Result<std::int64_t> checkXml(const std::filesystem::path& file, Job& job);

/// The same for every .kml in a KMZ; the library also unpacks these into memory as a whole.
/// Errors   as checkXml(); Budget  they inflate beyond the limits.
Result<void> checkKmz(const std::filesystem::path& file, const Budget& budget, Job& job);

} // namespace weitblick::intake
