// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/layer_schema.h"

#include <cstdint>

namespace weitblick::intake {

/// Counts which kinds of geometry a layer really holds, and says which type the layer has for that.
struct GeometryCensus {
    bool points = false;
    bool multiPoints = false;
    bool lines = false;
    bool multiLines = false;
    bool polygons = false;
    bool multiPolygons = false;
    bool others = false;
    bool hasZ = false;
    std::int64_t features = 0;

    /// `wkbType` 1 point … 7 collection; others count as "anything".
    void see(unsigned wkbType);
    /// Single kinds where no multi one is there, multi where both are, GEOMETRY for a mixture; `declared` where there
    /// is no geometry at all.
    [[nodiscard]] workspace::GeometryType type(workspace::GeometryType declared) const;
};

} // namespace weitblick::intake
