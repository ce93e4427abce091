// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/map/feature_shapes.h"
#include "core/map/feature_values.h"
#include "core/workspace/layer_reader.h"

#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::map {

/// What a theme needs of a layer, in memory: shapes in the CRS of the map, and the values of one column.
struct LayerFeatures {
    FeatureShapes shapes;
    FeatureValues values; ///< empty where no column was asked for
};

/// Which features, from where.
struct FeatureSource {
    std::filesystem::path file; ///< the project
    std::string layer;
    std::string column; ///< may be empty
    geo::Crs crs;       ///< of the map
};

/// Reads all features of a layer.
///
/// Method   Two read-only connections, each with half of the feature ids, on two threads; coordinates are turned into
///          those of the map and kept as whole numbers (ShapeGrid). About 90 bytes a building.
/// CRS      any in, source.crs out; a feature that cannot be transformed has no shape.
/// Errors   NotFound  no such file, layer or column.  UnsupportedCrs.  InvalidInput  the table has no geometry.
///          Database, Locked, Cancelled.
Result<LayerFeatures> readFeatures(const FeatureSource& source, Job& job);

/// Reads another column of the same features: for a change of theme.
Result<FeatureValues> readValues(const FeatureSource& source, Job& job);

/// The box of a box in another CRS: its edges are followed in small steps, because straight lines do not stay straight.
geo::Envelope envelopeIn(const geo::Envelope& box, const geo::Transformer& transformer);

/// Walks one reader (columns: at most one, the theme's) to its end or to `lastFid`.
struct FeaturePart {
    std::vector<ShapeBlock> blocks;
    FeatureValues values;
};
Result<FeaturePart> collectFeatures(workspace::LayerReader& reader, ShapeCollector& collector, Job& job,
                                    std::int64_t lastFid = std::numeric_limits<std::int64_t>::max());

} // namespace weitblick::map
