// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyses.h"

#include "core/analysis/general/buffer.h"
#include "core/analysis/general/clip.h"
#include "core/analysis/general/dissolve.h"
#include "core/analysis/general/formula.h"
#include "core/analysis/indicator/indicators_analysis.h"
#include "core/analysis/spatial/aggregate_by_key.h"
#include "core/analysis/spatial/aggregate_to_zones.h"
#include "core/analysis/spatial/nearest.h"
#include "core/analysis/spatial/spatial_join.h"
#include "core/analysis/spatial/zonal_statistics.h"
#include "core/base/nearest_name.h"

#include <algorithm>

namespace weitblick::analysis {

const std::vector<Descriptor>& analyses()
{
    static const std::vector<Descriptor> kAnalyses = {
        general::bufferAnalysis(),           general::clipAnalysis(),         general::dissolveAnalysis(),
        general::formulaAnalysis(),          indicator::indicatorsAnalysis(), spatial::aggregateByKeyAnalysis(),
        spatial::aggregateToZonesAnalysis(), spatial::nearestAnalysis(),      spatial::spatialJoinAnalysis(),
        spatial::zonalStatisticsAnalysis(),
    };
    return kAnalyses;
}

Result<const Descriptor*> findAnalysis(std::string_view id, const std::vector<Descriptor>& among)
{
    const auto found = std::ranges::find(among, id, &Descriptor::id);
    if (found != among.end()) {
        return &*found;
    }
    std::vector<std::string> ids;
    std::ranges::transform(among, std::back_inserter(ids), &Descriptor::id);
    return Error{.code = ErrorCode::NotFound,
                 .message = {"keine Analyse dieses Namens", "no analysis of that name"},
                 .subject = std::string(id),
                 .advice = proposalFor(id, ids)};
}

} // namespace weitblick::analysis
