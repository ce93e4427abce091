// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/arguments.h"
#include "core/analysis/descriptor.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::analysis {

namespace registry {
class Registry;
}

enum class ExistingOutput : std::uint8_t { Refuse, Replace };
enum class ResultCache : std::uint8_t { Use, Ignore };

struct RunOptions {
    std::map<std::string, std::string> outputNames; ///< output id -> dataset name; missing: a free default name
    ExistingOutput existing = ExistingOutput::Refuse;
    ResultCache cache = ResultCache::Use;
    std::optional<std::chrono::year_month_day> asOf; ///< registry values of this day; nothing: today (UTC)
    const registry::Registry* registry = nullptr;    ///< nullptr: the shipped one
};

/// What a run left behind.
struct RunOutcome {
    std::string runHash;
    bool fromCache = false;                            ///< an equal run had been made before; nothing was computed
    std::map<std::string, workspace::Dataset> outputs; ///< by output id
    std::int64_t rowsRead = 0;
    std::int64_t rowsKept = 0;
    std::int64_t rowsRejected = 0;
    std::vector<Text> notes;
    std::vector<std::string> stale; ///< datasets that are out of date now
};

/// Checks the arguments, runs the analysis and publishes its outputs with their lineage; or finds the equal run.
///
/// Method   run hash = SHA-256 of analysis id, version, canonical parameters, content hashes of inputs and files, and
///          the registry values it may read. Parameters reach the lineage with defaults, registry values with source,
///          validity and override. All or nothing: a run that fails or is cancelled leaves nothing behind.
/// Errors   InvalidInput, NotFound, Ambiguous, UnsupportedCrs  an argument; names it, the allowed range and unit.
///          ReadOnly  the workspace is open for reading only.   Cancelled.
///          and what the analysis itself reports.
/// Threads  uses the workspace from the calling thread only.
Result<RunOutcome> run(workspace::Workspace& workspace, const Descriptor& analysis, const Arguments& arguments,
                       const RunOptions& options, Job& job);

} // namespace weitblick::analysis
