// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/arguments.h"
#include "core/analysis/descriptor.h"
#include "core/analysis/parameter_check.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/lineage.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace weitblick::analysis {

namespace registry {
class RegistryView;
}

/// How datasets are found; the workspace in the program, a table of them in a test.
struct DatasetLookup {
    std::function<Result<workspace::Dataset>(std::string_view name)> byName;
    std::function<Result<std::optional<workspace::RoleAssignment>>(std::string_view role)> byRole;
};

/// Everything a run needs, checked.
struct ResolvedArguments {
    std::map<std::string, workspace::Dataset, std::less<>> inputs;   ///< by input id; optional ones may be missing
    std::map<std::string, CheckedParameter, std::less<>> parameters; ///< by parameter id; the same
    std::map<std::string, workspace::SourceFile, std::less<>> files; ///< of File parameters
    std::map<std::string, std::map<std::string, std::string>, std::less<>> fields; ///< input id -> role field -> column
};

/// Finds the inputs, fills in defaults, checks and converts all parameters.
///
/// Method   An input that is not given is the dataset that plays its role. A default comes from the descriptor, else
///          from the parameter registry.
/// Errors   InvalidInput, NotFound, Ambiguous, UnsupportedCrs  name the input or parameter and what is allowed.
///          InvalidInput  an argument that the analysis does not know; proposes the nearest.   Cancelled.
Result<ResolvedArguments> resolve(const Descriptor& analysis, const Arguments& arguments, const DatasetLookup& datasets,
                                  registry::RegistryView& registry, Job& job);

} // namespace weitblick::analysis
