// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/dashboard/tile_answer.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <vector>

namespace weitblick::dashboard {

/// One place on two maps.
struct FeatureDifference {
    std::int64_t fid = 0; ///< on the layer of the first map
    double first = 0.0;
    double second = 0.0;
    Difference difference; ///< first minus second
};

/// A map that shows by how much one map is above or below another.
struct DifferenceMap {
    MapAnswer map;                           ///< over the layer of the first map; differences within the band are 0
    std::vector<FeatureDifference> features; ///< of which both maps know the value, in the order of their ids
    bool hasBands = false;                   ///< an uncertainty is known of at least one
};

struct DifferenceNames {
    Text first; ///< "Variante A": what is told by the heading of the legend
    Text second;
    Language language = Language::German; ///< of the labels of the legend
};

/// First minus second.
///
/// Method   Features are the same where both maps show one layer; else they are joined by the keys of zones, or by the
///          first column of that name in both layers whose values are unique and that joins most features, at least
///          half of those of the smaller layer. Up to three classes on either side of zero with the same round bounds
///          (natural breaks of the sizes); what lies within the uncertainty of the difference (bandOf()), or is zero to
///          nine digits, is one class of its own in a neutral colour. Colours: blue is better and red is worse where
///          the indicator says what is good, else purple is more and orange is less.
/// Units    those of the maps; a difference of percentages is in percentage points.
/// No data  a feature that one of the maps has no value for has none.
/// Errors   InvalidInput  the maps do not show numbers of the same unit.
///          NotFound      nothing joins the two layers.   Database.   Cancelled.
/// Threads  uses the workspace from the calling thread only.
Result<DifferenceMap> differenceMap(workspace::Workspace& project, const MapAnswer& first, const MapAnswer& second,
                                    const DifferenceNames& names, Job& job);

} // namespace weitblick::dashboard
