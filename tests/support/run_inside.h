// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/runner.h"

#include <functional>

#include "tests/support/analysis_run.h"

namespace weitblick::test {

using InsideRun = std::function<Result<void>(analysis::RunContext&, Job&)>;

/// Calls `inside` as an analysis with one input "layer" would be called, for what needs a RunContext.
inline Result<analysis::RunOutcome> runInside(AnalysisProject& project, const std::string& layer,
                                              const InsideRun& inside)
{
    static InsideRun current; // a run function is a plain pointer
    current = inside;
    const analysis::Descriptor descriptor{
        .id = "inside",
        .version = "1",
        .title = {"innen", "inside"},
        .summary = {"innen", "inside"},
        .group = {"Test", "Test"},
        .inputs = {{.id = "layer", .title = {"Ebene", "Layer"}}},
        .outputs = {{.id = "result", .title = {"Nichts", "Nothing"}, .nameSuffix = "nichts"}},
        .methodPage = "none",
        .run = [](analysis::RunContext& context, Job& job) -> Result<void> {
            WB_CHECK(current(context, job));
            WB_TRY([[maybe_unused]] analysis::OutputLayer* const output, context.startOutput("result", {}));
            return {};
        }};
    Job job;
    analysis::RunOptions options;
    options.registry = &project.registry;
    options.cache = analysis::ResultCache::Ignore;
    return analysis::run(project.project, descriptor, {{"layer", layer}}, options, job);
}

} // namespace weitblick::test
