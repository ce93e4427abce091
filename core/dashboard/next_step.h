// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/base/result.h"
#include "core/dashboard/dashboard.h"
#include "core/dashboard/tile_answer.h"
#include "core/workspace/workspace.h"

#include <functional>
#include <string_view>
#include <vector>

// What fills a tile that has nothing to show: results are found by the analysis that makes them, and a step says by
// name what to import or to run.
namespace weitblick::dashboard {

/// The dashboard with every dataset that is not in the project replaced by the newest result of the analysis that the
/// tile names in `made_by`: people call their results as they like.
/// Method   of its results the newest one that has every column which the tile names; none: the name stays.
/// Errors   Database.
Result<Dashboard> withMadeResults(workspace::Workspace& project, Dashboard dashboard);

/// nullptr: no analysis of that id.
using FindAnalysis = std::function<const analysis::Descriptor*(std::string_view id)>;

/// Says steps that run an analysis by its title. Where a layer that the analysis cannot do without is not in the
/// project, the step of a missing tile is to import that one.
/// Errors   Database.
Result<void> nameSteps(workspace::Workspace& project, std::vector<TileAnswer>& answers, const FindAnalysis& find);

} // namespace weitblick::dashboard
