// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/intake/source.h"
#include "core/intake/table/table_source.h"

namespace weitblick::intake::table {

/// What a table would become: exact for small ones, from the head and samples for large ones (at most about 2 s).
/// Errors   as the source; Budget, NotFound (a chosen column), UnsupportedCrs, Cancelled.
Result<LayerPreview> previewTable(TableSource& source, const ReadChoices& choices, Job& job);

/// Reads a table into `sink`: one pass over all rows decides, a second one converts them.
/// Errors   as previewTable(); Ambiguous  a question has no answer; Io  the file changed between the two passes.
Result<void> readTable(TableSource& source, const ReadChoices& choices, RowSink& sink, Job& job);

} // namespace weitblick::intake::table
